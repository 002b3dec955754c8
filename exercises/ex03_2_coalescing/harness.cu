// Copies the data to the device, calls the answer, copies the result back.
#include "common/device/device.hpp"
#include "harness.hpp"
#include "scale_rows.hpp"

std::vector<float> run_scale_rows(int rows, int columns, const std::vector<float>& factor,
                                  const std::vector<float>& X) {
    m2m::DeviceMatrix f(rows, 1), x(rows, columns), out(rows, columns);
    f.upload(factor.data());
    x.upload(X.data());
    scale_rows(rows, columns, f.data(), x.data(), out.data());
    m2m::device_synchronize();
    std::vector<float> result(out.size());
    out.download(result.data());
    return result;
}
