// cuBLAS in float64 and with types chosen at run time, against the definition.
#include "on_device.hpp"

#include <cublas_v2.h>

#include <cmath>
#include <limits>
#include <type_traits>
#include <vector>

namespace {

class CublasTypes : public testing::Test {
  protected:
    cublasHandle_t handle = nullptr;
    void SetUp() override { ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle)); }
    void TearDown() override {
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
        EXPECT_EQ(cudaSuccess, cudaGetLastError());
    }
};

constexpr int m = 5, n = 7, k = 6;

/// 2·Aᵀ·B - C, column-major, A k × m, B k × n, without gaps.
template <class In, class Out>
std::vector<Out> expected(const std::vector<In>& A, const std::vector<In>& B,
                          const std::vector<Out>& C, std::size_t a = 0, std::size_t b = 0,
                          std::size_t c = 0) {
    std::vector<Out> result;
    for (std::size_t col = 0; col < n; ++col) {
        for (std::size_t row = 0; row < m; ++row) {
            double sum = 0;
            for (std::size_t i = 0; i < k; ++i)
                sum += static_cast<double>(A[a + row * k + i]) *
                       static_cast<double>(B[b + col * k + i]);
            result.push_back(
                Out(static_cast<float>(2 * sum - static_cast<double>(C[c + col * m + row]))));
        }
    }
    return result;
}

template <class T>
std::vector<float> values_of(const std::vector<T>& from) {
    return {from.begin(), from.end()};
}

/// Level 1 on 5 elements, every second of x from the far end, against the definition.
template <class T>
void check_vectors(cublasHandle_t handle, cudaDataType type, cudaDataType execution) {
    using Scale = std::conditional_t<std::is_same_v<T, double>, double, float>;
    OnDevice<T> x({T(1), T(9), T(2), T(9), T(-3), T(9), T(4), T(9), T(5)});
    OnDevice<T> y({T(10), T(20), T(30), T(40), T(50)});
    T result = T(0);
    for (const auto dot : {cublasDotEx, cublasDotcEx}) {
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  dot(handle, 5, x.data(), type, -2, y.data(), type, 1, &result, type, execution));
        EXPECT_EQ(static_cast<float>(result), 50 + 80 - 90 + 80 + 50);
    }
    const Scale two = 2;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasAxpyEx(handle, 5, &two, execution, x.data(), type, -2,
                                                  y.data(), type, 1, execution));
    EXPECT_EQ(values_of(y.host()), (std::vector<float>{20, 28, 24, 44, 52}));
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasScalEx(handle, 2, &two, execution, x.data(), type, 4, execution));
    EXPECT_EQ(values_of(x.host()), (std::vector<float>{2, 9, 2, 9, -6, 9, 4, 9, 5}));
    OnDevice<T> legs({T(3), T(-4)});
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasNrm2Ex(handle, 2, legs.data(), type, 1, &result, type, execution));
    EXPECT_EQ(static_cast<float>(result), 5);
}

TEST_F(CublasTypes, VectorsHaveTheTypesThatTheCallNames) {
    check_vectors<__half>(handle, CUDA_R_16F, CUDA_R_32F);
    check_vectors<__nv_bfloat16>(handle, CUDA_R_16BF, CUDA_R_32F);
    check_vectors<float>(handle, CUDA_R_32F, CUDA_R_32F);
    check_vectors<double>(handle, CUDA_R_64F, CUDA_R_64F);
}

TEST_F(CublasTypes, VectorsInFloat16AreSummedInFloat32) {
    // 2048 + 1 is no float16: a sum kept in one would stay at 2048.
    OnDevice<__half> x(std::vector<__half>(4096, __half(1.0f)));
    __half result = __half(0.0f);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasDotEx(handle, 4096, x.data(), CUDA_R_16F, 1, x.data(),
                                                 CUDA_R_16F, 1, &result, CUDA_R_16F, CUDA_R_32F));
    EXPECT_EQ(static_cast<float>(result), 4096);
}

