// cuBLAS level 3: matrix products and sums.
// OpenBLAS's own threads divide a product differently for each number of threads, and the bits
// follow (80 of 315 shapes differed between one and two threads). So C is cut into tiles that
// depend on its shape alone, and each tile is one single-threaded product; which thread makes it
// does not matter.
#include "cublas.hpp"

#include <cstddef>

using namespace simt::cublas;

namespace {

CBLAS_TRANSPOSE transpose_of(cublasOperation_t op) {
    return op == CUBLAS_OP_N ? CblasNoTrans : CblasTrans;
}

std::size_t offset(int col, int ld, int row = 0) {
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
template <class GetA, class GetB, class GetC>
void multiply(const Product& p, float alpha, float beta, int batch, GetA a, GetB b, GetC c) {
    if (p.empty()) return;
    const OneBlasThread one;
    const Cut rows(p.m, tile_rows);
    const Cut cols(p.n, static_cast<long long>(p.m) * p.n < wide_from ? tile_cols : wide_tile_cols);
    const bool no_product = p.k == 0 || alpha == 0;

    const auto tile = [&](int matrix, int row_piece, int col_piece) {
        const int row = rows.begin(row_piece), height = rows.begin(row_piece + 1) - row;
        const int col = cols.begin(col_piece), width = cols.begin(col_piece + 1) - col;
        float* C = c(matrix) + offset(col, p.ldc, row);
        if (no_product) {
            for (int j = 0; j < width; ++j) {
                for (int i = 0; i < height; ++i) {
                    float& element = C[offset(j, p.ldc, i)];
                    element = beta == 0 ? 0 : beta * element;
                }
            }
            return;
        }
        const float* A =
            a(matrix) + (p.transa == CUBLAS_OP_N ? offset(0, p.lda, row) : offset(row, p.lda));
        const float* B =
            b(matrix) + (p.transb == CUBLAS_OP_N ? offset(col, p.ldb) : offset(0, p.ldb, col));
        cblas_sgemm(CblasColMajor, transpose_of(p.transa), transpose_of(p.transb), height, width,
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

}  // namespace

cublasStatus_t cublasSgemm(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, int k, const float* alpha,
                           const float* A, int lda, const float* B, int ldb, const float* beta,
                           float* C, int ldc) {
    const Product p{transa, transb, m, n, k, lda, ldb, ldc};
    Arguments arguments("cublasSgemm", handle);
    arguments.require(p.valid()).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!p.empty()) {
        arguments.matrix("A", A, p.a_rows(), p.a_cols(), lda)
            .matrix("B", B, p.b_rows(), p.b_cols(), ldb)
            .matrix("C", C, m, n, ldc);
    }
    return arguments.run([=, s = Scalar(handle, alpha), t = Scalar(handle, beta)] {
        multiply(
            p, s.value(), t.value(), 1, [=](int) { return A; }, [=](int) { return B; },
            [=](int) { return C; });
    });
}

cublasStatus_t cublasSgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa,
                                         cublasOperation_t transb, int m, int n, int k,
                                         const float* alpha, const float* A, int lda,
                                         long long int stride_a, const float* B, int ldb,
                                         long long int stride_b, const float* beta, float* C,
                                         int ldc, long long int stride_c, int batch_count) {
    const Product p{transa, transb, m, n, k, lda, ldb, ldc};
    Arguments arguments("cublasSgemmStridedBatched", handle);
    arguments.require(p.valid() && batch_count >= 0).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    arguments.require(stride_a >= 0 && stride_b >= 0 &&
                      stride_c >= 0);  // 0: the same matrix for every product
    if (!p.empty() && batch_count > 0) {
        const auto bytes = [&](std::size_t elements, long long stride) {
            const auto last =
                static_cast<std::size_t>(stride) * static_cast<std::size_t>(batch_count - 1);
            return elements == 0 ? 0 : (last + elements) * sizeof(float);
        };
        arguments.device("A", A, bytes(p.a_elements(), stride_a))
            .device("B", B, bytes(p.b_elements(), stride_b))
            .device("C", C, bytes(p.c_elements(), stride_c));
    }
    return arguments.run([=, s = Scalar(handle, alpha), t = Scalar(handle, beta)] {
        multiply(
            p, s.value(), t.value(), batch_count, [=](int i) { return A + stride_a * i; },
            [=](int i) { return B + stride_b * i; }, [=](int i) { return C + stride_c * i; });
    });
}

cublasStatus_t cublasSgemmBatched(cublasHandle_t handle, cublasOperation_t transa,
                                  cublasOperation_t transb, int m, int n, int k, const float* alpha,
                                  const float* const A[], int lda, const float* const B[], int ldb,
                                  const float* beta, float* const C[], int ldc, int batch_count) {
    const Product p{transa, transb, m, n, k, lda, ldb, ldc};
    Arguments arguments("cublasSgemmBatched", handle);
    arguments.require(p.valid() && batch_count >= 0).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!p.empty() && batch_count > 0) {
        // The arrays of pointers are device memory too.
        const std::size_t bytes = sizeof(float*) * static_cast<std::size_t>(batch_count);
        arguments.device("Aarray", A, bytes).device("Barray", B, bytes).device("Carray", C, bytes);
    }
    return arguments.run([=, s = Scalar(handle, alpha), t = Scalar(handle, beta)] {
        multiply(
            p, s.value(), t.value(), batch_count, [=](int i) { return A[i]; },
            [=](int i) { return B[i]; }, [=](int i) { return C[i]; });
    });
}

cublasStatus_t cublasSgeam(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, const float* alpha,
                           const float* A, int lda, const float* beta, const float* B, int ldb,
                           float* C, int ldc) {
    const bool a_plain = transa == CUBLAS_OP_N, b_plain = transb == CUBLAS_OP_N;
    Arguments arguments("cublasSgeam", handle);
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
    return arguments.run([=, s = Scalar(handle, alpha), t = Scalar(handle, beta)] {
        const float a = s.value(), b = t.value();
        // Blocks of 32 × 32, so that the transposed matrix is read a cache line at a time, too.
        constexpr int block = 32;
#pragma omp parallel for schedule(static) if (static_cast <long long>(m) * n > 1 << 16)
        for (int col0 = 0; col0 < n; col0 += block) {
            for (int row0 = 0; row0 < m; row0 += block) {
                for (int j = col0; j < std::min(n, col0 + block); ++j) {
                    for (int i = row0; i < std::min(m, row0 + block); ++i) {
                        const float from_a =
                            a == 0 ? 0 : a * A[a_plain ? offset(j, lda, i) : offset(i, lda, j)];
                        const float from_b =
                            b == 0 ? 0 : b * B[b_plain ? offset(j, ldb, i) : offset(i, ldb, j)];
                        C[offset(j, ldc, i)] = from_a + from_b;
                    }
                }
            }
        }
    });
}
