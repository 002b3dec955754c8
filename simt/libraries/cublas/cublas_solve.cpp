// cuBLAS with triangular and symmetric matrices, and batches of small systems of linear equations.
// Plain loops, in the order of the textbook.
#include "cublas.hpp"

#include <cmath>
#include <cstddef>
#include <utility>

using namespace simt::cublas;

namespace {

std::size_t offset(int row, int col, int ld) {
    return static_cast<std::size_t>(col) * static_cast<std::size_t>(ld) +
           static_cast<std::size_t>(row);
}

bool is_triangle(cublasFillMode_t uplo) {
    return uplo == CUBLAS_FILL_MODE_LOWER || uplo == CUBLAS_FILL_MODE_UPPER;
}

/// A square triangular matrix, or its transpose.
template <class T>
class Triangle {
  public:
    Triangle(const T* A, int n, int ld, bool lower, bool transposed, bool unit)
        : A_(A),
          n_(n),
          ld_(ld),
          lower_(lower != transposed),
          transposed_(transposed),
          unit_(unit) {}

    bool lower() const { return lower_; }
    T operator()(int row, int col) const {
        if (row == col && unit_) return 1;  // then the diagonal is not read
        return transposed_ ? A_[offset(col, row, ld_)] : A_[offset(row, col, ld_)];
    }

    /// x := (this)⁻¹·x; x(i) is the i-th element.
    template <class Element>
    void solve(Element x) const {
        for (int step = 0; step < n_; ++step) {
            const int row = lower_ ? step : n_ - 1 - step;
            T value = x(row);
            for (int done = 0; done < step; ++done) {
                const int col = lower_ ? done : n_ - 1 - done;
                value -= (*this)(row, col) * x(col);
            }
            x(row) = unit_ ? value : value / (*this)(row, row);
        }
    }

    /// x := (this)·x.
    template <class Element>
    void multiply(Element x) const {
        for (int step = 0; step < n_; ++step) {  // what later rows need is still there
            const int row = lower_ ? n_ - 1 - step : step;
            T sum = (*this)(row, row) * x(row);
            for (int col = lower_ ? 0 : row + 1; col < (lower_ ? row : n_); ++col)
                sum += (*this)(row, col) * x(col);
            x(row) = sum;
        }
    }

  private:
    const T* A_;
    int n_, ld_;
    bool lower_, transposed_, unit_;
};

/// What trsm and trmm are told. op(A) stands on the left of the m × n matrix B or on its right.
struct Triangular {
    cublasSideMode_t side;
    cublasFillMode_t uplo;
    cublasOperation_t trans;
    cublasDiagType_t diag;
    int m, n, lda, ldb;

    int order() const { return side == CUBLAS_SIDE_LEFT ? m : n; }
    bool valid() const {
        return (side == CUBLAS_SIDE_LEFT || side == CUBLAS_SIDE_RIGHT) && is_triangle(uplo) &&
               is_operation(trans) && (diag == CUBLAS_DIAG_UNIT || diag == CUBLAS_DIAG_NON_UNIT) &&
               m >= 0 && n >= 0 && lda >= std::max(1, order()) && ldb >= std::max(1, m);
    }
    bool empty() const { return m == 0 || n == 0; }

