// cuBLAS's state, owned. cublas/sgemm is explained with it, the stages after it use it again.
#pragma once

#include "common/device/cuda_check.hpp"

#include <map>

namespace m2m::cublas {

// [handle] Owns cuBLAS's state: its workspace on one device, its settings.
class Handle {
  public:
    Handle() {
        CUDA_CHECK(cublasCreate(&handle_));
        // [math] Full float32 products: no TF32, which keeps 10 of float32's 23 fraction bits.
        CUDA_CHECK(cublasSetMathMode(handle_, CUBLAS_DEFAULT_MATH));
    }
    ~Handle() { cublasDestroy(handle_); }  // a destructor must not throw
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;

    cublasHandle_t get() const { return handle_; }

  private:
    cublasHandle_t handle_ = nullptr;
};

// [once] Creating a handle is slow and a handle belongs to one device: one per thread and device.
inline cublasHandle_t handle() {
    int device = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    thread_local std::map<int, Handle> handles;
    return handles[device].get();
}

}  // namespace m2m::cublas
