// Operations that hand everything on to others: for those who change or watch a few of them.
#pragma once

#include "chapters/06_mnist_mlp/operations.hpp"

#include <string>

namespace m2m {

/// Every call goes to `other`, which must live as long. What a training step asks for in one call
/// (matmul_bias and the like) arrives as its parts.
class ForwardingOperations : public Operations {
  public:
    explicit ForwardingOperations(Operations& other) : Operations(nullptr), other_(other) {}

    std::string device() const override { return other_.device(); }
    bool in_host_memory() const override { return other_.in_host_memory(); }
    void* allocate(std::size_t bytes) override { return other_.allocate(bytes); }
    void release(void* memory) noexcept override { other_.release(memory); }
    void upload(void* to, const void* from_host, std::size_t bytes) override {
        other_.upload(to, from_host, bytes);
    }
    void download(void* to_host, const void* from, std::size_t bytes) override {
        other_.download(to_host, from, bytes);
    }
    void synchronize() override { other_.synchronize(); }
    void matmul(int m, int n, int k, const float* A, const float* B, float* C) override {
        other_.matmul(m, n, k, A, B, C);
    }
    void transpose(int m, int n, const float* A, float* At) override {
        other_.transpose(m, n, A, At);
    }
    void gather(int m, int n, const int* order, const float* images, const std::uint8_t* all_labels,
                float* batch, std::uint8_t* labels) override {
        other_.gather(m, n, order, images, all_labels, batch, labels);
    }
    void add_bias(int m, int n, const float* bias, float* Z) override {
        other_.add_bias(m, n, bias, Z);
    }
    void add_bias_relu(int m, int n, const float* bias, float* Z) override {
        other_.add_bias_relu(m, n, bias, Z);
    }
    void relu_gradient(std::size_t count, const float* H, float* dH) override {
        other_.relu_gradient(count, H, dH);
    }
    void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, float* Z, float* losses,
                               std::uint8_t* predicted) override {
        other_.softmax_cross_entropy(m, n, labels, Z, losses, predicted);
    }
    void cross_entropy_gradient(int m, int n, const std::uint8_t* labels, const float* P,
                                float* dZ) override {
        other_.cross_entropy_gradient(m, n, labels, P, dZ);
    }
    void scale(std::size_t count, float factor, float* x) override {
        other_.scale(count, factor, x);
    }
    void column_sums(int m, int n, const float* A, float* sums) override {
        other_.column_sums(m, n, A, sums);
    }
    void adam(std::size_t count, const AdamSettings& settings, std::int64_t step, const float* g,
              float* w, float* m, float* v) override {
        other_.adam(count, settings, step, g, w, m, v);
    }
    void adam_counted(std::size_t count, const AdamSettings& settings, const std::int64_t* step,
                      const float* g, float* w, float* m, float* v) override {
        other_.adam_counted(count, settings, step, g, w, m, v);
    }
    void fused_job(const char* name, int m, int n, int k) override {
        other_.fused_job(name, m, n, k);
    }

  protected:
    void adam_update(std::size_t, const AdamSettings&, float, const float*, float*, float*,
                     float*) override {}  // adam() hands the whole step on

    Operations& other_;
};

}  // namespace m2m
