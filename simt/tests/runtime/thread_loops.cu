// Kernels with barriers, for thread_loops.cpp: most have a second form, a loop over their threads.
#include "simt/tests/runtime/thread_loops.hpp"

#include <cuda_runtime.h>

#ifdef SIMT_THREAD_LOOPS
const bool compiled_as_loops = true;
#else
const bool compiled_as_loops = false;
#endif

namespace {

constexpr int tile = 16;

__host__ __device__ constexpr int pieces(int length, int size) {
    return (length + size - 1) / size;
}

__global__ void product(int n, const float* A, const float* B, float* C) {
    __shared__ float A_tile[tile][tile], B_tile[tile][tile];
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    float sum = 0.0f;
    for (int step = 0; step < pieces(n, tile); ++step) {
        const int A_col = step * tile + threadIdx.x, B_row = step * tile + threadIdx.y;
        A_tile[threadIdx.y][threadIdx.x] = row < n && A_col < n ? A[row * n + A_col] : 0.0f;
        B_tile[threadIdx.y][threadIdx.x] = B_row < n && col < n ? B[B_row * n + col] : 0.0f;
        __syncthreads();
        for (int p = 0; p < tile; ++p) sum += A_tile[threadIdx.y][p] * B_tile[p][threadIdx.x];
        __syncthreads();
    }
    if (row < n && col < n) C[row * n + col] = sum;
}

// The second barrier is missing: threads overwrite what others still read.
__global__ void racing_product(int n, const float* A, const float* B, float* C) {
    __shared__ float A_tile[tile][tile], B_tile[tile][tile];
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    float sum = 0.0f;
    for (int step = 0; step < n / tile; ++step) {
        A_tile[threadIdx.y][threadIdx.x] = A[row * n + step * tile + threadIdx.x];
        B_tile[threadIdx.y][threadIdx.x] = B[(step * tile + threadIdx.y) * n + col];
        __syncthreads();
        for (int p = 0; p < tile; ++p) sum += A_tile[threadIdx.y][p] * B_tile[p][threadIdx.x];
    }
    C[row * n + col] = sum;
}

// As usual: the pointers walk, and the rows of a thread are an array.
template <int side, class T>
__global__ void __launch_bounds__(64) walking(int n, const T* A, const T* B, T* C) {
    __shared__ T A_tile[8 * side][8], B_tile[8][8];
    const unsigned int tx = threadIdx.x % 8;
    const unsigned int ty = threadIdx.x / 8;
    A += blockIdx.y * 8 * side * n;
    B += blockIdx.x * 8;
    C += blockIdx.y * 8 * side * n + blockIdx.x * 8;
    T sums[side] = {};
    for (int at = 0; at < n; at += 8) {
        for (int i = 0; i < side; i++) A_tile[ty + 8 * i][tx] = A[(ty + 8 * i) * n + tx];
        B_tile[ty][tx] = B[ty * n + tx];
        __syncthreads();
        A += 8;
        B += 8 * n;
        for (int p = 0; p < 8; p++) {
            T b = B_tile[p][tx];
            for (int i = 0; i < side; i++) sums[i] += A_tile[ty + 8 * i][p] * b;
        }
        __syncthreads();
    }
    for (int i = 0; i < side; i++) C[(ty + 8 * i) * n + tx] = sums[i];
}

// The same with one row, so that there is no array that outlives a barrier.
template <class T>
__global__ void walking_one(int n, const T* A, const T* B, T* C) {
    __shared__ T A_tile[8][8], B_tile[8][8];
    const unsigned int tx = threadIdx.x % 8;
    const unsigned int ty = threadIdx.x / 8;
    A += blockIdx.y * 8 * n;
    B += blockIdx.x * 8;
    C += blockIdx.y * 8 * n + blockIdx.x * 8;
    T sum = 0;
    for (int at = 0; at < n; at += 8) {
        A_tile[ty][tx] = A[ty * n + tx];
        B_tile[ty][tx] = B[ty * n + tx];
        __syncthreads();
        A += 8;
        B += 8 * n;
        T both[2] = {};
        for (int p = 0; p < 8; p++) both[p % 2] += A_tile[ty][p] * B_tile[p][tx];
        sum += both[0] + both[1];
        __syncthreads();
    }
    C[ty * n + tx] = sum;
}

// Of a tree, in dynamic shared memory.
__global__ void reduction(int n, const float* in, float* out) {
    extern __shared__ float part[];
    unsigned int tid = threadIdx.x;
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    part[tid] = i < n ? in[i] : 0;
    __syncthreads();
    for (unsigned int s = blockDim.x / 2; s > 0; s >>= 1) {
        if (tid < s) part[tid] += part[tid + s];
        __syncthreads();
    }
    if (tid == 0) out[blockIdx.x] = part[0];
}

// In three dimensions, with a condition that all threads share, and a return behind the last
// barrier.
__global__ void turned(int n, bool twice, const float* in, float* out) {
    __shared__ float part[4][4][4];
    const int rank = (threadIdx.z * 4 + threadIdx.y) * 4 + threadIdx.x, at = blockIdx.x * 64 + rank;
    part[threadIdx.z][threadIdx.y][threadIdx.x] = in[at];
    __syncthreads();
    if (twice && n > 0) {
        float other = part[threadIdx.x][threadIdx.z][threadIdx.y];
        __syncthreads();
        part[threadIdx.z][threadIdx.y][threadIdx.x] = other;
        __syncthreads();
    }
    if (at >= n) return;
    out[at] = part[threadIdx.y][threadIdx.x][threadIdx.z];
}

// Neighbours are written and read in one piece: what they hold depends on the order of the threads.
__global__ void order(const float* in, float* out) {
    __shared__ float part[128];
    __shared__ int last;
    part[threadIdx.x] = in[threadIdx.x];
    last = threadIdx.x;
    __syncthreads();
    const float left = part[(threadIdx.x + 127) % 128];
    part[threadIdx.x] = left + last;
    last = threadIdx.x;
    __syncthreads();
    part[(threadIdx.x + 1) % 128] += part[threadIdx.x];
    __syncthreads();
    out[threadIdx.x] = part[threadIdx.x] + last;
}

// What its condition reads is not the same for all: each thread has its own number of steps, all of
// them as many barriers.
__global__ void own_bound(int n, const float* in, float* out) {
    __shared__ float part[64];
    const int steps = threadIdx.x < 64 ? 2 : 3;
    part[threadIdx.x] = in[threadIdx.x];
    for (int i = 0; i < steps; ++i) {
        __syncthreads();
        const float other = part[63 - threadIdx.x];
        __syncthreads();
        part[threadIdx.x] = other + n;
    }
    out[threadIdx.x] = part[threadIdx.x];
}

__device__ int counter = 1;

// What its condition reads may change: only the compiler knows that.
__global__ void no_constant(int n, const float* in, float* out) {
    __shared__ float part[64];
    part[threadIdx.x] = in[threadIdx.x];
    if (counter > 0) __syncthreads();
    out[threadIdx.x] = part[63 - threadIdx.x] + n;
}

// A structure hides what its copy does.
struct Pair {
    const float* in;
    float* out;
};
__global__ void structure(Pair both) {
    __shared__ float part[64];
    part[threadIdx.x] = threadIdx.x;
    __syncthreads();
    both.out[threadIdx.x] = part[63 - threadIdx.x] + both.in[0];
}

// What C++ leaves undefined is a GPU's in both forms.
__global__ void shifts_and_casts(int n, const float* in, float* out) {
    __shared__ int part[64];
    part[threadIdx.x] = (int)(in[threadIdx.x] * 1e10f) + (1 << (n - threadIdx.x));
    __syncthreads();
    out[threadIdx.x] = part[63 - threadIdx.x] >> (threadIdx.x + 8);
}

__global__ void bad_address(int n, const float* in, float* out) {
    __shared__ float part[64];
    part[threadIdx.x] = in[threadIdx.x];
    __syncthreads();
    if (blockIdx.x == 2 && threadIdx.x == 37) out = reinterpret_cast<float*>(16);
    out[blockIdx.x * 64 + threadIdx.x] = part[63 - threadIdx.x] + n;
}

}  // namespace

