// Kernels whose every request can be counted by hand. The figures stand in test_golden.cpp, by the
// names that follow // @ here. (Each kernel runs alone: simt_count_golden NAME.)
#include "simt/tests/count/golden.hpp"

#include <cstdio>
#include <map>

namespace {

constexpr int n = 64;  // matrices are 64 × 64

// ---- SIMT.md's golden table

__global__ void naive(const float* A, const float* B, float* C) {
    const int row = blockIdx.y * 16 + threadIdx.y, col = blockIdx.x * 16 + threadIdx.x;
    float sum = 0.0f;
    for (int p = 0; p < n; ++p) {
        const float a = A[row * n + p];  // @naive.A
        const float b = B[p * n + col];  // @naive.B
        sum += a * b;
    }
    C[row * n + col] = sum;  // @naive.C
}

__global__ void swapped(const float* A, const float* B, float* C) {
    const int row = blockIdx.x * 16 + threadIdx.x, col = blockIdx.y * 16 + threadIdx.y;
    float sum = 0.0f;
    for (int p = 0; p < n; ++p) {
        const float a = A[row * n + p];  // @swapped.A
        const float b = B[p * n + col];  // @swapped.B
        sum += a * b;
    }
    C[row * n + col] = sum;  // @swapped.C
}

__global__ void tiled(const float* A, const float* B, float* C) {
    __shared__ float A_tile[16][16], B_tile[16][16];
    const int row = blockIdx.y * 16 + threadIdx.y, col = blockIdx.x * 16 + threadIdx.x;
    float sum = 0.0f;
    for (int step = 0; step < n; step += 16) {
        A_tile[threadIdx.y][threadIdx.x] = A[row * n + step + threadIdx.x];    // @tiled.A
        B_tile[threadIdx.y][threadIdx.x] = B[(step + threadIdx.y) * n + col];  // @tiled.B
        __syncthreads();
        for (int p = 0; p < 16; ++p) {
            const float a = A_tile[threadIdx.y][p];  // @tiled.A_tile
            const float b = B_tile[p][threadIdx.x];  // @tiled.B_tile
            sum += a * b;
        }
        __syncthreads();
    }
    C[row * n + col] = sum;  // @tiled.C
}

__global__ void column(float* out) {
    __shared__ float tile[32][32];
    for (int row = 0; row < 32; ++row) tile[row][threadIdx.x] = 1.0f;  // @column.rows
    __syncthreads();
    out[threadIdx.x] = tile[threadIdx.x][3];  // @column.column
}

__global__ void padded_column(float* out) {
    __shared__ float tile[32][33];
    for (int row = 0; row < 32; ++row) tile[row][threadIdx.x] = 1.0f;
    __syncthreads();
    out[threadIdx.x] = tile[threadIdx.x][3];  // @padded_column.column
}

__global__ void lane_dependent_if(const float* in, float* out) {
    float sum = 0.0f;
    for (int i = 0; i < 8; ++i) {
        if ((threadIdx.x + i) % 2 == 0) sum += 1.0f;
        sum += in[i * 32 + threadIdx.x];  // @lane_dependent_if.in
    }
    out[threadIdx.x] = sum;
}

__global__ void load_in_lane_dependent_if(const float* in, float* out) {
    float sum = 0.0f;
    for (int i = 0; i < 8; ++i) {
        if ((threadIdx.x + i) % 2 == 0) sum += in[i * 32 + threadIdx.x];  // @load_in_if.in
    }
    out[threadIdx.x] = sum;
}

// ---- strides, offsets, sizes

template <int stride>
__global__ void strided(const float* in, float* out) {
    out[threadIdx.x] = in[threadIdx.x * stride];  // @strided
}

template <int offset>
__global__ void shifted(const float* in, float* out) {
    out[threadIdx.x] = in[threadIdx.x + offset];  // @shifted
}

__global__ void backwards(const float* in, float* out) {
    out[threadIdx.x] = in[31 - threadIdx.x];  // @backwards
}

__global__ void broadcast(const float* in, float* out) {
    out[threadIdx.x] = in[5];  // @broadcast
}

__global__ void bytes_wide(const unsigned char* in, unsigned char* out) {
    out[threadIdx.x] = in[threadIdx.x];  // @bytes_wide
}

__global__ void halves_wide(const unsigned short* in, unsigned short* out) {
    out[threadIdx.x] = in[threadIdx.x];  // @halves_wide
}

__global__ void doubles(const double* in, double* out) {
    out[threadIdx.x] = in[threadIdx.x];  // @doubles
}

__global__ void pairs(const float2* in, float2* out) {
    out[threadIdx.x] = in[threadIdx.x];  // @pairs
}

__global__ void quads(const float4* in, float* out) {
    const float4 v = in[threadIdx.x];          // @quads.in
    out[threadIdx.x] = v.x + v.y + v.z + v.w;  // @quads.out
}

// One of its members is changed, all are used: the load stays whole.
__global__ void changed_quads(const float4* in, float4* out) {
    float4 v = in[threadIdx.x];  // @changed_quads.in
    v.y *= 2;
    out[threadIdx.x] = v;  // @changed_quads.out
}

__global__ void make_quads(float4* out) {
    const float x = static_cast<float>(threadIdx.x);
    out[threadIdx.x] = make_float4(x, x, x, x);  // @make_quads
}

struct Particle {
    float x, y, z, mass;
};

__global__ void array_of_structures(const Particle* in, float* out) {
    const float x = in[threadIdx.x].x;        // @aos.x
    const float mass = in[threadIdx.x].mass;  // @aos.mass
    out[threadIdx.x] = x * mass;
}

__global__ void structure_of_arrays(const float* x, const float* mass, float* out) {
    const float a = x[threadIdx.x];     // @soa.x
    const float b = mass[threadIdx.x];  // @soa.mass
    out[threadIdx.x] = a * b;
}

__global__ void three_floats(const float* in, float* out) {
    const float x = in[3 * threadIdx.x];      // @three.x
    const float y = in[3 * threadIdx.x + 1];  // @three.y
    const float z = in[3 * threadIdx.x + 2];  // @three.z
    out[threadIdx.x] = x + y + z;
}

__global__ void permuted(const float* in, float* out) {
    out[threadIdx.x] = in[threadIdx.x * 13 % 32];  // @permuted
}

__global__ void scattered(const float* in, float* out) {
    out[threadIdx.x * 37 % 32 * 8] = in[threadIdx.x];  // @scattered
}

// ---- which lanes are active

__global__ void guarded(const float* in, float* out, int count) {
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    if (i < count) out[i] = in[i];  // @guarded
}

__global__ void early_return(const float* in, float* out, int count) {
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= count) return;
    out[i] = 2.0f * in[i];  // @early_return
}

