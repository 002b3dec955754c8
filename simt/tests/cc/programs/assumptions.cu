// What nvcc lets a kernel do and a host compiler does not: other types' views, integers that wrap,
// products apart from their sums.
#include <cuda_bf16.h>
#include <cuda_fp16.h>

#include <cmath>
#include <cstdio>

constexpr int n = 64;

// Eight numbers of 16 bits as one uint4, and back.
__global__ void fma8(__nv_bfloat16* c, const __nv_bfloat16* a, const __nv_bfloat16* b) {
    uint4 a8 = *reinterpret_cast<const uint4*>(a), b8 = *reinterpret_cast<const uint4*>(b),
          c8 = *reinterpret_cast<const uint4*>(c);
    auto* x = reinterpret_cast<__nv_bfloat16*>(&a8);
    auto* y = reinterpret_cast<__nv_bfloat16*>(&b8);
    auto* z = reinterpret_cast<__nv_bfloat16*>(&c8);
    for (int i = 0; i < 8; ++i) z[i] = z[i] + x[i] * y[i];
    *reinterpret_cast<uint4*>(c) = c8;
}

__global__ void bits_of(float* x, unsigned* out) {
    x[threadIdx.x] = float(threadIdx.x);
    out[threadIdx.x] = *reinterpret_cast<unsigned*>(&x[threadIdx.x]);
}

// A buffer of floats in shared memory whose halves are pairs of __half, and sums over both views.
__global__ void two_views(float* out) {
    __shared__ float buffer[n];
    auto* const pairs = reinterpret_cast<__half2*>(buffer);
    buffer[threadIdx.x] = 7;
    pairs[threadIdx.x] = __floats2half2_rn(float(threadIdx.x), 1);
    __syncthreads();
    const float mine = buffer[threadIdx.x];
    const auto* const halves = reinterpret_cast<const __half*>(&mine);
    out[threadIdx.x] = __half2float(halves[0]) + __half2float(halves[1]);
}

__global__ void through_an_integer(double* values) {
    auto* const address = reinterpret_cast<unsigned long long*>(values);
    values[threadIdx.x] = 1.5;
    address[threadIdx.x] ^= 1ull << 63;
    values[threadIdx.x] *= 2;
}

__global__ void wraps(int start, int* out) {
    int steps = 0;
    for (int i = start; i + 1 > i; ++i) ++steps;  // ends at the greatest int
    out[0] = steps;
    out[1] = start + 100 < start;
    int hash = 5381;
    for (int i = 0; i < 20; ++i) hash = hash * 33 + start;
    out[2] = hash;
    out[3] = (start * 2) / 2 == start;
}

// With one rounding this is the error of a·a = c; with two, as of the _rn functions, it is 0.
__global__ void fused(float a, float c, double d, double e, double* out) {
    out[0] = a * a - c;
    out[4] = d * d - e;
}
__global__ void rounded_twice(float a, float c, double d, double e, double* out) {
    out[1] = __fsub_rn(__fmul_rn(a, a), c);
    out[2] = __fadd_rn(a * a, -c);
    out[3] = __fmul_rn(a, a) - c;
    out[5] = __dsub_rn(__dmul_rn(d, d), e);
    out[6] = __dadd_rn(d * d, -e);
    out[7] = __fmaf_rn(a, a, -c);
}

// With -ffast-math a host compiler takes these for true, and subnormal numbers for zero.
__global__ void special(float zero, float* out) {
    const float nan = zero / zero, infinity = 1 / zero;
    out[0] = nan != nan && isnan(nan) && !(nan < 1) && !(nan >= 1);
    out[1] =
        isinf(infinity) && infinity > 3e38f && 1 / -infinity == 0 && std::signbit(1 / -infinity);
    out[2] = (1e8f + (1.5f + zero)) - 1e8f - (1.5f + zero);  // not 0
    out[3] = 1e-38f * (0.01f + zero);                        // not 0
}

int main(int count, char**) {
    const bool separate = count > 1;  // compiled with --fmad=false
    __nv_bfloat16* h;
    cudaMallocManaged(&h, 24 * sizeof(*h));
    for (int i = 0; i < 24; ++i) h[i] = float(i % 5);
    fma8<<<1, 1>>>(h, h + 8, h + 16);
    cudaDeviceSynchronize();
    for (int i = 0; i < 8; ++i) {
        const float right = float(i % 5) + float((i + 8) % 5) * float((i + 16) % 5);
        if (float(h[i]) != right) return printf("fma8 %d: %g\n", i, float(h[i])), 1;
    }

    float* x;
    unsigned* bits;
    cudaMallocManaged(&x, n * sizeof(float));
    cudaMallocManaged(&bits, n * sizeof(unsigned));
    bits_of<<<1, n>>>(x, bits);
    cudaDeviceSynchronize();
    if (bits[1] != 0x3f800000 || bits[2] != 0x40000000) return printf("bits: %x\n", bits[1]), 2;
    two_views<<<1, n>>>(x);
    cudaDeviceSynchronize();
    for (int i = 0; i < n; ++i)
        if (x[i] != float(i + 1)) return printf("views %d: %g\n", i, x[i]), 3;

    double* d;
    cudaMallocManaged(&d, n * sizeof(double));
    through_an_integer<<<1, n>>>(d);
    cudaDeviceSynchronize();
    if (d[0] != -3 || d[n - 1] != -3) return printf("integer: %g\n", d[0]), 4;

    int* w;
    cudaMallocManaged(&w, 4 * sizeof(int));
    wraps<<<1, 1>>>(2147483647 - 50, w);
    cudaDeviceSynchronize();
    unsigned hash = 5381;
    for (int i = 0; i < 20; ++i) hash = hash * 33 + 2147483597u;
    if (w[0] != 50 || w[1] != 1 || w[2] != int(hash) || w[3] != 0)
        return printf("wraps: %d %d %d %d\n", w[0], w[1], w[2], w[3]), 5;

    const float a = 1 + 0x1p-12f, c = 1 + 0x1p-11f;
    const double e = 1 + 0x1p-30, f = 1 + 0x1p-29;
    fused<<<1, 1>>>(a, c, e, f, d);
    rounded_twice<<<1, 1>>>(a, c, e, f, d);
    cudaDeviceSynchronize();
#if defined(__FMA__) && defined(__OPTIMIZE__)
    const double once = separate ? 0 : 0x1p-24, twice = separate ? 0 : 0x1p-60;
    if (d[0] != once || d[4] != twice) return printf("fused: %g %g\n", d[0], d[4]), 6;
#endif
    if (separate && (d[0] != 0 || d[4] != 0)) return printf("separate: %g %g\n", d[0], d[4]), 7;
    if (d[1] != 0 || d[2] != 0 || d[3] != 0 || d[5] != 0 || d[6] != 0 || d[7] != 0x1p-24)
        return printf("_rn: %g %g %g %g %g %g\n", d[1], d[2], d[3], d[5], d[6], d[7]), 8;

    special<<<1, 1>>>(0, x);
    cudaDeviceSynchronize();
    if (x[0] != 1 || x[1] != 1 || x[2] == 0 || x[3] == 0)
        return printf("special: %g %g %g %g\n", x[0], x[1], x[2], x[3]), 9;
    for (void* memory : {static_cast<void*>(h), static_cast<void*>(x), static_cast<void*>(bits),
                         static_cast<void*>(d), static_cast<void*>(w)})
        cudaFree(memory);
}
