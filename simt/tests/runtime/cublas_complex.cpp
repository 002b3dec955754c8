// cuBLAS in complex numbers, against std::complex. Whole numbers: sums of products are exact.
#include "on_device.hpp"

#include <complex>
#include <vector>

namespace {

template <class Z>
struct Calls;
template <>
struct Calls<cuComplex> {
    using Real = float;
    static constexpr auto axpy = cublasCaxpy;
    static constexpr auto copy = cublasCcopy;
    static constexpr auto swap = cublasCswap;
    static constexpr auto scal = cublasCscal;
    static constexpr auto scal_real = cublasCsscal;
    static constexpr auto dotu = cublasCdotu;
    static constexpr auto dotc = cublasCdotc;
    static constexpr auto nrm2 = cublasScnrm2;
    static constexpr auto asum = cublasScasum;
    static constexpr auto amax = cublasIcamax;
    static constexpr auto amin = cublasIcamin;
    static constexpr auto gemv = cublasCgemv;
    static constexpr auto gemm = cublasCgemm;
    static constexpr auto strided = cublasCgemmStridedBatched;
    static constexpr auto batched = cublasCgemmBatched;
};
template <>
struct Calls<cuDoubleComplex> {
    using Real = double;
    static constexpr auto axpy = cublasZaxpy;
    static constexpr auto copy = cublasZcopy;
    static constexpr auto swap = cublasZswap;
    static constexpr auto scal = cublasZscal;
    static constexpr auto scal_real = cublasZdscal;
    static constexpr auto dotu = cublasZdotu;
    static constexpr auto dotc = cublasZdotc;
    static constexpr auto nrm2 = cublasDznrm2;
    static constexpr auto asum = cublasDzasum;
    static constexpr auto amax = cublasIzamax;
    static constexpr auto amin = cublasIzamin;
    static constexpr auto gemv = cublasZgemv;
    static constexpr auto gemm = cublasZgemm;
    static constexpr auto strided = cublasZgemmStridedBatched;
    static constexpr auto batched = cublasZgemmBatched;
};

using Number = std::complex<double>;
Number number(cuComplex z) {
    return {static_cast<double>(z.x), static_cast<double>(z.y)};
}
Number number(cuDoubleComplex z) {
    return {z.x, z.y};
}
template <class Z>
std::vector<Number> numbers(const std::vector<Z>& from) {
    std::vector<Number> result;
    for (const Z z : from) result.push_back(number(z));
    return result;
}
template <class Z>
std::vector<Z> random_vector(std::size_t size, std::uint64_t seed) {
    using Real = typename Calls<Z>::Real;
    const auto parts = integers<Real>(2 * size, seed);
    std::vector<Z> result;
    for (std::size_t i = 0; i < size; ++i) result.push_back(Z{parts[2 * i], parts[2 * i + 1]});
    return result;
}

template <class Z>
class CublasComplex : public testing::Test {
  protected:
    cublasHandle_t handle = nullptr;
    void SetUp() override { ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle)); }
    void TearDown() override {
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
        EXPECT_EQ(cudaSuccess, cudaGetLastError());
    }
};
using Types = testing::Types<cuComplex, cuDoubleComplex>;
TYPED_TEST_SUITE(CublasComplex, Types);

TYPED_TEST(CublasComplex, Vectors) {
    using Z = TypeParam;
    using Real = typename Calls<Z>::Real;
    const auto x = random_vector<Z>(9, 1), y = random_vector<Z>(9, 2);
    const auto X = numbers(x), Y = numbers(y);
    OnDevice<Z> a(x), b(y);
    const Z alpha{2, -1};
    const Real half = Real(0.5);
    Z result{};
    Number u = 0, c = 0;
    // A negative stride walks from the far end.
    for (std::size_t i = 0; i < 4; ++i) {
        u += X[2 * i] * Y[3 - i];
        c += std::conj(X[2 * i]) * Y[3 - i];
    }
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<Z>::dotu(this->handle, 4, a.data(), 2, b.data(), -1, &result));
    EXPECT_EQ(number(result), u);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<Z>::dotc(this->handle, 4, a.data(), 2, b.data(), -1, &result));
    EXPECT_EQ(number(result), c);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<Z>::axpy(this->handle, 9, &alpha, a.data(), 1, b.data(), 1));
    for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(number(b.host()[i]), Y[i] + Number(2, -1) * X[i]);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::copy(this->handle, 9, a.data(), 1, b.data(), 1));
    EXPECT_EQ(numbers(b.host()), X);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::scal(this->handle, 9, &alpha, b.data(), 1));
    for (std::size_t i = 0; i < 9; ++i) EXPECT_EQ(number(b.host()[i]), Number(2, -1) * X[i]);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::scal_real(this->handle, 4, &half, b.data(), 2));
    EXPECT_EQ(number(b.host()[2]), 0.5 * Number(2, -1) * X[2]);
    EXPECT_EQ(number(b.host()[1]), Number(2, -1) * X[1]);
    const auto before = numbers(b.host());
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::swap(this->handle, 9, a.data(), 1, b.data(), 1));
    EXPECT_EQ(numbers(a.host()), before);
    EXPECT_EQ(numbers(b.host()), X);

    OnDevice<Z> v({Z{3, -4}, Z{0, 1}, Z{-7, 0}, Z{5, 2}});
    Real sum = 0;
    int index = 0;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::nrm2(this->handle, 1, v.data(), 1, &sum));
    EXPECT_NEAR(static_cast<double>(sum), 5, 1e-5);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::asum(this->handle, 4, v.data(), 1, &sum));
    EXPECT_EQ(static_cast<double>(sum), 22) << "|re| + |im|";
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::amax(this->handle, 4, v.data(), 1, &index));
    EXPECT_EQ(index, 1) << "the first of those with 7";
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::amin(this->handle, 4, v.data(), 1, &index));
    EXPECT_EQ(index, 2);
}

