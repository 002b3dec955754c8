// The handful of operations a network is made of. The trainer is written once against this
// interface; each operation has a CPU implementation (operations_cpu.cpp) and a CUDA one
// (operations_cuda.cu), and the matmul is any stage. C++17: the .cu file includes it.
#pragma once

#include "common/base/stage.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <type_traits>
#include <utility>

struct CUstream_st;  // what a cudaStream_t points to

namespace m2m {

/// One step of Adam for `step` = 1, 2, 3 … (Kingma & Ba, "Adam: a method for stochastic
/// optimization", 2015). Keras' form, which adds ε to √v before the bias correction is applied.
struct AdamSettings {
    float learning_rate = 1e-3f;
    float beta1 = 0.9f;
    float beta2 = 0.999f;
    float epsilon = 1e-7f;
};

/// Everything the trainer computes, on one device. All matrices are row-major and contiguous
/// float32; all pointers belong to this object's memory (allocate), which is host memory for CPU
/// stages and device memory for CUDA stages. Device work is queued: download() and synchronize()
/// wait for it. The same call on the same data gives the same bits, for any number of threads.
class Operations {
  public:
    explicit Operations(Matmul* stage) : matmul_(stage) {}
    virtual ~Operations() = default;
    Operations(const Operations&) = delete;
    Operations& operator=(const Operations&) = delete;

    /// The device's name, printed beside every figure.
    virtual std::string device() const = 0;

    // Memory.
    virtual bool in_host_memory() const = 0;
    /// Memory for `bytes` bytes, not initialised, aligned to 64 bytes or more. @throws Error when
    /// there is too little.
    virtual void* allocate(std::size_t bytes) = 0;
    virtual void release(void* memory) noexcept = 0;
    virtual void upload(void* to, const void* from_host, std::size_t bytes) = 0;
    virtual void download(void* to_host, const void* from, std::size_t bytes) = 0;
    virtual void synchronize() = 0;

    /// C = A·B by the stage: A is m×k, B is k×n, C is m×n.
    virtual void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
        matmul_(m, n, k, A, B, C);
    }

    /// At = Aᵀ: A is m×n, At is n×m. The one signature knows no transposes, so the backward pass
    /// makes them.
    virtual void transpose(int m, int n, const float* A, float* At) = 0;

    /// Draws a batch: row i of `batch` (m×n) becomes row order[i] of `images`, labels[i] becomes
    /// all_labels[order[i]].
    virtual void gather(int m, int n, const int* order, const float* images,
                        const std::uint8_t* all_labels, float* batch, std::uint8_t* labels) = 0;

    /// Z[i][j] += bias[j]; Z is m×n.
    virtual void add_bias(int m, int n, const float* bias, float* Z) = 0;

    /// Z[i][j] = max(0, Z[i][j] + bias[j]); Z is m×n.
    virtual void add_bias_relu(int m, int n, const float* bias, float* Z) = 0;

    /// dH[i] = 0 wherever H[i] = 0: the gradient passes ReLU only where it was open.
    virtual void relu_gradient(std::size_t count, const float* H, float* dH) = 0;

