// Copies and kernels: one after another, and at the same time.
//
// Run it:  ./book run 12
#include "chapters/12_streams_and_graphs/pipeline.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

#include <cuda_runtime.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace m2m::streams {

namespace {

constexpr int threads = 256;

__global__ void work_kernel(std::size_t n, const float* x, float* y) {
    const std::size_t i = std::size_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < n) y[i] = x[i] * x[i] + x[i];
}

unsigned blocks_for(std::size_t n) {
    return static_cast<unsigned>((n + threads - 1) / threads);
}

float number(std::size_t i) {
    return static_cast<float>(i % 1021);
}

}  // namespace

// [one_stream] A stream is a queue: the kernel waits for the first copy, the last copy for it.
void in_one_stream(const Job& job, cudaStream_t stream) {
    if (job.n == 0) return;
    const std::size_t bytes = job.n * sizeof(float);
    CUDA_CHECK(cudaMemcpyAsync(job.in, job.host_in, bytes, cudaMemcpyHostToDevice, stream));
    work_kernel<<<blocks_for(job.n), threads, 0, stream>>>(job.n, job.in, job.out);
    CUDA_CHECK(cudaGetLastError());
    CUDA_CHECK(cudaMemcpyAsync(job.host_out, job.out, bytes, cudaMemcpyDeviceToHost, stream));
    CUDA_CHECK(cudaStreamSynchronize(stream));
}

// [pieces] Pieces do not wait for each other unless they share a stream.
void in_pieces(const Job& job, int pieces, cudaStream_t const* streams, int stream_count) {
    const std::size_t length = (job.n + pieces - 1) / pieces;
    for (int piece = 0; piece < pieces; ++piece) {
        const std::size_t first = std::min(piece * length, job.n);
        const std::size_t count = std::min(length, job.n - first);  // the last piece is shorter
        if (count == 0) break;
        const std::size_t bytes = count * sizeof(float);
        const cudaStream_t stream = streams[piece % stream_count];
        CUDA_CHECK(cudaMemcpyAsync(job.in + first, job.host_in + first, bytes,
                                   cudaMemcpyHostToDevice, stream));
        work_kernel<<<blocks_for(count), threads, 0, stream>>>(count, job.in + first,
                                                               job.out + first);
        CUDA_CHECK(cudaGetLastError());
        CUDA_CHECK(cudaMemcpyAsync(job.host_out + first, job.out + first, bytes,
                                   cudaMemcpyDeviceToHost, stream));
    }
    for (int i = 0; i < stream_count; ++i) CUDA_CHECK(cudaStreamSynchronize(streams[i]));
}

// [memory] What both ways work on.
namespace {

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

class Streams {
  public:
    explicit Streams(int count) : all(static_cast<std::size_t>(count)) {
        for (cudaStream_t& stream : all) CUDA_CHECK(cudaStreamCreate(&stream));
    }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    ~Streams() {
        for (cudaStream_t stream : all) cudaStreamDestroy(stream);
    }
    std::vector<cudaStream_t> all;
};

template <class Run>
double verified_and_timed(const char* name, const Job& job, double seconds, const Run& run) {
    std::fill_n(job.host_out, job.n, NAN);
    run();
    for (std::size_t i = 0; i < job.n; ++i) {
        const float x = number(i);
        if (!(job.host_out[i] == x * x + x))
            throw Error(std::string(name) + ": element " + std::to_string(i) + " is wrong");
    }
    if (device_simulated() || !build_measures_speed()) return 0;
    double best = 1e300;
    int runs = 0;
    const Timer whole;
    do {
        const Timer timer;
        run();
        best = std::min(best, timer.seconds());
    } while (++runs < 5 || whole.seconds() < seconds);
    return best;
}

}  // namespace

Ways compare_ways(std::size_t n, int pieces, int stream_count, double seconds) {
    Memory memory(n);
    const Streams streams(stream_count);
    const Job pageable{n, memory.pageable_in.data(), memory.pageable_out.data(), memory.in,
                       memory.out};
    const Job pinned{n, memory.pinned_in, memory.pinned_out, memory.in, memory.out};
    const auto whole = [&](const char* name, const Job& job) {
        return Way{name, verified_and_timed(name, job, seconds,
                                            [&] { in_one_stream(job, streams.all[0]); })};
    };
    const auto cut = [&](const char* name, const Job& job) {
        return Way{name, verified_and_timed(name, job, seconds, [&] {
                       in_pieces(job, pieces, streams.all.data(), stream_count);
                   })};
    };
    return {{whole("pageable, one stream", pageable), cut("pageable, in pieces", pageable),
             whole("pinned, one stream", pinned), cut("pinned, in pieces", pinned)}};
}

}  // namespace m2m::streams