__global__ void two_ways(const float* in, float* out) {
    const unsigned i = threadIdx.x;
    float x;
    if (i % 2 == 0) {
        x = in[i] + 1.0f;  // @two_ways.even
    } else {
        x = in[64 + i] * 2.0f;  // @two_ways.odd
    }
    out[i] = x;  // @two_ways.out
}

__global__ void four_ways(const float* in, float* out) {
    const unsigned i = threadIdx.x;
    float x = 0.0f;
    switch (i % 4) {
        case 0:
            x = in[i] + 1.0f;  // @four_ways.0
            break;
        case 1:
            x = in[32 + i] * 2.0f;  // @four_ways.1
            break;
        case 2:
            x = in[64 + i] - 3.0f;  // @four_ways.2
            break;
        default:
            x = in[96 + i] / 4.0f;  // @four_ways.3
    }
    out[i] = x;  // @four_ways.out
}

__global__ void nested(const float* in, float* out) {
    const unsigned i = threadIdx.x;
    float x = 0.0f;
    if (i < 16) {
        x = in[i];  // @nested.outer
        if (i < 4) {
            x += in[32 + i];  // @nested.inner
        }
        x += in[64 + i];  // @nested.rejoined
    }
    out[i] = x;  // @nested.out
}

__global__ void triangle(const float* in, float* out) {
    float sum = 0.0f;
    for (unsigned k = 0; k <= threadIdx.x; ++k) sum += in[k * 32 + threadIdx.x];  // @triangle.in
    out[threadIdx.x] = sum;                                                       // @triangle.out
}