    /// Calls body(triangle, x) for each column of B, or for each row where A stands on the right:
    /// B·op(A) is the transpose of op(A)ᵀ·Bᵀ.
    template <class T, class Body>
    void each(const T* A, T* B, Body body) const {
        const bool left = side == CUBLAS_SIDE_LEFT;
        const bool transposed = (trans != CUBLAS_OP_N) == left;
        const Triangle<T> triangle(A, order(), lda, uplo == CUBLAS_FILL_MODE_LOWER, transposed,
                                   diag == CUBLAS_DIAG_UNIT);
        for (int i = 0; i < (left ? n : m); ++i) {
            body(triangle, [&, i](int j) -> T& {
                return left ? B[offset(j, i, ldb)] : B[offset(i, j, ldb)];
            });
        }
    }
    template <class T, class Body>
    void each_element(T* B, int ld, Body body) const {
        for (int col = 0; col < n; ++col)
            for (int row = 0; row < m; ++row) body(B[offset(row, col, ld)], row, col);
    }
    template <class T>
    void solve(T alpha, const T* A, T* B) const {
        each_element(B, ldb, [=](T& b, int, int) { b = alpha == 0 ? 0 : alpha * b; });
        if (alpha == 0) return;  // then A is not read
        each(A, B, [](const auto& triangle, auto x) { triangle.solve(x); });
    }
};

template <class T>
cublasStatus_t trsm(const char* function, cublasHandle_t handle, const Triangular& t,
                    const T* alpha, const T* A, T* B) {
    Arguments arguments(function, handle);
    arguments.require(t.valid()).scalar("alpha", alpha);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!t.empty())
        arguments.matrix("A", A, t.order(), t.order(), t.lda).matrix("B", B, t.m, t.n, t.ldb);
    return arguments.run([=, a = Scalar<T>(handle, alpha)] {
        if (!t.empty()) t.solve(a.value(), A, B);
    });
}

template <class T>
cublasStatus_t trsm_batched(const char* function, cublasHandle_t handle, const Triangular& t,
                            const T* alpha, const T* const A[], T* const B[], int batch) {
    Arguments arguments(function, handle);
    arguments.require(t.valid() && batch >= 0).scalar("alpha", alpha);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    const std::size_t bytes = t.empty() ? 0 : sizeof(T*) * static_cast<std::size_t>(batch);
    arguments.device("Aarray", A, bytes).device("Barray", B, bytes);
    return arguments.run([=, a = Scalar<T>(handle, alpha)] {
        for (int i = 0; i < batch && !t.empty(); ++i) t.solve(a.value(), A[i], B[i]);
    });
}

/// Out of place, or in place where C is B.
template <class T>
cublasStatus_t trmm(const char* function, cublasHandle_t handle, const Triangular& t,
                    const T* alpha, const T* A, const T* B, T* C, int ldc) {
    Arguments arguments(function, handle);
    arguments.require(t.valid() && ldc >= std::max(1, t.m) && (B != C || ldc == t.ldb))
        .scalar("alpha", alpha);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!t.empty()) {
        arguments.matrix("A", A, t.order(), t.order(), t.lda)
            .matrix("B", B, t.m, t.n, t.ldb)
            .matrix("C", C, t.m, t.n, ldc);
    }
    return arguments.run([=, a = Scalar<T>(handle, alpha)] {
        if (t.empty()) return;
        const T factor = a.value();
        Triangular in_place = t;
        in_place.ldb = ldc;
        if (B != C && factor != 0)
            t.each_element(C, ldc, [=](T& c, int row, int col) { c = B[offset(row, col, t.ldb)]; });
        if (factor != 0)
            in_place.each(A, C, [](const auto& triangle, auto x) { triangle.multiply(x); });
        t.each_element(C, ldc, [=](T& c, int, int) { c = factor == 0 ? 0 : factor * c; });
    });
}

/// C = alpha·op(A)·op(A)ᵀ + beta·C, of which one triangle is computed.
template <class T>
cublasStatus_t syrk(const char* function, cublasHandle_t handle, cublasFillMode_t uplo,
                    cublasOperation_t trans, int n, int k, const T* alpha, const T* A, int lda,
                    const T* beta, T* C, int ldc) {
    const bool plain = trans == CUBLAS_OP_N;
    Arguments arguments(function, handle);
    arguments
        .require(is_triangle(uplo) && is_operation(trans) && n >= 0 && k >= 0 &&
                 lda >= std::max(1, plain ? n : k) && ldc >= std::max(1, n))
        .scalar("alpha", alpha)
        .scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    arguments.matrix("A", A, plain ? n : k, plain ? k : n, lda).matrix("C", C, n, n, ldc);
    return arguments.run([=, s = Scalar<T>(handle, alpha), t = Scalar<T>(handle, beta)] {
        const bool lower = uplo == CUBLAS_FILL_MODE_LOWER;
        const T factor = s.value(), keep = t.value();
        for (int col = 0; col < n; ++col) {
            for (int row = lower ? col : 0; row < (lower ? n : col + 1); ++row) {
                T sum = 0;
                for (int i = 0; i < k && factor != 0; ++i) {
                    sum += plain ? A[offset(row, i, lda)] * A[offset(col, i, lda)]
                                 : A[offset(i, row, lda)] * A[offset(i, col, lda)];
                }
                T& c = C[offset(row, col, ldc)];
                c = factor * sum + (keep == 0 ? 0 : keep * c);
            }
        }
    });
}

