// cuBLAS with triangular and symmetric matrices and with batches of systems: results are put back
// into the equations that they solve.
#include "on_device.hpp"

#include <cmath>
#include <vector>

namespace {

template <class T>
struct Calls;
template <>
struct Calls<float> {
    static constexpr auto trsm = cublasStrsm;
    static constexpr auto trsm_batched = cublasStrsmBatched;
    static constexpr auto trmm = cublasStrmm;
    static constexpr auto syrk = cublasSsyrk;
    static constexpr auto getrf = cublasSgetrfBatched;
    static constexpr auto getri = cublasSgetriBatched;
    static constexpr auto getrs = cublasSgetrsBatched;
    static constexpr auto gels = cublasSgelsBatched;
    static constexpr double bound = 1e-4;
};
template <>
struct Calls<double> {
    static constexpr auto trsm = cublasDtrsm;
    static constexpr auto trsm_batched = cublasDtrsmBatched;
    static constexpr auto trmm = cublasDtrmm;
    static constexpr auto syrk = cublasDsyrk;
    static constexpr auto getrf = cublasDgetrfBatched;
    static constexpr auto getri = cublasDgetriBatched;
    static constexpr auto getrs = cublasDgetrsBatched;
    static constexpr auto gels = cublasDgelsBatched;
    static constexpr double bound = 1e-12;
};

/// A matrix in column-major order.
template <class T>
struct Matrix {
    int rows, cols, ld;
    std::vector<T> values;
    Matrix(int rows_, int cols_, int ld_, std::uint64_t seed)
        : rows(rows_),
          cols(cols_),
          ld(ld_),
          values(integers<T>(static_cast<std::size_t>(ld_ * cols_), seed)) {}
    T& operator()(int row, int col) { return values[static_cast<std::size_t>(col * ld + row)]; }
    T operator()(int row, int col) const {
        return values[static_cast<std::size_t>(col * ld + row)];
    }
};

template <class T>
class CublasSolve : public testing::Test {
  protected:
    cublasHandle_t handle = nullptr;
    void SetUp() override { ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle)); }
    void TearDown() override {
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
        EXPECT_EQ(cudaSuccess, cudaGetLastError());
    }
};
using Reals = testing::Types<float, double>;
TYPED_TEST_SUITE(CublasSolve, Reals);

constexpr int m = 5, n = 4;

/// op(A)(row, col) of a triangular A; what is outside of the triangle counts as zero.
template <class T>
double element(const Matrix<T>& A, cublasFillMode_t uplo, cublasOperation_t op,
               cublasDiagType_t diag, int row, int col) {
    if (op != CUBLAS_OP_N) std::swap(row, col);
    if (row == col && diag == CUBLAS_DIAG_UNIT) return 1;
    const bool inside = uplo == CUBLAS_FILL_MODE_LOWER ? row >= col : row <= col;
    return inside ? static_cast<double>(A(row, col)) : 0;
}

/// A·B, or B·A where A stands on the right.
template <class T>
double product(const Matrix<T>& A, cublasSideMode_t side, cublasFillMode_t uplo,
               cublasOperation_t op, cublasDiagType_t diag, const Matrix<T>& B, int row, int col) {
    double sum = 0;
    if (side == CUBLAS_SIDE_LEFT) {
        for (int i = 0; i < m; ++i)
            sum += element(A, uplo, op, diag, row, i) * static_cast<double>(B(i, col));
    } else {
        for (int i = 0; i < n; ++i)
            sum += static_cast<double>(B(row, i)) * element(A, uplo, op, diag, i, col);
    }
    return sum;
}

template <class Body>
void for_each_form(Body body) {
    for (const auto side : {CUBLAS_SIDE_LEFT, CUBLAS_SIDE_RIGHT})
        for (const auto uplo : {CUBLAS_FILL_MODE_LOWER, CUBLAS_FILL_MODE_UPPER})
            for (const auto op : {CUBLAS_OP_N, CUBLAS_OP_T})
                for (const auto diag : {CUBLAS_DIAG_NON_UNIT, CUBLAS_DIAG_UNIT}) {
                    SCOPED_TRACE(testing::Message() << side << uplo << op << diag);
                    body(side, uplo, op, diag);
                }
}

