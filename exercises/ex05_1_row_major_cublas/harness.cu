// Copies the matrices to the device, calls the answer, copies dW back.
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"
#include "harness.hpp"
#include "weight_gradient.hpp"

#include <cmath>

std::vector<float> run_weight_gradient(int batch, int inputs, int outputs,
                                       const std::vector<float>& X, const std::vector<float>& dY) {
    m2m::DeviceMatrix x(batch, inputs), dy(batch, outputs), dw(inputs, outputs);
    std::vector<float> dW(dw.size(), NAN);
    x.upload(X.data());
    dy.upload(dY.data());
    dw.upload(dW.data());
    cublasHandle_t handle = nullptr;
    CUDA_CHECK(cublasCreate(&handle));
    weight_gradient(handle, batch, inputs, outputs, x.data(), dy.data(), dw.data());
    m2m::device_synchronize();
    CUDA_CHECK(cublasDestroy(handle));
    dw.download(dW.data());
    return dW;
}
