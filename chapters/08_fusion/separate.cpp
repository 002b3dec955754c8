// Chapter 08, separate, on the CPU: one pass over memory for every operation of the formula.
// Run it: ./book run 08      Each function below is what a framework would call a kernel.
#include "chapters/08_fusion/jobs.hpp"

#include <algorithm>
#include <cmath>

namespace m2m::fusion {

namespace {

constexpr std::size_t worth_threads = 16384;  // below, waking the cores costs more than the pass

std::size_t product(int m, int n) {
    return static_cast<std::size_t>(m) * static_cast<std::size_t>(n);
}

// [pass] One operation for every element: each pass reads its inputs and writes its output. Each
// thread has the operation to itself: a number in it could otherwise be what a store changes, and
// the loop would not become SIMD code.
template <class Operation>
void pass(std::size_t count, Operation operation) {
#pragma omp parallel for simd schedule(static) firstprivate(operation) if (count > worth_threads)
    for (std::size_t i = 0; i < count; ++i) operation(i);
}

/// The same for every row of m×n elements.
template <class Operation>
void row_pass(int m, int n, Operation operation) {
#pragma omp parallel for schedule(static) firstprivate(operation) if (product(m, n) > worth_threads)
    for (int row = 0; row < m; ++row) operation(row, static_cast<std::size_t>(row) * n);
}

void add_bias(int m, int n, const float* bias, float* Z) {
    row_pass(m, n, [=](int, std::size_t first) {
        for (int j = 0; j < n; ++j) Z[first + j] += bias[j];
    });
}

void relu(std::size_t count, float* Z) {
    pass(count, [=](std::size_t i) { Z[i] = std::max(0.0f, Z[i]); });
}

// [layer] The product is written to memory, read and written for the bias, and again for the ReLU.
void matmul_bias_relu(int m, int n, int k, const float* A, const float* B, const float* bias,
                      float* C) {
    files::matmul_host(m, n, k, A, B, C);
    add_bias(m, n, bias, C);
    relu(product(m, n), C);
}

void matmul_bias(int m, int n, int k, const float* A, const float* B, const float* bias, float* C) {
    files::matmul_host(m, n, k, A, B, C);
    add_bias(m, n, bias, C);
}

void matmul_relu_gradient(int m, int n, int k, const float* A, const float* B, const float* H,
                          float* C) {
    files::matmul_host(m, n, k, A, B, C);
    pass(product(m, n), [=](std::size_t i) { C[i] = H[i] > 0.0f ? C[i] : 0.0f; });
}

// [loss] Softmax, cross-entropy and its gradient, one operation at a time: ten passes.
void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, const float* Z, float* dZ,
                           float* losses, std::uint8_t* predicted, float* scratch) {
    float *max = scratch, *sum = scratch + m;
    const auto rows = static_cast<std::size_t>(m);
    row_pass(m, n, [=](int i, std::size_t first) {
        max[i] = n > 0 ? Z[first] : 0.0f;
        for (int j = 1; j < n; ++j) max[i] = std::max(max[i], Z[first + j]);
    });
    row_pass(m, n, [=](int i, std::size_t first) {
        int largest = 0;
        for (int j = 1; j < n; ++j) largest = Z[first + j] > Z[first + largest] ? j : largest;
        predicted[i] = static_cast<std::uint8_t>(largest);
    });
    row_pass(m, n, [=](int i, std::size_t first) {
        for (int j = 0; j < n; ++j) dZ[first + j] = Z[first + j] - max[i];
    });
    pass(rows, [=](std::size_t i) { losses[i] = dZ[i * n + labels[i]]; });
    pass(product(m, n), [=](std::size_t i) { dZ[i] = std::exp(dZ[i]); });
    row_pass(m, n, [=](int i, std::size_t first) {
        sum[i] = 0.0f;
        for (int j = 0; j < n; ++j) sum[i] += dZ[first + j];
    });
    row_pass(m, n, [=](int i, std::size_t first) {
        for (int j = 0; j < n; ++j) dZ[first + j] /= sum[i];
    });
    pass(rows, [=](std::size_t i) { losses[i] = std::log(sum[i]) - losses[i]; });
    pass(rows, [=](std::size_t i) { dZ[i * n + labels[i]] -= 1.0f; });
    const float scale = 1.0f / static_cast<float>(m);
    pass(product(m, n), [=](std::size_t i) { dZ[i] *= scale; });
}

}  // namespace

namespace files {

const Jobs separate_host = {matmul_bias, matmul_bias_relu, matmul_relu_gradient,
                            softmax_cross_entropy};

// [adam] The three lines of Adam, one operation at a time: twelve passes.
void separate_adam_host(std::size_t count, const AdamSettings& adam, float rate, const float* g,
                        float* w, float* m, float* v, float* t) {
    const float beta1 = adam.beta1, beta2 = adam.beta2, epsilon = adam.epsilon;
    // m = β₁·m + (1 − β₁)·g
    pass(count, [=](std::size_t i) { m[i] *= beta1; });
    pass(count, [=](std::size_t i) { t[i] = (1.0f - beta1) * g[i]; });
    pass(count, [=](std::size_t i) { m[i] += t[i]; });
    // v = β₂·v + (1 − β₂)·g²
    pass(count, [=](std::size_t i) { v[i] *= beta2; });
    pass(count, [=](std::size_t i) { t[i] = (1.0f - beta2) * g[i]; });
    pass(count, [=](std::size_t i) { t[i] *= g[i]; });
    pass(count, [=](std::size_t i) { v[i] += t[i]; });
    // w = w − rate · m / (√v + ε)
    pass(count, [=](std::size_t i) { t[i] = std::sqrt(v[i]); });
    pass(count, [=](std::size_t i) { t[i] += epsilon; });
    pass(count, [=](std::size_t i) { t[i] = m[i] / t[i]; });
    pass(count, [=](std::size_t i) { t[i] *= rate; });
    pass(count, [=](std::size_t i) { w[i] -= t[i]; });
}

}  // namespace files

}  // namespace m2m::fusion
