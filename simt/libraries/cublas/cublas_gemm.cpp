// cuBLAS level 3: matrix products and sums.
#include "product.hpp"

#include <cstddef>

using namespace simt::cublas;

namespace {

template <class T>
cublasStatus_t gemm(const char* function, cublasHandle_t handle, cublasOperation_t transa,
                    cublasOperation_t transb, int m, int n, int k, const T* alpha, const T* A,
                    int lda, const T* B, int ldb, const T* beta, T* C, int ldc) {
    const Product p{transa, transb, m, n, k, lda, ldb, ldc};
    Arguments arguments(function, handle);
    arguments.require(p.valid()).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!p.empty()) {
        arguments.matrix("A", A, p.a_rows(), p.a_cols(), lda)
            .matrix("B", B, p.b_rows(), p.b_cols(), ldb)
            .matrix("C", C, m, n, ldc);
    }
    return arguments.run([=, s = Scalar<T>(handle, alpha), t = Scalar<T>(handle, beta)] {
        multiply(
            p, s.value(), t.value(), 1, [=](int) { return A; }, [=](int) { return B; },
            [=](int) { return C; });
    });
}

template <class T>
cublasStatus_t gemm_strided_batched(const char* function, cublasHandle_t handle,
                                    cublasOperation_t transa, cublasOperation_t transb, int m,
                                    int n, int k, const T* alpha, const T* A, int lda,
                                    long long int stride_a, const T* B, int ldb,
                                    long long int stride_b, const T* beta, T* C, int ldc,
                                    long long int stride_c, int batch_count) {
    const Product p{transa, transb, m, n, k, lda, ldb, ldc};
    Arguments arguments(function, handle);
    arguments.require(p.valid() && batch_count >= 0).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    arguments.require(stride_a >= 0 && stride_b >= 0 &&
                      stride_c >= 0);  // 0: the same matrix for every product
    if (!p.empty() && batch_count > 0) {
        const auto bytes = [&](std::size_t elements, long long stride) {
            const auto last =
                static_cast<std::size_t>(stride) * static_cast<std::size_t>(batch_count - 1);
            return elements == 0 ? 0 : (last + elements) * sizeof(T);
        };
        arguments.device("A", A, bytes(p.a_elements(), stride_a))
            .device("B", B, bytes(p.b_elements(), stride_b))
            .device("C", C, bytes(p.c_elements(), stride_c));
    }
    return arguments.run([=, s = Scalar<T>(handle, alpha), t = Scalar<T>(handle, beta)] {
        multiply(
            p, s.value(), t.value(), batch_count, [=](int i) { return A + stride_a * i; },
            [=](int i) { return B + stride_b * i; }, [=](int i) { return C + stride_c * i; });
    });
}

template <class T>
cublasStatus_t gemm_batched(const char* function, cublasHandle_t handle, cublasOperation_t transa,
                            cublasOperation_t transb, int m, int n, int k, const T* alpha,
                            const T* const A[], int lda, const T* const B[], int ldb, const T* beta,
                            T* const C[], int ldc, int batch_count) {
    const Product p{transa, transb, m, n, k, lda, ldb, ldc};
    Arguments arguments(function, handle);
    arguments.require(p.valid() && batch_count >= 0).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!p.empty() && batch_count > 0) {
        // The arrays of pointers are device memory too.
        const std::size_t bytes = sizeof(T*) * static_cast<std::size_t>(batch_count);
        arguments.device("Aarray", A, bytes).device("Barray", B, bytes).device("Carray", C, bytes);
    }
    return arguments.run([=, s = Scalar<T>(handle, alpha), t = Scalar<T>(handle, beta)] {
        multiply(
            p, s.value(), t.value(), batch_count, [=](int i) { return A[i]; },
            [=](int i) { return B[i]; }, [=](int i) { return C[i]; });
    });
}