__global__ void breaks(const float* in, float* out) {
    float sum = 0.0f;
    for (unsigned k = 0; k < 8; ++k) {
        if (k == threadIdx.x / 8) break;
        sum += in[k * 32 + threadIdx.x];  // @breaks.in
    }
    out[threadIdx.x] = sum;  // @breaks.out
}

__global__ void skips(const float* in, float* out) {
    float sum = 0.0f;
    for (unsigned k = 0; k < 4; ++k) {
        if (threadIdx.x % 4 == k) continue;
        sum += in[k * 32 + threadIdx.x];  // @skips.in
    }
    out[threadIdx.x] = sum;  // @skips.out
}

__global__ void while_odd(const int* in, int* out) {
    int x = static_cast<int>(threadIdx.x % 4), steps = 0;
    while (x != 0) {
        x -= in[steps];  // @while_odd.in
        ++steps;
    }
    out[threadIdx.x] = steps;  // @while_odd.out
}

__device__ __noinline__ float fetch(const float* in, unsigned i) {
    return in[i] + 1.0f;  // @fetch
}

__global__ void called_from_both_sides(const float* in, float* out) {
    const unsigned i = threadIdx.x;
    float x;
    if (i < 16)
        x = fetch(in, i);
    else
        x = 2.0f * fetch(in, 64 + i);
    out[i] = x;  // @called.out
}

__device__ float inlined_fetch(const float* in, unsigned i) {
    return in[i];  // @inlined_fetch
}

__global__ void inlined_calls(const float* in, float* out) {
    out[threadIdx.x] = inlined_fetch(in, threadIdx.x) + inlined_fetch(in, 32 + threadIdx.x);
}

// ---- shared memory

template <int stride>
__global__ void shared_stride(float* out) {
    __shared__ float s[32 * stride];
    s[threadIdx.x * stride] = 1.0f;  // @shared_stride.store
    __syncthreads();
    out[threadIdx.x] = s[threadIdx.x * stride];  // @shared_stride.load
}

__global__ void shared_broadcast(float* out) {
    __shared__ float s[32];
    s[threadIdx.x] = 1.0f;
    __syncthreads();
    out[threadIdx.x] = s[7];  // @shared_broadcast
}

__global__ void shared_bytes(unsigned char* out) {
    __shared__ unsigned char s[32];
    s[threadIdx.x] = 1;  // @shared_bytes
    __syncthreads();
    out[threadIdx.x] = s[threadIdx.x];
}

__global__ void shared_doubles(double* out) {
    __shared__ double s[32];
    s[threadIdx.x] = 1.0;
    __syncthreads();
    out[threadIdx.x] = s[threadIdx.x];  // @shared_doubles
}

__global__ void shared_doubles_strided(double* out) {
    __shared__ double s[64];
    s[2 * threadIdx.x] = 1.0;
    __syncthreads();
    out[threadIdx.x] = s[2 * threadIdx.x];  // @shared_doubles_strided
}

__global__ void shared_quads(float4* out) {
    __shared__ float4 s[32];
    s[threadIdx.x] = make_float4(1.0f, 2.0f, 3.0f, 4.0f);  // @shared_quads.store
    __syncthreads();
    out[threadIdx.x] = s[threadIdx.x];  // @shared_quads.load
}

__global__ void shared_quads_strided(float4* out) {
    __shared__ float4 s[64];
    s[2 * threadIdx.x] = make_float4(1.0f, 2.0f, 3.0f, 4.0f);
    __syncthreads();
    out[threadIdx.x] = s[2 * threadIdx.x];  // @shared_quads_strided
}

__global__ void swizzled(float* out) {
    __shared__ float s[32][32];
    const unsigned lane = threadIdx.x;
    for (unsigned row = 0; row < 32; ++row) s[row][lane ^ row] = 1.0f;  // @swizzled.store
    __syncthreads();
    for (unsigned col = 0; col < 32; ++col)
        out[col * 32 + lane] = s[lane][col ^ lane];  // @swizzled.load
}

__global__ void dynamic(float* out) {
    extern __shared__ float s[];
    s[threadIdx.x * 2] = 1.0f;  // @dynamic
    __syncthreads();
    out[threadIdx.x] = s[threadIdx.x * 2];
}