TYPED_TEST(CublasSolve, TrsmSolvesEveryFormOfTheEquation) {
    using T = TypeParam;
    for_each_form([&](auto side, auto uplo, auto op, auto diag) {
        const int order = side == CUBLAS_SIDE_LEFT ? m : n;
        Matrix<T> A(order, order, order + 1, 1), B(m, n, m + 2, 2), X = B;
        for (int i = 0; i < order; ++i) A(i, i) = T(diag == CUBLAS_DIAG_UNIT ? NAN : 8 + i);
        const T alpha = 2;
        OnDevice<T> a(A.values), b(B.values);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<T>::trsm(this->handle, side, uplo, op, diag, m, n,
                                                        &alpha, a.data(), A.ld, b.data(), B.ld));
        X.values = b.host();
        double largest = 1;
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col)
                largest = std::fmax(largest, std::fabs(static_cast<double>(X(row, col))));
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col)
                EXPECT_NEAR(product(A, side, uplo, op, diag, X, row, col),
                            2 * static_cast<double>(B(row, col)), Calls<T>::bound * largest);
        EXPECT_EQ(X(m, 0), B(m, 0)) << "what lies between the columns is not touched";

        OnDevice<T> again(B.values);
        OnDevice<const T*> as({a.data()});
        OnDevice<T*> bs({again.data()});
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  Calls<T>::trsm_batched(this->handle, side, uplo, op, diag, m, n, &alpha,
                                         as.data(), A.ld, bs.data(), B.ld, 1));
        EXPECT_EQ(again.host(), b.host());
    });
}

TYPED_TEST(CublasSolve, TrmmMultipliesOutOfPlaceAndInPlace) {
    using T = TypeParam;
    for_each_form([&](auto side, auto uplo, auto op, auto diag) {
        const int order = side == CUBLAS_SIDE_LEFT ? m : n;
        const Matrix<T> A(order, order, order + 1, 1), B(m, n, m + 2, 2);
        const T alpha = -3;
        OnDevice<T> a(A.values), b(B.values), c(B.values);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  Calls<T>::trmm(this->handle, side, uplo, op, diag, m, n, &alpha, a.data(), A.ld,
                                 b.data(), B.ld, c.data(), B.ld));
        Matrix<T> C = B;
        C.values = c.host();
        for (int row = 0; row < m; ++row)
            for (int col = 0; col < n; ++col)
                EXPECT_EQ(static_cast<double>(C(row, col)),
                          -3 * product(A, side, uplo, op, diag, B, row, col));
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  Calls<T>::trmm(this->handle, side, uplo, op, diag, m, n, &alpha, a.data(), A.ld,
                                 b.data(), B.ld, b.data(), B.ld));
        EXPECT_EQ(b.host(), c.host());
    });
}

TYPED_TEST(CublasSolve, SyrkWritesOneTriangle) {
    using T = TypeParam;
    for (const auto uplo : {CUBLAS_FILL_MODE_LOWER, CUBLAS_FILL_MODE_UPPER})
        for (const auto op : {CUBLAS_OP_N, CUBLAS_OP_T}) {
            const Matrix<T> A(op == CUBLAS_OP_N ? n : m, op == CUBLAS_OP_N ? m : n, 6, 1),
                C(n, n, n + 1, 2);
            const T alpha = 2, beta = -1;
            OnDevice<T> a(A.values), c(C.values);
            ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<T>::syrk(this->handle, uplo, op, n, m, &alpha,
                                                            a.data(), A.ld, &beta, c.data(), C.ld));
            Matrix<T> result = C;
            result.values = c.host();
            for (int row = 0; row < n; ++row)
                for (int col = 0; col < n; ++col) {
                    T sum = 0;
                    for (int i = 0; i < m; ++i)
                        sum += op == CUBLAS_OP_N ? A(row, i) * A(col, i) : A(i, row) * A(i, col);
                    const bool inside = uplo == CUBLAS_FILL_MODE_LOWER ? row >= col : row <= col;
                    EXPECT_EQ(result(row, col), inside ? 2 * sum - C(row, col) : C(row, col));
                }
        }
}