template <class T>
cublasStatus_t geam(const char* function, cublasHandle_t handle, cublasOperation_t transa,
                    cublasOperation_t transb, int m, int n, const T* alpha, const T* A, int lda,
                    const T* beta, const T* B, int ldb, T* C, int ldc) {
    const bool a_plain = transa == CUBLAS_OP_N, b_plain = transb == CUBLAS_OP_N;
    Arguments arguments(function, handle);
    arguments
        .require(is_operation(transa) && is_operation(transb) && m >= 0 && n >= 0 &&
                 lda >= std::max(1, a_plain ? m : n) && ldb >= std::max(1, b_plain ? m : n) &&
                 ldc >= std::max(1, m))
        // In place only where an element depends on itself alone.
        .require((A != C || (a_plain && lda == ldc)) && (B != C || (b_plain && ldb == ldc)))
        .scalar("alpha", alpha)
        .scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    // A matrix whose factor is zero is not read and may be a null pointer; a factor on the device
    // is known only later.
    const bool on_device = handle->pointer_mode == CUBLAS_POINTER_MODE_DEVICE;
    if (m > 0 && n > 0) {
        if (on_device ? A != nullptr : *alpha != 0)
            arguments.matrix("A", A, a_plain ? m : n, a_plain ? n : m, lda);
        if (on_device ? B != nullptr : *beta != 0)
            arguments.matrix("B", B, b_plain ? m : n, b_plain ? n : m, ldb);
        arguments.matrix("C", C, m, n, ldc);
    }
    return arguments.run([=, s = Scalar<T>(handle, alpha), t = Scalar<T>(handle, beta)] {
        const T a = s.value(), b = t.value();
        // Blocks of 32 × 32, so that the transposed matrix is read a cache line at a time, too.
        constexpr int block = 32;
#pragma omp parallel for schedule(static) if (static_cast <long long>(m) * n > 1 << 16)
        for (int col0 = 0; col0 < n; col0 += block) {
            for (int row0 = 0; row0 < m; row0 += block) {
                for (int j = col0; j < std::min(n, col0 + block); ++j) {
                    for (int i = row0; i < std::min(m, row0 + block); ++i) {
                        const T from_a =
                            a == 0 ? 0 : a * A[a_plain ? offset(j, lda, i) : offset(i, lda, j)];
                        const T from_b =
                            b == 0 ? 0 : b * B[b_plain ? offset(j, ldb, i) : offset(i, ldb, j)];
                        C[offset(j, ldc, i)] = from_a + from_b;
                    }
                }
            }
        }
    });
}

// ---- types chosen at run time

/// alpha and beta: in the type of the sums, which may be float16.
double read_scalar(const void* pointer, cudaDataType type) {
    return read(pointer, type, 0);
}

cublasStatus_t gemm_typed(const char* function, cublasHandle_t handle, const Product& p,
                          const void* alpha, const Typed<const void*>& a,
                          const Typed<const void*>& b, const void* beta, const Typed<void*>& c,
                          int batch, cudaDataType sums) {
    Arguments arguments(function, handle);
    const std::size_t scalar = size_of(sums);
    arguments.require(p.valid() && batch >= 0 && a.stride >= 0 && b.stride >= 0 && c.stride >= 0)
        .scalar("alpha", alpha, scalar)
        .scalar("beta", beta, scalar);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!p.empty() && batch > 0) {
        const auto bytes = [&](const auto& array, std::size_t elements) {
            const auto last = static_cast<std::size_t>(array.stride * (batch - 1));
            return elements == 0 ? 0 : (last + elements) * size_of(array.type);
        };
        arguments.device("A", a.data, bytes(a, p.a_elements()))
            .device("B", b.data, bytes(b, p.b_elements()))
            .device("C", c.data, bytes(c, p.c_elements()));
    }
    const bool late = handle->pointer_mode == CUBLAS_POINTER_MODE_DEVICE;
    const double s = late ? 0 : read_scalar(alpha, sums), t = late ? 0 : read_scalar(beta, sums);
    return arguments.run([=] {
        const double factor = late ? read_scalar(alpha, sums) : s;
        const double keep = late ? read_scalar(beta, sums) : t;
        if (sums == CUDA_R_64F || sums == CUDA_R_32I) {  // sums of bytes' products are exact
            multiply_typed<double>(p, factor, keep, batch, a, b, c);
        } else {
            multiply_typed<float>(p, static_cast<float>(factor), static_cast<float>(keep), batch, a,
                                  b, c);
        }
    });
}