__global__ void reduction(const float* in, float* out) {
    __shared__ float s[128];
    const unsigned i = threadIdx.x;
    s[i] = in[blockIdx.x * 128 + i];
    __syncthreads();
    for (unsigned half = 64; half > 0; half /= 2) {
        if (i < half) {
            const float other = s[i + half];  // @reduction.other
            s[i] += other;                    // @reduction.sum
        }
        __syncthreads();
    }
    if (i == 0) out[blockIdx.x] = s[0];  // @reduction.out
}

__global__ void interleaved_reduction(float* out) {
    __shared__ float s[128];
    const unsigned i = threadIdx.x;
    s[i] = 1.0f;
    __syncthreads();
    for (unsigned step = 1; step < 128; step *= 2) {
        if (i % (2 * step) == 0) {
            const float other = s[i + step];  // @interleaved.other
            s[i] += other;
        }
        __syncthreads();
    }
    if (i == 0) out[0] = s[0];
}

// ---- warps, blocks, atomics

__global__ void warp_sum(const float* in, float* out) {
    float x = in[threadIdx.x];  // @warp_sum.in
    for (int offset = 16; offset > 0; offset /= 2) x += __shfl_down_sync(0xffffffffu, x, offset);
    if (threadIdx.x == 0) out[0] = x;  // @warp_sum.out
}

__global__ void blocks_of_any_shape(const float* in, float* out) {
    const unsigned i = blockIdx.x * blockDim.x + threadIdx.x;
    const unsigned j = blockIdx.y * blockDim.y + threadIdx.y;
    out[j * n + i] = in[j * n + i];  // @any_shape
}

__global__ void count_all(int* counter) {
    atomicAdd(counter, 1);  // @count_all
}

__global__ void sum_all(float* sum) {
    atomicAdd(sum + threadIdx.x, 1.0f);  // @sum_all
}

__global__ void histogram(int* out) {
    __shared__ int bins[8];
    if (threadIdx.x < 8) bins[threadIdx.x] = 0;
    __syncthreads();
    atomicAdd(&bins[threadIdx.x % 8], 1);  // @histogram.bins
    __syncthreads();
    if (threadIdx.x < 8) out[threadIdx.x] = bins[threadIdx.x];  // @histogram.out
}

__device__ __align__(128) float table[32];
__constant__ float factors[32];

__global__ void variables(float* out) {
    const float a = table[threadIdx.x];  // @variables.device
    const float b = factors[3];          // @variables.constant
    out[threadIdx.x] = a * b;
}

__global__ void local_array(const float* in, float* out, int k) {
    float mine[8];
    for (int i = 0; i < 8; ++i) mine[(i + k) % 8] = in[i * 32 + threadIdx.x];  // @local_array.in
    out[threadIdx.x] = mine[k];                                                // @local_array.out
}

__global__ void grid_stride(const float* in, float* out, int count) {
    for (unsigned i = blockIdx.x * blockDim.x + threadIdx.x; i < static_cast<unsigned>(count);
         i += gridDim.x * blockDim.x)
        out[i] = in[i];  // @grid_stride
}

__global__ void multiply_add(const float* x, const float* y, float* out) {
    const unsigned i = threadIdx.x;
    const float a = x[i] * y[i] + 3.0f;  // one multiplication, one addition
    out[i] = a / y[i];                   // one division
}

// ---- what the C library reads and writes for a kernel

__global__ void moved(const float* in, float* out) {
    __shared__ float s[4 * 32];
    const unsigned i = threadIdx.x;
    memcpy(s + 4 * i, in + 4 * i, 4 * sizeof(float));    // @moved.in
    memmove(out + 4 * i, s + 4 * i, 4 * sizeof(float));  // @moved.out
    memset(out + 256 + i, 0, sizeof(float));             // @moved.cleared
}

__global__ void moved_by_length(const float* in, float* out, int count) {
    memcpy(out + 2 * threadIdx.x, in + 2 * threadIdx.x, count * sizeof(float));  // @moved_by_length
}

struct Row {
    float x[6];
};

__global__ void moved_whole(const Row* in, Row* out) {
    out[threadIdx.x] = in[threadIdx.x];  // @moved_whole
}

