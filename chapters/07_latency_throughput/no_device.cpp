// The GPU's jobs of a build without a device (M2M_HOST_ONLY).
#include "chapters/07_latency_throughput/jobs.hpp"
#include "common/base/error.hpp"

namespace m2m::jobs {

namespace {
[[noreturn]] void no_device() {
    throw Error("this build has no device: it was configured with M2M_HOST_ONLY=ON");
}
}  // namespace

GpuJobs::GpuJobs(std::size_t) {
    no_device();
}
GpuJobs::~GpuJobs() = default;
void GpuJobs::run(std::size_t, int, float*) {
    no_device();
}
void launch_empty_kernels(int) {
    no_device();
}

}  // namespace m2m::jobs
