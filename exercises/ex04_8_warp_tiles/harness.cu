// Calls the answer and copies what it wrote back.
#include "common/device/device.hpp"
#include "harness.hpp"
#include "owners.hpp"

#include <cmath>

std::vector<float> run_owners() {
    m2m::DeviceMatrix owner(64, 64);
    std::vector<float> numbers(owner.size(), NAN);
    owner.upload(numbers.data());
    write_owners(owner.data());
    m2m::device_synchronize();
    owner.download(numbers.data());
    return numbers;
}
