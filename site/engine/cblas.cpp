// CBLAS as plainly as it can be written. A product goes by rows of its first operand as they lie in
// memory, so that the innermost loop reads and writes neighbours.
#include "cblas.h"

#include <cmath>

namespace {

/// The first element that a stride visits: for a negative one, the last in memory.
template <class T>
T* first(T* x, int n, int inc) {
    return inc < 0 ? x + static_cast<ptrdiff_t>(1 - n) * inc : x;
}

template <class T>
T dot(int n, const T* x, int incx, const T* y, int incy) {
    T sum = 0;
    x = first(x, n, incx);
    y = first(y, n, incy);
    for (ptrdiff_t i = 0; i < n; ++i) sum += x[i * incx] * y[i * incy];
    return sum;
}

template <class T>
void axpy(int n, T alpha, const T* x, int incx, T* y, int incy) {
    x = first(x, n, incx);
    y = first(y, n, incy);
    for (ptrdiff_t i = 0; i < n; ++i) y[i * incy] += alpha * x[i * incx];
}

template <class T>
T asum(int n, const T* x, int incx) {
    T sum = 0;
    for (ptrdiff_t i = 0; i < n; ++i) sum += std::abs(x[i * incx]);
    return sum;
}

/// Scaled, so that no square overflows.
template <class T>
T nrm2(int n, const T* x, int incx) {
    T largest = 0, sum = 0;
    for (ptrdiff_t i = 0; i < n; ++i) {
        const T value = std::abs(x[i * incx]);
        if (std::isnan(value)) return value;
        if (value > largest) largest = value;
    }
    if (largest == 0 || std::isinf(largest)) return largest;
    for (ptrdiff_t i = 0; i < n; ++i) {
        const T part = x[i * incx] / largest;
        sum += part * part;
    }
    return largest * std::sqrt(sum);
}

template <class T, class Better>
CBLAS_INDEX find(int n, const T* x, int incx, Better better) {
    ptrdiff_t best = 0;
    for (ptrdiff_t i = 1; i < n; ++i)
        if (better(std::abs(x[i * incx]), std::abs(x[best * incx]))) best = i;
    return static_cast<CBLAS_INDEX>(best);
}

template <class T>
void gemm(bool columns, bool transa, bool transb, int m, int n, int k, T alpha, const T* A, int lda,
          const T* B, int ldb, T beta, T* C, int ldc) {
    if (columns) {  // the transposed product, by rows
        gemm(false, transb, transa, n, m, k, alpha, B, ldb, A, lda, beta, C, ldc);
        return;
    }
    for (ptrdiff_t row = 0; row < m; ++row) {
        T* const c = C + row * ldc;
        for (ptrdiff_t col = 0; col < n; ++col) c[col] = beta == 0 ? 0 : beta * c[col];
        if (alpha == 0) continue;
        for (ptrdiff_t i = 0; i < k; ++i) {
            const T a = alpha * (transa ? A[i * lda + row] : A[row * lda + i]);
            if (transb) {
                for (ptrdiff_t col = 0; col < n; ++col) c[col] += a * B[col * ldb + i];
            } else {
                const T* const b = B + i * ldb;
                for (ptrdiff_t col = 0; col < n; ++col) c[col] += a * b[col];
            }
        }
    }
}

template <class T>
void gemv(bool columns, bool trans, int m, int n, T alpha, const T* A, int lda, const T* x,
          int incx, T beta, T* y, int incy) {
    const int rows = trans ? n : m, length = trans ? m : n;
    const bool along = columns == trans;  // whether a row of the operand lies in one piece
    x = first(x, length, incx);
    y = first(y, rows, incy);
    for (ptrdiff_t row = 0; row < rows; ++row) {
        T sum = 0;
        for (ptrdiff_t i = 0; i < length; ++i)
            sum += (along ? A[row * lda + i] : A[i * lda + row]) * x[i * incx];
        T& to = y[row * incy];
        to = (beta == 0 ? 0 : beta * to) + alpha * sum;
    }
}

template <class T>
void ger(bool columns, int m, int n, T alpha, const T* x, int incx, const T* y, int incy, T* A,
         int lda) {
    x = first(x, m, incx);
    y = first(y, n, incy);
    for (ptrdiff_t row = 0; row < m; ++row)
        for (ptrdiff_t col = 0; col < n; ++col)
            A[columns ? col * lda + row : row * lda + col] += alpha * x[row * incx] * y[col * incy];
}

}  // namespace