/// A := L·U with rows exchanged, in place; pivots count from 1, and may be left out: then no row is
/// exchanged. @returns 0, or the first k for which U(k, k) is zero, counted from 1
template <class T>
int factorise(T* A, int n, int lda, int* pivots) {
    int info = 0;
    for (int k = 0; k < n; ++k) {
        int pivot = k;
        for (int row = k + 1; row < n && pivots != nullptr; ++row)
            if (std::fabs(A[offset(row, k, lda)]) > std::fabs(A[offset(pivot, k, lda)]))
                pivot = row;
        if (pivots != nullptr) pivots[k] = pivot + 1;
        if (A[offset(pivot, k, lda)] == 0) {
            if (info == 0) info = k + 1;
            continue;
        }
        for (int col = 0; col < n && pivot != k; ++col)
            std::swap(A[offset(k, col, lda)], A[offset(pivot, col, lda)]);
        for (int row = k + 1; row < n; ++row) A[offset(row, k, lda)] /= A[offset(k, k, lda)];
        for (int col = k + 1; col < n; ++col)
            for (int row = k + 1; row < n; ++row)
                A[offset(row, col, lda)] -= A[offset(row, k, lda)] * A[offset(k, col, lda)];
    }
    return info;
}

/// B := op(A)⁻¹·B, where A holds L and U.
template <class T>
void solve_factorised(const T* A, int n, int lda, const int* pivots, bool transposed, T* B,
                      int columns, int ldb) {
    const Triangle<T> lower(A, n, lda, true, transposed, true);
    const Triangle<T> upper(A, n, lda, false, transposed, false);
    for (int col = 0; col < columns; ++col) {
        const auto x = [&](int row) -> T& { return B[offset(row, col, ldb)]; };
        const auto exchange = [&](int k) {
            if (pivots != nullptr && pivots[k] != k + 1) std::swap(x(k), x(pivots[k] - 1));
        };
        if (transposed) {  // Aᵀ = Uᵀ·Lᵀ·P
            upper.solve(x);
            lower.solve(x);
            for (int k = n - 1; k >= 0; --k) exchange(k);
        } else {
            for (int k = 0; k < n; ++k) exchange(k);
            lower.solve(x);
            upper.solve(x);
        }
    }
}

template <class T>
cublasStatus_t getrf_batched(const char* function, cublasHandle_t handle, int n, T* const A[],
                             int lda, int* pivots, int* info, int batch) {
    Arguments arguments(function, handle);
    arguments.require(n >= 0 && batch >= 0 && lda >= std::max(1, n));
    const auto count = static_cast<std::size_t>(std::max(batch, 0));
    if (n > 0) arguments.device("Aarray", A, count * sizeof(T*));
    if (pivots != nullptr)
        arguments.device("PivotArray", pivots, count * static_cast<std::size_t>(n) * sizeof(int));
    arguments.device("infoArray", info, count * sizeof(int));
    return arguments.run([=] {
        for (int i = 0; i < batch; ++i) {
            int* const exchanges = pivots == nullptr ? nullptr : pivots + offset(0, i, n);
            info[i] = n == 0 ? 0 : factorise(A[i], n, lda, exchanges);
        }
    });
}