    /// Softmax of every row of `Z` (m×n logits), in place, so that Z holds probabilities
    /// afterwards; losses[i] = −ln Z[i][labels[i]] and predicted[i] = the class with the largest
    /// probability (the first of equals).
    virtual void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, float* Z,
                                       float* losses, std::uint8_t* predicted) = 0;

    /// dZ = (P − onehot(labels)) / m: the gradient of the batch's mean loss with respect to the
    /// logits; all are m×n.
    virtual void cross_entropy_gradient(int m, int n, const std::uint8_t* labels, const float* P,
                                        float* dZ) = 0;

    /// x[i] = factor·x[i].
    virtual void scale(std::size_t count, float factor, float* x) = 0;

    /// sums[j] = Σᵢ A[i][j]: the gradient of a bias. A is m×n.
    virtual void column_sums(int m, int n, const float* A, float* sums) = 0;

    /// One Adam step over `count` parameters w with gradient g and running means m (of g) and v (of
    /// g²).
    virtual void adam(std::size_t count, const AdamSettings& settings, std::int64_t step,
                      const float* g, float* w, float* m, float* v);

    /// The same, with the number of the step read from the operations' memory when the work runs:
    /// for work that is queued once and runs in many steps (chapter 12).
    virtual void adam_counted(std::size_t count, const AdamSettings& settings,
                              const std::int64_t* step, const float* g, float* w, float* m,
                              float* v);

    // What a training step asks for: several of the above in a row. Chapter 08 has faster ways.
    // [layer]
    /// Z = X·W + bias, the bias added to every row: X is m×k, W is k×n, Z is m×n.
    virtual void matmul_bias(int m, int n, int k, const float* X, const float* W, const float* bias,
                             float* Z) {
        matmul(m, n, k, X, W, Z);
        add_bias(m, n, bias, Z);
    }

    /// Z = max(0, X·W + bias): a layer with ReLU.
    virtual void matmul_bias_relu(int m, int n, int k, const float* X, const float* W,
                                  const float* bias, float* Z) {
        matmul(m, n, k, X, W, Z);
        add_bias_relu(m, n, bias, Z);
    }

    // [layer-gradient]
    /// dX = dZ·Wt where H > 0, else 0: the gradient on its way back through a ReLU that gave H. dZ
    /// is m×k, Wt is k×n, H and dX are m×n.
    virtual void matmul_relu_gradient(int m, int n, int k, const float* dZ, const float* Wt,
                                      const float* H, float* dX) {
        matmul(m, n, k, dZ, Wt, dX);
        relu_gradient(static_cast<std::size_t>(m) * static_cast<std::size_t>(n), H, dX);
    }

    /// From the logits Z (m×n) to losses and predictions, and to dZ, the gradient of the mean loss.
    /// What Z holds afterwards is not said.
    virtual void loss_and_gradient(int m, int n, const std::uint8_t* labels, float* Z, float* dZ,
                                   float* losses, std::uint8_t* predicted) {
        softmax_cross_entropy(m, n, labels, Z, losses, predicted);
        cross_entropy_gradient(m, n, labels, Z, dZ);
    }

    /// A fused job is about to run on this memory: "matmul_bias" of m×k and k×n, or a job over m×n
    /// with k = 0. Only a placement log listens.
    virtual void fused_job(const char* /*name*/, int /*m*/, int /*n*/, int /*k*/) {}

  protected:
    /// m = β₁·m + (1 − β₁)·g;  v = β₂·v + (1 − β₂)·g²;  w −= rate · m / (√v + ε).
    virtual void adam_update(std::size_t count, const AdamSettings& settings, float rate,
                             const float* g, float* w, float* m, float* v) = 0;

  private:
    Matmul* matmul_;
};

/// Owns `count` values of T in the memory of one Operations.
template <class T>
class Buffer {
    static_assert(std::is_trivially_copyable_v<T>, "a buffer is copied byte by byte");

  public:
    Buffer() = default;
    Buffer(Operations& operations, std::size_t count) : operations_(&operations), count_(count) {
        data_ = static_cast<T*>(operations.allocate(count * sizeof(T)));
    }
    /// A buffer that holds a copy of `count` values in host memory.
    Buffer(Operations& operations, const T* host, std::size_t count) : Buffer(operations, count) {
        upload(host);
    }
    Buffer(Buffer&& other) noexcept { swap(other); }
    Buffer& operator=(Buffer&& other) noexcept {
        swap(other);
        return *this;
    }
    ~Buffer() {
        if (operations_) operations_->release(data_);
    }

    std::size_t size() const { return count_; }
    T* data() { return data_; }
    const T* data() const { return data_; }
    /// Copies size() values from host memory.
    void upload(const T* host) { operations_->upload(data_, host, count_ * sizeof(T)); }
    /// Copies `count` values, from the `first` on, to host memory.
    void download(T* host, std::size_t first, std::size_t count) const {
        operations_->download(host, data_ + first, count * sizeof(T));
    }
    void download(T* host) const { download(host, 0, count_); }

  private:
    void swap(Buffer& other) noexcept {
        std::swap(operations_, other.operations_);
        std::swap(count_, other.count_);
        std::swap(data_, other.data_);
    }
    Operations* operations_ = nullptr;
    std::size_t count_ = 0;
    T* data_ = nullptr;
};

/// The operations of the CPU, OpenMP and SIMD, with that matmul (host pointers).
std::unique_ptr<Operations> make_cpu_operations(Matmul* matmul);

/// The operations of the CUDA device, real or simulated, with that matmul (device pointers).
/// @throws Error when there is no device, saying what to do.
/// Its work is queued in `stream`, which is chapter 12's; the matmul must be told by itself.
std::unique_ptr<Operations> make_cuda_operations(Matmul* matmul, CUstream_st* stream = nullptr);

/// The operations that fit a stage: CPU for `Where::host`, CUDA for `Where::device`, on the CUDA
/// device of that number (which becomes the calling host thread's). @throws UsageError when there
/// is no such device, or a CPU stage is asked to run on one.
std::unique_ptr<Operations> make_operations(const Stage& stage, int device = 0);

}  // namespace m2m
