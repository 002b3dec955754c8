// The copies of a build without a device (M2M_HOST_ONLY).
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/error.hpp"

namespace m2m::machine {

CopySpeeds measure_copies(std::size_t, double) {
    throw Error("this build has no device: it was configured with M2M_HOST_ONLY=ON");
}

}  // namespace m2m::machine
