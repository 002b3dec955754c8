// cuBLASLt: products in every type, order and epilogue, against the definition in float64.
#include "on_device.hpp"

#include <cublasLt.h>
#include <cuda_fp8.h>

#include <cmath>
#include <cstdint>
#include <type_traits>
#include <vector>

namespace {

constexpr int m = 16, n = 32, k = 48;

template <class T>
constexpr cudaDataType type_of = CUDA_R_32F;
template <>
constexpr cudaDataType type_of<double> = CUDA_R_64F;
template <>
constexpr cudaDataType type_of<__half> = CUDA_R_16F;
template <>
constexpr cudaDataType type_of<__nv_bfloat16> = CUDA_R_16BF;
template <>
constexpr cudaDataType type_of<signed char> = CUDA_R_8I;
template <>
constexpr cudaDataType type_of<std::int32_t> = CUDA_R_32I;
template <>
constexpr cudaDataType type_of<__nv_fp8_e4m3> = CUDA_R_8F_E4M3;
template <>
constexpr cudaDataType type_of<__nv_fp8_e5m2> = CUDA_R_8F_E5M2;

/// How one matrix lies in memory.
struct Form {
    int rows, cols;
    bool row_major = false;
    int gap = 0;  // more than the least leading dimension
    int ld() const { return (row_major ? cols : rows) + gap; }
    std::size_t at(int row, int col) const {
        return static_cast<std::size_t>(row_major ? row * ld() + col : col * ld() + row);
    }
    std::size_t size() const { return static_cast<std::size_t>((row_major ? rows : cols) * ld()); }
};

class CublasLt : public testing::Test {
  protected:
    cublasLtHandle_t handle = nullptr;
    cublasLtMatmulDesc_t desc = nullptr;
    std::vector<cublasLtMatrixLayout_t> layouts;

    void SetUp() override { ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtCreate(&handle)); }
    void TearDown() override {
        for (const auto layout : layouts) cublasLtMatrixLayoutDestroy(layout);
        cublasLtMatmulDescDestroy(desc);
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtDestroy(handle));
        EXPECT_EQ(cudaSuccess, cudaGetLastError());
    }

    void describe(cublasComputeType_t compute, cudaDataType scale,
                  cublasOperation_t transa = CUBLAS_OP_N, cublasOperation_t transb = CUBLAS_OP_N) {
        cublasLtMatmulDescDestroy(desc);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtMatmulDescCreate(&desc, compute, scale));
        set(CUBLASLT_MATMUL_DESC_TRANSA, transa);
        set(CUBLASLT_MATMUL_DESC_TRANSB, transb);
    }
    template <class T>
    void set(cublasLtMatmulDescAttributes_t attribute, const T& value) {
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasLtMatmulDescSetAttribute(desc, attribute, &value, sizeof value));
    }
    cublasLtMatrixLayout_t layout(cudaDataType type, const Form& form, int batch = 1,
                                  std::int64_t stride = 0) {
        cublasLtMatrixLayout_t result = nullptr;
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasLtMatrixLayoutCreate(&result, type, static_cast<std::uint64_t>(form.rows),
                                             static_cast<std::uint64_t>(form.cols), form.ld()));
        const cublasLtOrder_t order = form.row_major ? CUBLASLT_ORDER_ROW : CUBLASLT_ORDER_COL;
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasLtMatrixLayoutSetAttribute(result, CUBLASLT_MATRIX_LAYOUT_ORDER, &order,
                                                   sizeof order));
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasLtMatrixLayoutSetAttribute(result, CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT,
                                                   &batch, sizeof batch));
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasLtMatrixLayoutSetAttribute(
                      result, CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET, &stride, sizeof stride));
        layouts.push_back(result);
        return result;
    }
    template <class S, class A, class B, class C>
    cublasStatus_t multiply(S alpha, OnDevice<A>& a, const Form& fa, OnDevice<B>& b, const Form& fb,
                            S beta, OnDevice<C>& c, const Form& fc) {
        const auto la = layout(type_of<A>, fa), lb = layout(type_of<B>, fb),
                   lc = layout(type_of<C>, fc);
        return cublasLtMatmul(handle, desc, &alpha, a.data(), la, b.data(), lb, &beta, c.data(), lc,
                              c.data(), lc, nullptr, nullptr, 0, nullptr);
    }
};

