// Chapter 08, separate, as CUDA kernels: one kernel, and one pass over memory, for every operation.
// Run it: ./book run 08      Read it beside fused.cu.
#include "chapters/08_fusion/jobs.hpp"
#include "common/device/cuda_check.hpp"

#include <cstddef>

namespace m2m::fusion {

namespace {

// [pass_kernel] One thread per element (or per row); what it does is a function of its number.
template <class Operation>
__global__ void pass_kernel(std::size_t count, Operation operation) {
    const std::size_t i = std::size_t(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count) operation(i);
}

template <class Operation>
void pass(std::size_t count, Operation operation) {
    if (count == 0) return;
    constexpr unsigned block = 256;
    pass_kernel<<<unsigned((count + block - 1) / block), block>>>(count, operation);
    CUDA_CHECK(cudaGetLastError());
}

std::size_t product(int m, int n) {
    return std::size_t(m) * std::size_t(n);
}

// [operations] Every struct is one operation, and so one kernel.
struct AddBias {
    int n;
    const float* bias;
    float* Z;
    __device__ void operator()(std::size_t i) const { Z[i] += bias[i % n]; }
};
struct Relu {
    float* Z;
    __device__ void operator()(std::size_t i) const { Z[i] = fmaxf(0.0f, Z[i]); }
};
struct ReluGradient {
    const float* H;
    float* dH;
    __device__ void operator()(std::size_t i) const { dH[i] = H[i] > 0.0f ? dH[i] : 0.0f; }
};
struct RowMax {
    int n;
    const float* Z;
    float* max;
    __device__ void operator()(std::size_t row) const {
        float largest = Z[row * n];
        for (int j = 1; j < n; ++j) largest = fmaxf(largest, Z[row * n + j]);
        max[row] = largest;
    }
};
struct RowArgMax {
    int n;
    const float* Z;
    std::uint8_t* predicted;
    __device__ void operator()(std::size_t row) const {
        int largest = 0;
        for (int j = 1; j < n; ++j) {
            if (Z[row * n + j] > Z[row * n + largest]) largest = j;
        }
        predicted[row] = std::uint8_t(largest);
    }
};
struct SubtractOfRow {
    int n;
    const float *Z, *max;
    float* out;
    __device__ void operator()(std::size_t i) const { out[i] = Z[i] - max[i / n]; }
};
struct PickLabel {
    int n;
    const std::uint8_t* labels;
    const float* Z;
    float* out;
    __device__ void operator()(std::size_t row) const { out[row] = Z[row * n + labels[row]]; }
};
struct Exp {
    float* Z;
    __device__ void operator()(std::size_t i) const { Z[i] = expf(Z[i]); }
};
struct RowSum {
    int n;
    const float* Z;
    float* sum;
    __device__ void operator()(std::size_t row) const {
        float all = 0.0f;
        for (int j = 0; j < n; ++j) all += Z[row * n + j];
        sum[row] = all;
    }
};
struct DivideByRow {
    int n;
    const float* sum;
    float* Z;
    __device__ void operator()(std::size_t i) const { Z[i] /= sum[i / n]; }
};
struct LogMinus {
    const float* sum;
    float* losses;
    __device__ void operator()(std::size_t row) const {
        losses[row] = logf(sum[row]) - losses[row];
    }
};
struct SubtractTruth {
    int n;
    const std::uint8_t* labels;
    float* P;
    __device__ void operator()(std::size_t row) const { P[row * n + labels[row]] -= 1.0f; }
};
struct Scale {
    float factor;
    const float* from;
    float* to;
    __device__ void operator()(std::size_t i) const { to[i] = factor * from[i]; }
};
struct Multiply {
    const float* by;
    float* to;
    __device__ void operator()(std::size_t i) const { to[i] *= by[i]; }
};
struct Add {
    const float* what;
    float* to;
    __device__ void operator()(std::size_t i) const { to[i] += what[i]; }
};
struct SquareRoot {
    const float* from;
    float* to;
    __device__ void operator()(std::size_t i) const { to[i] = sqrtf(from[i]); }
};
struct AddNumber {
    float number;
    float* to;
    __device__ void operator()(std::size_t i) const { to[i] += number; }
};
struct DivideInto {
    const float* from;
    float* by;
    __device__ void operator()(std::size_t i) const { by[i] = from[i] / by[i]; }
};
struct Subtract {
    const float* what;
    float* from;
    __device__ void operator()(std::size_t i) const { from[i] -= what[i]; }
};

// [layer] The product is written to memory, read and written for the bias, and again for the ReLU.
void matmul_bias_relu(int m, int n, int k, const float* A, const float* B, const float* bias,
                      float* C) {
    files::matmul_device(m, n, k, A, B, C);
    pass(product(m, n), AddBias{n, bias, C});
    pass(product(m, n), Relu{C});
}

void matmul_bias(int m, int n, int k, const float* A, const float* B, const float* bias, float* C) {
    files::matmul_device(m, n, k, A, B, C);
    pass(product(m, n), AddBias{n, bias, C});
}

void matmul_relu_gradient(int m, int n, int k, const float* A, const float* B, const float* H,
                          float* C) {
    files::matmul_device(m, n, k, A, B, C);
    pass(product(m, n), ReluGradient{H, C});
}

// [loss] Softmax, cross-entropy and its gradient, one operation at a time: ten passes.
void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, const float* Z, float* dZ,
                           float* losses, std::uint8_t* predicted, float* scratch) {
    const std::size_t rows = std::size_t(m), all = product(m, n);
    float *max = scratch, *sum = scratch + m;
    pass(rows, RowMax{n, Z, max});
    pass(rows, RowArgMax{n, Z, predicted});
    pass(all, SubtractOfRow{n, Z, max, dZ});
    pass(rows, PickLabel{n, labels, dZ, losses});
    pass(all, Exp{dZ});
    pass(rows, RowSum{n, dZ, sum});
    pass(all, DivideByRow{n, sum, dZ});
    pass(rows, LogMinus{sum, losses});
    pass(rows, SubtractTruth{n, labels, dZ});
    pass(all, Scale{1.0f / float(m), dZ, dZ});
}

}  // namespace

namespace files {

const Jobs separate_device = {matmul_bias, matmul_bias_relu, matmul_relu_gradient,
                              softmax_cross_entropy};

// [adam] The three lines of Adam, one operation at a time: twelve passes.
void separate_adam_device(std::size_t count, const AdamSettings& adam, float rate, const float* g,
                          float* w, float* m, float* v, float* t) {
    // m = β₁·m + (1 − β₁)·g
    pass(count, Scale{adam.beta1, m, m});
    pass(count, Scale{1.0f - adam.beta1, g, t});
    pass(count, Add{t, m});
    // v = β₂·v + (1 − β₂)·g²
    pass(count, Scale{adam.beta2, v, v});
    pass(count, Scale{1.0f - adam.beta2, g, t});
    pass(count, Multiply{g, t});
    pass(count, Add{t, v});
    // w = w − rate · m / (√v + ε)
    pass(count, SquareRoot{v, t});
    pass(count, AddNumber{adam.epsilon, t});
    pass(count, DivideInto{m, t});
    pass(count, Scale{rate, t, t});
    pass(count, Subtract{t, w});
}

}  // namespace files

}  // namespace m2m::fusion
