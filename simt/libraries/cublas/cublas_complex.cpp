// cuBLAS in complex numbers: vectors, a matrix and a vector, matrix products. Plain loops, in the
// order of the definition.
#include "cuComplex.h"
#include "cublas.hpp"

#include <cmath>
#include <complex>
#include <cstddef>
#include <functional>
#include <type_traits>
#include <utility>

using namespace simt::cublas;

namespace {

/// cuComplex and std::complex lie in memory alike: two reals side by side.
template <class Real>
using Complex = std::complex<Real>;

Complex<float>* as_complex(cuComplex* p) {
    return reinterpret_cast<Complex<float>*>(p);
}
const Complex<float>* as_complex(const cuComplex* p) {
    return reinterpret_cast<const Complex<float>*>(p);
}
Complex<double>* as_complex(cuDoubleComplex* p) {
    return reinterpret_cast<Complex<double>*>(p);
}
const Complex<double>* as_complex(const cuDoubleComplex* p) {
    return reinterpret_cast<const Complex<double>*>(p);
}

/// The product by its definition. std::complex's own looks for infinities.
template <class Real>
Complex<Real> times(Complex<Real> a, Complex<Real> b) {
    return {a.real() * b.real() - a.imag() * b.imag(), a.real() * b.imag() + a.imag() * b.real()};
}

/// A vector's elements as the BLAS walks them.
template <class T>
class Vector {
  public:
    Vector(T* x, int n, int inc) : first_(x + first_of(n, inc)), inc_(inc) {}
    T& operator[](int i) const { return first_[static_cast<std::ptrdiff_t>(i) * inc_]; }

  private:
    T* first_;
    int inc_;
};

/// op(A).
template <class Real>
class Operand {
  public:
    Operand(const Complex<Real>* data, int ld, cublasOperation_t op)
        : data_(data), ld_(static_cast<std::size_t>(ld)), op_(op) {}
    Complex<Real> operator()(int row, int col) const {
        const auto i = static_cast<std::size_t>(row), j = static_cast<std::size_t>(col);
        if (op_ == CUBLAS_OP_N) return data_[j * ld_ + i];
        return op_ == CUBLAS_OP_T ? data_[i * ld_ + j] : std::conj(data_[i * ld_ + j]);
    }

  private:
    const Complex<Real>* data_;
    std::size_t ld_;
    cublasOperation_t op_;
};

struct Shape {
    cublasOperation_t transa, transb;
    int m, n, k, lda, ldb, ldc;

    bool valid() const {
        return is_operation(transa) && is_operation(transb) && m >= 0 && n >= 0 && k >= 0 &&
               lda >= std::max(1, transa == CUBLAS_OP_N ? m : k) &&
               ldb >= std::max(1, transb == CUBLAS_OP_N ? k : n) && ldc >= std::max(1, m);
    }
    bool empty() const { return m == 0 || n == 0; }
    std::size_t a_elements() const {
        return transa == CUBLAS_OP_N ? elements(m, k, lda) : elements(k, m, lda);
    }
    std::size_t b_elements() const {
        return transb == CUBLAS_OP_N ? elements(k, n, ldb) : elements(n, k, ldb);
    }
    std::size_t c_elements() const { return elements(m, n, ldc); }

