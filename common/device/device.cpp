#include "common/device/device.hpp"

#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/device/cuda_check.hpp"

#include <string>
#include <utility>

namespace m2m {

namespace {

std::string advice(cudaError_t status) {
    switch (status) {
        case cudaErrorNoDevice:
            return "no GPU was found: build the CPU version with ./book, or run ./book doctor";
        case cudaErrorInsufficientDriver:
            return "the driver is older than the CUDA toolkit: update the driver or install an "
                   "older toolkit";
        case cudaErrorNoKernelImageForDevice:
            return "the program was built for another GPU: remove build/ and run ./book again on "
                   "this machine";
        case cudaErrorUnsupportedPtxVersion:
            return "the toolkit is newer than the driver understands: update the driver or use an "
                   "older toolkit";
        case cudaErrorMemoryAllocation:
            return "the device's memory is full: use a smaller size or batch";
        default:
            return "";
    }
}

std::string place(const char* call, const char* file, int line) {
    return std::string(" in ") + call + " (" + file + ":" + std::to_string(line) + ")";
}

}  // namespace

void cuda_check(cudaError_t status, const char* call, const char* file, int line) {
    if (status == cudaSuccess) return;
    const std::string help = advice(status);
    throw Error(std::string(cudaGetErrorName(status)) + ": " + cudaGetErrorString(status) +
                place(call, file, line) + (help.empty() ? "" : "; " + help));
}

void cuda_check(cublasStatus_t status, const char* call, const char* file, int line) {
    if (status == CUBLAS_STATUS_SUCCESS) return;
    throw Error(std::string(cublasGetStatusName(status)) + ": " + cublasGetStatusString(status) +
                place(call, file, line));
}

bool device_simulated() {
#ifdef M2M_SIMULATED_DEVICE
    return true;
#else
    return false;
#endif
}

std::string why_no_device() {
    int count = 0;
    const cudaError_t status = cudaGetDeviceCount(&count);
    if (status == cudaSuccess && count > 0) return "";
    cudaGetLastError();  // the question is answered; do not leave its error for the next caller
    int driver = 0;
    if (status == cudaErrorInsufficientDriver &&
        (cudaDriverGetVersion(&driver) != cudaSuccess || driver == 0)) {
        return "there is no NVIDIA driver: install one, or build the CPU version with ./book "
               "--preset cpu";
    }
    const std::string help = advice(status == cudaSuccess ? cudaErrorNoDevice : status);
    return help.empty() ? cudaGetErrorString(status) : help;
}

bool device_present() {
    return why_no_device().empty();
}

int device_count() {
    int count = 0;
    if (cudaGetDeviceCount(&count) == cudaSuccess) return count;
    cudaGetLastError();  // no driver: no devices
    return 0;
}

void choose_device(int device) {
    const int count = device_count();
    if (count == 0) throw Error(why_no_device());
    if (device < 0 || device >= count) {
        throw UsageError(
            "there is no device " + std::to_string(device) + ": " +
            (count == 1 ? "the only one is 0" : "they are 0 to " + std::to_string(count - 1)) +
            (device_simulated()
                 ? " (SIMT_DEVICES=" + std::to_string(count + 1) + " simulates one more)"
                 : ""));
    }
    CUDA_CHECK(cudaSetDevice(device));
}

int chosen_device() {
    int device = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    return device;
}

std::string cuda_device_name() {
    const std::string number =
        device_count() > 1 ? ", device " + std::to_string(chosen_device()) : "";
    if (device_simulated()) {
        const int threads = cpu_threads();
        return "simulated on the CPU (" + std::to_string(threads) +
               (threads == 1 ? " thread)" : " threads)") + number;
    }
    cudaDeviceProp properties{};
    CUDA_CHECK(cudaGetDeviceProperties(&properties, chosen_device()));
    return properties.name + number;
}

void device_synchronize() {
    CUDA_CHECK(cudaDeviceSynchronize());
}

DeviceMatrix::DeviceMatrix(int rows, int cols) : rows_(rows), cols_(cols) {
    if (size() > 0)
        CUDA_CHECK(cudaMalloc(reinterpret_cast<void**>(&data_), size() * sizeof(float)));
}

DeviceMatrix::DeviceMatrix(DeviceMatrix&& other) noexcept {
    *this = std::move(other);
}

DeviceMatrix& DeviceMatrix::operator=(DeviceMatrix&& other) noexcept {
    std::swap(rows_, other.rows_);
    std::swap(cols_, other.cols_);
    std::swap(data_, other.data_);
    return *this;
}

DeviceMatrix::~DeviceMatrix() {
    cudaFree(
        data_);  // a destructor must not throw; a failed free shows up at the next checked call
}

void DeviceMatrix::upload(const float* host) {
    if (size() > 0)
        CUDA_CHECK(cudaMemcpy(data_, host, size() * sizeof(float), cudaMemcpyHostToDevice));
}

void DeviceMatrix::download(float* host) const {
    if (size() > 0)
        CUDA_CHECK(cudaMemcpy(host, data_, size() * sizeof(float), cudaMemcpyDeviceToHost));
}

HostMatrix DeviceMatrix::to_host() const {
    HostMatrix host(rows_, cols_);
    download(host.data());
    return host;
}

}  // namespace m2m
