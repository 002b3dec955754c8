// cuBLAS levels 1 and 2: vectors, a matrix and a vector. One thread each: these are limited by
// memory, and one thread gives the same bits on every machine with the same OpenBLAS core.
#include "cublas.hpp"

#include <cstddef>

using namespace simt::cublas;

namespace {

CBLAS_TRANSPOSE transpose_of(cublasOperation_t op) {
    return op == CUBLAS_OP_N ? CblasNoTrans : CblasTrans;
}

/// A reduction of one vector: the BLAS has no result for n < 1 or inc < 1, so it is zero there.
template <class T, class Result, class Reduce>
cublasStatus_t reduce(const char* function, cublasHandle_t handle, int n, const T* x, int incx,
                      Result* result, Reduce reduction) {
    const bool empty = n < 1 || incx < 1;
    return Arguments(function, handle)
        .scalar("result", result)
        .vector("x", x, empty ? 0 : n, incx)
        .run_for_result([=] {
            const OneBlasThread one;
            *result = empty ? Result{} : reduction();
        });
}

/// y = beta·y.
template <class T>
void scale(T beta, int n, T* y, int incy) {
    T* const first = y + first_of(n, incy);
    for (int i = 0; i < n; ++i) {
        T& element = first[static_cast<std::ptrdiff_t>(i) * incy];
        element = beta == 0 ? 0 : beta * element;
    }
}

template <class T>
cublasStatus_t iamax(const char* function, cublasHandle_t handle, int n, const T* x, int incx,
                     int* result) {
    return reduce(function, handle, n, x, incx, result, [=] {
        return static_cast<int>(Blas<T>::iamax(n, x, incx)) + 1;
    });  // counted from 1, as in Fortran
}

template <class T>
cublasStatus_t iamin(const char* function, cublasHandle_t handle, int n, const T* x, int incx,
                     int* result) {
    return reduce(function, handle, n, x, incx, result,
                  [=] { return static_cast<int>(Blas<T>::iamin(n, x, incx)) + 1; });
}

template <class T>
cublasStatus_t asum(const char* function, cublasHandle_t handle, int n, const T* x, int incx,
                    T* result) {
    return reduce(function, handle, n, x, incx, result, [=] { return Blas<T>::asum(n, x, incx); });
}

template <class T>
cublasStatus_t nrm2(const char* function, cublasHandle_t handle, int n, const T* x, int incx,
                    T* result) {
    return reduce(function, handle, n, x, incx, result, [=] { return Blas<T>::nrm2(n, x, incx); });
}

template <class T>
cublasStatus_t dot(const char* function, cublasHandle_t handle, int n, const T* x, int incx,
                   const T* y, int incy, T* result) {
    return Arguments(function, handle)
        .scalar("result", result)
        .vector("x", x, n, incx)
        .vector("y", y, n, incy)
        .run_for_result([=] {
            const OneBlasThread one;
            *result = n < 1 ? 0 : Blas<T>::dot(n, x, incx, y, incy);
        });
}

template <class T>
cublasStatus_t axpy(const char* function, cublasHandle_t handle, int n, const T* alpha, const T* x,
                    int incx, T* y, int incy) {
    Arguments arguments(function, handle);
    arguments.scalar("alpha", alpha).vector("x", x, n, incx).vector("y", y, n, incy);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar<T>(handle, alpha)] {
        const OneBlasThread one;
        if (n > 0) Blas<T>::axpy(n, a.value(), x, incx, y, incy);
    });
}

template <class T>
cublasStatus_t copy(const char* function, cublasHandle_t handle, int n, const T* x, int incx, T* y,
                    int incy) {
    return Arguments(function, handle).vector("x", x, n, incx).vector("y", y, n, incy).run([=] {
        const OneBlasThread one;
        if (n > 0) Blas<T>::copy(n, x, incx, y, incy);
    });
}