template <class T>
cublasStatus_t getri_batched(const char* function, cublasHandle_t handle, int n, const T* const A[],
                             int lda, const int* pivots, T* const C[], int ldc, int* info,
                             int batch) {
    Arguments arguments(function, handle);
    arguments.require(n >= 0 && batch >= 0 && lda >= std::max(1, n) && ldc >= std::max(1, n));
    const auto count = static_cast<std::size_t>(std::max(batch, 0));
    if (n > 0) {
        arguments.device("Aarray", A, count * sizeof(T*)).device("Carray", C, count * sizeof(T*));
    }
    if (pivots != nullptr)
        arguments.device("PivotArray", pivots, count * static_cast<std::size_t>(n) * sizeof(int));
    arguments.device("infoArray", info, count * sizeof(int));
    return arguments.run([=] {
        for (int i = 0; i < batch; ++i) {
            info[i] = 0;
            for (int k = n - 1; k >= 0; --k)
                if (A[i][offset(k, k, lda)] == 0) info[i] = k + 1;
            if (info[i] != 0) continue;
            for (int col = 0; col < n; ++col)
                for (int row = 0; row < n; ++row) C[i][offset(row, col, ldc)] = row == col ? 1 : 0;
            solve_factorised(A[i], n, lda, pivots == nullptr ? nullptr : pivots + offset(0, i, n),
                             false, C[i], n, ldc);
        }
    });
}

/// `info` is host memory: which argument was wrong, negative, counted from 1.
template <class T>
cublasStatus_t getrs_batched(const char* function, cublasHandle_t handle, cublasOperation_t trans,
                             int n, int columns, const T* const A[], int lda, const int* pivots,
                             T* const B[], int ldb, int* info, int batch) {
    if (info != nullptr) {
        *info = !is_operation(trans)   ? -1
                : n < 0                ? -2
                : columns < 0          ? -3
                : lda < std::max(1, n) ? -5
                : ldb < std::max(1, n) ? -8
                : batch < 0            ? -10
                                       : 0;
    }
    Arguments arguments(function, handle);
    arguments.require(info != nullptr && *info == 0);
    const bool empty = n < 1 || columns < 1;
    const auto count = static_cast<std::size_t>(empty ? 0 : std::max(batch, 0));
    arguments.device("Aarray", A, count * sizeof(T*)).device("Barray", B, count * sizeof(T*));
    if (pivots != nullptr && !empty)
        arguments.device("devIpiv", pivots, count * static_cast<std::size_t>(n) * sizeof(int));
    return arguments.run([=] {
        for (int i = 0; i < batch && !empty; ++i) {
            solve_factorised(A[i], n, lda, pivots == nullptr ? nullptr : pivots + offset(0, i, n),
                             trans != CUBLAS_OP_N, B[i], columns, ldb);
        }
    });
}

}  // namespace