template <class T>
double wide(T x) {
    if constexpr (std::is_arithmetic_v<T>)
        return static_cast<double>(x);
    else
        return static_cast<double>(static_cast<float>(x));
}
template <class T>
std::vector<T> numbers(std::size_t size, std::uint64_t seed) {
    simt::test::Random random(seed);
    std::vector<T> values(size);
    for (T& value : values) value = static_cast<T>(static_cast<float>(random.integer(-4, 4)));
    return values;
}

/// op(A)·op(B) at row, col.
template <class A, class B>
double dot(const std::vector<A>& a, const Form& fa, cublasOperation_t transa,
           const std::vector<B>& b, const Form& fb, cublasOperation_t transb, int row, int col,
           int length = k) {
    double sum = 0;
    for (int i = 0; i < length; ++i)
        sum += wide(a[transa == CUBLAS_OP_N ? fa.at(row, i) : fa.at(i, row)]) *
               wide(b[transb == CUBLAS_OP_N ? fb.at(i, col) : fb.at(col, i)]);
    return sum;
}

// Whole numbers: every sum is exact, so every type gives the same product.
TEST_F(CublasLt, MultipliesEveryOrderAndOperation) {
    for (int bits = 0; bits < 32; ++bits) {
        const auto transa = bits & 1 ? CUBLAS_OP_T : CUBLAS_OP_N,
                   transb = bits & 2 ? CUBLAS_OP_T : CUBLAS_OP_N;
        const Form fa{bits & 1 ? k : m, bits & 1 ? m : k, (bits & 4) != 0, 3},
            fb{bits & 2 ? n : k, bits & 2 ? k : n, (bits & 8) != 0, 1},
            fc{m, n, (bits & 16) != 0, 2};
        const auto A = numbers<float>(fa.size(), 1), B = numbers<float>(fb.size(), 2),
                   C = numbers<float>(fc.size(), 3);
        OnDevice<float> a(A), b(B), c(C);
        describe(CUBLAS_COMPUTE_32F, CUDA_R_32F, transa, transb);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, multiply(2.0f, a, fa, b, fb, -1.0f, c, fc));
        auto right = C;
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col)
                right[fc.at(row, col)] = static_cast<float>(
                    2 * dot(A, fa, transa, B, fb, transb, row, col) - wide(C[fc.at(row, col)]));
        EXPECT_EQ(c.host(), right) << bits;
    }
}

TEST_F(CublasLt, MultipliesEveryType) {
    const Form fa{k, m}, fb{k, n}, fc{m, n};
    const auto check = [&](auto in, auto out, auto scalar, cublasComputeType_t compute) {
        using In = decltype(in);
        using Out = decltype(out);
        using Scalar = decltype(scalar);
        const auto A = numbers<In>(fa.size(), 1), B = numbers<In>(fb.size(), 2);
        const auto C = numbers<Out>(fc.size(), 3);
        OnDevice<In> a(A), b(B);
        OnDevice<Out> c(C);
        describe(compute, type_of<Scalar>, CUBLAS_OP_T);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, multiply(Scalar(2), a, fa, b, fb, Scalar(-1), c, fc));
        const auto result = c.host();
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col) {
                double right = 2 * dot(A, fa, CUBLAS_OP_T, B, fb, CUBLAS_OP_N, row, col) -
                               wide(C[fc.at(row, col)]);
                if constexpr (std::is_same_v<Out, signed char>)
                    right = std::fmin(127, std::fmax(-128, right));
                else
                    right = wide(static_cast<Out>(static_cast<float>(right)));
                ASSERT_EQ(wide(result[fc.at(row, col)]), right) << row << " " << col;
            }
    };
    check(float(), float(), float(), CUBLAS_COMPUTE_32F_FAST_TF32);
    check(double(), double(), double(), CUBLAS_COMPUTE_64F);
    check(__half(), __half(), float(), CUBLAS_COMPUTE_32F);
    check(__half(), float(), float(), CUBLAS_COMPUTE_32F);
    check(__half(), __half(), __half(), CUBLAS_COMPUTE_16F);
    check(__nv_bfloat16(), __nv_bfloat16(), float(), CUBLAS_COMPUTE_32F);
    check(__nv_bfloat16(), float(), float(), CUBLAS_COMPUTE_32F);
    using Byte = signed char;
    check(Byte(), std::int32_t(), std::int32_t(), CUBLAS_COMPUTE_32I);
    check(Byte(), Byte(), float(), CUBLAS_COMPUTE_32I);
}

