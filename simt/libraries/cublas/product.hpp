// Products C = alpha·op(A)·op(B) + beta·C, of float32 and float64 and of what is stored in other
// types: shared by cuBLAS and cuBLASLt.
// OpenBLAS's own threads divide a product differently for each number of threads, and the bits
// follow (80 of 315 shapes differed between one and two threads). So C is cut into tiles that
// depend on its shape alone, and each tile is one single-threaded product; which thread makes it
// does not matter.
#pragma once

#include "cublas.hpp"
#include "cuda_fp8.h"

#include <cmath>
#include <cstddef>
#include <type_traits>
#include <vector>

namespace simt::cublas {

inline CBLAS_TRANSPOSE transpose_of(cublasOperation_t op) {
    return op == CUBLAS_OP_N ? CblasNoTrans : CblasTrans;
}

inline std::size_t offset(int col, int ld, int row = 0) {
    return static_cast<std::size_t>(col) * static_cast<std::size_t>(ld) +
           static_cast<std::size_t>(row);
}

/// `length` cut into nearly equal pieces of at most `most`.
struct Cut {
    int length, pieces;
    Cut(int length_, int most) : length(length_), pieces((length_ + most - 1) / most) {}
    int begin(int piece) const {
        return static_cast<int>(static_cast<long long>(length) * piece / pieces);
    }
};

/// Shapes of a product C = alpha·op(A)·op(B) + beta·C.
struct Product {
    cublasOperation_t transa, transb;
    int m, n, k, lda, ldb, ldc;

