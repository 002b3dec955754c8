// cuBLAS: handles and their settings, status names, checks of arguments, copies with a layout.
#include "cublas.hpp"
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/memory.hpp"
#include "simt/observe/observer.hpp"

#include <cstdio>
#include <set>

namespace simt::cublas {

namespace {

std::set<cublasHandle_t>& handles() {
    static auto& all = *new std::set<cublasHandle_t>;
    return all;
}

/// Says what is wrong with a pointer that is not usable device memory.
void explain(const char* function, const char* name, const void* pointer, std::size_t bytes) {
    const MemoryBlock block = find_memory(pointer);
    std::fprintf(stderr, "simt: %s: %s ", function, name);
    if (pointer == nullptr) {
        std::fprintf(stderr, "is a null pointer\n");
    } else if (block.kind == MemoryKind::host) {
        std::fprintf(stderr, "(%p) is host memory; allocate it with cudaMalloc\n", pointer);
    } else if (!block.live) {
        std::fprintf(stderr, "(%p) is not in a live allocation\n", pointer);
    } else {
        const auto offset =
            static_cast<std::size_t>(static_cast<const char*>(pointer) - block.base);
        std::fprintf(stderr, "needs %zu bytes at %p; the allocation has %zu from there on\n", bytes,
                     pointer, block.size - offset);
    }
}

}  // namespace

bool is_handle(cublasHandle_t handle) {
    const std::lock_guard<std::recursive_mutex> lock(runtime::api_mutex());
    return handles().count(handle) == 1;
}

Arguments::Arguments(const char* function, cublasHandle_t handle)
    : function_(function),
      handle_(handle),
      status_(is_handle(handle) ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_NOT_INITIALIZED) {}

Arguments& Arguments::require(bool valid) {
    if (status_ == CUBLAS_STATUS_SUCCESS && !valid) status_ = CUBLAS_STATUS_INVALID_VALUE;
    return *this;
}

Arguments& Arguments::scalar(const char* name, const void* pointer, std::size_t bytes) {
    if (status_ != CUBLAS_STATUS_SUCCESS) return *this;
    if (pointer == nullptr) return require(false);
    if (handle_->pointer_mode == CUBLAS_POINTER_MODE_DEVICE) return device(name, pointer, bytes);
    if (!runtime::usable({pointer, bytes, bytes, 1}, runtime::Side::host)) {
        std::fprintf(stderr,
                     "simt: %s: %s (%p) is device memory, but the pointer mode is "
                     "CUBLAS_POINTER_MODE_HOST\n",
                     function_, name, pointer);
        return require(false);
    }
    return *this;
}

Arguments& Arguments::device(const char* name, const void* pointer, std::size_t bytes) {
    if (status_ != CUBLAS_STATUS_SUCCESS || illegal_address_ || bytes == 0) return *this;
    if (!runtime::usable({pointer, bytes, bytes, 1}, runtime::Side::device)) {
        explain(function_, name, pointer, bytes);
        illegal_address_ = true;
    } else if (observer != nullptr) {
        observer->written(pointer, bytes);  // whether it is read or written is not known here
    }
    return *this;
}

Arguments& Arguments::matrix(const char* name, const void* A, int rows, int cols, int ld,
                             std::size_t element) {
    if (status_ != CUBLAS_STATUS_SUCCESS || rows < 1 || cols < 1) return *this;
    const std::size_t elements = static_cast<std::size_t>(cols - 1) * static_cast<std::size_t>(ld) +
                                 static_cast<std::size_t>(rows);
    return device(name, A, elements * element);
}

cublasStatus_t Arguments::run(std::function<void()> work) {
    if (status_ != CUBLAS_STATUS_SUCCESS) return status_;
    const cudaError_t error = runtime::api([&] {
        if (illegal_address_) {
            runtime::device(handle_->device).sticky = cudaErrorIllegalAddress;
            return cudaErrorIllegalAddress;
        }
        return runtime::enqueue(handle_->stream, std::move(work));
    });
    return error == cudaSuccess ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_EXECUTION_FAILED;
}

cublasStatus_t Arguments::run_for_result(std::function<void()> work) {
    const cublasStatus_t status = run(std::move(work));
    if (status == CUBLAS_STATUS_SUCCESS && handle_->pointer_mode == CUBLAS_POINTER_MODE_HOST) {
        if (runtime::wait_for_stream(handle_->stream) != cudaSuccess)
            return CUBLAS_STATUS_EXECUTION_FAILED;
    }
    return status;
}

}  // namespace simt::cublas