double gelu(double x) {
    return 0.5 * x * (1 + std::tanh(std::sqrt(2 / std::acos(-1.0)) * (x + 0.044715 * x * x * x)));
}

TEST_F(CublasLt, EpiloguesFollowTheProduct) {
    const Form fa{m, k}, fb{k, n}, fc{m, n, false, 1};
    const auto A = numbers<float>(fa.size(), 1), B = numbers<float>(fb.size(), 2),
               C = numbers<float>(fc.size(), 3), bias = numbers<float>(m, 4);
    OnDevice<float> a(A), b(B), added(bias);
    const struct {
        cublasLtEpilogue_t epilogue;
        bool bias;
        double (*function)(double);
    } cases[] = {
        {CUBLASLT_EPILOGUE_DEFAULT, false, [](double x) { return x; }},
        {CUBLASLT_EPILOGUE_BIAS, true, [](double x) { return x; }},
        {CUBLASLT_EPILOGUE_RELU, false, [](double x) { return std::fmax(x, 0); }},
        {CUBLASLT_EPILOGUE_RELU_BIAS, true, [](double x) { return std::fmax(x, 0); }},
        {CUBLASLT_EPILOGUE_GELU, false, gelu},
        {CUBLASLT_EPILOGUE_GELU_BIAS, true, gelu},
    };
    for (const auto& [epilogue, with_bias, function] : cases) {
        OnDevice<float> c(C);
        describe(CUBLAS_COMPUTE_32F, CUDA_R_32F);
        set(CUBLASLT_MATMUL_DESC_EPILOGUE, epilogue);
        if (with_bias)
            set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, static_cast<const void*>(added.data()));
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, multiply(0.03125f, a, fa, b, fb, 0.5f, c, fc));
        const auto result = c.host();
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col) {
                double x = dot(A, fa, CUBLAS_OP_N, B, fb, CUBLAS_OP_N, row, col) / 32 +
                           wide(C[fc.at(row, col)]) / 2;
                if (with_bias) x += wide(bias[static_cast<std::size_t>(row)]);
                ASSERT_NEAR(wide(result[fc.at(row, col)]), function(x), 1e-5 * (1 + std::fabs(x)))
                    << epilogue;
            }
    }
}

// A layer's way there leaves what its way back needs.
TEST_F(CublasLt, AuxiliaryOutputsLeadBack) {
    const Form fa{m, k}, fb{k, n}, fc{m, n};
    const auto A = numbers<float>(fa.size(), 1), B = numbers<float>(fb.size(), 2);
    OnDevice<float> a(A), b(B);
    for (const bool relu : {true, false}) {
        OnDevice<float> c(std::vector<float>(fc.size(), 0)),
            aux(std::vector<float>(fc.size() * 4, 0)), gradient(std::vector<float>(m, 7));
        const std::int64_t aux_ld = relu ? 128 : m;
        const auto run = [&](cublasLtEpilogue_t epilogue) {
            describe(CUBLAS_COMPUTE_32F, CUDA_R_32F);
            set(CUBLASLT_MATMUL_DESC_EPILOGUE, epilogue);
            set(CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_POINTER, static_cast<void*>(aux.data()));
            set(CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_LD, aux_ld);
            set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, static_cast<void*>(gradient.data()));
            ASSERT_EQ(CUBLAS_STATUS_SUCCESS, multiply(0.03125f, a, fa, b, fb, 0.0f, c, fc));
        };
        run(relu ? CUBLASLT_EPILOGUE_RELU_AUX : CUBLASLT_EPILOGUE_GELU_AUX);
        run(relu ? CUBLASLT_EPILOGUE_DRELU_BGRAD : CUBLASLT_EPILOGUE_DGELU_BGRAD);
        const auto result = c.host(), sums = gradient.host();
        for (int row = 0; row < m; ++row) {
            double of_row = 0;
            for (int col = 0; col < n; ++col) {
                const double x = dot(A, fa, CUBLAS_OP_N, B, fb, CUBLAS_OP_N, row, col) / 32;
                constexpr double step = 1e-5;
                const double slope = relu ? x > 0 : (gelu(x + step) - gelu(x - step)) / (2 * step);
                ASSERT_NEAR(wide(result[fc.at(row, col)]), x * slope, 1e-4) << relu;
                of_row += x * slope;
            }
            EXPECT_NEAR(wide(sums[static_cast<std::size_t>(row)]), of_row, 1e-2);
        }
    }
    for (const bool of_a : {true, false}) {
        OnDevice<float> c(std::vector<float>(fc.size(), 0)),
            gradient(std::vector<float>(of_a ? m : n, 7));
        describe(CUBLAS_COMPUTE_32F, CUDA_R_32F);
        set(CUBLASLT_MATMUL_DESC_EPILOGUE,
            of_a ? CUBLASLT_EPILOGUE_BGRADA : CUBLASLT_EPILOGUE_BGRADB);
        set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, static_cast<void*>(gradient.data()));
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, multiply(1.0f, a, fa, b, fb, 0.0f, c, fc));
        const auto sums = gradient.host();
        for (int i = 0; i < (of_a ? m : n); ++i) {
            double right = 0;
            for (int j = 0; j < k; ++j) right += wide(of_a ? A[fa.at(i, j)] : B[fb.at(j, i)]);
            EXPECT_EQ(wide(sums[static_cast<std::size_t>(i)]), right);
        }
    }
}