/// Matrices of bytes lie at multiples of four, columns too.
bool is_aligned(cudaDataType type, const void* data, int ld) {
    return type != CUDA_R_8I || (reinterpret_cast<std::uintptr_t>(data) % 4 == 0 && ld % 4 == 0);
}

/// Each matrix of a batch at its own address; the arrays of addresses are device memory too.
cublasStatus_t gemm_typed_batched(const char* function, cublasHandle_t handle, const Product& p,
                                  const void* alpha, const void* const A[], cudaDataType a,
                                  const void* const B[], cudaDataType b, const void* beta,
                                  void* const C[], cudaDataType c, int batch, cudaDataType sums) {
    Arguments arguments(function, handle);
    const std::size_t scalar = size_of(sums);
    arguments.require(p.valid() && batch >= 0)
        .scalar("alpha", alpha, scalar)
        .scalar("beta", beta, scalar);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!p.empty() && batch > 0) {
        const std::size_t bytes = sizeof(void*) * static_cast<std::size_t>(batch);
        arguments.device("Aarray", A, bytes).device("Barray", B, bytes).device("Carray", C, bytes);
    }
    const bool late = handle->pointer_mode == CUBLAS_POINTER_MODE_DEVICE;
    const double s = late ? 0 : read(alpha, sums, 0), t = late ? 0 : read(beta, sums, 0);
    return arguments.run([=] {
        const double factor = late ? read(alpha, sums, 0) : s;
        const double keep = late ? read(beta, sums, 0) : t;
        for (int i = 0; i < batch && !p.empty(); ++i) {
            const Typed<const void*> one{A[i], a, 0}, other{B[i], b, 0};
            const Typed<void*> result{C[i], c, 0};
            if (sums == CUDA_R_64F || sums == CUDA_R_32I) {
                multiply_typed<double>(p, factor, keep, 1, one, other, result);
            } else {
                multiply_typed<float>(p, static_cast<float>(factor), static_cast<float>(keep), 1,
                                      one, other, result);
            }
        }
    });
}

/// The type of sums and scalars; cuBLAS allows only some combinations with A, B and C.
/// @returns whether this one is simulated
bool type_of_sums(cublasComputeType_t compute, cudaDataType a, cudaDataType b, cudaDataType c,
                  cudaDataType& sums) {
    const bool halves = a == CUDA_R_16F || a == CUDA_R_16BF;
    switch (compute) {
        case CUBLAS_COMPUTE_16F:
        case CUBLAS_COMPUTE_16F_PEDANTIC:
            sums = CUDA_R_16F;
            return a == CUDA_R_16F && b == CUDA_R_16F && c == CUDA_R_16F;
        case CUBLAS_COMPUTE_64F:
        case CUBLAS_COMPUTE_64F_PEDANTIC:
            sums = CUDA_R_64F;
            return a == CUDA_R_64F && b == CUDA_R_64F && c == CUDA_R_64F;
        case CUBLAS_COMPUTE_32I:
        case CUBLAS_COMPUTE_32I_PEDANTIC:
            sums = CUDA_R_32I;
            return a == CUDA_R_8I && b == CUDA_R_8I && c == CUDA_R_32I;
        default:
            sums = CUDA_R_32F;
            if (a == CUDA_R_8I) return b == a && c == CUDA_R_32F;
            return a == b && (a == CUDA_R_32F || halves) && (c == a || c == CUDA_R_32F);
    }
}

}  // namespace

