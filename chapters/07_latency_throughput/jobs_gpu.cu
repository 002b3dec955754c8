// Jobs on the GPU: a thread is a job.
//
// Run it:  ./book run 07
#include "chapters/07_latency_throughput/jobs.hpp"
#include "common/base/error.hpp"
#include "common/device/cuda_check.hpp"

#include <cuda_runtime.h>

#include <string>

namespace m2m::jobs {

namespace {

// [kernel] One job. a and b are arguments, so that the compiler does not know them.
__global__ void job_kernel(std::size_t count, int steps, float a, float b, float* results) {
    const std::size_t job = std::size_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (job >= count) return;
    float x = job % 1024;  // start_of(job)
    for (int step = 0; step < steps; ++step) x = x * a + b;
    results[job] = x;
}

__global__ void empty_kernel() {}

}  // namespace

GpuJobs::GpuJobs(std::size_t most_jobs) : most_jobs_(most_jobs) {
    CUDA_CHECK(cudaMalloc(reinterpret_cast<void**>(&device_results_), most_jobs * sizeof(float)));
}

GpuJobs::~GpuJobs() {
    cudaFree(device_results_);
}

// [run] The way of one job: start a kernel, wait for it, bring the result home.
void GpuJobs::run(std::size_t count, int steps, float* results) {
    if (count > most_jobs_)
        throw Error("no device memory was reserved for " + std::to_string(count) + " jobs");
    if (count == 0) return;
    const unsigned threads = count < 128 ? static_cast<unsigned>(count) : 128;
    const unsigned blocks = static_cast<unsigned>((count + threads - 1) / threads);
    job_kernel<<<blocks, threads>>>(count, steps, 1.0f, 1.0f, device_results_);
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaMemcpy(results, device_results_, count * sizeof(float), cudaMemcpyDeviceToHost));
}

void launch_empty_kernels(int launches) {
    for (int i = 0; i < launches; ++i) empty_kernel<<<1, 1>>>();
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaDeviceSynchronize());
}

}  // namespace m2m::jobs