TEST_F(CublasLt, BatchesGoFromMatrixToMatrix) {
    const Form fa{m, k}, fb{k, n}, fc{m, n};
    const std::size_t step_a = fa.size() + 1, step_c = fc.size() + 2;
    const auto A = numbers<float>(3 * step_a, 1), B = numbers<float>(fb.size(), 2),
               bias = numbers<float>(3 * m, 3);
    OnDevice<float> a(A), b(B), added(bias), c(std::vector<float>(3 * step_c, 99)), alpha({2}),
        beta({0});
    describe(CUBLAS_COMPUTE_32F, CUDA_R_32F);
    set(CUBLASLT_MATMUL_DESC_EPILOGUE, CUBLASLT_EPILOGUE_BIAS);
    set(CUBLASLT_MATMUL_DESC_BIAS_POINTER, static_cast<void*>(added.data()));
    set(CUBLASLT_MATMUL_DESC_BIAS_BATCH_STRIDE, std::int64_t{m});
    set(CUBLASLT_MATMUL_DESC_POINTER_MODE, CUBLASLT_POINTER_MODE_DEVICE);
    const auto la = layout(CUDA_R_32F, fa, 3, static_cast<std::int64_t>(step_a)),
               lb = layout(CUDA_R_32F, fb, 3, 0),
               lc = layout(CUDA_R_32F, fc, 3, static_cast<std::int64_t>(step_c));
    cublasLtMatmulPreference_t preference = nullptr;
    cublasLtMatmulHeuristicResult_t found[2];
    int count = 0;
    const std::uint64_t workspace = 1 << 20;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtMatmulPreferenceCreate(&preference));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtMatmulPreferenceSetAttribute(
                                         preference, CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES,
                                         &workspace, sizeof workspace));
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtMatmulAlgoGetHeuristic(handle, desc, la, lb, lc, lc,
                                                                    preference, 2, found, &count));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasLtMatmulPreferenceDestroy(preference));
    ASSERT_EQ(count, 1);
    EXPECT_EQ(found[0].state, CUBLAS_STATUS_SUCCESS);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasLtMatmul(handle, desc, alpha.data(), a.data(), la, b.data(), lb, beta.data(),
                             c.data(), lc, c.data(), lc, &found[0].algo, nullptr, 0, nullptr));
    const auto result = c.host();
    for (std::size_t number = 0; number < 3; ++number) {
        const std::vector<float> one(A.begin() + static_cast<std::ptrdiff_t>(number * step_a),
                                     A.end());
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col)
                ASSERT_EQ(wide(result[number * step_c + fc.at(row, col)]),
                          2 * dot(one, fa, CUBLAS_OP_N, B, fb, CUBLAS_OP_N, row, col) +
                              wide(bias[number * m + static_cast<std::size_t>(row)]));
        EXPECT_EQ(result[number * step_c + fc.size()], 99) << "between the matrices";
    }
}

