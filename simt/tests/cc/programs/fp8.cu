// 8-bit floating point: rows scaled and stored as e4m3, products with e5m2 four at a time, and what
// saturates; against the host, which finds the nearest value by search.
#include <cuda_fp8.h>

#include <cmath>
#include <cstdio>

constexpr int kRows = 8, kCols = 128;

// One block a row: the scale makes the largest element the format's largest.
__global__ void quantize(const float* in, __nv_fp8_e4m3* out, float* scales) {
    __shared__ float largest[kCols];
    const int row = blockIdx.x, col = threadIdx.x;
    const float x = in[row * kCols + col];
    largest[col] = fabsf(x);
    __syncthreads();
    for (int step = kCols / 2; step > 0; step /= 2) {
        if (col < step) largest[col] = fmaxf(largest[col], largest[col + step]);
        __syncthreads();
    }
    const float scale = largest[0] / 448.0f;
    out[row * kCols + col] = __nv_fp8_e4m3(x / scale);
    if (col == 0) scales[row] = scale;
}

// sums[row] = scale · Σ a·b, with four elements a load.
__global__ void multiply(const __nv_fp8x4_e4m3* a, const __nv_fp8x4_e5m2* b, const float* scales,
                         float* sums) {
    const int row = threadIdx.x;
    float sum = 0;
    for (int i = 0; i < kCols / 4; ++i) {
        const float4 x = static_cast<float4>(a[row * kCols / 4 + i]);
        const float4 y = static_cast<float4>(b[i]);
        sum += x.x * y.x + x.y * y.y + x.z * y.z + x.w * y.w;
    }
    sums[row] = sum * scales[row];
}

__global__ void edges(unsigned char* out) {
    out[0] = __nv_cvt_float_to_fp8(1e9f, __NV_SATFINITE, __NV_E4M3);
    out[1] = __nv_cvt_float_to_fp8(1e9f, __NV_NOSAT, __NV_E4M3);
    out[2] = __nv_cvt_float_to_fp8(-1e9f, __NV_NOSAT, __NV_E5M2);
    out[3] = __nv_cvt_double_to_fp8(1.0 + 1.0 / 16, __NV_NOSAT, __NV_E4M3);  // a tie, to even
    out[4] = __nv_cvt_halfraw_to_fp8(__half_raw(__float2half(0.1f)), __NV_NOSAT, __NV_E5M2);
    const __nv_fp8x2_e5m2 pair(__floats2half2_rn(3.0f, -0.3f));
    out[5] = static_cast<unsigned char>(pair.__x & 0xFF);
    out[6] = static_cast<unsigned char>(pair.__x >> 8);
    const __half2 back = static_cast<__half2>(pair);
    out[7] = static_cast<unsigned char>(int(__low2float(back) * 10));
}

static float value_of_e4m3(int bits) {
    const int exponent = bits >> 3 & 15, fraction = bits & 7;
    const float magnitude = exponent == 0 ? std::ldexp(float(fraction), -9)
                                          : std::ldexp(float(fraction + 8), exponent - 10);
    return bits & 0x80 ? -magnitude : magnitude;
}

int main() {
    float *in, *scales, *sums;
    __nv_fp8_e4m3* a;
    __nv_fp8_e5m2* b;
    unsigned char* out;
    cudaMallocManaged(&in, kRows * kCols * sizeof(float));
    cudaMallocManaged(&scales, kRows * sizeof(float));
    cudaMallocManaged(&sums, kRows * sizeof(float));
    cudaMallocManaged(&a, kRows * kCols);
    cudaMallocManaged(&b, kCols);
    cudaMallocManaged(&out, 8);
    for (int i = 0; i < kRows * kCols; ++i)
        in[i] = float(i * 37 % 201 - 100) * float(i / kCols + 1);
    for (int i = 0; i < kCols; ++i) b[i] = __nv_fp8_e5m2(0.25f * float(i % 7 - 3));
    quantize<<<kRows, kCols>>>(in, a, scales);
    multiply<<<1, kRows>>>(reinterpret_cast<__nv_fp8x4_e4m3*>(a),
                           reinterpret_cast<__nv_fp8x4_e5m2*>(b), scales, sums);
    edges<<<1, 1>>>(out);
    if (cudaDeviceSynchronize() != cudaSuccess) return 2;

    for (int row = 0; row < kRows; ++row) {
        double expected = 0;
        for (int col = 0; col < kCols; ++col) {
            const float x = in[row * kCols + col] / scales[row];
            float nearest = 0;
            for (int bits = 0; bits < 256; ++bits)
                if ((bits & 0x7F) != 0x7F &&
                    std::fabs(value_of_e4m3(bits) - x) < std::fabs(nearest - x))
                    nearest = value_of_e4m3(bits);
            const float stored = float(a[row * kCols + col]);
            if (std::fabs(stored - x) > std::fabs(nearest - x))
                return printf("%d, %d: %g is stored as %g\n", row, col, x, stored), 1;
            expected += double(stored) * 0.25 * (col % 7 - 3);
        }
        expected *= scales[row];
        if (std::fabs(sums[row] - expected) > 1e-3 * (1 + std::fabs(expected)))
            return printf("row %d: %g instead of %g\n", row, sums[row], expected), 1;
    }
    const int right[] = {0x7E, 0x7F, 0xFC, 0x38, 0x2E, 0x42, 0xB5, 30};
    for (int i = 0; i < 8; ++i)
        if (out[i] != right[i]) return printf("edge %d: %#x\n", i, out[i]), 1;
    for (void* const memory :
         {(void*)in, (void*)scales, (void*)sums, (void*)a, (void*)b, (void*)out})
        cudaFree(memory);
    return 0;
}