extern "C" {

cublasStatus_t cublasSgemm(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, int k, const float* alpha,
                           const float* A, int lda, const float* B, int ldb, const float* beta,
                           float* C, int ldc) {
    return gemm<float>("cublasSgemm", handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta,
                       C, ldc);
}
cublasStatus_t cublasDgemm(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, int k, const double* alpha,
                           const double* A, int lda, const double* B, int ldb, const double* beta,
                           double* C, int ldc) {
    return gemm<double>("cublasDgemm", handle, transa, transb, m, n, k, alpha, A, lda, B, ldb, beta,
                        C, ldc);
}
cublasStatus_t cublasSgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa,
                                         cublasOperation_t transb, int m, int n, int k,
                                         const float* alpha, const float* A, int lda,
                                         long long int stride_a, const float* B, int ldb,
                                         long long int stride_b, const float* beta, float* C,
                                         int ldc, long long int stride_c, int batch_count) {
    return gemm_strided_batched<float>("cublasSgemmStridedBatched", handle, transa, transb, m, n, k,
                                       alpha, A, lda, stride_a, B, ldb, stride_b, beta, C, ldc,
                                       stride_c, batch_count);
}
cublasStatus_t cublasDgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa,
                                         cublasOperation_t transb, int m, int n, int k,
                                         const double* alpha, const double* A, int lda,
                                         long long int stride_a, const double* B, int ldb,
                                         long long int stride_b, const double* beta, double* C,
                                         int ldc, long long int stride_c, int batch_count) {
    return gemm_strided_batched<double>("cublasDgemmStridedBatched", handle, transa, transb, m, n,
                                        k, alpha, A, lda, stride_a, B, ldb, stride_b, beta, C, ldc,
                                        stride_c, batch_count);
}
cublasStatus_t cublasSgemmBatched(cublasHandle_t handle, cublasOperation_t transa,
                                  cublasOperation_t transb, int m, int n, int k, const float* alpha,
                                  const float* const A[], int lda, const float* const B[], int ldb,
                                  const float* beta, float* const C[], int ldc, int batch_count) {
    return gemm_batched<float>("cublasSgemmBatched", handle, transa, transb, m, n, k, alpha, A, lda,
                               B, ldb, beta, C, ldc, batch_count);
}
cublasStatus_t cublasDgemmBatched(cublasHandle_t handle, cublasOperation_t transa,
                                  cublasOperation_t transb, int m, int n, int k,
                                  const double* alpha, const double* const A[], int lda,
                                  const double* const B[], int ldb, const double* beta,
                                  double* const C[], int ldc, int batch_count) {
    return gemm_batched<double>("cublasDgemmBatched", handle, transa, transb, m, n, k, alpha, A,
                                lda, B, ldb, beta, C, ldc, batch_count);
}
cublasStatus_t cublasSgeam(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, const float* alpha,
                           const float* A, int lda, const float* beta, const float* B, int ldb,
                           float* C, int ldc) {
    return geam<float>("cublasSgeam", handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C,
                       ldc);
}
cublasStatus_t cublasDgeam(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, const double* alpha,
                           const double* A, int lda, const double* beta, const double* B, int ldb,
                           double* C, int ldc) {
    return geam<double>("cublasDgeam", handle, transa, transb, m, n, alpha, A, lda, beta, B, ldb, C,
                        ldc);
}