    bool valid() const {
        return is_operation(transa) && is_operation(transb) && m >= 0 && n >= 0 && k >= 0 &&
               lda >= std::max(1, transa == CUBLAS_OP_N ? m : k) &&
               ldb >= std::max(1, transb == CUBLAS_OP_N ? k : n) && ldc >= std::max(1, m);
    }
    bool empty() const { return m == 0 || n == 0; }
    int a_rows() const { return transa == CUBLAS_OP_N ? m : k; }
    int a_cols() const { return transa == CUBLAS_OP_N ? k : m; }
    int b_rows() const { return transb == CUBLAS_OP_N ? k : n; }
    int b_cols() const { return transb == CUBLAS_OP_N ? n : k; }
    std::size_t a_elements() const {
        return a_rows() == 0 || a_cols() == 0 ? 0 : offset(a_cols() - 1, lda, a_rows());
    }
    std::size_t b_elements() const {
        return b_rows() == 0 || b_cols() == 0 ? 0 : offset(b_cols() - 1, ldb, b_rows());
    }
    std::size_t c_elements() const { return empty() ? 0 : offset(n - 1, ldc, m); }
};

/// Tiles of 512 × 256 keep OpenBLAS near its best and give eight tasks at size 1000; bigger
/// products take wider ones.
constexpr int tile_rows = 512;
constexpr int tile_cols = 256;
constexpr int wide_tile_cols = 512;
constexpr long long wide_from = 1LL << 21;  // elements of C

/// `batch` products; `a(i)`, `b(i)` and `c(i)` are the i-th matrices.
template <class T, class GetA, class GetB, class GetC>
void multiply(const Product& p, T alpha, T beta, int batch, GetA a, GetB b, GetC c) {
    if (p.empty()) return;
    const OneBlasThread one;
    const Cut rows(p.m, tile_rows);
    const Cut cols(p.n, static_cast<long long>(p.m) * p.n < wide_from ? tile_cols : wide_tile_cols);
    const bool no_product = p.k == 0 || alpha == 0;

    const auto tile = [&](int matrix, int row_piece, int col_piece) {
        const int row = rows.begin(row_piece), height = rows.begin(row_piece + 1) - row;
        const int col = cols.begin(col_piece), width = cols.begin(col_piece + 1) - col;
        T* C = c(matrix) + offset(col, p.ldc, row);
        if (no_product) {
            for (int j = 0; j < width; ++j) {
                for (int i = 0; i < height; ++i) {
                    T& element = C[offset(j, p.ldc, i)];
                    element = beta == 0 ? 0 : beta * element;
                }
            }
            return;
        }
        const T* A =
            a(matrix) + (p.transa == CUBLAS_OP_N ? offset(0, p.lda, row) : offset(row, p.lda));
        const T* B =
            b(matrix) + (p.transb == CUBLAS_OP_N ? offset(col, p.ldb) : offset(0, p.ldb, col));
        Blas<T>::gemm(CblasColMajor, transpose_of(p.transa), transpose_of(p.transb), height, width,
                      p.k, alpha, A, p.lda, B, p.ldb, beta, C, p.ldc);
    };

    const std::ptrdiff_t tiles_of_one = static_cast<std::ptrdiff_t>(rows.pieces) * cols.pieces;
    const std::ptrdiff_t tiles = tiles_of_one * batch;
    [[maybe_unused]] const double work = 2.0 * p.m * p.n * (p.k + 1.0) * batch;
    [[maybe_unused]] constexpr double worth_a_thread =
        4e6;  // operations; waking threads costs some microseconds
#pragma omp parallel for schedule(dynamic) if (tiles > 1 && work > worth_a_thread)
    for (std::ptrdiff_t i = 0; i < tiles; ++i) {
        const auto in_matrix = static_cast<int>(i % tiles_of_one);
        tile(static_cast<int>(i / tiles_of_one), in_matrix % rows.pieces, in_matrix / rows.pieces);
    }
}

inline std::size_t size_of(cudaDataType type) {
    switch (type) {
        case CUDA_R_8I:
        case CUDA_R_8F_E4M3:
        case CUDA_R_8F_E5M2:
            return 1;
        case CUDA_R_16F:
        case CUDA_R_16BF:
            return 2;
        case CUDA_R_32F:
        case CUDA_R_32I:
            return 4;
        case CUDA_R_64F:
            return 8;
        default:
            return 0;  // not simulated
    }
}

inline double read(const void* array, cudaDataType type, std::size_t i) {
    switch (type) {
        case CUDA_R_16F:
            return double(float(static_cast<const __half*>(array)[i]));
        case CUDA_R_16BF:
            return double(float(static_cast<const __nv_bfloat16*>(array)[i]));
        case CUDA_R_32F:
            return double(static_cast<const float*>(array)[i]);
        case CUDA_R_8I:
            return static_cast<const signed char*>(array)[i];
        case CUDA_R_32I:
            return static_cast<const std::int32_t*>(array)[i];
        case CUDA_R_8F_E4M3:
            return double(static_cast<const __nv_fp8_e4m3*>(array)[i]);
        case CUDA_R_8F_E5M2:
            return double(static_cast<const __nv_fp8_e5m2*>(array)[i]);
        default:
            return static_cast<const double*>(array)[i];
    }
}

inline void write(void* array, cudaDataType type, std::size_t i, double value) {
    switch (type) {
        case CUDA_R_16F:
            static_cast<__half*>(array)[i] = __half(value);
            break;
        case CUDA_R_16BF:
            static_cast<__nv_bfloat16*>(array)[i] = __nv_bfloat16(value);
            break;
        case CUDA_R_32F:
            static_cast<float*>(array)[i] = static_cast<float>(value);
            break;
        case CUDA_R_8I:  // rounded, and held within the type
            static_cast<signed char*>(array)[i] =
                saturated<signed char>(static_cast<float>(std::nearbyint(value)));
            break;
        case CUDA_R_32I:  // wraps
            static_cast<std::int32_t*>(array)[i] = static_cast<std::int32_t>(
                static_cast<std::uint32_t>(static_cast<std::int64_t>(value)));
            break;
        case CUDA_R_8F_E4M3:
            static_cast<__nv_fp8_e4m3*>(array)[i] = __nv_fp8_e4m3(value);
            break;
        case CUDA_R_8F_E5M2:
            static_cast<__nv_fp8_e5m2*>(array)[i] = __nv_fp8_e5m2(value);
            break;
        default:
            static_cast<double*>(array)[i] = value;
    }
}

template <class T>
std::vector<T> widened(const void* array, cudaDataType type, std::size_t elements) {
    std::vector<T> result(elements);
    for (std::size_t i = 0; i < elements; ++i) result[i] = static_cast<T>(read(array, type, i));
    return result;
}

/// An array whose type is known at run time: one of a batch.
template <class Pointer>
struct Typed {
    Pointer data;
    cudaDataType type;
    long long stride;  // elements from one matrix of a batch to the next

    Pointer matrix(int number) const {
        using Byte = std::conditional_t<std::is_const_v<std::remove_pointer_t<Pointer>>,
                                        const std::byte, std::byte>;
        return static_cast<Byte*>(data) + stride * number * static_cast<long long>(size_of(type));
    }
};

/// Multiplies in T what is stored in other types; each element of C is rounded once, at the end.
template <class T>
void multiply_typed(const Product& p, T alpha, T beta, int batch, const Typed<const void*>& a,
                    const Typed<const void*>& b, const Typed<void*>& c) {
    if (p.empty()) return;
    const bool no_product = p.k == 0 || alpha == 0;  // then A and B are not read
    for (int number = 0; number < batch; ++number) {
        std::vector<T> A, B;
        if (!no_product) {
            A = widened<T>(a.matrix(number), a.type, p.a_elements());
            B = widened<T>(b.matrix(number), b.type, p.b_elements());
        }
        void* const stored = c.matrix(number);
        std::vector<T> C = widened<T>(stored, c.type, p.c_elements());
        multiply(
            p, alpha, beta, 1, [&](int) -> const T* { return A.data(); },
            [&](int) -> const T* { return B.data(); }, [&](int) { return C.data(); });
        for (int j = 0; j < p.n; ++j) {
            for (int i = 0; i < p.m; ++i) {
                const std::size_t at = offset(j, p.ldc, i);
                write(stored, c.type, at, static_cast<double>(C[at]));
            }
        }
    }
}

}  // namespace simt::cublas
