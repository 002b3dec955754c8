// Copies the matrices to the device, calls the answer, copies the result back.
#include "common/device/device.hpp"
#include "harness.hpp"
#include "scale_add.hpp"

std::vector<float> run_scale_add(int rows, int columns, float factor, const std::vector<float>& X,
                                 const std::vector<float>& Y) {
    m2m::DeviceMatrix x(rows, columns), y(rows, columns), out(rows, columns);
    x.upload(X.data());
    y.upload(Y.data());
    scale_add(rows, columns, factor, x.data(), y.data(), out.data());
    m2m::device_synchronize();
    std::vector<float> result(out.size());
    out.download(result.data());
    return result;
}
