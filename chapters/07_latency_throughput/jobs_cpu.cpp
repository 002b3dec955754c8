// Jobs on the CPU: a lane is a job, twelve registers are twelve times as many, a thread has its
// own.
//
// Run it:  ./book run 07
#include "chapters/07_latency_throughput/jobs.hpp"
#include "common/base/error.hpp"

#include <algorithm>
#include <cstring>
#include <string>

namespace m2m::jobs {

namespace {

#if defined(__AVX512F__)
constexpr int vector_bytes = 64;
#elif defined(__AVX__)
constexpr int vector_bytes = 32;
#else
constexpr int vector_bytes = 16;
#endif
using Vector = float __attribute__((vector_size(vector_bytes)));
constexpr std::size_t lanes = vector_bytes / sizeof(float);

// The compiler must not know a and b, or it would add `steps` at once.
volatile float hidden_one = 1;

// [group] `vectors` × lanes jobs side by side. Within a job each step waits for the last one; the
// jobs do not wait for each other.
template <int vectors>
void run_group(std::size_t first, std::size_t count, int steps, float* results) {
    const float one = hidden_one;
    const Vector a = Vector{} + one, b = Vector{} + one;
    float values[vectors * lanes];
    for (std::size_t i = 0; i < vectors * lanes; ++i) values[i] = start_of(first + i);
    Vector x[vectors];
#pragma GCC unroll 12
    for (int v = 0; v < vectors; ++v) std::memcpy(&x[v], values + v * lanes, sizeof(Vector));
    for (int step = 0; step < steps; ++step) {
#pragma GCC unroll 12
        for (int v = 0; v < vectors; ++v) x[v] = x[v] * a + b;
    }
#pragma GCC unroll 12
    for (int v = 0; v < vectors; ++v) std::memcpy(values + v * lanes, &x[v], sizeof(Vector));
    std::memcpy(results + first, values, std::min(count, vectors * lanes) * sizeof(float));
}

}  // namespace

void run_on_cpu(std::size_t count, int steps, int threads, float* results) {
    // Waking threads costs microseconds.
    const bool alone = threads == 1 || static_cast<double>(count) * steps < 1e6;
    constexpr std::size_t group = 12 * lanes;
#pragma omp parallel for num_threads(alone ? 1 : threads) schedule(static)
    for (std::size_t first = 0; first < count; first += group) {
        const std::size_t left = count - first;
        // As few registers as hold the jobs: the first result as soon as can be.
        if (left <= lanes) {
            run_group<1>(first, left, steps, results);
        } else if (left <= 4 * lanes) {
            run_group<4>(first, left, steps, results);
        } else {
            run_group<12>(first, left, steps, results);
        }
    }
}

void start_cpu_threads(int threads) {
    int started = 0;
#pragma omp parallel num_threads(threads) reduction(+ : started)
    started += 1;
    if (started < 1) throw Error("no thread started");
}

void verify(std::size_t count, int steps, const float* results, const char* where) {
    for (std::size_t job = 0; job < count; ++job) {
        if (results[job] != start_of(job) + static_cast<float>(steps))
            throw Error(std::string("job ") + std::to_string(job) + " is wrong on " + where);
    }
}

}  // namespace m2m::jobs
