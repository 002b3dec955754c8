// Copies the matrices to the device, calls the answer, copies the products back.
#include "batched.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"
#include "harness.hpp"

#include <cmath>

std::vector<float> run_batched(int count, int m, int n, int k, const std::vector<float>& A,
                               const std::vector<float>& B) {
    // Behind B lies NaN: who goes on to a second B gets that.
    m2m::DeviceMatrix a(count * m, k), b(count * k, n), c(count * m, n);
    std::vector<float> more_than_b(b.size(), NAN), C(c.size(), NAN);
    for (std::size_t i = 0; i < B.size(); ++i) more_than_b[i] = B[i];
    a.upload(A.data());
    b.upload(more_than_b.data());
    c.upload(C.data());
    cublasHandle_t handle = nullptr;
    CUDA_CHECK(cublasCreate(&handle));
    batched(handle, count, m, n, k, a.data(), b.data(), c.data());
    m2m::device_synchronize();
    CUDA_CHECK(cublasDestroy(handle));
    c.download(C.data());
    return C;
}