#define SITE_DEFINE(T, t)                                                                          \
    T cblas_##t##dot(int n, const T* x, int incx, const T* y, int incy) {                          \
        return dot(n, x, incx, y, incy);                                                           \
    }                                                                                              \
    T cblas_##t##asum(int n, const T* x, int incx) {                                               \
        return asum(n, x, incx);                                                                   \
    }                                                                                              \
    T cblas_##t##nrm2(int n, const T* x, int incx) {                                               \
        return nrm2(n, x, incx);                                                                   \
    }                                                                                              \
    CBLAS_INDEX cblas_i##t##amax(int n, const T* x, int incx) {                                    \
        return find(n, x, incx, [](T a, T b) { return a > b; });                                   \
    }                                                                                              \
    CBLAS_INDEX cblas_i##t##amin(int n, const T* x, int incx) {                                    \
        return find(n, x, incx, [](T a, T b) { return a < b; });                                   \
    }                                                                                              \
    void cblas_##t##axpy(int n, T alpha, const T* x, int incx, T* y, int incy) {                   \
        axpy(n, alpha, x, incx, y, incy);                                                          \
    }                                                                                              \
    void cblas_##t##copy(int n, const T* x, int incx, T* y, int incy) {                            \
        x = first(x, n, incx);                                                                     \
        y = first(y, n, incy);                                                                     \
        for (ptrdiff_t i = 0; i < n; ++i) y[i * incy] = x[i * incx];                               \
    }                                                                                              \
    void cblas_##t##swap(int n, T* x, int incx, T* y, int incy) {                                  \
        x = first(x, n, incx);                                                                     \
        y = first(y, n, incy);                                                                     \
        for (ptrdiff_t i = 0; i < n; ++i) {                                                        \
            const T before = x[i * incx];                                                          \
            x[i * incx] = y[i * incy];                                                             \
            y[i * incy] = before;                                                                  \
        }                                                                                          \
    }                                                                                              \
    void cblas_##t##gemv(CBLAS_ORDER order, CBLAS_TRANSPOSE trans, int m, int n, T alpha,          \
                         const T* A, int lda, const T* x, int incx, T beta, T* y, int incy) {      \
        gemv(order == CblasColMajor, trans != CblasNoTrans, m, n, alpha, A, lda, x, incx, beta, y, \
             incy);                                                                                \
    }                                                                                              \
    void cblas_##t##ger(CBLAS_ORDER order, int m, int n, T alpha, const T* x, int incx,            \
                        const T* y, int incy, T* A, int lda) {                                     \
        ger(order == CblasColMajor, m, n, alpha, x, incx, y, incy, A, lda);                        \
    }                                                                                              \
    void cblas_##t##gemm(CBLAS_ORDER order, CBLAS_TRANSPOSE transa, CBLAS_TRANSPOSE transb, int m, \
                         int n, int k, T alpha, const T* A, int lda, const T* B, int ldb, T beta,  \
                         T* C, int ldc) {                                                          \
        gemm(order == CblasColMajor, transa != CblasNoTrans, transb != CblasNoTrans, m, n, k,      \
             alpha, A, lda, B, ldb, beta, C, ldc);                                                 \
    }

SITE_DEFINE(float, s)
SITE_DEFINE(double, d)

int openblas_get_num_threads() {
    return 1;
}
void openblas_set_num_threads(int) {}