extern "C" {

cublasStatus_t cublasStrsm(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo,
                           cublasOperation_t trans, cublasDiagType_t diag, int m, int n,
                           const float* alpha, const float* A, int lda, float* B, int ldb) {
    return trsm("cublasStrsm", handle, {side, uplo, trans, diag, m, n, lda, ldb}, alpha, A, B);
}
cublasStatus_t cublasStrsmBatched(cublasHandle_t handle, cublasSideMode_t side,
                                  cublasFillMode_t uplo, cublasOperation_t trans,
                                  cublasDiagType_t diag, int m, int n, const float* alpha,
                                  const float* const A[], int lda, float* const B[], int ldb,
                                  int batch_count) {
    return trsm_batched("cublasStrsmBatched", handle, {side, uplo, trans, diag, m, n, lda, ldb},
                        alpha, A, B, batch_count);
}
cublasStatus_t cublasStrmm(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo,
                           cublasOperation_t trans, cublasDiagType_t diag, int m, int n,
                           const float* alpha, const float* A, int lda, const float* B, int ldb,
                           float* C, int ldc) {
    return trmm("cublasStrmm", handle, {side, uplo, trans, diag, m, n, lda, ldb}, alpha, A, B, C,
                ldc);
}
cublasStatus_t cublasSsyrk(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans,
                           int n, int k, const float* alpha, const float* A, int lda,
                           const float* beta, float* C, int ldc) {
    return syrk("cublasSsyrk", handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc);
}
cublasStatus_t cublasSgetrfBatched(cublasHandle_t handle, int n, float* const A[], int lda,
                                   int* pivots, int* info, int batch_count) {
    return getrf_batched("cublasSgetrfBatched", handle, n, A, lda, pivots, info, batch_count);
}
cublasStatus_t cublasSgetriBatched(cublasHandle_t handle, int n, const float* const A[], int lda,
                                   const int* pivots, float* const C[], int ldc, int* info,
                                   int batch_count) {
    return getri_batched("cublasSgetriBatched", handle, n, A, lda, pivots, C, ldc, info,
                         batch_count);
}
cublasStatus_t cublasSgetrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n,
                                   int columns, const float* const A[], int lda, const int* pivots,
                                   float* const B[], int ldb, int* info, int batch_count) {
    return getrs_batched("cublasSgetrsBatched", handle, trans, n, columns, A, lda, pivots, B, ldb,
                         info, batch_count);
}
cublasStatus_t cublasDtrsm(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo,
                           cublasOperation_t trans, cublasDiagType_t diag, int m, int n,
                           const double* alpha, const double* A, int lda, double* B, int ldb) {
    return trsm("cublasDtrsm", handle, {side, uplo, trans, diag, m, n, lda, ldb}, alpha, A, B);
}
cublasStatus_t cublasDtrsmBatched(cublasHandle_t handle, cublasSideMode_t side,
                                  cublasFillMode_t uplo, cublasOperation_t trans,
                                  cublasDiagType_t diag, int m, int n, const double* alpha,
                                  const double* const A[], int lda, double* const B[], int ldb,
                                  int batch_count) {
    return trsm_batched("cublasDtrsmBatched", handle, {side, uplo, trans, diag, m, n, lda, ldb},
                        alpha, A, B, batch_count);
}
cublasStatus_t cublasDtrmm(cublasHandle_t handle, cublasSideMode_t side, cublasFillMode_t uplo,
                           cublasOperation_t trans, cublasDiagType_t diag, int m, int n,
                           const double* alpha, const double* A, int lda, const double* B, int ldb,
                           double* C, int ldc) {
    return trmm("cublasDtrmm", handle, {side, uplo, trans, diag, m, n, lda, ldb}, alpha, A, B, C,
                ldc);
}
cublasStatus_t cublasDsyrk(cublasHandle_t handle, cublasFillMode_t uplo, cublasOperation_t trans,
                           int n, int k, const double* alpha, const double* A, int lda,
                           const double* beta, double* C, int ldc) {
    return syrk("cublasDsyrk", handle, uplo, trans, n, k, alpha, A, lda, beta, C, ldc);
}
cublasStatus_t cublasDgetrfBatched(cublasHandle_t handle, int n, double* const A[], int lda,
                                   int* pivots, int* info, int batch_count) {
    return getrf_batched("cublasDgetrfBatched", handle, n, A, lda, pivots, info, batch_count);
}
cublasStatus_t cublasDgetriBatched(cublasHandle_t handle, int n, const double* const A[], int lda,
                                   const int* pivots, double* const C[], int ldc, int* info,
                                   int batch_count) {
    return getri_batched("cublasDgetriBatched", handle, n, A, lda, pivots, C, ldc, info,
                         batch_count);
}
cublasStatus_t cublasDgetrsBatched(cublasHandle_t handle, cublasOperation_t trans, int n,
                                   int columns, const double* const A[], int lda, const int* pivots,
                                   double* const B[], int ldb, int* info, int batch_count) {
    return getrs_batched("cublasDgetrsBatched", handle, trans, n, columns, A, lda, pivots, B, ldb,
                         info, batch_count);
}

}  // extern "C"
