// ./book doctor: facts for people and for programs, a ✗ only where something is wrong.
#include "common/base/machine.hpp"
#include "common/device/device.hpp"
#include "tests/tools/run_book.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <sys/stat.h>

#include <cstdlib>
#include <string>

namespace {

using m2m::run_book;
using nlohmann::json;

// The finding of that name; a test failure and null when there is none.
json find(const json& findings, const std::string& what) {
    for (const json& finding : findings) {
        if (finding.at("what") == what) return finding;
    }
    ADD_FAILURE() << "no finding '" << what << "'";
    return {{"text", ""}, {"fault", false}, {"facts", nullptr}};
}

TEST(Doctor, DescribesTheMachineForPrograms) {
    const json findings = json::parse(run_book({"doctor", "--json"}).out);
    EXPECT_EQ(find(findings, "cpu").at("facts").at("name"), m2m::cpu_name());
    EXPECT_GE(find(findings, "cores").at("facts").at("cores").get<int>(), 1);
    EXPECT_GE(find(findings, "simd").at("facts").at("used_bits").get<int>(), 128);
    EXPECT_EQ(find(findings, "clock").at("facts").at("measured_hz").is_null(),
              !m2m::build_measures_speed());
    EXPECT_TRUE(find(findings, "caches").at("facts").is_array());
    EXPECT_GT(find(findings, "memory").at("facts").at("bytes").get<double>(), 1e8);
    for (const char* what : {"openmp", "nvcc", "gpu", "device", "build"}) find(findings, what);
}

TEST(Doctor, MarksAFaultExactlyWhereItExitsWithOne) {
    const auto run = run_book({"doctor"});
    EXPECT_EQ(run.status == 1, run.out.find("✗") != std::string::npos) << run.out;
    if (m2m::device_present()) {
        EXPECT_EQ(run.status, 0) << run.out;
    }
}

TEST(Doctor, KnowsTheMemorysPartsWhenToldThem) {
    ::setenv("M2M_MEMORY", "DDR4-2933x4", 1);
    const auto right = run_book({"doctor"});
    ::setenv("M2M_MEMORY", "nonsense", 1);
    const auto wrong = run_book({"doctor"});
    ::unsetenv("M2M_MEMORY");
    EXPECT_NE(right.out.find("93.87 GB/s by its parts"), std::string::npos) << right.out;
    EXPECT_EQ(wrong.status, 2);
    EXPECT_NE(wrong.err.find("nonsense"), std::string::npos) << wrong.err;
}

// A machine whose toolkit is newer than its driver, as far as their tools tell.
class PretendedInstallation {
  public:
    PretendedInstallation(const std::string& driver_cuda, const std::string& toolkit) {
        program("nvidia-smi",
                "case $* in *query*) echo 'Tesla T4, 7.5, 535.104.05, 15360 MiB, 1590 MHz, 5001 "
                "MHz' ;; *) echo 'NVIDIA-SMI 535.104.05  CUDA Version: " +
                    driver_cuda + "  |' ;; esac");
        program("nvcc", "echo 'Cuda compilation tools, release " + toolkit + ", V" + toolkit + "'");
        path_ = std::getenv("PATH");
        ::setenv("PATH", (directory_.path() + ":" + path_).c_str(), 1);
    }
    ~PretendedInstallation() { ::setenv("PATH", path_.c_str(), 1); }

  private:
    void program(const std::string& name, const std::string& line) {
        const std::string file = directory_.write(name, "#!/bin/sh\n" + line + "\n");
        ::chmod(file.c_str(), 0755);
    }
    m2m::TestDirectory directory_;
    std::string path_;
};

TEST(Doctor, ExplainsTheClassicMismatchInOneSentence) {
    if (!m2m::device_simulated()) return;  // a real runtime tells the real versions
    const PretendedInstallation pretended("12.2", "13.0");
    const auto run = run_book({"doctor", "--json"});
    EXPECT_EQ(run.status, 1);
    const json versions = find(json::parse(run.out), "versions");
    EXPECT_TRUE(versions.at("fault").get<bool>());
    const std::string text = versions.at("text");
    EXPECT_NE(text.find("(CUDA 13.0) is newer than the driver allows (CUDA 12.2)"),
              std::string::npos)
        << text;
    EXPECT_NE(text.find("update the driver to 580.65.06"), std::string::npos) << text;
}

TEST(Doctor, FindsNothingWrongWhereVersionsFit) {
    if (!m2m::device_simulated()) return;  // a real runtime tells the real versions
    const PretendedInstallation pretended("12.4", "12.4");
    const auto run = run_book({"doctor"});
    EXPECT_EQ(run.status, 0) << run.out;
    EXPECT_NE(run.out.find("✓ NVIDIA GPU Tesla T4: compute capability 7.5"), std::string::npos)
        << run.out;
    EXPECT_NE(run.out.find("fit together"), std::string::npos) << run.out;
}

}  // namespace