TYPED_TEST(CublasSolve, FactorsSolutionsAndInversesFitTheMatrix) {
    using T = TypeParam;
    constexpr int order = 6, columns = 3, ld = order + 1;
    // The first needs its rows exchanged, the last is singular.
    std::vector<Matrix<T>> all{
        {order, order, ld, 11}, {order, order, ld, 12}, {order, order, ld, 13}};
    all[0](0, 0) = 0;
    for (int i = 0; i < order; ++i) all[1](i, i) += 9;
    for (int i = 0; i < order; ++i) all[2](i, 2) = 0;
    std::vector<T> together;
    for (const auto& one : all)
        together.insert(together.end(), one.values.begin(), one.values.end());
    constexpr auto size = static_cast<std::size_t>(ld * order);
    OnDevice<T> a(together), inverse(std::vector<T>(3 * size, T(NAN)));
    OnDevice<T*> as({a.data(), a.data() + size, a.data() + 2 * size});
    OnDevice<T*> cs({inverse.data(), inverse.data() + size, inverse.data() + 2 * size});
    OnDevice<int> pivots(std::vector<int>(3 * order, -1)), info({7, 7, 7});
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<T>::getrf(this->handle, order, as.data(), ld, pivots.data(), info.data(), 3));
    EXPECT_EQ(info.host(), (std::vector<int>{0, 0, 3}));
    const auto factors = a.host();
    const auto rows = pivots.host();
    for (std::size_t matrix = 0; matrix < 3; ++matrix) {
        std::vector<std::vector<double>> exchanged(order, std::vector<double>(order));
        for (int row = 0; row < order; ++row)
            for (int col = 0; col < order; ++col)
                exchanged[static_cast<std::size_t>(row)][static_cast<std::size_t>(col)] =
                    static_cast<double>(all[matrix](row, col));
        for (std::size_t row = 0; row < order; ++row)
            std::swap(exchanged[row],
                      exchanged[static_cast<std::size_t>(rows[matrix * order + row] - 1)]);
        for (std::size_t row = 0; row < order; ++row)
            for (std::size_t col = 0; col < order; ++col) {
                double sum = 0;
                for (std::size_t i = 0; i <= std::min(row, col); ++i) {
                    const double l =
                        i == row ? 1 : static_cast<double>(factors[matrix * size + i * ld + row]);
                    EXPECT_LE(std::fabs(l), 1) << "the largest element is the pivot";
                    sum += l * static_cast<double>(factors[matrix * size + col * ld + i]);
                }
                EXPECT_NEAR(sum, exchanged[row][col], Calls<T>::bound * 10);
            }
    }

    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, Calls<T>::getri(this->handle, order, as.data(), ld,
                                                     pivots.data(), cs.data(), ld, info.data(), 3));
    EXPECT_EQ(info.host(), (std::vector<int>{0, 0, 3}));
    const auto inverses = inverse.host();
    for (std::size_t matrix = 0; matrix < 2; ++matrix)
        for (int row = 0; row < order; ++row)
            for (int col = 0; col < order; ++col) {
                double sum = 0;
                for (int i = 0; i < order; ++i)
                    sum += static_cast<double>(all[matrix](row, i)) *
                           static_cast<double>(
                               inverses[matrix * size + static_cast<std::size_t>(col * ld + i)]);
                EXPECT_NEAR(sum, row == col, Calls<T>::bound * 10);
            }

    for (const auto op : {CUBLAS_OP_N, CUBLAS_OP_T}) {
        const Matrix<T> B(order, columns, ld, 20);
        std::vector<T> right = B.values;
        right.insert(right.end(), B.values.begin(), B.values.end());
        OnDevice<T> x(right);
        OnDevice<T*> xs({x.data(), x.data() + B.values.size()});
        int wrong = 99;
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  Calls<T>::getrs(this->handle, op, order, columns, as.data(), ld, pivots.data(),
                                  xs.data(), ld, &wrong, 2));
        EXPECT_EQ(wrong, 0);
        const auto solutions = x.host();
        for (std::size_t matrix = 0; matrix < 2; ++matrix)
            for (int row = 0; row < order; ++row)
                for (int col = 0; col < columns; ++col) {
                    double sum = 0;
                    for (int i = 0; i < order; ++i)
                        sum +=
                            static_cast<double>(op == CUBLAS_OP_N ? all[matrix](row, i)
                                                                  : all[matrix](i, row)) *
                            static_cast<double>(solutions[matrix * B.values.size() +
                                                          static_cast<std::size_t>(col * ld + i)]);
                    EXPECT_NEAR(sum, static_cast<double>(B(row, col)), Calls<T>::bound * 100);
                }
    }
}

