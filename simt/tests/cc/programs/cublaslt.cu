// cuBLASLt: a layer of a network, relu(W·X + b), in float32 by rows, in float16, with GELU, in 8 bits; then
// cuBLAS on bytes, complex numbers, and a triangular system; against the host.
#include <cuComplex.h>
#include <cublasLt.h>
#include <cublas_v2.h>
#include <cuda_fp16.h>
#include <cuda_fp8.h>

#include <cmath>
#include <cstdio>
#include <vector>

#define CHECK(call)                                                             \
    do {                                                                        \
        const int status_ = int(call);                                          \
        if (status_ != 0) return printf("line %d: %d\n", __LINE__, status_), 1; \
    } while (false)

constexpr int kOut = 24, kIn = 40, kBatch = 16;

__global__ void fill(float* x, __half* h, int count, int seed) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i >= count) return;
    x[i] = float((i * 7 + seed) % 11 - 5) / 4;  // exact in float16
    h[i] = __float2half(x[i]);
}

static double gelu(double x) {
    return 0.5 * x * (1 + std::tanh(0.7978845608028654 * (x + 0.044715 * x * x * x)));
}

// y = epilogue(W·x + bias), W kOut × kIn, x kIn × kBatch.
template <class T>
static int layer(cublasLtHandle_t lt, T* w, T* x, T* y, T* bias, cudaDataType_t type,
                 cublasLtOrder_t order, cublasLtEpilogue_t epilogue) {
    cublasLtMatmulDesc_t desc;
    cublasLtMatrixLayout_t a, b, c;
    cublasLtMatmulPreference_t preference;
    CHECK(cublasLtMatmulDescCreate(&desc, CUBLAS_COMPUTE_32F, CUDA_R_32F));
    CHECK(cublasLtMatmulDescSetAttribute(desc, CUBLASLT_MATMUL_DESC_EPILOGUE, &epilogue,
                                         sizeof epilogue));
    CHECK(cublasLtMatmulDescSetAttribute(desc, CUBLASLT_MATMUL_DESC_BIAS_POINTER, &bias,
                                         sizeof bias));
    const bool rows = order == CUBLASLT_ORDER_ROW;
    CHECK(cublasLtMatrixLayoutCreate(&a, type, kOut, kIn, rows ? kIn : kOut));
    CHECK(cublasLtMatrixLayoutCreate(&b, type, kIn, kBatch, rows ? kBatch : kIn));
    CHECK(cublasLtMatrixLayoutCreate(&c, type, kOut, kBatch, rows ? kBatch : kOut));
    for (cublasLtMatrixLayout_t layout : {a, b, c})
        CHECK(cublasLtMatrixLayoutSetAttribute(layout, CUBLASLT_MATRIX_LAYOUT_ORDER, &order,
                                               sizeof order));
    const size_t workspace = 0;
    CHECK(cublasLtMatmulPreferenceCreate(&preference));
    CHECK(cublasLtMatmulPreferenceSetAttribute(preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES,
                                               &workspace, sizeof workspace));
    cublasLtMatmulHeuristicResult_t found;
    int count = 0;
    CHECK(cublasLtMatmulAlgoGetHeuristic(lt, desc, a, b, c, c, preference, 1, &found, &count));
    if (count != 1) return 1;
    const float one = 1, zero = 0;
    CHECK(cublasLtMatmul(lt, desc, &one, w, a, x, b, &zero, y, c, y, c, &found.algo, nullptr, 0,
                         nullptr));
    CHECK(cublasLtMatmulPreferenceDestroy(preference));
    for (cublasLtMatrixLayout_t layout : {a, b, c}) CHECK(cublasLtMatrixLayoutDestroy(layout));
    CHECK(cublasLtMatmulDescDestroy(desc));
    CHECK(cudaDeviceSynchronize());

    for (int row = 0; row < kOut; ++row)
        for (int col = 0; col < kBatch; ++col) {
            double sum = float(bias[row]);
            for (int i = 0; i < kIn; ++i)
                sum += double(float(w[rows ? row * kIn + i : i * kOut + row])) *
                       double(float(x[rows ? i * kBatch + col : col * kIn + i]));
            const double right =
                epilogue == CUBLASLT_EPILOGUE_RELU_BIAS ? std::fmax(sum, 0) : gelu(sum);
            const double got = float(y[rows ? row * kBatch + col : col * kOut + row]);
            if (!(std::fabs(got - right) <= 1e-3 * (1 + std::fabs(right))))
                return printf("(%d, %d): %g instead of %g\n", row, col, got, right), 1;
        }
    return 0;
}

