// The devices of a build without one (M2M_HOST_ONLY).
#include "common/device/gpus.hpp"

namespace m2m {

std::vector<Gpu> gpus() {
    return {};
}

std::string describe(const Gpu& gpu) {
    return gpu.name;
}

CudaVersions cuda_versions() {
    return {};
}

}  // namespace m2m
