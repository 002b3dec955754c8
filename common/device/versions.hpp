// Do the parts of a CUDA installation fit together? Driver, runtime, toolkit, cuBLAS, architecture.
#pragma once

#include <string>
#include <vector>

namespace m2m {

/// Versions as CUDA numbers them: 12040 is 12.4. 0 where a part is not there or does not say.
struct CudaVersions {
    int driver = 0;    ///< newest CUDA that the driver can run (cudaDriverGetVersion)
    int runtime = 0;   ///< the runtime library this program runs with (cudaRuntimeGetVersion)
    int compiled = 0;  ///< the toolkit it was compiled with (CUDART_VERSION)
    int cublas = 0;    ///< cublasGetVersion, as major × 10000 + minor × 100
    std::string kernel_module;      ///< the driver's kernel part: "535.104.05"
    std::string driver_library;     ///< its user part (libcuda, nvidia-smi): "535.104.05"
    std::vector<int> capabilities;  ///< compute capability of each GPU: 75 for 7.5
    std::string architectures;      ///< what was built: "75-real,120-real,120-virtual"
};

struct VersionFinding {
    bool fault;
    std::string text;  ///< one sentence; of a fault, with the fix
};

/// Everything that follows from the versions alone: each fault once, or one line that says that
/// they fit. Rules: CUDA Compatibility guide (minor version compatibility since CUDA 11: a driver
/// runs every release of its major version, but compiles PTX of none newer than itself) and nvcc's
/// manual, "GPU Compilation" (machine code runs on the same major and an equal or higher minor
/// capability).
std::vector<VersionFinding> check_versions(const CudaVersions& versions);

/// What the system shows of a GPU and of its driver's tools.
struct GpuSigns {
    bool in_slot = false;        ///< the PCI bus has an NVIDIA GPU
    bool device_file = false;    ///< the driver has made /dev/nvidia0, or WSL2 /dev/dxg
    bool smi_installed = false;  ///< nvidia-smi is on PATH …
    bool smi_works = false;      ///< … and finds a GPU
    std::string smi_says;        ///< its first line when it does not
};

/// No GPU (not a fault), a GPU without a driver, a driver that does not answer, or a GPU that
/// works.
VersionFinding check_gpu_signs(const GpuSigns& signs);

/// 75 for "7.5", as nvidia-smi prints a compute capability; 0 when it is none.
int parse_capability(const std::string& text);

/// "12.4" for 12040.
std::string cuda_version_text(int version);

/// 12020 for "12.2", as nvidia-smi and nvcc print it; 0 when it is no version.
int parse_cuda_version(const std::string& text);

/// Oldest Linux driver for a CUDA major version: "580.65.06" for 13; "" when unknown. Sources: CUDA
/// Toolkit Release Notes, "CUDA Toolkit and Corresponding Driver Versions", and the table of majors
/// in <https://docs.nvidia.com/deploy/cuda-compatibility/minor-version-compatibility.html> (read
/// 2026-11-22).
std::string oldest_driver(int cuda_major);

/// "535.104.05" from a line of /proc/driver/nvidia/version; "" when there is none.
std::string parse_kernel_module(const std::string& text);

}  // namespace m2m
