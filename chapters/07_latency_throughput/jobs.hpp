// The work of chapter 07: jobs that are alike, each a chain in which every step needs the one
// before.
//
// A step is x ← x·a + b, one multiply-add. With a = b = 1 the result is the start plus the number
// of steps, exactly, as long as it stays below 2²⁴: a step too few or too many is seen at once.
#pragma once

#include <cstddef>

namespace m2m::jobs {

/// Job j starts at j mod 1024.
constexpr float start_of(std::size_t job) {
    return static_cast<float>(job % 1024);
}

/// Most steps a job may have, so that all results are exact.
constexpr int most_steps = (1 << 24) - 1024;

/// Runs `count` jobs of `steps` steps on `threads` CPU threads; results[j] is job j's. Few jobs
/// stay on one thread.
void run_on_cpu(std::size_t count, int steps, int threads, float* results);

/// The same on the GPU, one thread a job; `results` is host memory and complete when it returns.
class GpuJobs {
  public:
    /// Reserves device memory for that many jobs.
    explicit GpuJobs(std::size_t most_jobs);
    GpuJobs(const GpuJobs&) = delete;
    GpuJobs& operator=(const GpuJobs&) = delete;
    ~GpuJobs();
    void run(std::size_t count, int steps, float* results);

  private:
    std::size_t most_jobs_ = 0;
    float* device_results_ = nullptr;
};

/// Starts a kernel that does nothing, `launches` times, and waits at the end.
void launch_empty_kernels(int launches);

/// Starts all CPU threads on nothing and waits for them.
void start_cpu_threads(int threads);

/// @throws Error naming the first of `count` results that is wrong.
void verify(std::size_t count, int steps, const float* results, const char* where);

}  // namespace m2m::jobs
