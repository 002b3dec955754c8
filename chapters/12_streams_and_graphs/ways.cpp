// The four ways beside each other: verified, and timed where a time means something.
#include "chapters/12_streams_and_graphs/pipeline.hpp"
#include "chapters/12_streams_and_graphs/streams.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"
#include "common/measure/in_turns.hpp"

#include <cuda_runtime.h>

#include <algorithm>
#include <cmath>
#include <functional>
#include <string>
#include <vector>

namespace m2m::streams {

namespace {

float number(std::size_t i) {
    return static_cast<float>(i % 1021);
}

// Two arrays each of ordinary, pinned and device memory, freed at the end.
class Memory {
  public:
    explicit Memory(std::size_t n) : pageable_in(n), pageable_out(n) {
        const std::size_t bytes = std::max<std::size_t>(n, 1) * sizeof(float);
        // [pinned] Page-locked memory, which the copy engines reach by themselves.
        CUDA_CHECK(cudaMallocHost(reinterpret_cast<void**>(&pinned_in), bytes));
        CUDA_CHECK(cudaMallocHost(reinterpret_cast<void**>(&pinned_out), bytes));
        // [device] What the kernels read and write.
        CUDA_CHECK(cudaMalloc(reinterpret_cast<void**>(&in), bytes));
        CUDA_CHECK(cudaMalloc(reinterpret_cast<void**>(&out), bytes));
        for (std::size_t i = 0; i < n; ++i) pageable_in[i] = pinned_in[i] = number(i);
    }
    Memory(const Memory&) = delete;
    Memory& operator=(const Memory&) = delete;
    ~Memory() {
        cudaFreeHost(pinned_in);
        cudaFreeHost(pinned_out);
        cudaFree(in);
        cudaFree(out);
    }
    std::vector<float> pageable_in, pageable_out;
    float *pinned_in = nullptr, *pinned_out = nullptr, *in = nullptr, *out = nullptr;
};

void verify(const char* name, const Job& job) {
    for (std::size_t i = 0; i < job.n; ++i) {
        const float x = number(i);
        if (!(job.host_out[i] == x * x + x))
            throw Error(std::string(name) + ": element " + std::to_string(i) + " is wrong");
    }
}

}  // namespace

Ways compare_ways(std::size_t n, int pieces, int stream_count, double seconds) {
    Memory memory(n);
    const Streams streams(stream_count);
    const Job pageable{n, memory.pageable_in.data(), memory.pageable_out.data(), memory.in,
                       memory.out};
    const Job pinned{n, memory.pinned_in, memory.pinned_out, memory.in, memory.out};
    const auto whole = [&](const Job& job) { in_one_stream(job, streams.front()); };
    const auto cut = [&](const Job& job) { in_pieces(job, pieces, streams.data(), stream_count); };
    const std::vector<std::function<void()>> runs = {[&] { whole(pageable); },
                                                     [&] { cut(pageable); }, [&] { whole(pinned); },
                                                     [&] { cut(pinned); }};
    Ways ways{{{"pageable, one stream", 0},
               {"pageable, in pieces", 0},
               {"pinned, one stream", 0},
               {"pinned, in pieces", 0}}};
    for (std::size_t i = 0; i < runs.size(); ++i) {
        const Job& job = i < 2 ? pageable : pinned;
        std::fill_n(job.host_out, n, NAN);
        runs[i]();
        verify(ways.all[i].name, job);
    }
    if (device_simulated() || !build_measures_speed()) return ways;
    const std::vector<double> times = time_in_turns(runs, seconds);
    for (std::size_t i = 0; i < runs.size(); ++i) ways.all[i].seconds = times[i];
    return ways;
}

}  // namespace m2m::streams
