// cuBLAS's batches of least-squares problems, by Householder's reflections, as LAPACK's gels.
#include "cublas.hpp"

#include <cmath>
#include <complex>
#include <cstddef>
#include <type_traits>

using namespace simt::cublas;

namespace {

template <class T>
T conjugate(T x) {
    if constexpr (std::is_floating_point_v<T>) {
        return x;
    } else {
        return std::conj(x);
    }
}

/// Columns of elements of type T, `ld` apart.
template <class T>
struct Columns {
    T* first;
    int ld;
    T& operator()(int row, int col) const {
        return first[static_cast<std::size_t>(col) * static_cast<std::size_t>(ld) +
                     static_cast<std::size_t>(row)];
    }
};

/// column -= conj(tau)·v·(vᴴ·column), where v is 1 and then A's column k below the diagonal.
template <class T>
void reflect(const Columns<T>& A, int m, int k, T tau, const Columns<T>& C, int col) {
    T product = C(k, col);
    for (int row = k + 1; row < m; ++row) product += conjugate(A(row, k)) * C(row, col);
    product *= conjugate(tau);
    C(k, col) -= product;
    for (int row = k + 1; row < m; ++row) C(row, col) -= A(row, k) * product;
}

/// A becomes R and the reflections below it; the first n rows of C become the solution.
/// @returns 0, or the first diagonal element of R that is 0, counted from 1
template <class T>
int solve(const Columns<T>& A, int m, int n, const Columns<T>& C, int columns) {
    for (int k = 0; k < n; ++k) {
        double squares = 0;
        for (int row = k; row < m; ++row) squares += std::norm(std::complex<double>(A(row, k)));
        const T alpha = A(k, k);
        const double norm = std::sqrt(squares), real = std::real(std::complex<double>(alpha));
        if (norm == 0) return k + 1;
        const T beta = T(static_cast<decltype(std::real(alpha))>(real > 0 ? -norm : norm));
        const T tau = (beta - alpha) / beta;
        for (int row = k + 1; row < m; ++row) A(row, k) /= alpha - beta;
        A(k, k) = beta;
        for (int col = k + 1; col < n; ++col) reflect(A, m, k, tau, A, col);
        for (int col = 0; col < columns; ++col) reflect(A, m, k, tau, C, col);
    }
    for (int col = 0; col < columns; ++col) {
        for (int row = n - 1; row >= 0; --row) {
            T value = C(row, col);
            for (int i = row + 1; i < n; ++i) value -= A(row, i) * C(i, col);
            C(row, col) = value / A(row, row);
        }
    }
    return 0;
}

/// T: the element as it is computed with; Given: as the program has it, the same in memory.
template <class T, class Given>
cublasStatus_t gels_batched(const char* function, cublasHandle_t handle, cublasOperation_t trans,
                            int m, int n, int columns, Given* const A[], int lda, Given* const C[],
                            int ldc, int* info, int* device_info, int batch) {
    if (!is_handle(handle)) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (info == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    *info = m < 0                  ? -2
            : n < 0                ? -3
            : columns < 0          ? -4
            : lda < std::max(1, m) ? -6
            : ldc < std::max(1, m) ? -8
            : batch < 0            ? -11
                                   : 0;
    if (*info == 0 && (trans != CUBLAS_OP_N || m < n)) return CUBLAS_STATUS_NOT_SUPPORTED;
    const auto count = static_cast<std::size_t>(n < 1 ? 0 : std::max(batch, 0));
    Arguments arguments(function, handle);
    arguments.require(*info == 0)
        .device("Aarray", A, count * sizeof(Given*))
        .device("Carray", C, count * sizeof(Given*));
    if (device_info != nullptr) arguments.device("devInfoArray", device_info, count * sizeof(int));
    return arguments.run([=] {
        for (std::size_t i = 0; i < count; ++i) {
            const int singular = solve(Columns<T>{reinterpret_cast<T*>(A[i]), lda}, m, n,
                                       Columns<T>{reinterpret_cast<T*>(C[i]), ldc}, columns);
            if (device_info != nullptr) device_info[i] = singular;
        }
    });
}

}  // namespace

extern "C" {

cublasStatus_t cublasSgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                                  int nrhs, float* const Aarray[], int lda, float* const Carray[],
                                  int ldc, int* info, int* devInfoArray, int batchSize) {
    return gels_batched<float>("cublasSgelsBatched", handle, trans, m, n, nrhs, Aarray, lda, Carray,
                               ldc, info, devInfoArray, batchSize);
}
cublasStatus_t cublasDgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                                  int nrhs, double* const Aarray[], int lda, double* const Carray[],
                                  int ldc, int* info, int* devInfoArray, int batchSize) {
    return gels_batched<double>("cublasDgelsBatched", handle, trans, m, n, nrhs, Aarray, lda,
                                Carray, ldc, info, devInfoArray, batchSize);
}
cublasStatus_t cublasCgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                                  int nrhs, cuComplex* const Aarray[], int lda,
                                  cuComplex* const Carray[], int ldc, int* info, int* devInfoArray,
                                  int batchSize) {
    return gels_batched<std::complex<float>>("cublasCgelsBatched", handle, trans, m, n, nrhs,
                                             Aarray, lda, Carray, ldc, info, devInfoArray,
                                             batchSize);
}
cublasStatus_t cublasZgelsBatched(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                                  int nrhs, cuDoubleComplex* const Aarray[], int lda,
                                  cuDoubleComplex* const Carray[], int ldc, int* info,
                                  int* devInfoArray, int batchSize) {
    return gels_batched<std::complex<double>>("cublasZgelsBatched", handle, trans, m, n, nrhs,
                                              Aarray, lda, Carray, ldc, info, devInfoArray,
                                              batchSize);
}

}  // extern "C"