__global__ void two_results(const float* in, float* out) {
    __shared__ int s[32];
    const unsigned i = threadIdx.x;
    float sum = modff(in[i], out + 32 + i);                            // @two_results.modf
    sum += frexpf(2.0f, s + i);                                        // @two_results.frexp
    sum += remquof(5.0f, 3.0f, reinterpret_cast<int*>(out) + 64 + i);  // @two_results.remquo
    out[i] = sum;
}

__global__ void two_results_of_doubles(double* out) {
    const unsigned i = threadIdx.x;
    int exponent = 0;
    double sum = modf(2.5 + i, out + 32 + i);                           // @doubles.modf
    sum += frexp(2.0 + i, &exponent);                                   // @doubles.frexp
    sum += remquo(5.0 + i, 3.0, reinterpret_cast<int*>(out + 64) + i);  // @doubles.remquo
    out[i] = sum + exponent;
}

/// Device memory, zeros.
template <class T>
T* zeros(std::size_t count) {
    void* memory = nullptr;
    if (cudaMalloc(&memory, count * sizeof(T)) != cudaSuccess) return nullptr;
    cudaMemset(memory, 0, count * sizeof(T));
    return static_cast<T*>(memory);
}

template <class T>
void one_warp(void (*kernel)(const T*, T*)) {
    kernel<<<1, 32>>>(zeros<T>(4096), zeros<T>(4096));
}
template <class T>
void one_warp(void (*kernel)(T*)) {
    kernel<<<1, 32>>>(zeros<T>(4096));
}

void while_odd_of_ones() {
    int* const ones = zeros<int>(3);
    const int one[3] = {1, 1, 1};
    cudaMemcpy(ones, one, sizeof one, cudaMemcpyHostToDevice);
    while_odd<<<1, 32>>>(ones, zeros<int>(32));
}

