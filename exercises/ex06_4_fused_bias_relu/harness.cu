// Copies the data to the device, calls the answer, copies Z back.
#include "bias_relu.hpp"
#include "common/device/device.hpp"
#include "harness.hpp"

std::vector<float> run_bias_relu(int rows, int columns, const std::vector<float>& bias,
                                 const std::vector<float>& Z) {
    m2m::DeviceMatrix b(1, columns), z(rows, columns);
    b.upload(bias.data());
    z.upload(Z.data());
    add_bias_relu(rows, columns, b.data(), z.data());
    m2m::device_synchronize();
    std::vector<float> result(z.size());
    z.download(result.data());
    return result;
}