TYPED_TEST(CublasSolve, LeastSquaresLeaveAResidualAcrossTheColumns) {
    using T = TypeParam;
    const int height = 6, width = 3, columns = 2, ld = 7;
    const std::size_t a_size = ld * width, c_size = ld * columns;
    Matrix<T> first(height, width, ld, 41), second(height, width, ld, 42),
        C(height, columns, ld, 43);
    for (int i = 0; i < width; ++i) first(i, i) += 20, second(i + 2, i) -= 20;
    std::vector<T> both = first.values, right = C.values;
    both.insert(both.end(), second.values.begin(), second.values.end());
    right.insert(right.end(), C.values.begin(), C.values.end());
    OnDevice<T> a(both), c(right);
    OnDevice<T*> as({a.data(), a.data() + a_size}), cs({c.data(), c.data() + c_size});
    OnDevice<int> singular({7, 7});
    int info = 7;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<T>::gels(this->handle, CUBLAS_OP_N, height, width, columns, as.data(), ld,
                             cs.data(), ld, &info, singular.data(), 2));
    EXPECT_EQ(info, 0);
    EXPECT_EQ(singular.host(), (std::vector<int>{0, 0}));
    const auto solved = c.host();
    for (std::size_t matrix = 0; matrix < 2; ++matrix) {
        const Matrix<T>& A = matrix == 0 ? first : second;
        const auto x = [&](int i, int col) {
            return static_cast<double>(
                solved[matrix * c_size + static_cast<std::size_t>(col * ld + i)]);
        };
        for (int col = 0; col < columns; ++col)
            for (int i = 0; i < width; ++i) {
                double product = 0;  // of A's column and the residual
                for (int row = 0; row < height; ++row) {
                    double residual = -static_cast<double>(C(row, col));
                    for (int j = 0; j < width; ++j)
                        residual += static_cast<double>(A(row, j)) * x(j, col);
                    product += static_cast<double>(A(row, i)) * residual;
                }
                EXPECT_NEAR(product, 0, Calls<T>::bound * 1000) << matrix << ' ' << col << ' ' << i;
            }
    }
}

TYPED_TEST(CublasSolve, LeastSquaresSayWhereAColumnIsMissing) {
    using T = TypeParam;
    OnDevice<T> a({1, 1, 0, 0}), c({1, 2});
    OnDevice<T*> as({a.data()}), cs({c.data()});
    OnDevice<int> singular({7});
    int info = 7;
    const auto gels = [&](cublasOperation_t op, int height, int width, int lda) {
        return Calls<T>::gels(this->handle, op, height, width, 1, as.data(), lda, cs.data(), 2,
                              &info, singular.data(), 1);
    };
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, gels(CUBLAS_OP_N, 2, 2, 2));
    ASSERT_EQ(cudaSuccess, cudaDeviceSynchronize());
    EXPECT_EQ(singular.host()[0], 2);
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, gels(CUBLAS_OP_T, 2, 2, 2));
    EXPECT_EQ(CUBLAS_STATUS_NOT_SUPPORTED, gels(CUBLAS_OP_N, 1, 2, 2));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gels(CUBLAS_OP_N, 2, 2, 1));
    EXPECT_EQ(info, -6);
}

