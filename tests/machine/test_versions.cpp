// Driver, toolkit, runtime, cuBLAS, architecture: which combinations work, and what is said when
// they do not.
#include "common/device/device.hpp"
#include "common/device/gpus.hpp"
#include "common/device/versions.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace m2m::tests {
namespace {

// A T4 with everything of CUDA 12.4.
CudaVersions fitting() {
    CudaVersions v;
    v.driver = v.runtime = v.compiled = 12040;
    v.cublas = 120400;
    v.kernel_module = v.driver_library = "550.54.14";
    v.capabilities = {75};
    v.architectures = "75-real;75-virtual";
    return v;
}

void expect_fits(const CudaVersions& versions) {
    const auto findings = check_versions(versions);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_FALSE(findings[0].fault) << findings[0].text;
}

// Exactly one fault, a single sentence that holds every word of `words`.
void expect_fault(const CudaVersions& versions, const std::vector<std::string>& words) {
    const auto findings = check_versions(versions);
    ASSERT_EQ(findings.size(), 1u);
    EXPECT_TRUE(findings[0].fault) << findings[0].text;
    EXPECT_EQ(findings[0].text.find('\n'), std::string::npos);
    for (const std::string& word : words)
        EXPECT_NE(findings[0].text.find(word), std::string::npos)
            << word << " is not in: " << findings[0].text;
}

TEST(Versions, ThatAreEqualFit) {
    expect_fits(fitting());
}

TEST(Versions, WithANewerDriverFit) {
    CudaVersions v = fitting();
    v.driver = 13000;
    expect_fits(v);
}

TEST(Versions, WithADriverOfAnOlderMajorAreTheClassicMismatch) {
    CudaVersions v = fitting();
    v.driver = 12020;
    v.runtime = v.compiled = 13000;
    v.cublas = 130000;
    expect_fault(v, {"toolkit (CUDA 13.0)", "driver allows (CUDA 12.2)",
                     "update the driver to 580.65.06", "or build with"});
}

TEST(Versions, WithAnOlderDriverOfTheSameMajorFitWhenThereIsMachineCode) {
    CudaVersions v = fitting();
    v.driver = 12020;
    expect_fits(v);
}

TEST(Versions, WithAnOlderDriverOfTheSameMajorAndOnlyPtxDoNotFit) {
    CudaVersions v = fitting();
    v.driver = 12020;
    v.architectures = "52";  // what nvcc builds when nobody says otherwise, on a Colab T4
    expect_fault(v, {"PTX of CUDA 12.4", "CUDA 12.2", "-DCMAKE_CUDA_ARCHITECTURES=75-real"});
    v.driver = 12040;  // this driver can compile it
    expect_fits(v);
}

TEST(Versions, WithoutCodeForTheGpuDoNotFit) {
    CudaVersions v = fitting();
    v.architectures = "80-real,90-real";
    expect_fault(v, {"none for this GPU", "7.5", "ARCHITECTURES=75-real"});
    v.architectures = "90-virtual";  // PTX of a newer GPU
    expect_fault(v, {"none for this GPU"});
}

TEST(Versions, RunMachineCodeOfTheSameMajorAndALowerMinor) {
    CudaVersions v = fitting();
    v.capabilities = {86};
    v.architectures = "80-real";
    expect_fits(v);
    v.capabilities = {80};
    v.architectures = "86-real";
    expect_fault(v, {"none for this GPU"});
}

TEST(Versions, OfCublasAndRuntimeMustBeOfTheSameMajor) {
    CudaVersions v = fitting();
    v.cublas = 110000;
    expect_fault(v, {"cuBLAS is of CUDA 11", "CUDA 12", "LD_LIBRARY_PATH"});
}

TEST(Versions, OfADriverUpdatedWithoutARestartDoNotFit) {
    CudaVersions v = fitting();
    v.driver_library = "550.90.07";
    expect_fault(v, {"550.54.14", "550.90.07", "restart"});
}

TEST(Versions, WithoutADriverSayWhatToInstall) {
    CudaVersions v = fitting();
    v.driver = 0;
    v.kernel_module = v.driver_library = "";
    expect_fault(v, {"no NVIDIA driver", "525.60.13", "--preset cpu"});
}

TEST(Versions, OfNothingAtAllAreNoFault) {
    EXPECT_TRUE(check_versions({}).empty());
}

TEST(Versions, AreReadAsToolsPrintThem) {
    EXPECT_EQ(parse_cuda_version("12.2"), 12020);
    EXPECT_EQ(parse_cuda_version("13.0 "), 13000);
    EXPECT_EQ(parse_cuda_version("N/A"), 0);
    EXPECT_EQ(cuda_version_text(12080), "12.8");
    EXPECT_EQ(parse_capability("7.5"), 75);
    EXPECT_EQ(parse_capability("12.0"), 120);
    EXPECT_EQ(parse_capability("[N/A]"), 0);
    EXPECT_EQ(parse_kernel_module(
                  "NVRM version: NVIDIA UNIX x86_64 Kernel Module  535.104.05  Sat Aug 19 2023\n"),
              "535.104.05");
    EXPECT_EQ(parse_kernel_module("NVRM version: NVIDIA UNIX Open Kernel Module for x86_64  "
                                  "580.65.06  Release Build\n"),
              "580.65.06");
    EXPECT_EQ(parse_kernel_module(""), "");
}

// ---- is there a GPU, and does its driver answer? ----

TEST(GpuSigns, OfNoGpuAreNoFault) {
    EXPECT_FALSE(check_gpu_signs({}).fault);
    EXPECT_EQ(check_gpu_signs({}).text, "no NVIDIA GPU");
    GpuSigns tool_only;
    tool_only.smi_installed = true;  // a container's, on a machine without a GPU
    EXPECT_FALSE(check_gpu_signs(tool_only).fault);
}

TEST(GpuSigns, OfAGpuThatWorksAreNoFault) {
    EXPECT_FALSE(check_gpu_signs({true, true, true, true, ""}).fault);
    EXPECT_FALSE(check_gpu_signs({true, true, false, false, ""}).fault)
        << "only its tool is missing";
}

TEST(GpuSigns, OfAGpuWithoutADriverSayHowToInstallOne) {
    const VersionFinding finding = check_gpu_signs({true, false, false, false, ""});
    EXPECT_TRUE(finding.fault);
    EXPECT_NE(finding.text.find("no driver runs it"), std::string::npos);
}

TEST(GpuSigns, OfADriverThatDoesNotAnswerRepeatWhatItSays) {
    const VersionFinding finding =
        check_gpu_signs({true, true, true, false, "Driver/library version mismatch"});
    EXPECT_TRUE(finding.fault);
    EXPECT_NE(finding.text.find("Driver/library version mismatch"), std::string::npos);
    EXPECT_NE(finding.text.find("restart"), std::string::npos);
}

TEST(Gpus, AreThereWhenADeviceIs) {
    const std::vector<Gpu> found = gpus();
    EXPECT_EQ(!found.empty(), device_present());
    for (const Gpu& gpu : found) {
        EXPECT_EQ(gpu.simulated, device_simulated());
        EXPECT_GT(gpu.multiprocessors, 0);
        EXPECT_GT(gpu.memory_bytes, 0u);
        const std::string text = describe(gpu);
        EXPECT_NE(text.find(gpu.name), std::string::npos);
        if (gpu.simulated) {
            EXPECT_EQ(text.find("GHz"), std::string::npos) << text;
            EXPECT_EQ(text.find("GB/s"), std::string::npos) << text;
        }
    }
    if (device_simulated()) {
        EXPECT_EQ(cuda_versions().driver, 0);
    }
}

TEST(Gpus, HaveTheBandwidthOfTheirParts) {
    Gpu t4;
    t4.memory_clock_hz = 5001e6;
    t4.bus_bits = 256;
    EXPECT_NEAR(t4.memory_bandwidth() / 1e9, 320, 0.1);
}

}  // namespace
}  // namespace m2m::tests
