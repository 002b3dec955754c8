// cuBLAS levels 1 and 2: vectors, a matrix and a vector. One thread each: these are limited by
// memory, and one thread gives the same bits on every machine with the same OpenBLAS core.
#include "cublas.hpp"

#include <cmath>

using namespace simt::cublas;

namespace {

CBLAS_TRANSPOSE transpose_of(cublasOperation_t op) {
    return op == CUBLAS_OP_N ? CblasNoTrans : CblasTrans;
}

/// A reduction of one vector: the BLAS has no result for n < 1 or inc < 1, so it is zero there.
template <class Result, class Reduce>
cublasStatus_t reduce(const char* function, cublasHandle_t handle, int n, const float* x, int incx,
                      Result* result, Reduce reduction) {
    const bool empty = n < 1 || incx < 1;
    return Arguments(function, handle)
        .scalar("result", result, sizeof(Result))
        .vector("x", x, empty ? 0 : n, incx)
        .run_for_result([=] {
            const OneBlasThread one;
            *result = empty ? Result{} : reduction();
        });
}

/// y = beta·y; a negative stride walks backwards from the far end.
void scale(float beta, int n, float* y, int incy) {
    float* first = incy < 0 ? y + static_cast<std::ptrdiff_t>(1 - n) * incy : y;
    for (int i = 0; i < n; ++i) {
        float& element = first[static_cast<std::ptrdiff_t>(i) * incy];
        element = beta == 0 ? 0 : beta * element;
    }
}

}  // namespace

cublasStatus_t cublasIsamax(cublasHandle_t handle, int n, const float* x, int incx, int* result) {
    return reduce("cublasIsamax", handle, n, x, incx, result, [=] {
        return static_cast<int>(cblas_isamax(n, x, incx)) + 1;
    });  // counted from 1, as in Fortran
}

cublasStatus_t cublasIsamin(cublasHandle_t handle, int n, const float* x, int incx, int* result) {
    return reduce("cublasIsamin", handle, n, x, incx, result,
                  [=] { return static_cast<int>(cblas_isamin(n, x, incx)) + 1; });
}

cublasStatus_t cublasSasum(cublasHandle_t handle, int n, const float* x, int incx, float* result) {
    return reduce("cublasSasum", handle, n, x, incx, result,
                  [=] { return cblas_sasum(n, x, incx); });
}

cublasStatus_t cublasSnrm2(cublasHandle_t handle, int n, const float* x, int incx, float* result) {
    return reduce("cublasSnrm2", handle, n, x, incx, result,
                  [=] { return cblas_snrm2(n, x, incx); });
}

cublasStatus_t cublasSdot(cublasHandle_t handle, int n, const float* x, int incx, const float* y,
                          int incy, float* result) {
    return Arguments("cublasSdot", handle)
        .scalar("result", result)
        .vector("x", x, n, incx)
        .vector("y", y, n, incy)
        .run_for_result([=] {
            const OneBlasThread one;
            *result = n < 1 ? 0 : cblas_sdot(n, x, incx, y, incy);
        });
}

cublasStatus_t cublasSaxpy(cublasHandle_t handle, int n, const float* alpha, const float* x,
                           int incx, float* y, int incy) {
    Arguments arguments("cublasSaxpy", handle);
    arguments.scalar("alpha", alpha).vector("x", x, n, incx).vector("y", y, n, incy);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar(handle, alpha)] {
        const OneBlasThread one;
        if (n > 0) cblas_saxpy(n, a.value(), x, incx, y, incy);
    });
}

cublasStatus_t cublasScopy(cublasHandle_t handle, int n, const float* x, int incx, float* y,
                           int incy) {
    return Arguments("cublasScopy", handle)
        .vector("x", x, n, incx)
        .vector("y", y, n, incy)
        .run([=] {
            const OneBlasThread one;
            if (n > 0) cblas_scopy(n, x, incx, y, incy);
        });
}

cublasStatus_t cublasSswap(cublasHandle_t handle, int n, float* x, int incx, float* y, int incy) {
    return Arguments("cublasSswap", handle)
        .vector("x", x, n, incx)
        .vector("y", y, n, incy)
        .run([=] {
            const OneBlasThread one;
            if (n > 0) cblas_sswap(n, x, incx, y, incy);
        });
}

cublasStatus_t cublasSscal(cublasHandle_t handle, int n, const float* alpha, float* x, int incx) {
    const bool empty = n < 1 || incx < 1;
    Arguments arguments("cublasSscal", handle);
    arguments.scalar("alpha", alpha).vector("x", x, empty ? 0 : n, incx);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar(handle, alpha)] {
        // Not cblas_sscal: for alpha = 0 it writes zeros over NaNs, where the product is NaN.
        for (int i = 0; !empty && i < n; ++i) x[static_cast<std::ptrdiff_t>(i) * incx] *= a.value();
    });
}

cublasStatus_t cublasSgemv(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                           const float* alpha, const float* A, int lda, const float* x, int incx,
                           const float* beta, float* y, int incy) {
    const bool transposed = trans != CUBLAS_OP_N;
    const int length_x = transposed ? m : n;
    const int length_y = transposed ? n : m;
    Arguments arguments("cublasSgemv", handle);
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
    return arguments.run([=, a = Scalar(handle, alpha), b = Scalar(handle, beta)] {
        if (m == 0 || n == 0) return;
        const OneBlasThread one;
        if (b.value() != 1)
            scale(b.value(), length_y, y,
                  incy);  // y is not read when beta = 0: a NaN there must not stay
        if (a.value() == 0) return;
        cblas_sgemv(CblasColMajor, transpose_of(trans), m, n, a.value(), A, lda, x, incx, 1.0f, y,
                    incy);
    });
}

cublasStatus_t cublasSger(cublasHandle_t handle, int m, int n, const float* alpha, const float* x,
                          int incx, const float* y, int incy, float* A, int lda) {
    Arguments arguments("cublasSger", handle);
    arguments.require(m >= 0 && n >= 0 && lda >= std::max(1, m) && incx != 0 && incy != 0)
        .scalar("alpha", alpha);
    if (m > 0 && n > 0)
        arguments.vector("x", x, m, incx).vector("y", y, n, incy).matrix("A", A, m, n, lda);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar(handle, alpha)] {
        const OneBlasThread one;
        if (m > 0 && n > 0) cblas_sger(CblasColMajor, m, n, a.value(), x, incx, y, incy, A, lda);
    });
}