  private:
    static std::size_t elements(int rows, int cols, int ld) {
        return rows == 0 || cols == 0
                   ? 0
                   : static_cast<std::size_t>(cols - 1) * static_cast<std::size_t>(ld) +
                         static_cast<std::size_t>(rows);
    }
};

template <class Real>
void multiply(const Shape& s, Complex<Real> alpha, Complex<Real> beta, const Complex<Real>* A,
              const Complex<Real>* B, Complex<Real>* C) {
    const Complex<Real> zero = 0;
    const Operand<Real> a(A, s.lda, s.transa), b(B, s.ldb, s.transb);
    for (int col = 0; col < s.n; ++col) {
        Complex<Real>* const c =
            C + static_cast<std::size_t>(col) * static_cast<std::size_t>(s.ldc);
        for (int row = 0; row < s.m; ++row) c[row] = beta == zero ? zero : times(beta, c[row]);
        if (alpha == zero) continue;  // then A and B are not read
        for (int i = 0; i < s.k; ++i) {
            const Complex<Real> factor = times(alpha, b(i, col));
            for (int row = 0; row < s.m; ++row) c[row] += times(a(row, i), factor);
        }
    }
}

template <class Real>
cublasStatus_t gemm(const char* function, cublasHandle_t handle, const Shape& shape,
                    const Complex<Real>* alpha, const Complex<Real>* A, long long stride_a,
                    const Complex<Real>* B, long long stride_b, const Complex<Real>* beta,
                    Complex<Real>* C, long long stride_c, int batch) {
    Arguments arguments(function, handle);
    arguments
        .require(shape.valid() && batch >= 0 && stride_a >= 0 && stride_b >= 0 && stride_c >= 0)
        .scalar("alpha", alpha)
        .scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!shape.empty() && batch > 0) {
        const auto bytes = [&](std::size_t elements, long long stride) {
            const auto last =
                static_cast<std::size_t>(stride) * static_cast<std::size_t>(batch - 1);
            return elements == 0 ? 0 : (last + elements) * sizeof(Complex<Real>);
        };
        arguments.device("A", A, bytes(shape.a_elements(), stride_a))
            .device("B", B, bytes(shape.b_elements(), stride_b))
            .device("C", C, bytes(shape.c_elements(), stride_c));
    }
    return arguments.run(
        [=, s = Scalar<Complex<Real>>(handle, alpha), t = Scalar<Complex<Real>>(handle, beta)] {
            for (int i = 0; i < batch && !shape.empty(); ++i) {
                multiply(shape, s.value(), t.value(), A + stride_a * i, B + stride_b * i,
                         C + stride_c * i);
            }
        });
}

template <class Real>
cublasStatus_t gemm_batched(const char* function, cublasHandle_t handle, const Shape& shape,
                            const Complex<Real>* alpha, const Complex<Real>* const* A,
                            const Complex<Real>* const* B, const Complex<Real>* beta,
                            Complex<Real>* const* C, int batch) {
    Arguments arguments(function, handle);
    arguments.require(shape.valid() && batch >= 0).scalar("alpha", alpha).scalar("beta", beta);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    if (!shape.empty() && batch > 0) {
        // The arrays of pointers are device memory too.
        const std::size_t bytes = sizeof(void*) * static_cast<std::size_t>(batch);
        arguments.device("Aarray", A, bytes).device("Barray", B, bytes).device("Carray", C, bytes);
    }
    return arguments.run(
        [=, s = Scalar<Complex<Real>>(handle, alpha), t = Scalar<Complex<Real>>(handle, beta)] {
            for (int i = 0; i < batch && !shape.empty(); ++i)
                multiply(shape, s.value(), t.value(), A[i], B[i], C[i]);
        });
}

template <class Real>
cublasStatus_t gemv(const char* function, cublasHandle_t handle, cublasOperation_t trans, int m,
                    int n, const Complex<Real>* alpha, const Complex<Real>* A, int lda,
                    const Complex<Real>* x, int incx, const Complex<Real>* beta, Complex<Real>* y,
                    int incy) {
    const bool plain = trans == CUBLAS_OP_N;
    const int length_x = plain ? n : m, length_y = plain ? m : n;
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
    return arguments.run(
        [=, s = Scalar<Complex<Real>>(handle, alpha), t = Scalar<Complex<Real>>(handle, beta)] {
            if (m == 0 || n == 0) return;
            const Complex<Real> zero = 0, factor = s.value(), keep = t.value();
            const Operand<Real> a(A, lda, trans);
            const Vector<const Complex<Real>> in(x, length_x, incx);
            const Vector<Complex<Real>> out(y, length_y, incy);
            for (int row = 0; row < length_y; ++row) {
                Complex<Real> sum = 0;
                if (factor != zero)
                    for (int i = 0; i < length_x; ++i) sum += times(a(row, i), in[i]);
                out[row] = times(factor, sum) + (keep == zero ? zero : times(keep, out[row]));
            }
        });
}

