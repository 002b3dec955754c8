// The frame of every cuBLAS function: the handle, checks of pointers, scalars in host or device
// memory, the stream.
#pragma once

#include "cublas_v2.h"

#include <cblas.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <functional>

struct cublasContext {
    int device;
    cudaStream_t stream = nullptr;
    cublasPointerMode_t pointer_mode = CUBLAS_POINTER_MODE_HOST;
    cublasMath_t math_mode = CUBLAS_DEFAULT_MATH;
    cublasAtomicsMode_t atomics_mode = CUBLAS_ATOMICS_NOT_ALLOWED;
};

namespace simt::cublas {

/// True for a handle that cublasCreate made and cublasDestroy has not taken back.
bool is_handle(cublasHandle_t handle);

/// A scalar argument (alpha, beta), read now in host pointer mode and when the work runs in device
/// pointer mode.
template <class T>
class Scalar {
  public:
    Scalar(cublasHandle_t handle, const T* pointer)
        : pointer_(pointer), on_device_(handle->pointer_mode == CUBLAS_POINTER_MODE_DEVICE) {
        if (!on_device_ && pointer != nullptr) value_ = *pointer;
    }
    T value() const { return on_device_ ? *pointer_ : value_; }

  private:
    const T* pointer_;
    bool on_device_;
    T value_ = 0;
};

/// Where the first of a vector's n elements lies: a negative stride walks backwards from the far end.
inline std::ptrdiff_t first_of(int n, int inc) {
    return inc < 0 ? static_cast<std::ptrdiff_t>(1 - n) * inc : 0;
}

/// Elements from the first to the last of a vector, both included.
inline std::size_t span_of(int n, int inc) {
    return n < 1 ? 0
                 : static_cast<std::size_t>(n - 1) *
                           static_cast<std::size_t>(std::abs(static_cast<long>(inc))) +
                       1;
}

/// Collects what a call is given; the first thing wrong decides. A pointer that a GPU could not use
/// ends the device's work with cudaErrorIllegalAddress, as it would there, and says so on stderr.
class Arguments {
  public:
    Arguments(const char* function, cublasHandle_t handle);
    /// Of a library with handles of its own: device, stream and pointer mode.
    Arguments(const char* function, cublasContext& settings, cublasStatus_t so_far)
        : function_(function), handle_(&settings), status_(so_far) {}

    /// Sizes, strides and operations: false gives CUBLAS_STATUS_INVALID_VALUE.
    Arguments& require(bool valid);
    /// alpha, beta or a scalar result: in the memory that the pointer mode says.
    Arguments& scalar(const char* name, const void* pointer, std::size_t bytes);
    template <class T>
    Arguments& scalar(const char* name, const T* pointer) {
        return scalar(name, pointer, sizeof(T));
    }
    /// `count` elements of device memory.
    Arguments& device(const char* name, const void* pointer, std::size_t bytes);
    Arguments& matrix(const char* name, const void* A, int rows, int cols, int ld,
                      std::size_t element);
    template <class T>
    Arguments& matrix(const char* name, const T* A, int rows, int cols, int ld) {
        return matrix(name, A, rows, cols, ld, sizeof(T));
    }
    template <class T>
    Arguments& vector(const char* name, const T* x, int n, int inc) {
        return device(name, x, span_of(n, inc) * sizeof(T));
    }

    cublasStatus_t status() const { return status_; }
    /// Runs the work in the handle's stream when everything was right.
    cublasStatus_t run(std::function<void()> work);
    /// Runs the work; in host pointer mode also waits for it, since its result goes to host memory.
    cublasStatus_t run_for_result(std::function<void()> work);

  private:
    const char* function_;
    cublasHandle_t handle_;
    cublasStatus_t status_;
    bool illegal_address_ = false;
};

inline bool is_operation(cublasOperation_t op) {
    return op == CUBLAS_OP_N || op == CUBLAS_OP_T || op == CUBLAS_OP_C;
}

/// OpenBLAS's functions for one type of element.
template <class T>
struct Blas;
template <>
struct Blas<float> {
    static constexpr auto iamax = &cblas_isamax;
    static constexpr auto iamin = &cblas_isamin;
    static constexpr auto asum = &cblas_sasum;
    static constexpr auto nrm2 = &cblas_snrm2;
    static constexpr auto dot = &cblas_sdot;
    static constexpr auto axpy = &cblas_saxpy;
    static constexpr auto copy = &cblas_scopy;
    static constexpr auto swap = &cblas_sswap;
    static constexpr auto gemv = &cblas_sgemv;
    static constexpr auto ger = &cblas_sger;
    static constexpr auto gemm = &cblas_sgemm;
};
template <>
struct Blas<double> {
    static constexpr auto iamax = &cblas_idamax;
    static constexpr auto iamin = &cblas_idamin;
    static constexpr auto asum = &cblas_dasum;
    static constexpr auto nrm2 = &cblas_dnrm2;
    static constexpr auto dot = &cblas_ddot;
    static constexpr auto axpy = &cblas_daxpy;
    static constexpr auto copy = &cblas_dcopy;
    static constexpr auto swap = &cblas_dswap;
    static constexpr auto gemv = &cblas_dgemv;
    static constexpr auto ger = &cblas_dger;
    static constexpr auto gemm = &cblas_dgemm;
};

/// OpenBLAS on the calling thread only, until the end of the scope. Its own threads would make the
/// bits of a result depend on their number.
class OneBlasThread {
  public:
    OneBlasThread() : before_(openblas_get_num_threads()) { openblas_set_num_threads(1); }
    ~OneBlasThread() { openblas_set_num_threads(before_); }
    OneBlasThread(const OneBlasThread&) = delete;
    OneBlasThread& operator=(const OneBlasThread&) = delete;

  private:
    int before_;
};

}  // namespace simt::cublas
