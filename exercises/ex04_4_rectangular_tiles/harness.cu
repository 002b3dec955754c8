// Copies the matrices to the device, calls the answer, copies C back.
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"
#include "harness.hpp"
#include "matmul.hpp"

std::vector<float> run_matmul(int m, int n, int k, const std::vector<float>& A,
                              const std::vector<float>& B) {
    m2m::DeviceMatrix a(m, k), b(k, n), c(m, n);
    a.upload(A.data());
    b.upload(B.data());
    matmul(m, n, k, a.data(), b.data(), c.data());
    m2m::device_synchronize();
    std::vector<float> C(c.size());
    c.download(C.data());
    return C;
}