/// y[i] = change(x[i], y[i]) for all i.
template <class X, class Y, class Change>
cublasStatus_t each(Arguments& arguments, int n, X* x, int incx, Y* y, int incy, Change change) {
    arguments.vector("x", x, n, incx).vector("y", y, n, incy);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=] {
        if (n < 1) return;
        const Vector<X> in(x, n, incx);
        const Vector<Y> out(y, n, incy);
        for (int i = 0; i < n; ++i) change(in[i], out[i]);
    });
}

template <class Real>
cublasStatus_t axpy(const char* function, cublasHandle_t handle, int n, const Complex<Real>* alpha,
                    const Complex<Real>* x, int incx, Complex<Real>* y, int incy) {
    Arguments arguments(function, handle);
    arguments.scalar("alpha", alpha);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return each(
        arguments, n, x, incx, y, incy,
        [a = Scalar<Complex<Real>>(handle, alpha)](const Complex<Real>& from, Complex<Real>& to) {
            to += times(a.value(), from);
        });
}

template <class Real>
cublasStatus_t copy(const char* function, cublasHandle_t handle, int n, const Complex<Real>* x,
                    int incx, Complex<Real>* y, int incy) {
    Arguments arguments(function, handle);
    return each(arguments, n, x, incx, y, incy,
                [](const Complex<Real>& from, Complex<Real>& to) { to = from; });
}

template <class Real>
cublasStatus_t swap(const char* function, cublasHandle_t handle, int n, Complex<Real>* x, int incx,
                    Complex<Real>* y, int incy) {
    Arguments arguments(function, handle);
    return each(arguments, n, x, incx, y, incy,
                [](Complex<Real>& a, Complex<Real>& b) { std::swap(a, b); });
}

/// By a complex or a real factor.
template <class Real, class Factor>
cublasStatus_t scal(const char* function, cublasHandle_t handle, int n, const Factor* alpha,
                    Complex<Real>* x, int incx) {
    const bool empty = n < 1 || incx < 1;
    Arguments arguments(function, handle);
    arguments.scalar("alpha", alpha).vector("x", x, empty ? 0 : n, incx);
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    return arguments.run([=, a = Scalar<Factor>(handle, alpha)] {
        for (int i = 0; !empty && i < n; ++i) {
            Complex<Real>& element = x[static_cast<std::ptrdiff_t>(i) * incx];
            if constexpr (std::is_same_v<Factor, Real>) {
                element = {a.value() * element.real(), a.value() * element.imag()};
            } else {
                element = times(a.value(), element);
            }
        }
    });
}

template <class Real>
cublasStatus_t dot(const char* function, cublasHandle_t handle, int n, const Complex<Real>* x,
                   int incx, const Complex<Real>* y, int incy, Complex<Real>* result,
                   bool conjugate) {
    return Arguments(function, handle)
        .scalar("result", result)
        .vector("x", x, n, incx)
        .vector("y", y, n, incy)
        .run_for_result([=] {
            Complex<Real> sum = 0;
            const Vector<const Complex<Real>> a(x, n, incx), b(y, n, incy);
            for (int i = 0; i < n; ++i) sum += times(conjugate ? std::conj(a[i]) : a[i], b[i]);
            *result = sum;
        });
}

/// A reduction of one vector: zero for n < 1 or inc < 1, as the BLAS says.
template <class Real, class Result, class Reduction>
cublasStatus_t reduce(const char* function, cublasHandle_t handle, int n, const Complex<Real>* x,
                      int incx, Result* result, Reduction reduction) {
    const bool empty = n < 1 || incx < 1;
    return Arguments(function, handle)
        .scalar("result", result)
        .vector("x", x, empty ? 0 : n, incx)
        .run_for_result([=] {
            *result = empty ? Result{} : reduction(Vector<const Complex<Real>>(x, n, incx));
        });
}