using namespace simt::cublas;

cublasStatus_t cublasCreate(cublasHandle_t* handle) {
    if (handle == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
    if (simt::runtime::sticky_error() != cudaSuccess) return CUBLAS_STATUS_NOT_INITIALIZED;
    *handle = new cublasContext{simt::runtime::current_device()};
    handles().insert(*handle);
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasDestroy(cublasHandle_t handle) {
    const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
    if (handles().erase(handle) == 0) return CUBLAS_STATUS_NOT_INITIALIZED;
    delete handle;
    return CUBLAS_STATUS_SUCCESS;
}

namespace {

/// Reads or changes one of the handle's settings.
template <class Body>
cublasStatus_t with(cublasHandle_t handle, bool valid, Body&& body) {
    const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
    if (!is_handle(handle)) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (!valid) return CUBLAS_STATUS_INVALID_VALUE;
    body();
    return CUBLAS_STATUS_SUCCESS;
}

}  // namespace

cublasStatus_t cublasGetVersion(cublasHandle_t handle, int* version) {
    return with(handle, version != nullptr, [&] { *version = CUBLAS_VERSION; });
}

cublasStatus_t cublasSetStream(cublasHandle_t handle, cudaStream_t stream) {
    return with(handle, simt::runtime::stream_exists(stream), [&] { handle->stream = stream; });
}

cublasStatus_t cublasGetStream(cublasHandle_t handle, cudaStream_t* stream) {
    return with(handle, stream != nullptr, [&] { *stream = handle->stream; });
}

cublasStatus_t cublasSetPointerMode(cublasHandle_t handle, cublasPointerMode_t mode) {
    const bool known = mode == CUBLAS_POINTER_MODE_HOST || mode == CUBLAS_POINTER_MODE_DEVICE;
    return with(handle, known, [&] { handle->pointer_mode = mode; });
}

cublasStatus_t cublasGetPointerMode(cublasHandle_t handle, cublasPointerMode_t* mode) {
    return with(handle, mode != nullptr, [&] { *mode = handle->pointer_mode; });
}

cublasStatus_t cublasSetMathMode(cublasHandle_t handle, cublasMath_t mode) {
    return with(handle, mode >= CUBLAS_DEFAULT_MATH && mode <= CUBLAS_TF32_TENSOR_OP_MATH,
                [&] { handle->math_mode = mode; });
}

cublasStatus_t cublasGetMathMode(cublasHandle_t handle, cublasMath_t* mode) {
    return with(handle, mode != nullptr, [&] { *mode = handle->math_mode; });
}

cublasStatus_t cublasSetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t mode) {
    return with(handle, mode == CUBLAS_ATOMICS_NOT_ALLOWED || mode == CUBLAS_ATOMICS_ALLOWED,
                [&] { handle->atomics_mode = mode; });
}

cublasStatus_t cublasGetAtomicsMode(cublasHandle_t handle, cublasAtomicsMode_t* mode) {
    return with(handle, mode != nullptr, [&] { *mode = handle->atomics_mode; });
}

cublasStatus_t cublasSetWorkspace(cublasHandle_t handle, void*, std::size_t) {
    return with(handle, true, [] {});
}

const char* cublasGetStatusName(cublasStatus_t status) {
    switch (status) {
        case CUBLAS_STATUS_SUCCESS:
            return "CUBLAS_STATUS_SUCCESS";
        case CUBLAS_STATUS_NOT_INITIALIZED:
            return "CUBLAS_STATUS_NOT_INITIALIZED";
        case CUBLAS_STATUS_ALLOC_FAILED:
            return "CUBLAS_STATUS_ALLOC_FAILED";
        case CUBLAS_STATUS_INVALID_VALUE:
            return "CUBLAS_STATUS_INVALID_VALUE";
        case CUBLAS_STATUS_ARCH_MISMATCH:
            return "CUBLAS_STATUS_ARCH_MISMATCH";
        case CUBLAS_STATUS_MAPPING_ERROR:
            return "CUBLAS_STATUS_MAPPING_ERROR";
        case CUBLAS_STATUS_EXECUTION_FAILED:
            return "CUBLAS_STATUS_EXECUTION_FAILED";
        case CUBLAS_STATUS_INTERNAL_ERROR:
            return "CUBLAS_STATUS_INTERNAL_ERROR";
        case CUBLAS_STATUS_NOT_SUPPORTED:
            return "CUBLAS_STATUS_NOT_SUPPORTED";
        case CUBLAS_STATUS_LICENSE_ERROR:
            return "CUBLAS_STATUS_LICENSE_ERROR";
    }
    return "unrecognized status";
}

const char* cublasGetStatusString(cublasStatus_t status) {
    switch (status) {
        case CUBLAS_STATUS_SUCCESS:
            return "success";
        case CUBLAS_STATUS_NOT_INITIALIZED:
            return "the library was not initialized";
        case CUBLAS_STATUS_ALLOC_FAILED:
            return "the resource allocation failed";
        case CUBLAS_STATUS_INVALID_VALUE:
            return "an unsupported value or parameter was passed to the function";
        case CUBLAS_STATUS_ARCH_MISMATCH:
            return "the function requires an architectural feature absent from the device";
        case CUBLAS_STATUS_MAPPING_ERROR:
            return "an access to GPU memory space failed";
        case CUBLAS_STATUS_EXECUTION_FAILED:
            return "the function failed to launch on the GPU";
        case CUBLAS_STATUS_INTERNAL_ERROR:
            return "an internal operation failed";
        case CUBLAS_STATUS_NOT_SUPPORTED:
            return "the requested functionality is not supported";
        case CUBLAS_STATUS_LICENSE_ERROR:
            return "the license check failed";
    }
    return "unrecognized status";
}

// ---- copies with a layout

namespace {

cublasStatus_t copy_2d(void* to, int to_ld, const void* from, int from_ld, int rows, int cols,
                       int elem_size, cudaMemcpyKind kind) {
    if (rows < 0 || cols < 0 || elem_size < 1 || to_ld < std::max(1, rows) ||
        from_ld < std::max(1, rows)) {
        return CUBLAS_STATUS_INVALID_VALUE;
    }
    const auto size = static_cast<std::size_t>(elem_size);
    const cudaError_t error = cudaMemcpy2D(
        to, static_cast<std::size_t>(to_ld) * size, from, static_cast<std::size_t>(from_ld) * size,
        static_cast<std::size_t>(rows) * size, static_cast<std::size_t>(cols), kind);
    return error == cudaSuccess ? CUBLAS_STATUS_SUCCESS : CUBLAS_STATUS_MAPPING_ERROR;
}

}  // namespace

// A vector with a stride is a matrix of one row.
cublasStatus_t cublasSetVector(int n, int elem_size, const void* x, int incx, void* device_y,
                               int incy) {
    if (n < 0 || incx < 1 || incy < 1) return CUBLAS_STATUS_INVALID_VALUE;
    return copy_2d(device_y, incy, x, incx, 1, n, elem_size, cudaMemcpyHostToDevice);
}

cublasStatus_t cublasGetVector(int n, int elem_size, const void* device_x, int incx, void* y,
                               int incy) {
    if (n < 0 || incx < 1 || incy < 1) return CUBLAS_STATUS_INVALID_VALUE;
    return copy_2d(y, incy, device_x, incx, 1, n, elem_size, cudaMemcpyDeviceToHost);
}

cublasStatus_t cublasSetMatrix(int rows, int cols, int elem_size, const void* A, int lda,
                               void* device_B, int ldb) {
    return copy_2d(device_B, ldb, A, lda, rows, cols, elem_size, cudaMemcpyHostToDevice);
}

cublasStatus_t cublasGetMatrix(int rows, int cols, int elem_size, const void* device_A, int lda,
                               void* B, int ldb) {
    return copy_2d(B, ldb, device_A, lda, rows, cols, elem_size, cudaMemcpyDeviceToHost);
}