static int others(cublasHandle_t handle) {
    signed char* bytes;
    int* sums;
    cuComplex* z;
    float* system;
    CHECK(cudaMallocManaged(&bytes, 64));
    CHECK(cudaMallocManaged(&sums, 16 * sizeof(int)));
    CHECK(cudaMallocManaged(&z, 8 * sizeof(cuComplex)));
    CHECK(cudaMallocManaged(&system, 6 * sizeof(float)));
    for (int i = 0; i < 64; ++i) bytes[i] = static_cast<signed char>(i * 5 - 100);
    const int one = 1, zero = 0;
    CHECK(cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, 4, 4, 8, &one, bytes, CUDA_R_8I, 8,
                       bytes + 32, CUDA_R_8I, 8, &zero, sums, CUDA_R_32I, 4, CUBLAS_COMPUTE_32I,
                       CUBLAS_GEMM_DEFAULT));
    CHECK(cudaDeviceSynchronize());
    for (int i = 0; i < 16; ++i) {
        int right = 0;
        for (int j = 0; j < 8; ++j) right += bytes[i % 4 * 8 + j] * bytes[32 + i / 4 * 8 + j];
        if (sums[i] != right) return printf("bytes: %d instead of %d\n", sums[i], right), 1;
    }
    for (int i = 0; i < 4; ++i) z[i] = make_cuComplex(float(i), 1);
    const cuComplex factor = make_cuComplex(0, 1), none = make_cuComplex(0, 0);
    CHECK(cublasCgemm(handle, CUBLAS_OP_C, CUBLAS_OP_N, 2, 2, 2, &factor, z, 2, z, 2, &none, z + 4,
                      2));
    CHECK(cudaDeviceSynchronize());
    // conj(z0)·z2 + conj(z1)·z3, times i
    const cuComplex sum = cuCaddf(cuCmulf(cuConjf(z[0]), z[2]), cuCmulf(cuConjf(z[1]), z[3]));
    const cuComplex right = cuCmulf(factor, sum);
    if (cuCrealf(z[6]) != cuCrealf(right) || cuCimagf(z[6]) != cuCimagf(right))
        return printf("complex\n"), 1;
    // The lower triangle (2, 1; ·, 4): 2·x = 6, x + 4·y = 11.
    const float values[] = {2, 1, NAN, 4, 6, 11}, unit = 1;
    for (int i = 0; i < 6; ++i) system[i] = values[i];
    CHECK(cublasStrsm(handle, CUBLAS_SIDE_LEFT, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_N,
                      CUBLAS_DIAG_NON_UNIT, 2, 1, &unit, system, 2, system + 4, 2));
    CHECK(cudaDeviceSynchronize());
    if (system[4] != 3 || system[5] != 2) return printf("system: %g %g\n", system[4], system[5]), 1;
    for (void* memory : {(void*)bytes, (void*)sums, (void*)z, (void*)system})
        CHECK(cudaFree(memory));
    return 0;
}