/// |re| + |im|, as the BLAS measures complex numbers.
template <class Real>
Real size_of(Complex<Real> z) {
    return std::fabs(z.real()) + std::fabs(z.imag());
}

template <class Real>
cublasStatus_t asum(const char* function, cublasHandle_t handle, int n, const Complex<Real>* x,
                    int incx, Real* result) {
    return reduce(function, handle, n, x, incx, result, [n](const auto& v) {
        Real sum = 0;
        for (int i = 0; i < n; ++i) sum += size_of(v[i]);
        return sum;
    });
}

/// Scaled by the largest element, so that squares neither overflow nor vanish.
template <class Real>
cublasStatus_t nrm2(const char* function, cublasHandle_t handle, int n, const Complex<Real>* x,
                    int incx, Real* result) {
    return reduce(function, handle, n, x, incx, result, [n](const auto& v) {
        Real largest = 0;
        for (int i = 0; i < n; ++i) largest = std::fmax(largest, size_of(v[i]));
        if (largest == 0 || std::isinf(largest)) return largest;
        Real sum = 0;
        for (int i = 0; i < n; ++i) {
            const Real re = v[i].real() / largest, im = v[i].imag() / largest;
            sum += re * re + im * im;
        }
        return largest * std::sqrt(sum);
    });
}

/// Counted from 1; the first of several.
template <class Real, class Better>
cublasStatus_t extreme(const char* function, cublasHandle_t handle, int n, const Complex<Real>* x,
                       int incx, int* result, Better better) {
    return reduce(function, handle, n, x, incx, result, [n, better](const auto& v) {
        int best = 0;
        for (int i = 1; i < n; ++i)
            if (better(size_of(v[i]), size_of(v[best]))) best = i;
        return best + 1;
    });
}

}  // namespace

