#include "chapters/06_mnist_mlp/program/placement.hpp"

#include "chapters/06_mnist_mlp/forwarding.hpp"

#include <fmt/format.h>

#include <ostream>
#include <set>
#include <string>
#include <utility>

namespace m2m {

namespace {

class LoggedOperations final : public ForwardingOperations {
  public:
    LoggedOperations(std::unique_ptr<Operations> operations, const Stage& stage, std::ostream& out)
        : ForwardingOperations(*operations),
          operations_(std::move(operations)),
          stage_(stage.name),
          out_(out) {}

    void matmul(int m, int n, int k, const float* A, const float* B, float* C) override {
        placed(fmt::format("matmul {}x{}x{} by {}", m, n, k, stage_));
        operations_->matmul(m, n, k, A, B, C);
    }
    void transpose(int m, int n, const float* A, float* At) override {
        placed(fmt::format("transpose {}x{}", m, n));
        operations_->transpose(m, n, A, At);
    }
    void gather(int m, int n, const int* order, const float* images, const std::uint8_t* all_labels,
                float* batch, std::uint8_t* labels) override {
        placed(fmt::format("gather {}x{}", m, n));
        operations_->gather(m, n, order, images, all_labels, batch, labels);
    }
    void add_bias(int m, int n, const float* bias, float* Z) override {
        placed(fmt::format("add_bias {}x{}", m, n));
        operations_->add_bias(m, n, bias, Z);
    }
    void add_bias_relu(int m, int n, const float* bias, float* Z) override {
        placed(fmt::format("add_bias_relu {}x{}", m, n));
        operations_->add_bias_relu(m, n, bias, Z);
    }
    void relu_gradient(std::size_t count, const float* H, float* dH) override {
        placed(fmt::format("relu_gradient {}", count));
        operations_->relu_gradient(count, H, dH);
    }
    void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, float* Z, float* losses,
                               std::uint8_t* predicted) override {
        placed(fmt::format("softmax_cross_entropy {}x{}", m, n));
        operations_->softmax_cross_entropy(m, n, labels, Z, losses, predicted);
    }
    void cross_entropy_gradient(int m, int n, const std::uint8_t* labels, const float* P,
                                float* dZ) override {
        placed(fmt::format("cross_entropy_gradient {}x{}", m, n));
        operations_->cross_entropy_gradient(m, n, labels, P, dZ);
    }
    void scale(std::size_t count, float factor, float* x) override {
        placed(fmt::format("scale {}", count));
        operations_->scale(count, factor, x);
    }
    void column_sums(int m, int n, const float* A, float* sums) override {
        placed(fmt::format("column_sums {}x{}", m, n));
        operations_->column_sums(m, n, A, sums);
    }
    void adam(std::size_t count, const AdamSettings& settings, std::int64_t step, const float* g,
              float* w, float* m, float* v) override {
        placed(fmt::format("adam {}", count));
        operations_->adam(count, settings, step, g, w, m, v);
    }
    void adam_counted(std::size_t count, const AdamSettings& settings, const std::int64_t* step,
                      const float* g, float* w, float* m, float* v) override {
        placed(fmt::format("adam {}", count));
        operations_->adam_counted(count, settings, step, g, w, m, v);
    }
    void fused_job(const char* name, int m, int n, int k) override {
        placed(k > 0 ? fmt::format("{} {}x{}x{}, fused", name, m, n, k)
                     : fmt::format("{} {}x{}, fused", name, m, n));
        operations_->fused_job(name, m, n, k);
    }

  private:
    void placed(std::string what) {
        if (seen_.insert(what).second)
            out_ << fmt::format("placement: {} -> {}\n", what, operations_->device());
    }

    std::unique_ptr<Operations> operations_;
    std::string stage_;
    std::ostream& out_;
    std::set<std::string> seen_;
};

}  // namespace

std::unique_ptr<Operations> log_placement(std::unique_ptr<Operations> operations,
                                          const Stage& stage, std::ostream& out) {
    return std::make_unique<LoggedOperations>(std::move(operations), stage, out);
}

}  // namespace m2m
