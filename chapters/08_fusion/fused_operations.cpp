#include "chapters/08_fusion/fused_operations.hpp"

#include "chapters/06_mnist_mlp/forwarding.hpp"
#include "chapters/08_fusion/jobs.hpp"

namespace m2m::fusion {

namespace {

class FusedOperations final : public ForwardingOperations {
  public:
    explicit FusedOperations(Operations& other)
        : ForwardingOperations(other),
          jobs_(fused_jobs(other.in_host_memory() ? Where::host : Where::device)) {}

    // [fused] Bias, ReLU and loss make no pass over memory of their own.
    void matmul_bias(int m, int n, int k, const float* X, const float* W, const float* bias,
                     float* Z) override {
        other_.fused_job("matmul_bias", m, n, k);
        jobs_.matmul_bias(m, n, k, X, W, bias, Z);
    }
    void matmul_bias_relu(int m, int n, int k, const float* X, const float* W, const float* bias,
                          float* Z) override {
        other_.fused_job("matmul_bias_relu", m, n, k);
        jobs_.matmul_bias_relu(m, n, k, X, W, bias, Z);
    }
    void loss_and_gradient(int m, int n, const std::uint8_t* labels, float* Z, float* dZ,
                           float* losses, std::uint8_t* predicted) override {
        other_.fused_job("softmax_cross_entropy", m, n, 0);
        jobs_.softmax_cross_entropy(m, n, labels, Z, dZ, losses, predicted, nullptr);
    }
    void matmul_relu_gradient(int m, int n, int k, const float* dZ, const float* Wt, const float* H,
                              float* dX) override {
        other_.fused_job("matmul_relu_gradient", m, n, k);
        jobs_.matmul_relu_gradient(m, n, k, dZ, Wt, H, dX);
    }

  private:
    const Jobs& jobs_;
};

}  // namespace

std::unique_ptr<Operations> fused_operations(Operations& other) {
    return std::make_unique<FusedOperations>(other);
}

}  // namespace m2m::fusion
