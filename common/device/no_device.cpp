// The device of a build without one (M2M_HOST_ONLY): it is never present, and asking for its memory
// is an error.
#include "common/base/error.hpp"
#include "common/device/device.hpp"

#include <utility>

namespace m2m {

namespace {
[[noreturn]] void no_device() {
    throw Error("this build has no device: it was configured with M2M_HOST_ONLY=ON");
}
}  // namespace

bool device_simulated() {
    return false;
}
bool device_present() {
    return false;
}
std::string why_no_device() {
    return "this build has no device: it was configured with M2M_HOST_ONLY=ON";
}
int device_count() {
    return 0;
}
void choose_device(int) {
    no_device();
}
int chosen_device() {
    no_device();
}
std::string cuda_device_name() {
    no_device();
}
void device_synchronize() {}

DeviceMatrix::DeviceMatrix(int rows, int cols) : rows_(rows), cols_(cols) {
    no_device();
}
DeviceMatrix::DeviceMatrix(DeviceMatrix&&) noexcept = default;
DeviceMatrix& DeviceMatrix::operator=(DeviceMatrix&&) noexcept = default;
DeviceMatrix::~DeviceMatrix() = default;
void DeviceMatrix::upload(const float*) {
    no_device();
}
void DeviceMatrix::download(float*) const {
    no_device();
}
HostMatrix DeviceMatrix::to_host() const {
    no_device();
}

}  // namespace m2m
