/* The functions of CBLAS that simt/libraries/cublas calls, for a tab, where no OpenBLAS is:
   cblas.cpp computes them plainly. Names and parameters are the standard's (netlib.org/blas). */
#pragma once

#include <stddef.h>

typedef enum { CblasRowMajor = 101, CblasColMajor = 102 } CBLAS_ORDER;
typedef CBLAS_ORDER CBLAS_LAYOUT;
typedef enum { CblasNoTrans = 111, CblasTrans = 112, CblasConjTrans = 113 } CBLAS_TRANSPOSE;
typedef size_t CBLAS_INDEX;
typedef int blasint;

#ifdef __cplusplus
extern "C" {
#endif

#define SITE_CBLAS(T, t)                                                                           \
    T cblas_##t##dot(int n, const T* x, int incx, const T* y, int incy);                           \
    T cblas_##t##asum(int n, const T* x, int incx);                                                \
    T cblas_##t##nrm2(int n, const T* x, int incx);                                                \
    CBLAS_INDEX cblas_i##t##amax(int n, const T* x, int incx);                                     \
    CBLAS_INDEX cblas_i##t##amin(int n, const T* x, int incx);                                     \
    void cblas_##t##axpy(int n, T alpha, const T* x, int incx, T* y, int incy);                    \
    void cblas_##t##copy(int n, const T* x, int incx, T* y, int incy);                             \
    void cblas_##t##swap(int n, T* x, int incx, T* y, int incy);                                   \
    void cblas_##t##gemv(CBLAS_ORDER order, CBLAS_TRANSPOSE trans, int m, int n, T alpha,          \
                         const T* A, int lda, const T* x, int incx, T beta, T* y, int incy);       \
    void cblas_##t##ger(CBLAS_ORDER order, int m, int n, T alpha, const T* x, int incx,            \
                        const T* y, int incy, T* A, int lda);                                      \
    void cblas_##t##gemm(CBLAS_ORDER order, CBLAS_TRANSPOSE transa, CBLAS_TRANSPOSE transb, int m, \
                         int n, int k, T alpha, const T* A, int lda, const T* B, int ldb, T beta,  \
                         T* C, int ldc);

SITE_CBLAS(float, s)
SITE_CBLAS(double, d)

int openblas_get_num_threads(void);
void openblas_set_num_threads(int threads);

#ifdef __cplusplus
}
#endif
