// Copies and kernels: one after another, and at the same time.
//
// Run it:  ./book run 12
#include "chapters/12_streams_and_graphs/pipeline.hpp"
#include "common/device/cuda_check.hpp"

#include <cuda_runtime.h>

#include <algorithm>

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

}  // namespace m2m::streams