TEST_F(CublasTypes, VectorsOfOtherTypesAreRefused) {
    OnDevice<float> x({1, 2});
    float result = 0;
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED,
              cublasDotEx(handle, 1, x.data(), CUDA_C_32F, 1, x.data(), CUDA_C_32F, 1, &result,
                          CUDA_C_32F, CUDA_C_32F));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED,
              cublasNrm2Ex(handle, 1, x.data(), CUDA_R_32F, 1, &result, CUDA_R_64F, CUDA_R_64F));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED,
              cublasScalEx(handle, 1, &result, CUDA_R_16F, x.data(), CUDA_R_16F, 1, CUDA_R_32F));
}

TEST_F(CublasTypes, DgemmEqualsTheDefinition) {
    const auto A = integers<double>(k * m, 1), B = integers<double>(k * n, 2),
               C = integers<double>(m * n, 3);
    OnDevice<double> a(A), b(B), c(C);
    const double two = 2, minus_one = -1;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasDgemm(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(), k, b.data(), k,
                          &minus_one, c.data(), m));
    EXPECT_EQ(c.host(), expected(A, B, C));
}

TEST_F(CublasTypes, DgemmKeepsWhatFloat32Loses) {
    OnDevice<double> a({1 + 0x1p-40}), b({1 - 0x1p-40}), c({0});
    const double one = 1, zero = 0;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasDgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, &one,
                                                 a.data(), 1, b.data(), 1, &zero, c.data(), 1));
    EXPECT_EQ(c.host()[0], (1 + 0x1p-40) * (1 - 0x1p-40));
}

TEST_F(CublasTypes, VectorsInFloat64) {
    OnDevice<double> x({3, -4, 0.5}), y({1, 2, 8});
    double result = 0;
    int index = 0;
    const double half = 0.5;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDdot(handle, 3, x.data(), 1, y.data(), 1, &result));
    EXPECT_EQ(result, -1);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDnrm2(handle, 2, x.data(), 1, &result));
    EXPECT_EQ(result, 5);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDasum(handle, 3, x.data(), 1, &result));
    EXPECT_EQ(result, 7.5);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasIdamax(handle, 3, x.data(), 1, &index));
    EXPECT_EQ(index, 2);  // counted from 1
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasIdamin(handle, 3, x.data(), 1, &index));
    EXPECT_EQ(index, 3);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDscal(handle, 3, &half, x.data(), 1));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDaxpy(handle, 3, &half, y.data(), 1, x.data(), 1));
    EXPECT_EQ(x.host(), (std::vector<double>{2, -1, 4.25}));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDcopy(handle, 2, y.data(), 1, x.data(), 1));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDswap(handle, 2, x.data(), 2, y.data(), 2));
    EXPECT_EQ(x.host(), (std::vector<double>{1, 2, 8}));
}

TEST_F(CublasTypes, MatricesAndVectorsInFloat64) {
    OnDevice<double> A({1, 2, 3, 4}), x({1, 10}), y({100, 100}), C(std::vector<double>(4, 0));
    const double one = 1, zero = 0;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDgemv(handle, CUBLAS_OP_N, 2, 2, &one, A.data(), 2,
                                                 x.data(), 1, &one, y.data(), 1));
    EXPECT_EQ(y.host(), (std::vector<double>{131, 142}));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasDger(handle, 2, 2, &one, x.data(), 1, x.data(), 1, A.data(), 2));
    EXPECT_EQ(A.host(), (std::vector<double>{2, 12, 13, 104}));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDgeam(handle, CUBLAS_OP_T, CUBLAS_OP_N, 2, 2, &one,
                                                 A.data(), 2, &zero, C.data(), 2, C.data(), 2));
    EXPECT_EQ(C.host(), (std::vector<double>{2, 13, 12, 104}));
}

TEST_F(CublasTypes, GemmExReadsAndWritesEachType) {
    const float two = 2, minus_one = -1;
    const auto multiply = [&](auto in, cudaDataType in_type, auto out, cudaDataType out_type) {
        using In = decltype(in);
        using Out = decltype(out);
        const auto A = integers<In>(k * m, 1), B = integers<In>(k * n, 2);
        const auto C = integers<Out>(m * n, 3);
        OnDevice<In> a(A), b(B);
        OnDevice<Out> c(C);
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(), in_type,
                               k, b.data(), in_type, k, &minus_one, c.data(), out_type, m,
                               CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT));
        EXPECT_EQ(values_of(c.host()), values_of(expected(A, B, C)));
    };
    multiply(__half(), CUDA_R_16F, __half(), CUDA_R_16F);
    multiply(__half(), CUDA_R_16F, float(), CUDA_R_32F);
    multiply(__nv_bfloat16(), CUDA_R_16BF, __nv_bfloat16(), CUDA_R_16BF);
    multiply(__nv_bfloat16(), CUDA_R_16BF, float(), CUDA_R_32F);
    multiply(float(), CUDA_R_32F, float(), CUDA_R_32F);
}

