// Rounds the matrices, copies them to the device, calls the answer, copies the product back.
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"
#include "half_product.hpp"
#include "harness.hpp"

#include <cmath>

namespace {

__half* on_device(const std::vector<float>& values) {
    std::vector<__half> rounded;
    for (float value : values) rounded.push_back(__float2half(value));
    __half* data = nullptr;
    CUDA_CHECK(cudaMalloc(&data, rounded.size() * sizeof(__half)));
    CUDA_CHECK(
        cudaMemcpy(data, rounded.data(), rounded.size() * sizeof(__half), cudaMemcpyHostToDevice));
    return data;
}

}  // namespace

std::vector<float> run_half_product(int m, int n, int k, const std::vector<float>& A,
                                    const std::vector<float>& B) {
    __half* const a = on_device(A);
    __half* const b = on_device(B);
    m2m::DeviceMatrix c(m, n);
    std::vector<float> C(c.size(), NAN);
    c.upload(C.data());
    cublasHandle_t handle = nullptr;
    CUDA_CHECK(cublasCreate(&handle));
    half_product(handle, m, n, k, a, b, c.data());
    m2m::device_synchronize();
    CUDA_CHECK(cublasDestroy(handle));
    c.download(C.data());
    CUDA_CHECK(cudaFree(a));
    CUDA_CHECK(cudaFree(b));
    return C;
}
