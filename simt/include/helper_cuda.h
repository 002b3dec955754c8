// Error checking and device choice by the names that NVIDIA's samples and many courses use:
// checkCudaErrors, getLastCudaError, findCudaDevice, … Our own code, written from how the samples
// call them.
#pragma once

#include "cuda_runtime.h"
#include "helper_string.h"

#include <cstdio>
#include <cstdlib>

#ifndef MAX
#define MAX(a, b) ((a) > (b) ? (a) : (b))
#endif

inline const char* _cudaGetErrorEnum(cudaError_t error) {
    return cudaGetErrorName(error);
}
#ifdef CUBLAS_VERSION  // cublas_v2.h was included before
inline const char* _cudaGetErrorEnum(cublasStatus_t status) {
    return cublasGetStatusName(status);
}
#endif

/// Ends the program with a message when a CUDA call failed.
template <class Result>
void check(Result result, const char* call, const char* file, int line) {
    if (static_cast<int>(result) == 0) return;
    std::fprintf(stderr, "CUDA error at %s:%d code=%u(%s) \"%s\" \n", file, line,
                 static_cast<unsigned>(result), _cudaGetErrorEnum(result), call);
    std::exit(EXIT_FAILURE);
}
#define checkCudaErrors(call) check((call), #call, __FILE__, __LINE__)

inline void __getLastCudaError(const char* message, const char* file, int line, bool end) {
    const cudaError_t error = cudaGetLastError();
    if (error == cudaSuccess) return;
    std::fprintf(stderr, "%s(%i) : getLastCudaError() CUDA error : %s : (%d) %s.\n", file, line,
                 message, static_cast<int>(error), cudaGetErrorString(error));
    if (end) std::exit(EXIT_FAILURE);
}
#define getLastCudaError(message) __getLastCudaError(message, __FILE__, __LINE__, true)
#define printLastCudaError(message) __getLastCudaError(message, __FILE__, __LINE__, false)

inline int ftoi(float value) {
    return static_cast<int>(value >= 0 ? value + 0.5f : value - 0.5f);
}

/// FP32 units of one multiprocessor. Source: CUDA C++ Programming Guide, "Arithmetic Instructions".
inline int _ConvertSMVer2Cores(int major, int minor) {
    if (major == 3) return 192;
    if (major == 6) return minor == 0 ? 64 : 128;
    if (major == 7 || (major == 8 && minor == 0)) return 64;
    return 128;
}

inline const char* _ConvertSMVer2ArchName(int major, int minor) {
    switch (major) {
        case 3:
            return "Kepler";
        case 5:
            return "Maxwell";
        case 6:
            return "Pascal";
        case 7:
            return minor == 5 ? "Turing" : "Volta";
        case 8:
            return minor == 9 ? "Ada" : "Ampere";
        case 9:
            return "Hopper";
        default:
            return "Blackwell";
    }
}

/// Makes `device` the current one; ends the program when there is none such.
inline int gpuDeviceInit(int device) {
    int count = 0;
    checkCudaErrors(cudaGetDeviceCount(&count));
    if (device < 0) device = 0;
    if (device >= count) {
        std::fprintf(stderr, "device %d: there are %d (0 to %d)\n", device, count, count - 1);
        std::exit(EXIT_FAILURE);
    }
    cudaDeviceProp properties;
    checkCudaErrors(cudaGetDeviceProperties(&properties, device));
    checkCudaErrors(cudaSetDevice(device));
    std::printf("gpuDeviceInit() CUDA Device [%d]: \"%s\"\n", device,
                _ConvertSMVer2ArchName(properties.major, properties.minor));
    return device;
}

/// All simulated devices are alike.
inline int gpuGetMaxGflopsDeviceId() {
    return 0;
}

/// The device that `-device=N` names, or the first; made current.
inline int findCudaDevice(int argc, const char** argv) {
    if (checkCmdLineFlag(argc, argv, "device")) {
        return gpuDeviceInit(getCmdLineArgumentInt(argc, argv, "device"));
    }
    const int device = gpuGetMaxGflopsDeviceId();
    checkCudaErrors(cudaSetDevice(device));
    cudaDeviceProp properties;
    checkCudaErrors(cudaGetDeviceProperties(&properties, device));
    std::printf("GPU Device %d: \"%s\" with compute capability %d.%d\n\n", device, properties.name,
                properties.major, properties.minor);
    return device;
}

inline bool checkCudaCapabilities(int major, int minor) {
    int device = 0;
    cudaDeviceProp properties;
    checkCudaErrors(cudaGetDevice(&device));
    checkCudaErrors(cudaGetDeviceProperties(&properties, device));
    return properties.major > major || (properties.major == major && properties.minor >= minor);
}