TEST_F(CublasTypes, GemmExTakesScalarsInTheTypeOfTheSums) {
    const __half two = 2.0f, minus_one = -1.0f;
    const double twice = 2, minus = -1;
    const auto A = integers<__half>(k * m, 1), B = integers<__half>(k * n, 2),
               C = integers<__half>(m * n, 3);
    OnDevice<__half> a(A), b(B), c(C), d(C);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(), CUDA_R_16F, k,
                           b.data(), CUDA_R_16F, k, &minus_one, c.data(), CUDA_R_16F, m,
                           CUBLAS_COMPUTE_16F, CUBLAS_GEMM_DEFAULT_TENSOR_OP));
    EXPECT_EQ(values_of(c.host()), values_of(expected(A, B, C)));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasHgemm(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(), k, b.data(), k,
                          &minus_one, d.data(), m));
    EXPECT_EQ(values_of(d.host()), values_of(expected(A, B, C)));
    const auto X = integers<double>(k * m, 1), Y = integers<double>(k * n, 2),
               Z = integers<double>(m * n, 3);
    OnDevice<double> x(X), y(Y), z(Z);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &twice, x.data(), CUDA_R_64F,
                           k, y.data(), CUDA_R_64F, k, &minus, z.data(), CUDA_R_64F, m,
                           CUBLAS_COMPUTE_64F, CUBLAS_GEMM_DEFAULT));
    EXPECT_EQ(z.host(), expected(X, Y, Z));
}

TEST_F(CublasTypes, GemmStridedBatchedExGoesFromMatrixToMatrix) {
    const float two = 2, minus_one = -1;
    const auto A = integers<__half>(2 * k * m + 1, 1), B = integers<__half>(k * n, 2),
               C = integers<__half>(2 * m * n, 3);
    OnDevice<__half> a(A), b(B), c(C);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGemmStridedBatchedEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(),
                                         CUDA_R_16F, k, k * m + 1, b.data(), CUDA_R_16F, k, 0,
                                         &minus_one, c.data(), CUDA_R_16F, m, m * n, 2,
                                         CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT));
    auto both = values_of(expected(A, B, C));
    const auto second = values_of(expected(A, B, C, k * m + 1, 0, m * n));
    both.insert(both.end(), second.begin(), second.end());
    EXPECT_EQ(values_of(c.host()), both);
}

TEST_F(CublasTypes, HgemmStridedBatchedGoesFromMatrixToMatrix) {
    const __half two = 2, minus_one = -1;
    const auto A = integers<__half>(2 * k * m + 1, 1), B = integers<__half>(k * n, 2),
               C = integers<__half>(2 * m * n, 3);
    OnDevice<__half> a(A), b(B), c(C);
    ASSERT_EQ(
        CUBLAS_STATUS_SUCCESS,
        cublasHgemmStridedBatched(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(), k,
                                  k * m + 1, b.data(), k, 0, &minus_one, c.data(), m, m * n, 2));
    auto both = values_of(expected(A, B, C));
    const auto second = values_of(expected(A, B, C, k * m + 1, 0, m * n));
    both.insert(both.end(), second.begin(), second.end());
    EXPECT_EQ(values_of(c.host()), both);
}