const std::map<std::string, void (*)()>& runs() {
    static const std::map<std::string, void (*)()> all = {
        {"naive",
         [] {
             naive<<<dim3(4, 4), dim3(16, 16)>>>(zeros<float>(n * n), zeros<float>(n * n),
                                                 zeros<float>(n * n));
         }},
        {"swapped",
         [] {
             swapped<<<dim3(4, 4), dim3(16, 16)>>>(zeros<float>(n * n), zeros<float>(n * n),
                                                   zeros<float>(n * n));
         }},
        {"tiled",
         [] {
             tiled<<<dim3(4, 4), dim3(16, 16)>>>(zeros<float>(n * n), zeros<float>(n * n),
                                                 zeros<float>(n * n));
         }},
        {"column", [] { one_warp(column); }},
        {"padded_column", [] { one_warp(padded_column); }},
        {"lane_dependent_if", [] { one_warp(lane_dependent_if); }},
        {"load_in_lane_dependent_if", [] { one_warp(load_in_lane_dependent_if); }},
        {"strided<2>", [] { one_warp(strided<2>); }},
        {"strided<8>", [] { one_warp(strided<8>); }},
        {"strided<100>", [] { one_warp(strided<100>); }},
        {"shifted<1>", [] { one_warp(shifted<1>); }},
        {"shifted<8>", [] { one_warp(shifted<8>); }},
        {"backwards", [] { one_warp(backwards); }},
        {"broadcast", [] { one_warp(broadcast); }},
        {"bytes_wide", [] { one_warp(bytes_wide); }},
        {"halves_wide", [] { one_warp(halves_wide); }},
        {"doubles", [] { one_warp(doubles); }},
        {"pairs", [] { one_warp(pairs); }},
        {"quads", [] { quads<<<1, 32>>>(zeros<float4>(32), zeros<float>(32)); }},
        {"changed_quads", [] { changed_quads<<<1, 32>>>(zeros<float4>(32), zeros<float4>(32)); }},
        {"make_quads", [] { one_warp(make_quads); }},
        {"array_of_structures",
         [] { array_of_structures<<<1, 32>>>(zeros<Particle>(32), zeros<float>(32)); }},
        {"structure_of_arrays",
         [] {
             structure_of_arrays<<<1, 32>>>(zeros<float>(32), zeros<float>(32), zeros<float>(32));
         }},
        {"three_floats", [] { one_warp(three_floats); }},
        {"permuted", [] { one_warp(permuted); }},
        {"scattered", [] { one_warp(scattered); }},
        {"guarded", [] { guarded<<<2, 64>>>(zeros<float>(128), zeros<float>(128), 70); }},
        {"early_return", [] { early_return<<<1, 64>>>(zeros<float>(64), zeros<float>(64), 40); }},
        {"two_ways", [] { one_warp(two_ways); }},
        {"four_ways", [] { one_warp(four_ways); }},
        {"nested", [] { one_warp(nested); }},
        {"triangle", [] { one_warp(triangle); }},
        {"breaks", [] { one_warp(breaks); }},
        {"skips", [] { one_warp(skips); }},
        {"while_odd", while_odd_of_ones},
        {"called_from_both_sides", [] { one_warp(called_from_both_sides); }},
        {"inlined_calls", [] { one_warp(inlined_calls); }},
        {"shared_stride<2>", [] { one_warp(shared_stride<2>); }},
        {"shared_stride<3>", [] { one_warp(shared_stride<3>); }},
        {"shared_stride<32>", [] { one_warp(shared_stride<32>); }},
        {"shared_broadcast", [] { one_warp(shared_broadcast); }},
        {"shared_bytes", [] { one_warp(shared_bytes); }},
        {"shared_doubles", [] { one_warp(shared_doubles); }},
        {"shared_doubles_strided", [] { one_warp(shared_doubles_strided); }},
        {"shared_quads", [] { one_warp(shared_quads); }},
        {"shared_quads_strided", [] { one_warp(shared_quads_strided); }},
        {"swizzled", [] { one_warp(swizzled); }},
        {"dynamic", [] { dynamic<<<1, 32, 64 * sizeof(float)>>>(zeros<float>(32)); }},
        {"reduction", [] { reduction<<<2, 128>>>(zeros<float>(256), zeros<float>(2)); }},
        {"interleaved_reduction", [] { interleaved_reduction<<<1, 128>>>(zeros<float>(1)); }},
        {"warp_sum", [] { one_warp(warp_sum); }},
        {"blocks_of_8_x_8",
         [] {
             blocks_of_any_shape<<<dim3(8, 8), dim3(8, 8)>>>(zeros<float>(n * n),
                                                             zeros<float>(n * n));
         }},
        {"blocks_of_32_x_8",
         [] {
             blocks_of_any_shape<<<dim3(2, 8), dim3(32, 8)>>>(zeros<float>(n * n),
                                                              zeros<float>(n * n));
         }},
        {"block_of_5_x_7",
         [] { blocks_of_any_shape<<<1, dim3(5, 7)>>>(zeros<float>(n * n), zeros<float>(n * n)); }},
        {"count_all", [] { count_all<<<2, 64>>>(zeros<int>(1)); }},
        {"sum_all", [] { one_warp(sum_all); }},
        {"histogram", [] { one_warp(histogram); }},
        {"variables", [] { one_warp(variables); }},
        {"local_array", [] { local_array<<<1, 32>>>(zeros<float>(256), zeros<float>(32), 3); }},
        {"grid_stride", [] { grid_stride<<<2, 32>>>(zeros<float>(200), zeros<float>(200), 200); }},
        {"moved", [] { one_warp(moved); }},
        {"moved_by_length",
         [] { moved_by_length<<<1, 32>>>(zeros<float>(64), zeros<float>(64), 2); }},
        {"moved_whole", [] { moved_whole<<<1, 32>>>(zeros<Row>(32), zeros<Row>(32)); }},
        {"two_results", [] { one_warp(two_results); }},
        {"two_results_of_doubles", [] { one_warp(two_results_of_doubles); }},
        {"multiply_add",
         [] { multiply_add<<<1, 32>>>(zeros<float>(32), zeros<float>(32), zeros<float>(32)); }},
    };
    return all;
}

}  // namespace

std::vector<std::string> golden_names() {
    std::vector<std::string> names;
    for (const auto& [name, run] : runs()) names.push_back(name);
    return names;
}

bool run_golden(const std::string& name) {
    const auto found = runs().find(name);
    if (found == runs().end()) return false;
    found->second();
    const cudaError_t failed = cudaDeviceSynchronize();
    if (failed != cudaSuccess) std::fprintf(stderr, "%s\n", cudaGetErrorString(failed));
    return failed == cudaSuccess;
}
