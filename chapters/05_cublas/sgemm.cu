// Chapter 05, cublas/sgemm: the vendor's library does the work; we only say what we mean.
// Run it: ./book run 05
#include "chapters/05_cublas/stages.hpp"
#include "common/device/cuda_check.hpp"

#include <cstddef>
#include <map>

namespace m2m::cublas {

namespace {

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
cublasHandle_t handle() {
    int device = 0;
    CUDA_CHECK(cudaGetDevice(&device));
    thread_local std::map<int, Handle> handles;
    return handles[device].get();
}

}  // namespace

// [call] Row-major C = A·B, asked for as column-major Cᵀ = Bᵀ·Aᵀ.
void sgemm(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == 0 || n == 0) return;
    if (k == 0) {  // an empty sum; cuBLAS wants row lengths of at least 1
        CUDA_CHECK(cudaMemsetAsync(C, 0, std::size_t(m) * n * sizeof(float)));
        return;
    }

    const float one = 1.0f, zero = 0.0f;  // C = one · A·B + zero · C
    CUDA_CHECK(cublasSgemm(handle(), CUBLAS_OP_N, CUBLAS_OP_N, n, m, k,  //
                           &one, B, n, A, k, &zero, C, n));
}

}  // namespace m2m::cublas