// 2·Aᵀ·B - C of bytes; columns lie at multiples of four.
TEST_F(CublasTypes, GemmExMultipliesBytesExactly) {
    const std::int32_t two = 2, minus_one = -1;
    const float float_two = 2, float_minus_one = -1;
    constexpr int ld = 8;
    std::vector<signed char> A(ld * m), B(ld * n);
    std::vector<std::int32_t> C(m * n), right(m * n);
    simt::test::Random random(5);
    for (auto& x : A) x = static_cast<signed char>(random.integer(-128, 127));
    for (auto& x : B) x = static_cast<signed char>(random.integer(-128, 127));
    for (auto& x : C) x = static_cast<std::int32_t>(random.integer(-100000, 100000));
    for (std::size_t col = 0; col < n; ++col) {
        for (std::size_t row = 0; row < m; ++row) {
            int sum = 0;
            for (std::size_t i = 0; i < k; ++i) sum += int{A[row * ld + i]} * int{B[col * ld + i]};
            right[col * m + row] = 2 * sum - C[col * m + row];
        }
    }
    OnDevice<signed char> a(A), b(B);
    OnDevice<std::int32_t> c(C);
    OnDevice<float> d(std::vector<float>(C.begin(), C.end()));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two, a.data(), CUDA_R_8I, ld,
                           b.data(), CUDA_R_8I, ld, &minus_one, c.data(), CUDA_R_32I, m,
                           CUBLAS_COMPUTE_32I, CUBLAS_GEMM_DEFAULT));
    EXPECT_EQ(c.host(), right);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGemmEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &float_two, a.data(),
                           CUDA_R_8I, ld, b.data(), CUDA_R_8I, ld, &float_minus_one, d.data(),
                           CUDA_R_32F, m, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT));
    EXPECT_EQ(d.host(), std::vector<float>(right.begin(), right.end()));
}

TEST_F(CublasTypes, BatchesOfAddressesInFloat16AndBfloat16) {
    const auto batch = [&](auto zero, cudaDataType type, bool by_name) {
        using T = decltype(zero);
        const auto A = integers<T>(2 * k * m, 1), B = integers<T>(k * n, 2);
        const auto C = integers<T>(2 * m * n, 3);
        OnDevice<T> a(A), b(B), c(C);
        OnDevice<const T*> as({a.data() + k * m, a.data()}), bs({b.data(), b.data()});
        OnDevice<T*> cs({c.data(), c.data() + m * n});
        if (by_name) {
            const __half two = 2, minus_one = -1;
            EXPECT_EQ(
                CUBLAS_STATUS_SUCCESS,
                cublasHgemmBatched(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two,
                                   reinterpret_cast<const __half* const*>(as.data()), k,
                                   reinterpret_cast<const __half* const*>(bs.data()), k, &minus_one,
                                   reinterpret_cast<__half* const*>(cs.data()), m, 2));
        } else {
            const float two = 2, minus_one = -1;
            EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
                      cublasGemmBatchedEx(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, k, &two,
                                          reinterpret_cast<const void* const*>(as.data()), type, k,
                                          reinterpret_cast<const void* const*>(bs.data()), type, k,
                                          &minus_one, reinterpret_cast<void* const*>(cs.data()),
                                          type, m, 2, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT));
        }
        auto both = values_of(expected(A, B, C, k * m));
        const auto second = values_of(expected(A, B, C, 0, 0, m * n));
        both.insert(both.end(), second.begin(), second.end());
        EXPECT_EQ(values_of(c.host()), both);
    };
    batch(__half(), CUDA_R_16F, true);
    batch(__half(), CUDA_R_16F, false);
    batch(__nv_bfloat16(), CUDA_R_16BF, false);
}

TEST_F(CublasTypes, GemmExRefusesWhatCublasDoesNotCombine) {
    OnDevice<float> memory(std::vector<float>(64, 0));
    const float one = 1;
    const auto status = [&](cudaDataType a, cudaDataType c, cublasComputeType_t compute) {
        return cublasGemmEx(handle, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, &one, memory.data(), a, 1,
                            memory.data(), a, 1, &one, memory.data(), c, 1, compute,
                            CUBLAS_GEMM_DEFAULT);
    };
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, status(CUDA_R_32F, CUDA_R_16F, CUBLAS_COMPUTE_32F));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, status(CUDA_R_64F, CUDA_R_64F, CUBLAS_COMPUTE_32F));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, status(CUDA_R_8I, CUDA_R_32I, CUBLAS_COMPUTE_32I));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, status(CUDA_R_32F, CUDA_R_32F, CUBLAS_COMPUTE_16F));
}

}  // namespace