// y = a^T*x/2 of 8-bit numbers, stored in 8 bits; for devices of 8.9 on.
static int eight_bits(cublasLtHandle_t lt) {
    constexpr int size = 32;
    __nv_fp8_e4m3 *a, *y;
    __nv_fp8_e5m2* x;
    __half* c;
    float* scale;
    CHECK(cudaMallocManaged(&a, size * size));
    CHECK(cudaMallocManaged(&x, size * size));
    CHECK(cudaMallocManaged(&y, size * size));
    CHECK(cudaMallocManaged(&c, size * size * sizeof(__half)));
    CHECK(cudaMallocManaged(&scale, sizeof(float)));
    for (int i = 0; i < size * size; ++i) {
        a[i] = __nv_fp8_e4m3(float(i * 7 % 11 - 5));
        x[i] = __nv_fp8_e5m2(float(i * 5 % 9 - 4));
        c[i] = __float2half(0.0f);
    }
    *scale = 0.5f;
    cublasLtMatmulDesc_t desc;
    cublasLtMatrixLayout_t of_a, of_x, of_c, of_y;
    const cublasOperation_t transposed = CUBLAS_OP_T;
    CHECK(cublasLtMatmulDescCreate(&desc, CUBLAS_COMPUTE_32F, CUDA_R_32F));
    CHECK(cublasLtMatmulDescSetAttribute(desc, CUBLASLT_MATMUL_DESC_TRANSA, &transposed,
                                         sizeof transposed));
    CHECK(cublasLtMatmulDescSetAttribute(desc, CUBLASLT_MATMUL_DESC_A_SCALE_POINTER, &scale,
                                         sizeof scale));
    CHECK(cublasLtMatrixLayoutCreate(&of_a, CUDA_R_8F_E4M3, size, size, size));
    CHECK(cublasLtMatrixLayoutCreate(&of_x, CUDA_R_8F_E5M2, size, size, size));
    CHECK(cublasLtMatrixLayoutCreate(&of_c, CUDA_R_16F, size, size, size));
    CHECK(cublasLtMatrixLayoutCreate(&of_y, CUDA_R_8F_E4M3, size, size, size));
    const float one = 1, zero = 0;
    CHECK(cublasLtMatmul(lt, desc, &one, a, of_a, x, of_x, &zero, c, of_c, y, of_y, nullptr,
                         nullptr, 0, nullptr));
    CHECK(cudaDeviceSynchronize());
    for (int row = 0; row < size; ++row)
        for (int col = 0; col < size; ++col) {
            float sum = 0;
            for (int i = 0; i < size; ++i)
                sum += float(a[row * size + i]) * float(x[col * size + i]);
            const float right = float(__nv_fp8_e4m3(sum / 2)), got = float(y[col * size + row]);
            if (got != right)
                return printf("8 bits (%d, %d): %g instead of %g\n", row, col, got, right), 1;
        }
    for (cublasLtMatrixLayout_t layout : {of_a, of_x, of_c, of_y})
        CHECK(cublasLtMatrixLayoutDestroy(layout));
    CHECK(cublasLtMatmulDescDestroy(desc));
    for (void* memory : {(void*)a, (void*)x, (void*)y, (void*)c, (void*)scale})
        CHECK(cudaFree(memory));
    return 0;
}

int main() {
    float *w, *x, *y, *bias;
    __half *hw, *hx, *hy, *hbias;
    CHECK(cudaMallocManaged(&w, kOut * kIn * sizeof(float)));
    CHECK(cudaMallocManaged(&x, kIn * kBatch * sizeof(float)));
    CHECK(cudaMallocManaged(&y, kOut * kBatch * sizeof(float)));
    CHECK(cudaMallocManaged(&bias, kOut * sizeof(float)));
    CHECK(cudaMallocManaged(&hw, kOut * kIn * sizeof(__half)));
    CHECK(cudaMallocManaged(&hx, kIn * kBatch * sizeof(__half)));
    CHECK(cudaMallocManaged(&hy, kOut * kBatch * sizeof(__half)));
    CHECK(cudaMallocManaged(&hbias, kOut * sizeof(__half)));
    fill<<<(kOut * kIn + 127) / 128, 128>>>(w, hw, kOut * kIn, 1);
    fill<<<(kIn * kBatch + 127) / 128, 128>>>(x, hx, kIn * kBatch, 2);
    fill<<<1, kOut>>>(bias, hbias, kOut, 3);
    cublasLtHandle_t lt;
    cublasHandle_t handle;
    CHECK(cublasLtCreate(&lt));
    CHECK(cublasCreate(&handle));
    CHECK(layer(lt, w, x, y, bias, CUDA_R_32F, CUBLASLT_ORDER_ROW, CUBLASLT_EPILOGUE_RELU_BIAS));
    CHECK(layer(lt, w, x, y, bias, CUDA_R_32F, CUBLASLT_ORDER_COL, CUBLASLT_EPILOGUE_GELU_BIAS));
    CHECK(
        layer(lt, hw, hx, hy, hbias, CUDA_R_16F, CUBLASLT_ORDER_COL, CUBLASLT_EPILOGUE_RELU_BIAS));
    CHECK(others(handle));
    cudaDeviceProp device;
    CHECK(cudaGetDeviceProperties(&device, 0));
    if (device.major * 10 + device.minor >= 89) CHECK(eight_bits(lt));
    CHECK(cublasDestroy(handle));
    CHECK(cublasLtDestroy(lt));
    for (void* memory :
         {(void*)w, (void*)x, (void*)y, (void*)bias, (void*)hw, (void*)hx, (void*)hy, (void*)hbias})
        CHECK(cudaFree(memory));
    return 0;
}