TEST(CublasSolveComplex, LeastSquaresOfComplexNumbersAreExactWhereTheyCanBe) {
    using Z = cuDoubleComplex;
    cublasHandle_t handle;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle));
    // Columns (1, i, 1+i) and (0, 2, -i); x = (2-i, 1+i); c = A·x.
    OnDevice<Z> a({{1, 0}, {0, 1}, {1, 1}, {0, 0}, {2, 0}, {0, -1}});
    OnDevice<Z> c({{2, -1}, {3, 4}, {4, 0}});
    OnDevice<Z*> as({a.data()}), cs({c.data()});
    int info = 7;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasZgelsBatched(handle, CUBLAS_OP_N, 3, 2, 1, as.data(), 3,
                                                        cs.data(), 3, &info, nullptr, 1));
    const auto x = c.host();
    EXPECT_NEAR(x[0].x, 2, 1e-12);
    EXPECT_NEAR(x[0].y, -1, 1e-12);
    EXPECT_NEAR(x[1].x, 1, 1e-12);
    EXPECT_NEAR(x[1].y, 1, 1e-12);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
}

TYPED_TEST(CublasSolve, WithoutPivotsNoRowIsExchanged) {
    using T = TypeParam;
    OnDevice<T> a({1, 4, 2, 11});  // columns (1, 4) and (2, 11)
    OnDevice<T*> as({a.data()});
    OnDevice<int> info({7});
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              Calls<T>::getrf(this->handle, 2, as.data(), 2, nullptr, info.data(), 1));
    EXPECT_EQ(a.host(), (std::vector<T>{1, 4, 2, 3}));
    EXPECT_EQ(info.host()[0], 0);
}

TYPED_TEST(CublasSolve, RefusesWhatCublasRefuses) {
    using T = TypeParam;
    const T one = 1;
    OnDevice<T> a(std::vector<T>(16, T(1)));
    OnDevice<T*> as({a.data()});
    OnDevice<int> info({0});
    int wrong = 0;
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              Calls<T>::trsm(this->handle, CUBLAS_SIDE_LEFT, CUBLAS_FILL_MODE_FULL, CUBLAS_OP_N,
                             CUBLAS_DIAG_UNIT, 2, 2, &one, a.data(), 2, a.data(), 2));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              Calls<T>::trsm(this->handle, CUBLAS_SIDE_RIGHT, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_N,
                             CUBLAS_DIAG_UNIT, 2, 3, &one, a.data(), 2, a.data(), 2));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              Calls<T>::syrk(this->handle, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_T, 2, 3, &one,
                             a.data(), 2, &one, a.data(), 2));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              Calls<T>::getrf(this->handle, 3, as.data(), 2, nullptr, info.data(), 1));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              Calls<T>::getrs(this->handle, CUBLAS_OP_N, 3, 1, as.data(), 3, nullptr, as.data(), 2,
                              &wrong, 1));
    EXPECT_EQ(wrong, -8);
    EXPECT_EQ(CUBLAS_STATUS_NOT_INITIALIZED,
              Calls<T>::getrf(nullptr, 2, as.data(), 2, nullptr, info.data(), 1));
}

TYPED_TEST(CublasSolve, HostMemoryEndsTheDevicesWork) {
    using T = TypeParam;
    const T one = 1;
    std::vector<T> host(4, T(1));
    EXPECT_EQ(CUBLAS_STATUS_EXECUTION_FAILED,
              Calls<T>::trsm(this->handle, CUBLAS_SIDE_LEFT, CUBLAS_FILL_MODE_LOWER, CUBLAS_OP_N,
                             CUBLAS_DIAG_UNIT, 2, 2, &one, host.data(), 2, host.data(), 2));
    EXPECT_EQ(cudaErrorIllegalAddress, cudaDeviceSynchronize());
    cudaDeviceReset();
    cudaGetLastError();
}

}  // namespace