extern "C" {

cublasStatus_t cublasCaxpy(cublasHandle_t handle, int n, const cuComplex* alpha, const cuComplex* x,
                           int incx, cuComplex* y, int incy) {
    return axpy("cublasCaxpy", handle, n, as_complex(alpha), as_complex(x), incx, as_complex(y),
                incy);
}
cublasStatus_t cublasCcopy(cublasHandle_t handle, int n, const cuComplex* x, int incx, cuComplex* y,
                           int incy) {
    return copy("cublasCcopy", handle, n, as_complex(x), incx, as_complex(y), incy);
}
cublasStatus_t cublasCswap(cublasHandle_t handle, int n, cuComplex* x, int incx, cuComplex* y,
                           int incy) {
    return swap("cublasCswap", handle, n, as_complex(x), incx, as_complex(y), incy);
}
cublasStatus_t cublasCscal(cublasHandle_t handle, int n, const cuComplex* alpha, cuComplex* x,
                           int incx) {
    return scal("cublasCscal", handle, n, as_complex(alpha), as_complex(x), incx);
}
cublasStatus_t cublasCsscal(cublasHandle_t handle, int n, const float* alpha, cuComplex* x,
                            int incx) {
    return scal("cublasCsscal", handle, n, alpha, as_complex(x), incx);
}
cublasStatus_t cublasCdotu(cublasHandle_t handle, int n, const cuComplex* x, int incx,
                           const cuComplex* y, int incy, cuComplex* result) {
    return dot("cublasCdotu", handle, n, as_complex(x), incx, as_complex(y), incy,
               as_complex(result), false);
}
cublasStatus_t cublasCdotc(cublasHandle_t handle, int n, const cuComplex* x, int incx,
                           const cuComplex* y, int incy, cuComplex* result) {
    return dot("cublasCdotc", handle, n, as_complex(x), incx, as_complex(y), incy,
               as_complex(result), true);
}
cublasStatus_t cublasScnrm2(cublasHandle_t handle, int n, const cuComplex* x, int incx,
                            float* result) {
    return nrm2("cublasScnrm2", handle, n, as_complex(x), incx, result);
}
cublasStatus_t cublasScasum(cublasHandle_t handle, int n, const cuComplex* x, int incx,
                            float* result) {
    return asum("cublasScasum", handle, n, as_complex(x), incx, result);
}
cublasStatus_t cublasIcamax(cublasHandle_t handle, int n, const cuComplex* x, int incx,
                            int* result) {
    return extreme("cublasIcamax", handle, n, as_complex(x), incx, result, std::greater<>());
}
cublasStatus_t cublasIcamin(cublasHandle_t handle, int n, const cuComplex* x, int incx,
                            int* result) {
    return extreme("cublasIcamin", handle, n, as_complex(x), incx, result, std::less<>());
}
cublasStatus_t cublasCgemv(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                           const cuComplex* alpha, const cuComplex* A, int lda, const cuComplex* x,
                           int incx, const cuComplex* beta, cuComplex* y, int incy) {
    return gemv("cublasCgemv", handle, trans, m, n, as_complex(alpha), as_complex(A), lda,
                as_complex(x), incx, as_complex(beta), as_complex(y), incy);
}
cublasStatus_t cublasCgemm(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, int k, const cuComplex* alpha,
                           const cuComplex* A, int lda, const cuComplex* B, int ldb,
                           const cuComplex* beta, cuComplex* C, int ldc) {
    return gemm("cublasCgemm", handle, {transa, transb, m, n, k, lda, ldb, ldc}, as_complex(alpha),
                as_complex(A), 0, as_complex(B), 0, as_complex(beta), as_complex(C), 0, 1);
}
cublasStatus_t cublasCgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa,
                                         cublasOperation_t transb, int m, int n, int k,
                                         const cuComplex* alpha, const cuComplex* A, int lda,
                                         long long int stride_a, const cuComplex* B, int ldb,
                                         long long int stride_b, const cuComplex* beta,
                                         cuComplex* C, int ldc, long long int stride_c,
                                         int batch_count) {
    return gemm("cublasCgemmStridedBatched", handle, {transa, transb, m, n, k, lda, ldb, ldc},
                as_complex(alpha), as_complex(A), stride_a, as_complex(B), stride_b,
                as_complex(beta), as_complex(C), stride_c, batch_count);
}
cublasStatus_t cublasCgemmBatched(cublasHandle_t handle, cublasOperation_t transa,
                                  cublasOperation_t transb, int m, int n, int k,
                                  const cuComplex* alpha, const cuComplex* const A[], int lda,
                                  const cuComplex* const B[], int ldb, const cuComplex* beta,
                                  cuComplex* const C[], int ldc, int batch_count) {
    return gemm_batched<float>("cublasCgemmBatched", handle,
                               {transa, transb, m, n, k, lda, ldb, ldc}, as_complex(alpha),
                               reinterpret_cast<const Complex<float>* const*>(A),
                               reinterpret_cast<const Complex<float>* const*>(B), as_complex(beta),
                               reinterpret_cast<Complex<float>* const*>(C), batch_count);
}
cublasStatus_t cublasZaxpy(cublasHandle_t handle, int n, const cuDoubleComplex* alpha,
                           const cuDoubleComplex* x, int incx, cuDoubleComplex* y, int incy) {
    return axpy("cublasZaxpy", handle, n, as_complex(alpha), as_complex(x), incx, as_complex(y),
                incy);
}
cublasStatus_t cublasZcopy(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                           cuDoubleComplex* y, int incy) {
    return copy("cublasZcopy", handle, n, as_complex(x), incx, as_complex(y), incy);
}
cublasStatus_t cublasZswap(cublasHandle_t handle, int n, cuDoubleComplex* x, int incx,
                           cuDoubleComplex* y, int incy) {
    return swap("cublasZswap", handle, n, as_complex(x), incx, as_complex(y), incy);
}
cublasStatus_t cublasZscal(cublasHandle_t handle, int n, const cuDoubleComplex* alpha,
                           cuDoubleComplex* x, int incx) {
    return scal("cublasZscal", handle, n, as_complex(alpha), as_complex(x), incx);
}
cublasStatus_t cublasZdscal(cublasHandle_t handle, int n, const double* alpha, cuDoubleComplex* x,
                            int incx) {
    return scal("cublasZdscal", handle, n, alpha, as_complex(x), incx);
}
cublasStatus_t cublasZdotu(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                           const cuDoubleComplex* y, int incy, cuDoubleComplex* result) {
    return dot("cublasZdotu", handle, n, as_complex(x), incx, as_complex(y), incy,
               as_complex(result), false);
}
cublasStatus_t cublasZdotc(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                           const cuDoubleComplex* y, int incy, cuDoubleComplex* result) {
    return dot("cublasZdotc", handle, n, as_complex(x), incx, as_complex(y), incy,
               as_complex(result), true);
}
cublasStatus_t cublasDznrm2(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                            double* result) {
    return nrm2("cublasDznrm2", handle, n, as_complex(x), incx, result);
}
cublasStatus_t cublasDzasum(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                            double* result) {
    return asum("cublasDzasum", handle, n, as_complex(x), incx, result);
}
cublasStatus_t cublasIzamax(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                            int* result) {
    return extreme("cublasIzamax", handle, n, as_complex(x), incx, result, std::greater<>());
}
cublasStatus_t cublasIzamin(cublasHandle_t handle, int n, const cuDoubleComplex* x, int incx,
                            int* result) {
    return extreme("cublasIzamin", handle, n, as_complex(x), incx, result, std::less<>());
}
cublasStatus_t cublasZgemv(cublasHandle_t handle, cublasOperation_t trans, int m, int n,
                           const cuDoubleComplex* alpha, const cuDoubleComplex* A, int lda,
                           const cuDoubleComplex* x, int incx, const cuDoubleComplex* beta,
                           cuDoubleComplex* y, int incy) {
    return gemv("cublasZgemv", handle, trans, m, n, as_complex(alpha), as_complex(A), lda,
                as_complex(x), incx, as_complex(beta), as_complex(y), incy);
}
cublasStatus_t cublasZgemm(cublasHandle_t handle, cublasOperation_t transa,
                           cublasOperation_t transb, int m, int n, int k,
                           const cuDoubleComplex* alpha, const cuDoubleComplex* A, int lda,
                           const cuDoubleComplex* B, int ldb, const cuDoubleComplex* beta,
                           cuDoubleComplex* C, int ldc) {
    return gemm("cublasZgemm", handle, {transa, transb, m, n, k, lda, ldb, ldc}, as_complex(alpha),
                as_complex(A), 0, as_complex(B), 0, as_complex(beta), as_complex(C), 0, 1);
}
cublasStatus_t cublasZgemmStridedBatched(cublasHandle_t handle, cublasOperation_t transa,
                                         cublasOperation_t transb, int m, int n, int k,
                                         const cuDoubleComplex* alpha, const cuDoubleComplex* A,
                                         int lda, long long int stride_a, const cuDoubleComplex* B,
                                         int ldb, long long int stride_b,
                                         const cuDoubleComplex* beta, cuDoubleComplex* C, int ldc,
                                         long long int stride_c, int batch_count) {
    return gemm("cublasZgemmStridedBatched", handle, {transa, transb, m, n, k, lda, ldb, ldc},
                as_complex(alpha), as_complex(A), stride_a, as_complex(B), stride_b,
                as_complex(beta), as_complex(C), stride_c, batch_count);
}
cublasStatus_t cublasZgemmBatched(cublasHandle_t handle, cublasOperation_t transa,
                                  cublasOperation_t transb, int m, int n, int k,
                                  const cuDoubleComplex* alpha, const cuDoubleComplex* const A[],
                                  int lda, const cuDoubleComplex* const B[], int ldb,
                                  const cuDoubleComplex* beta, cuDoubleComplex* const C[], int ldc,
                                  int batch_count) {
    return gemm_batched<double>(
        "cublasZgemmBatched", handle, {transa, transb, m, n, k, lda, ldb, ldc}, as_complex(alpha),
        reinterpret_cast<const Complex<double>* const*>(A),
        reinterpret_cast<const Complex<double>* const*>(B), as_complex(beta),
        reinterpret_cast<Complex<double>* const*>(C), batch_count);
}

}  // extern "C"