TEST_F(CublasLt, EightBitsNeedTheirDevice) {
    const Form fa{k, m}, fb{k, n}, fc{m, n};
    OnDevice<__nv_fp8_e4m3> a(numbers<__nv_fp8_e4m3>(fa.size(), 1));
    OnDevice<__nv_fp8_e5m2> b(numbers<__nv_fp8_e5m2>(fb.size(), 2));
    OnDevice<float> c(std::vector<float>(fc.size(), 0));
    describe(CUBLAS_COMPUTE_32F, CUDA_R_32F, CUBLAS_OP_T);
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, multiply(1.0f, a, fa, b, fb, 0.0f, c, fc));  // 7.5
}

TEST_F(CublasLt, RefusesWhatDoesNotFit) {
    const Form fa{m, k}, fb{k, n}, fc{m, n};
    OnDevice<float> a(numbers<float>(fa.size(), 1)), b(numbers<float>(fb.size(), 2)),
        c(numbers<float>(fc.size(), 3));
    OnDevice<__half> halves(numbers<__half>(fa.size(), 1));
    const float one = 1, zero = 0;
    describe(CUBLAS_COMPUTE_32F, CUDA_R_32F);
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, multiply(one, a, fa, b, Form{k - 1, n}, zero, c, fc));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              multiply(one, a, Form{m, k, false, -1}, b, fb, zero, c, fc));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, multiply(one, halves, fa, b, fb, zero, c, fc));
    set(CUBLASLT_MATMUL_DESC_EPILOGUE, CUBLASLT_EPILOGUE_BIAS);
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, multiply(one, a, fa, b, fb, zero, c, fc)) << "no bias";
    set(CUBLASLT_MATMUL_DESC_EPILOGUE, CUBLASLT_EPILOGUE_DEFAULT);
    const auto la = layout(CUDA_R_32F, fa), lb = layout(CUDA_R_32F, fb),
               lc = layout(CUDA_R_32F, fc);
    const auto call = [&](cublasLtHandle_t with, const float* alpha, const float* from) {
        return cublasLtMatmul(with, desc, alpha, from, la, b.data(), lb, &zero, c.data(), lc,
                              c.data(), lc, nullptr, nullptr, 0, nullptr);
    };
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, call(handle, nullptr, a.data()));
    EXPECT_EQ(CUBLAS_STATUS_NOT_INITIALIZED, call(nullptr, &one, a.data()));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              cublasLtMatmulDescSetAttribute(desc, CUBLASLT_MATMUL_DESC_TRANSA, &one, 8));
    std::int32_t transa = 0;
    std::size_t written = 0;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasLtMatmulDescGetAttribute(desc, CUBLASLT_MATMUL_DESC_TRANSA, &transa,
                                             sizeof transa, &written));
    EXPECT_EQ(written, 4u);
    int count = 7;
    cublasLtMatmulHeuristicResult_t found{};
    EXPECT_EQ(
        CUBLAS_STATUS_INVALID_VALUE,
        cublasLtMatmulAlgoGetHeuristic(handle, desc, la, lb, lc, lc, nullptr, 1, &found, &count));
    // A cuBLAS handle serves too.
    cublasHandle_t other = nullptr;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&other));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              call(reinterpret_cast<cublasLtHandle_t>(other), &one, a.data()));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(other));
}

TEST_F(CublasLt, HostMemoryEndsTheDevicesWork) {
    const Form form{m, m};
    const auto all = layout(CUDA_R_32F, form);
    std::vector<float> host(form.size());
    void* memory = nullptr;
    ASSERT_EQ(cudaSuccess, cudaMalloc(&memory, form.size() * sizeof(float)));
    describe(CUBLAS_COMPUTE_32F, CUDA_R_32F);
    const float one = 1;
    EXPECT_EQ(CUBLAS_STATUS_EXECUTION_FAILED,
              cublasLtMatmul(handle, desc, &one, host.data(), all, memory, all, &one, memory, all,
                             memory, all, nullptr, nullptr, 0, nullptr));
    EXPECT_EQ(cudaErrorIllegalAddress, cudaDeviceSynchronize());
    cudaDeviceReset();
    cudaGetLastError();
}

}  // namespace
