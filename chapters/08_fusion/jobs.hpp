// Chapter 08's jobs: four pieces of a training step, each written twice. "Separate" makes one pass
// over memory for every operation of the formula, as a framework does that runs operation by
// operation. "Fused" makes one pass for all of them. C++17: the .cu files include it.
#pragma once

#include "chapters/06_mnist_mlp/operations.hpp"
#include "common/base/stage.hpp"

#include <cstddef>
#include <cstdint>

namespace m2m::fusion {

/// One way of doing the jobs. All matrices are row-major and contiguous float32; A is m×k, B is
/// k×n, the others m×n. Inputs and outputs do not overlap. Device jobs are queued on the default
/// stream. Any sizes ≥ 0 work; the same call gives the same bits, for any number of threads.
struct Jobs {
    /// C = A·B + bias, the bias added to every row.
    void (*matmul_bias)(int m, int n, int k, const float* A, const float* B, const float* bias,
                        float* C);

    /// C = max(0, A·B + bias): a layer with ReLU.
    void (*matmul_bias_relu)(int m, int n, int k, const float* A, const float* B, const float* bias,
                             float* C);

    /// C = A·B where H > 0, else 0: the gradient on its way back through a ReLU that gave H.
    void (*matmul_relu_gradient)(int m, int n, int k, const float* A, const float* B,
                                 const float* H, float* C);

    /// From logits Z straight to the gradient of the batch's mean loss: dZ = (softmax(Z) −
    /// onehot(labels)) / m; losses[i] = −ln softmax(Z)[i][labels[i]] and predicted[i] = the class
    /// with the largest logit (the first of equals). `scratch` is 2·m floats; fused jobs leave it
    /// alone.
    void (*softmax_cross_entropy)(int m, int n, const std::uint8_t* labels, const float* Z,
                                  float* dZ, float* losses, std::uint8_t* predicted,
                                  float* scratch);
};

/// One pass per operation, on that kind of memory.
const Jobs& separate_jobs(Where where);

/// One pass per job. @throws Error for device jobs in a build without a device.
const Jobs& fused_jobs(Where where);

/// C = A·B as the fused jobs multiply, with nothing behind it: the separate jobs use it, so that
/// the two ways differ in nothing but the passes.
Matmul* matmul(Where where);

/// Adam, one operation after the other: twelve passes. Operations::adam() is the same in one.
/// `scratch` is `count` floats. `rate` is the step's learning rate with the correction for the
/// first steps.
void separate_adam(Where where, std::size_t count, const AdamSettings& settings, float rate,
                   const float* g, float* w, float* m, float* v, float* scratch);

/// The files' own tables, which the functions above choose from.
namespace files {
extern const Jobs separate_host, separate_device, fused_host, fused_device;
Matmul matmul_host, matmul_device;
void separate_adam_host(std::size_t, const AdamSettings&, float, const float*, float*, float*,
                        float*, float*);
void separate_adam_device(std::size_t, const AdamSettings&, float, const float*, float*, float*,
                          float*, float*);
}  // namespace files

}  // namespace m2m::fusion
