// Every operation of chapter 06's training step under check mode, at sizes that no block divides:
// no findings.
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/06_mnist_mlp/operations.hpp"

#include <cstdint>
#include <cstdio>
#include <numeric>
#include <vector>

int main() {
    using namespace m2m;
    constexpr int batch = 37, inputs = 19, hidden = 33, images = 50;
    const auto operations = make_cuda_operations(cuda::tiled);

    const auto numbers = [](std::size_t count) {
        std::vector<float> values(count);
        for (std::size_t i = 0; i < count; ++i)
            values[i] = static_cast<float>(i * 7 % 13) / 13.0f - 0.5f;
        return values;
    };
    const auto device = [&](std::size_t count) {
        return Buffer<float>(*operations, numbers(count).data(), count);
    };
    std::vector<int> order(batch);
    std::iota(order.begin(), order.end(), images - batch);
    std::vector<std::uint8_t> labels(images);
    for (int i = 0; i < images; ++i) labels[i] = static_cast<std::uint8_t>(i % hidden);

    const Buffer<int> drawn(*operations, order.data(), batch);
    const Buffer<std::uint8_t> all_labels(*operations, labels.data(), images);
    const Buffer<float> all_images = device(images * inputs), bias = device(hidden);
    Buffer<float> weights = device(inputs * hidden);
    Buffer<float> mean(*operations, std::vector<float>(inputs * hidden).data(), inputs * hidden);
    Buffer<float> square(*operations, std::vector<float>(inputs * hidden).data(), inputs * hidden);
    // What the operations write is not initialised: it must be they who write all of it.
    Buffer<float> X(*operations, batch * inputs), Xt(*operations, inputs * batch);
    Buffer<float> Z(*operations, batch * hidden), dZ(*operations, batch * hidden);
    Buffer<float> gradient(*operations, inputs * hidden), sums(*operations, hidden);
    Buffer<float> losses(*operations, batch);
    Buffer<std::uint8_t> y(*operations, batch), predicted(*operations, batch);

    for (int step = 1; step <= 2; ++step) {
        operations->gather(batch, inputs, drawn.data(), all_images.data(), all_labels.data(),
                           X.data(), y.data());
        operations->matmul(batch, hidden, inputs, X.data(), weights.data(), Z.data());
        operations->add_bias_relu(batch, hidden, bias.data(), Z.data());
        operations->add_bias(batch, hidden, bias.data(), Z.data());
        operations->softmax_cross_entropy(batch, hidden, y.data(), Z.data(), losses.data(),
                                          predicted.data());
        operations->cross_entropy_gradient(batch, hidden, y.data(), Z.data(), dZ.data());
        operations->relu_gradient(batch * hidden, Z.data(), dZ.data());
        operations->column_sums(batch, hidden, dZ.data(), sums.data());
        operations->transpose(batch, inputs, X.data(), Xt.data());
        operations->matmul(inputs, hidden, batch, Xt.data(), dZ.data(), gradient.data());
        operations->adam(inputs * hidden, {}, step, gradient.data(), weights.data(), mean.data(),
                         square.data());
    }
    std::vector<float> loss(batch), result(hidden);
    losses.download(loss.data());
    sums.download(result.data());
    operations->synchronize();
    for (const float one : loss) {
        if (!(one > 0)) {
            std::fprintf(stderr, "a loss is %g\n", one);
            return 2;
        }
    }
    return 0;
}
