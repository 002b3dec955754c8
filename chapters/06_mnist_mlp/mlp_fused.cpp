// forward() and backward() in one, with the fused jobs of chapter 08. Read it beside mlp.cpp: the
// formulas are the same, but bias, ReLU and loss never make a pass over memory of their own.
#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/08_fusion/jobs.hpp"

namespace m2m {

// [fused] From pixels to gradients: a layer is one job, the loss with its gradient another, and so
// is the way back through a ReLU.
void Mlp::forward_and_backward_fused(int rows, float* losses, std::uint8_t* predicted, int batch) {
    const fusion::Jobs& jobs =
        fusion::fused_jobs(operations_.in_host_memory() ? Where::host : Where::device);
    const float* X = batch_.data();  // rows × in
    for (Layer& layer : layers_) {
        const float* W = parameters_.data() + layer.weight;  // in × out
        const float* b = parameters_.data() + layer.bias;    // out
        float* Z = layer.output.data();                      // rows × out
        const bool last = &layer == &layers_.back();
        const auto job = last ? jobs.matmul_bias : jobs.matmul_bias_relu;
        operations_.fused_job(last ? "matmul_bias" : "matmul_bias_relu", rows, layer.out, layer.in);
        job(rows, layer.out, layer.in, X, W, b, Z);
        X = Z;  // this layer's output is the next one's input
    }
    operations_.fused_job("softmax_cross_entropy", rows, classes(), 0);
    jobs.softmax_cross_entropy(rows, classes(), labels(), layers_.back().output.data(),
                               layers_.back().gradient.data(), losses, predicted, nullptr);
    weigh_loss_gradient(rows, batch);
    for (std::size_t l = layers_.size(); l-- > 0;) {
        Layer& layer = layers_[l];
        const float* input = l > 0 ? layers_[l - 1].output.data() : batch_.data();  // rows × in
        const float* W = parameters_.data() + layer.weight;                         // in × out
        const float* dZ = layer.gradient.data();                                    // rows × out
        float* dW = gradients_.data() + layer.weight;                               // in × out
        float* db = gradients_.data() + layer.bias;                                 // out

        float* Xt = transposed_.data();  // in × rows
        operations_.transpose(rows, layer.in, input, Xt);
        operations_.matmul(layer.in, layer.out, rows, Xt, dZ, dW);  // dW = Xᵀ·dZ
        operations_.column_sums(rows, layer.out, dZ, db);           // db = column sums of dZ
        if (l == 0) break;

        float* Wt = transposed_.data();              // out × in
        float* dX = layers_[l - 1].gradient.data();  // rows × in
        operations_.transpose(layer.in, layer.out, W, Wt);
        operations_.fused_job("matmul_relu_gradient", rows, layer.in, layer.out);
        jobs.matmul_relu_gradient(rows, layer.in, layer.out, dZ, Wt, input, dX);
    }
}

}  // namespace m2m
