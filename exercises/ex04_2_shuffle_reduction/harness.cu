// Copies the matrix to the device, calls the answer, copies the sums back.
#include "common/device/device.hpp"
#include "harness.hpp"
#include "row_sums.hpp"

std::vector<float> run_row_sums(int rows, int columns, const std::vector<float>& A) {
    m2m::DeviceMatrix a(rows, columns), sums(rows, 1);
    a.upload(A.data());
    row_sums(rows, columns, a.data(), sums.data());
    m2m::device_synchronize();
    std::vector<float> result(sums.size());
    sums.download(result.data());
    return result;
}
