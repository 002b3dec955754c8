// The chapter's program as a reader runs it: devices, ranks by MPI, a rank that dies.
#include "chapters/09_many_devices/ranks.hpp"
#include "chapters/09_many_devices/teams.hpp"
#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <chrono>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <memory>
#include <mutex>
#include <sstream>
#include <string>
#include <thread>

namespace m2m::tests {
namespace {

const std::string program = M2M_MANY_DEVICES_PROGRAM;

// Ranks that wait give their core away: the tests share this machine with others.
const bool yields = ::setenv("OMPI_MCA_mpi_yield_when_idle", "1", 0) == 0;

// Before main: the simulator reads it once.
const bool two_devices = ::setenv("SIMT_DEVICES", "2", 0) == 0;

#ifdef M2M_SANITIZED
// Open MPI keeps memory until a rank ends, and LeakSanitizer would fail every rank for it.
const bool leaks_are_mpis = ::setenv("ASAN_OPTIONS", "detect_leaks=0", 1) == 0;
#endif

struct Ended {
    int status;
    std::string output, errors;
};

/// Runs the program; standard error is kept too.
Ended run(const std::string& arguments) {
    const std::filesystem::path errors =
        std::filesystem::path(::testing::TempDir()) / ("errors" + std::to_string(::getpid()));
    const ProcessResult result = capture_process(
        {"sh", "-c", "'" + program + "' " + arguments + " 2>'" + errors.string() + "'"});
    std::ostringstream text;
    text << std::ifstream(errors).rdbuf();
    std::filesystem::remove(errors);
    return {result.status, result.output, text.str()};
}

std::vector<float> losses(const std::string& arguments) {
    const Ended ended =
        run("train --data digits --hidden 16 --progress none --json --stop-after 20 " + arguments);
    EXPECT_EQ(ended.status, 0) << ended.errors;
    const auto json = nlohmann::json::parse(ended.output, nullptr, false);
    if (json.is_discarded()) {
        ADD_FAILURE() << "not JSON:\n" << ended.output;
        return {};
    }
    return json.at("step_losses").get<std::vector<float>>();
}

TEST(DevicesCommand, ListsDevicesAndTrainsOnEachAndOnAll) {
    const Ended ended = run("devices --json");
    ASSERT_EQ(ended.status, 0) << ended.errors;
    const auto json = nlohmann::json::parse(ended.output);
    if (json.at("devices").empty()) {
        EXPECT_NE(json.at("why_not_together").get<std::string>(), "");
        return;
    }
    EXPECT_TRUE(json.at("each_gives_the_same").get<bool>());
    EXPECT_FALSE(json.at("placement").empty());
    if (json.at("simulated").get<bool>()) {
        EXPECT_EQ(json.at("devices").size(), 2u);
        EXPECT_EQ(json.at("why_not_together").get<std::string>(), "");
    }
    if (json.at("why_not_together").get<std::string>().empty()) {
        EXPECT_LE(json.at("together_differs").get<double>(), 1e-5);
    }
}

// The other rank waits in an all-reduce that will never be complete.
TEST(RunOnDevices, ARankThatFailsEndsAllRanks) {
    if (!why_no_nccl().empty() || device_count() < 2) {
        EXPECT_FALSE(two_devices && device_simulated()) << "there are two simulated devices";
        return;
    }
    for (const int failing : {0, 1}) {
        for (const int step : {0, 3}) {  // before its first all-reduce, and after some
            std::vector<int> steps(2, 0);
            try {
                run_on_devices({0, 1}, [&](Team& team) {
                    float* values = nullptr;
                    CUDA_CHECK(cudaMalloc(&values, sizeof(float)));
                    const std::unique_ptr<float, cudaError_t (*)(float*)> owned(
                        values, [](float* p) { return cudaFree(p); });
                    for (int i = 0; i < 5; ++i) {
                        if (team.rank() == failing && i == step) throw Error("this rank is ill");
                        team.sum(1, values);
                        ++steps[static_cast<std::size_t>(team.rank())];
                    }
                });
                FAIL() << "nobody was told";
            } catch (const Error& error) {
                EXPECT_STREQ(error.what(), "this rank is ill");
            }
            EXPECT_EQ(steps, std::vector<int>(2, step));
        }
    }
    // And the devices are fit for the next team.
    int done = 0;
    std::mutex mutex;
    run_on_devices({0, 1}, [&](Team& team) {
        const std::lock_guard<std::mutex> lock(mutex);
        done += team.size();
    });
    EXPECT_EQ(done, 4);
}

TEST(ManyDevicesProgram, RefusesWhatMakesNoSense) {
    const struct {
        const char* arguments;
        const char* message;
    } cases[] = {
        {"train --ranks 2 --devices 0,1", "use one"},
        {"train --ranks 100000", "from 1 to 1024"},
        {"train --devices 0,1 --backend openmp/simd", "runs on the CPU"},
        {"train --devices 0,0 --backend cuda/naive", "named twice"},
        {"train --devices 0,97 --backend cuda/naive", "no device 97"},
        {"dance", "see ./book run 09 --help"},
    };
    for (const auto& [arguments, message] : cases) {
        const Ended ended = run(arguments);
        if (ended.errors.find("device") != std::string::npos && ended.status == 1)
            continue;  // a machine without a GPU, in a build for one
        EXPECT_EQ(ended.status, 2) << arguments << '\n' << ended.errors;
        EXPECT_NE(ended.errors.find(message), std::string::npos) << arguments << '\n'
                                                                 << ended.errors;
        EXPECT_EQ(ended.errors.rfind("error: ", 0), 0u) << ended.errors;
    }
}

#ifdef M2M_TEST_MPI

TEST(Ranks, TellTheStoryOfOneRank) {
    const std::vector<float> one = losses("--batch 30");
    ASSERT_TRUE(yields);
    ASSERT_EQ(one.size(), 20u);
    EXPECT_LE(largest_difference(losses("--batch 30 --ranks 2"), one), 1e-5);
}

TEST(Ranks, WorkOnDeviceMemoryToo) {
    const std::vector<float> one = losses("--batch 30 --backend cuda/naive");
    ASSERT_EQ(one.size(), 20u);
    EXPECT_LE(largest_difference(losses("--batch 30 --backend cuda/naive --ranks 2"), one), 1e-5);
}

TEST(Ranks, MoreThanCoresAreRefusedWithTheLineForSeveralMachines) {
    const Ended ended = run("train --ranks 1000");
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.errors.find("mpirun --hostfile"), std::string::npos) << ended.errors;
}

TEST(Ranks, MoreThanThereAreCoresAreRefusedWithTheWayOut) {
    const Ended ended = run("train --ranks 1024");  // no machine of a reader has as many
    EXPECT_EQ(ended.status, 2);
    EXPECT_NE(ended.errors.find("would wait for each other; use --ranks "), std::string::npos)
        << ended.errors;
    EXPECT_NE(ended.errors.find("--hostfile"), std::string::npos) << ended.errors;
}

TEST(Ranks, ARankThatDiesEndsTheJobAndACheckpointGoesOn) {
    const std::filesystem::path file = std::filesystem::path(::testing::TempDir()) /
                                       ("dying" + std::to_string(::getpid()) + ".safetensors");
    const std::string flags =
        "train --data digits --hidden 16 --batch 30 --progress none --ranks 2 ";
    std::string errors;
    int status = -1;
    std::thread job([&] {
        const Ended ended =
            run(flags + "--epochs 1000 --checkpoint-every 5 --checkpoint '" + file.string() + "'");
        status = ended.status;
        errors = ended.errors;
    });
    // The newest process of this job is a rank; the file says that the ranks are at work.
    std::string victim;
    for (int tries = 0; tries < 600 && victim.empty(); ++tries) {
        std::this_thread::sleep_for(std::chrono::milliseconds(50));
        if (!std::filesystem::exists(file)) continue;
        victim =
            capture_process({"pgrep", "-n", "-f", "^" + program + " .*" + file.string()}).output;
    }
    ASSERT_FALSE(victim.empty()) << "no rank came up";
    ::kill(std::atoi(victim.c_str()), SIGKILL);
    job.join();
    EXPECT_EQ(status, 1) << errors;
    EXPECT_NE(errors.find("a rank failed or died"), std::string::npos) << errors;
    EXPECT_NE(errors.find("--resume " + file.string()), std::string::npos) << errors;

    const auto steps_after = [&](int stop) {
        const Ended resumed = run(flags + "--epochs 1000 --json --stop-after " +
                                  std::to_string(stop) + " --resume '" + file.string() + "'");
        EXPECT_EQ(resumed.status, 0) << resumed.errors;
        return nlohmann::json::parse(resumed.output).at("steps").get<int>();
    };
    const int done = steps_after(1);  // at the checkpoint already
    EXPECT_GE(done, 5);
    EXPECT_EQ(steps_after(done + 3), done + 3);
    std::filesystem::remove(file);
}

#else

TEST(Ranks, WithoutMpiSayWhatToInstall) {
    const Ended ended = run("train --ranks 1");
    EXPECT_EQ(ended.status, 1);
    EXPECT_NE(ended.errors.find("apt-get install libopenmpi-dev"), std::string::npos)
        << ended.errors;
    EXPECT_EQ(losses("--batch 30").size(), 20u) << "everything else works";
}

#endif

}  // namespace
}  // namespace m2m::tests