cublasStatus_t cublasGemmStridedBatchedEx(cublasHandle_t handle, cublasOperation_t transa,
                                          cublasOperation_t transb, int m, int n, int k,
                                          const void* alpha, const void* A, cudaDataType Atype,
                                          int lda, long long int stride_a, const void* B,
                                          cudaDataType Btype, int ldb, long long int stride_b,
                                          const void* beta, void* C, cudaDataType Ctype, int ldc,
                                          long long int stride_c, int batch_count,
                                          cublasComputeType_t computeType, cublasGemmAlgo_t) {
    cudaDataType sums{};
    if (!type_of_sums(computeType, Atype, Btype, Ctype, sums) || !is_aligned(Atype, A, lda) ||
        !is_aligned(Btype, B, ldb)) {
        return CUBLAS_STATUS_NOT_SUPPORTED;
    }
    return gemm_typed("cublasGemmStridedBatchedEx", handle,
                      {transa, transb, m, n, k, lda, ldb, ldc}, alpha, {A, Atype, stride_a},
                      {B, Btype, stride_b}, beta, {C, Ctype, stride_c}, batch_count, sums);
}
cublasStatus_t cublasGemmEx(cublasHandle_t handle, cublasOperation_t transa,
                            cublasOperation_t transb, int m, int n, int k, const void* alpha,
                            const void* A, cudaDataType Atype, int lda, const void* B,
                            cudaDataType Btype, int ldb, const void* beta, void* C,
                            cudaDataType Ctype, int ldc, cublasComputeType_t computeType,
                            cublasGemmAlgo_t) {
    cudaDataType sums{};
    if (!type_of_sums(computeType, Atype, Btype, Ctype, sums) || !is_aligned(Atype, A, lda) ||
        !is_aligned(Btype, B, ldb)) {
        return CUBLAS_STATUS_NOT_SUPPORTED;
    }
    return gemm_typed("cublasGemmEx", handle, {transa, transb, m, n, k, lda, ldb, ldc}, alpha,
                      {A, Atype, 0}, {B, Btype, 0}, beta, {C, Ctype, 0}, 1, sums);
}
cublasStatus_t cublasSgemmEx(cublasHandle_t handle, cublasOperation_t transa,
                             cublasOperation_t transb, int m, int n, int k, const float* alpha,
                             const void* A, cudaDataType Atype, int lda, const void* B,
                             cudaDataType Btype, int ldb, const float* beta, void* C,
                             cudaDataType Ctype, int ldc) {
    return cublasGemmEx(handle, transa, transb, m, n, k, alpha, A, Atype, lda, B, Btype, ldb, beta,
                        C, Ctype, ldc, CUBLAS_COMPUTE_32F, CUBLAS_GEMM_DEFAULT);
}
cublasStatus_t cublasHgemm(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, int k, const __half* alpha,
                           const __half* A, int lda, const __half* B, int ldb, const __half* beta,
                           __half* C, int ldc) {
    return gemm_typed("cublasHgemm", handle, {transa, transb, m, n, k, lda, ldb, ldc}, alpha,
                      {A, CUDA_R_16F, 0}, {B, CUDA_R_16F, 0}, beta, {C, CUDA_R_16F, 0}, 1,
                      CUDA_R_16F);
}

cublasStatus_t cublasHgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa,
                                         cublasOperation_t transb, int m, int n, int k,
                                         const __half* alpha, const __half* A, int lda,
                                         long long int stride_a, const __half* B, int ldb,
                                         long long int stride_b, const __half* beta, __half* C,
                                         int ldc, long long int stride_c, int batch_count) {
    return gemm_typed("cublasHgemmStridedBatched", handle, {transa, transb, m, n, k, lda, ldb, ldc},
                      alpha, {A, CUDA_R_16F, stride_a}, {B, CUDA_R_16F, stride_b}, beta,
                      {C, CUDA_R_16F, stride_c}, batch_count, CUDA_R_16F);
}

cublasStatus_t cublasHgemmBatched(cublasHandle_t handle, cublasOperation_t transa,
                                  cublasOperation_t transb, int m, int n, int k,
                                  const __half* alpha, const __half* const A[], int lda,
                                  const __half* const B[], int ldb, const __half* beta,
                                  __half* const C[], int ldc, int batch_count) {
    return gemm_typed_batched(
        "cublasHgemmBatched", handle, {transa, transb, m, n, k, lda, ldb, ldc}, alpha,
        reinterpret_cast<const void* const*>(A), CUDA_R_16F,
        reinterpret_cast<const void* const*>(B), CUDA_R_16F, beta,
        reinterpret_cast<void* const*>(C), CUDA_R_16F, batch_count, CUDA_R_16F);
}
cublasStatus_t cublasGemmBatchedEx(cublasHandle_t handle, cublasOperation_t transa,
                                   cublasOperation_t transb, int m, int n, int k, const void* alpha,
                                   const void* const A[], cudaDataType Atype, int lda,
                                   const void* const B[], cudaDataType Btype, int ldb,
                                   const void* beta, void* const C[], cudaDataType Ctype, int ldc,
                                   int batch_count, cublasComputeType_t computeType,
                                   cublasGemmAlgo_t) {
    cudaDataType sums{};
    if (!type_of_sums(computeType, Atype, Btype, Ctype, sums) || !is_aligned(Atype, nullptr, lda) ||
        !is_aligned(Btype, nullptr, ldb)) {
        return CUBLAS_STATUS_NOT_SUPPORTED;
    }
    return gemm_typed_batched("cublasGemmBatchedEx", handle,
                              {transa, transb, m, n, k, lda, ldb, ldc}, alpha, A, Atype, B, Btype,
                              beta, C, Ctype, batch_count, sums);
}

}  // extern "C"
