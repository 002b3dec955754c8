// Copies the matrix to the device, calls the answer, copies the transpose back.
#include "common/device/device.hpp"
#include "harness.hpp"
#include "transpose.hpp"

std::vector<float> run_transpose(int rows, int columns, const std::vector<float>& in) {
    m2m::DeviceMatrix from(rows, columns), to(columns, rows);
    from.upload(in.data());
    transpose(rows, columns, from.data(), to.data());
    m2m::device_synchronize();
    std::vector<float> result(to.size());
    to.download(result.data());
    return result;
}