void launch(const Case& one, const float* A, const float* B, float* C) {
    const int n = one.n;
    switch (one.kernel) {
        case Name::product:
            return product<<<dim3(pieces(n, tile), pieces(n, tile)), dim3(tile, tile)>>>(n, A, B,
                                                                                         C);
        case Name::racing_product:
            return racing_product<<<dim3(n / tile, n / tile), dim3(tile, tile)>>>(n, A, B, C);
        case Name::walking_arrays:
            return walking<4><<<dim3(n / 8, n / 32), 64>>>(n, A, B, C);
        case Name::walking_floats:
            return walking_one<<<dim3(n / 8, n / 8), 64>>>(n, A, B, C);
        case Name::walking_integers:
            return walking_one<<<dim3(n / 8, n / 8), 64>>>(n, reinterpret_cast<const int*>(A),
                                                           reinterpret_cast<const int*>(B),
                                                           reinterpret_cast<int*>(C));
        case Name::reduction:
            return reduction<<<5, 256, 256 * sizeof(float)>>>(n, A, C);
        case Name::turned:
            return turned<<<3, dim3(4, 4, 4)>>>(n, true, A, C);
        case Name::order:
            return order<<<1, 128>>>(A, C);
        case Name::own_bound:
            return own_bound<<<1, 64>>>(n, A, C);
        case Name::no_constant:
            return no_constant<<<1, 64>>>(n, A, C);
        case Name::structure:
            return structure<<<1, 64>>>(Pair{A, C});
        case Name::shifts_and_casts:
            return shifts_and_casts<<<1, 64>>>(n, A, C);
        case Name::bad_address:
            return bad_address<<<4, 64>>>(n, A, C);
    }
}