constexpr int m = 4, n = 3, k = 5;

Number element(const std::vector<Number>& A, int ld, cublasOperation_t op, int row, int col) {
    if (op == CUBLAS_OP_N) return A[static_cast<std::size_t>(col * ld + row)];
    const Number z = A[static_cast<std::size_t>(row * ld + col)];
    return op == CUBLAS_OP_T ? z : std::conj(z);
}

TYPED_TEST(CublasComplex, ProductsWithEveryOperation) {
    using Z = TypeParam;
    constexpr int ld = 7, ldc = m + 1;
    const auto a = random_vector<Z>(ld * 7, 1), b = random_vector<Z>(ld * 7, 2),
               c = random_vector<Z>(ldc * n, 3);
    const auto A = numbers(a), B = numbers(b), C = numbers(c);
    const Z alpha{1, 2}, beta{-1, 1};
    for (const auto transa : {CUBLAS_OP_N, CUBLAS_OP_T, CUBLAS_OP_C})
        for (const auto transb : {CUBLAS_OP_N, CUBLAS_OP_T, CUBLAS_OP_C}) {
            OnDevice<Z> da(a), db(b), dc(c), dd(c), de(c);
            ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                      Calls<Z>::gemm(this->handle, transa, transb, m, n, k, &alpha, da.data(), ld,
                                     db.data(), ld, &beta, dc.data(), ldc));
            const auto D = numbers(dc.host());
            for (int row = 0; row < m; ++row)
                for (int col = 0; col < n; ++col) {
                    Number sum = 0;
                    for (int i = 0; i < k; ++i)
                        sum += element(A, ld, transa, row, i) * element(B, ld, transb, i, col);
                    const auto at = static_cast<std::size_t>(col * ldc + row);
                    EXPECT_EQ(D[at], Number(1, 2) * sum + Number(-1, 1) * C[at])
                        << transa << transb;
                }
            EXPECT_EQ(D[m], C[m]) << "what lies between the columns is not touched";
            ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                      Calls<Z>::strided(this->handle, transa, transb, m, n, k, &alpha, da.data(),
                                        ld, 0, db.data(), ld, 0, &beta, dd.data(), ldc, 0, 1));
            EXPECT_EQ(numbers(dd.host()), D);
            OnDevice<const Z*> as({da.data()}), bs({db.data()});
            OnDevice<Z*> es({de.data()});
            ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                      Calls<Z>::batched(this->handle, transa, transb, m, n, k, &alpha, as.data(),
                                        ld, bs.data(), ld, &beta, es.data(), ldc, 1));
            EXPECT_EQ(numbers(de.host()), D);
        }
}

TYPED_TEST(CublasComplex, MatrixTimesVector) {
    using Z = TypeParam;
    const auto a = random_vector<Z>(m * n, 1), x = random_vector<Z>(4, 2),
               y = random_vector<Z>(4, 3);
    const auto A = numbers(a), X = numbers(x), Y = numbers(y);
    const Z alpha{1, 2}, beta{-1, 1};
    for (const auto op : {CUBLAS_OP_N, CUBLAS_OP_T, CUBLAS_OP_C}) {
        OnDevice<Z> da(a), dx(x), dy(y);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<Z>::gemv(this->handle, op, m, n, &alpha, da.data(),
                                                        m, dx.data(), 1, &beta, dy.data(), 1));
        const auto result = numbers(dy.host());
        const int rows = op == CUBLAS_OP_N ? m : n, cols = op == CUBLAS_OP_N ? n : m;
        for (int row = 0; row < rows; ++row) {
            Number sum = 0;
            for (int i = 0; i < cols; ++i)
                sum += element(A, m, op, row, i) * X[static_cast<std::size_t>(i)];
            EXPECT_EQ(result[static_cast<std::size_t>(row)],
                      Number(1, 2) * sum + Number(-1, 1) * Y[static_cast<std::size_t>(row)]);
        }
    }
}

TYPED_TEST(CublasComplex, WithBetaZeroWhatWasInCIsNotRead) {
    using Z = TypeParam;
    const Z one{1, 0}, zero{0, 0};
    OnDevice<Z> a({Z{0, 1}}), c({Z{NAN, NAN}});
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<Z>::gemm(this->handle, CUBLAS_OP_N, CUBLAS_OP_C, 1, 1, 1, &one, a.data(), 1,
                             a.data(), 1, &zero, c.data(), 1));
    EXPECT_EQ(number(c.host()[0]), Number(1, 0));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              Calls<Z>::gemm(this->handle, CUBLAS_OP_N, CUBLAS_OP_N, 2, 1, 1, &one, a.data(), 1,
                             a.data(), 1, &zero, c.data(), 2));
}

}  // namespace