template <class T>
cublasStatus_t swap(const char* function, cublasHandle_t handle, int n, T* x, int incx, T* y,
                    int incy) {
    return Arguments(function, handle).vector("x", x, n, incx).vector("y", y, n, incy).run([=] {
        const OneBlasThread one;
        if (n > 0) Blas<T>::swap(n, x, incx, y, incy);
    });
}

template <class T>
cublasStatus_t scal(const char* function, cublasHandle_t handle, int n, const T* alpha, T* x,
                    int incx) {
    const bool empty = n < 1 || incx < 1;
    Arguments arguments(function, handle);
    arguments.scalar("alpha", alpha).vector("x", x, empty ? 0 : n, incx);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar<T>(handle, alpha)] {
        // Not cblas_sscal: for alpha = 0 it writes zeros over NaNs, where the product is NaN.
        for (int i = 0; !empty && i < n; ++i) x[static_cast<std::ptrdiff_t>(i) * incx] *= a.value();
    });
}

template <class T>
cublasStatus_t gemv(const char* function, cublasHandle_t handle, cublasOperation_t trans, int m,
                    int n, const T* alpha, const T* A, int lda, const T* x, int incx, const T* beta,
                    T* y, int incy) {
    const bool transposed = trans != CUBLAS_OP_N;
    const int length_x = transposed ? m : n;
    const int length_y = transposed ? n : m;
    Arguments arguments(function, handle);
    arguments
        .require(is_operation(trans) && m >= 0 && n >= 0 && lda >= std::max(1, m) && incx != 0 &&
                 incy != 0)
        .scalar("alpha", alpha)
        .scalar("beta", beta);
    if (m > 0 && n > 0) {
        arguments.matrix("A", A, m, n, lda)
            .vector("x", x, length_x, incx)
            .vector("y", y, length_y, incy);
    }
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar<T>(handle, alpha), b = Scalar<T>(handle, beta)] {
        if (m == 0 || n == 0) return;
        const OneBlasThread one;
        if (b.value() != 1)
            scale(b.value(), length_y, y,
                  incy);  // y is not read when beta = 0: a NaN there must not stay
        if (a.value() == 0) return;
        Blas<T>::gemv(CblasColMajor, transpose_of(trans), m, n, a.value(), A, lda, x, incx, T(1), y,
                      incy);
    });
}

template <class T>
cublasStatus_t ger(const char* function, cublasHandle_t handle, int m, int n, const T* alpha,
                   const T* x, int incx, const T* y, int incy, T* A, int lda) {
    Arguments arguments(function, handle);
    arguments.require(m >= 0 && n >= 0 && lda >= std::max(1, m) && incx != 0 && incy != 0)
        .scalar("alpha", alpha);
    if (m > 0 && n > 0)
        arguments.vector("x", x, m, incx).vector("y", y, n, incy).matrix("A", A, m, n, lda);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar<T>(handle, alpha)] {
        const OneBlasThread one;
        if (m > 0 && n > 0) Blas<T>::ger(CblasColMajor, m, n, a.value(), x, incx, y, incy, A, lda);
    });
}

}  // namespace

extern "C" {

cublasStatus_t cublasIsamax(cublasHandle_t handle, int n, const float* x, int incx, int* result) {
    return iamax<float>("cublasIsamax", handle, n, x, incx, result);
}
cublasStatus_t cublasIdamax(cublasHandle_t handle, int n, const double* x, int incx, int* result) {
    return iamax<double>("cublasIdamax", handle, n, x, incx, result);
}
cublasStatus_t cublasIsamin(cublasHandle_t handle, int n, const float* x, int incx, int* result) {
    return iamin<float>("cublasIsamin", handle, n, x, incx, result);
}
cublasStatus_t cublasIdamin(cublasHandle_t handle, int n, const double* x, int incx, int* result) {
    return iamin<double>("cublasIdamin", handle, n, x, incx, result);
}
cublasStatus_t cublasSasum(cublasHandle_t handle, int n, const float* x, int incx, float* result) {
    return asum<float>("cublasSasum", handle, n, x, incx, result);
}
cublasStatus_t cublasDasum(cublasHandle_t handle, int n, const double* x, int incx,
                           double* result) {
    return asum<double>("cublasDasum", handle, n, x, incx, result);
}
cublasStatus_t cublasSnrm2(cublasHandle_t handle, int n, const float* x, int incx, float* result) {
    return nrm2<float>("cublasSnrm2", handle, n, x, incx, result);
}
cublasStatus_t cublasDnrm2(cublasHandle_t handle, int n, const double* x, int incx,
                           double* result) {
    return nrm2<double>("cublasDnrm2", handle, n, x, incx, result);
}
cublasStatus_t cublasSdot(cublasHandle_t handle, int n, const float* x, int incx, const float* y,
                          int incy, float* result) {
    return dot<float>("cublasSdot", handle, n, x, incx, y, incy, result);
}
cublasStatus_t cublasDdot(cublasHandle_t handle, int n, const double* x, int incx, const double* y,
                          int incy, double* result) {
    return dot<double>("cublasDdot", handle, n, x, incx, y, incy, result);
}
cublasStatus_t cublasSaxpy(cublasHandle_t handle, int n, const float* alpha, const float* x,
                           int incx, float* y, int incy) {
    return axpy<float>("cublasSaxpy", handle, n, alpha, x, incx, y, incy);
}
cublasStatus_t cublasDaxpy(cublasHandle_t handle, int n, const double* alpha, const double* x,
                           int incx, double* y, int incy) {
    return axpy<double>("cublasDaxpy", handle, n, alpha, x, incx, y, incy);
}
cublasStatus_t cublasScopy(cublasHandle_t handle, int n, const float* x, int incx, float* y,
                           int incy) {
    return copy<float>("cublasScopy", handle, n, x, incx, y, incy);
}
cublasStatus_t cublasDcopy(cublasHandle_t handle, int n, const double* x, int incx, double* y,
                           int incy) {
    return copy<double>("cublasDcopy", handle, n, x, incx, y, incy);
}
cublasStatus_t cublasSswap(cublasHandle_t handle, int n, float* x, int incx, float* y, int incy) {
    return swap<float>("cublasSswap", handle, n, x, incx, y, incy);
}
cublasStatus_t cublasDswap(cublasHandle_t handle, int n, double* x, int incx, double* y, int incy) {
    return swap<double>("cublasDswap", handle, n, x, incx, y, incy);
}
cublasStatus_t cublasSscal(cublasHandle_t handle, int n, const float* alpha, float* x, int incx) {
    return scal<float>("cublasSscal", handle, n, alpha, x, incx);
}
cublasStatus_t cublasDscal(cublasHandle_t handle, int n, const double* alpha, double* x, int incx) {
    return scal<double>("cublasDscal", handle, n, alpha, x, incx);
}
cublasStatus_t cublasSgemv(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                           const float* alpha, const float* A, int lda, const float* x, int incx,
                           const float* beta, float* y, int incy) {
    return gemv<float>("cublasSgemv", handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy);
}
cublasStatus_t cublasDgemv(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                           const double* alpha, const double* A, int lda, const double* x, int incx,
                           const double* beta, double* y, int incy) {
    return gemv<double>("cublasDgemv", handle, trans, m, n, alpha, A, lda, x, incx, beta, y, incy);
}
cublasStatus_t cublasSger(cublasHandle_t handle, int m, int n, const float* alpha, const float* x,
                          int incx, const float* y, int incy, float* A, int lda) {
    return ger<float>("cublasSger", handle, m, n, alpha, x, incx, y, incy, A, lda);
}
cublasStatus_t cublasDger(cublasHandle_t handle, int m, int n, const double* alpha, const double* x,
                          int incx, const double* y, int incy, double* A, int lda) {
    return ger<double>("cublasDger", handle, m, n, alpha, x, incx, y, incy, A, lda);
}

}  // extern "C"
