// The network's forward and backward pass: probabilities and losses beside a float64 network, every
// gradient beside finite differences of that network's loss.
#include "chapters/06_mnist_mlp/mlp.hpp"
#include "tests/train/reference.hpp"

#include <gtest/gtest.h>

namespace m2m::tests {
namespace {

/// A network, a batch, and the same network in float64.
struct Example {
    Weights weights;
    ReferenceNetwork reference;
    std::vector<float> images;
    std::vector<std::uint8_t> labels;

    Example(const std::vector<int>& sizes, int rows)
        : weights(with_biases(sizes)), reference(weights) {
        Random random(7);
        const auto count = static_cast<std::size_t>(rows);
        images = random_floats(count * static_cast<std::size_t>(sizes.front()), random, 0, 1);
        labels = random_labels(count, random, sizes.back());
    }
    int rows() const { return static_cast<int>(labels.size()); }

    /// Fresh weights, but no zero biases: they would hide a bias that is forgotten.
    static Weights with_biases(const std::vector<int>& sizes) {
        Weights fresh = initial_weights(sizes, 3);
        Random random(4);
        for (Weights::Layer& layer : fresh.layers) {
            for (float& b : layer.bias) b = random.uniform(-0.5f, 0.5f);
        }
        return fresh;
    }
};

/// The network on the tested device, with the example's batch in it.
struct Placed {
    std::unique_ptr<Operations> operations;
    Mlp network;
    Buffer<float> losses;
    Buffer<std::uint8_t> predicted;

    Placed(const Example& example, const Stage& stage, int max_batch)
        : operations(make_operations(stage)),
          network(*operations, example.weights, max_batch),
          losses(*operations, static_cast<std::size_t>(max_batch)),
          predicted(*operations, static_cast<std::size_t>(max_batch)) {
        operations->upload(network.batch(), example.images.data(),
                           example.images.size() * sizeof(float));
        operations->upload(network.labels(), example.labels.data(), example.labels.size());
        network.forward(example.rows(), losses.data(), predicted.data());
    }
};

const std::vector<std::vector<int>> shapes = {
    {12, 10}, {12, 7, 10}, {13, 7, 5, 10}, {1, 1, 2}, {9, 33, 10}};

TEST(Network, GivesTheProbabilitiesAndLossesOfTheFormulas) {
    for (const auto& sizes : shapes) {
        const Example example(sizes, 9);
        Placed placed(example, tested_stages().front(), 9);
        const std::vector<float> P = placed.network.probabilities(9);
        std::vector<float> losses(9);
        std::vector<std::uint8_t> predicted(9);
        placed.losses.download(losses.data());
        placed.predicted.download(predicted.data());
        const auto classes = static_cast<std::size_t>(sizes.back());
        for (std::size_t row = 0; row < 9; ++row) {
            const std::vector<double> expected = example.reference.probabilities(
                example.images.data() + row * static_cast<std::size_t>(sizes.front()));
            for (std::size_t j = 0; j < classes; ++j)
                EXPECT_NEAR(P[row * classes + j], expected[j], 2e-6);
            EXPECT_NEAR(losses[row], -std::log(expected[example.labels[row]]), 1e-5);
            EXPECT_EQ(predicted[row],
                      std::max_element(expected.begin(), expected.end()) - expected.begin());
        }
    }
}

// The central difference of a float64 loss is right to about nine digits here, the float32
// gradient to about six.
TEST(Network, GradientsAreThoseOfFiniteDifferences) {
    for (const auto& sizes : shapes) {
        Example example(sizes, 9);
        Placed placed(example, tested_stages().front(), 9);
        placed.network.backward(9);
        const std::vector<float> gradients = flat(placed.network.gradients());
        const std::vector<double*> parameters = example.reference.parameters();
        ASSERT_EQ(gradients.size(), parameters.size());
        double largest = 0;
        for (std::size_t i = 0; i < parameters.size(); ++i) {
            constexpr double h = 1e-6;
            const double kept = *parameters[i];
            *parameters[i] = kept + h;
            const double above = example.reference.loss(example.images, example.labels);
            *parameters[i] = kept - h;
            const double below = example.reference.loss(example.images, example.labels);
            *parameters[i] = kept;
            const double expected = (above - below) / (2 * h);
            largest = std::max(largest, std::abs(expected));
            ASSERT_NEAR(gradients[i], expected, 1e-6 + 1e-5 * std::abs(expected))
                << "parameter " << i << " of a network with " << sizes.size() - 2
                << " hidden layers";
        }
        EXPECT_GT(largest, 1e-3);  // zero everywhere would have been easy to agree on
    }
}

TEST(Network, EveryStageGivesTheSameGradients) {
    const Example example({20, 17, 11, 10}, 13);
    Placed first(example, tested_stages().front(), 13);
    first.network.backward(13);
    const std::vector<float> expected = flat(first.network.gradients());
    for (const Stage& stage : tested_stages()) {
        Placed placed(example, stage, 13);
        placed.network.backward(13);
        const std::vector<float> got = flat(placed.network.gradients());
        for (std::size_t i = 0; i < got.size(); ++i)
            ASSERT_NEAR(got[i], expected[i],
                        (1e-2f + std::abs(expected[i])) * story_tolerance(stage))
                << stage.name;
    }
}

// The last batch of an epoch is often smaller than the others.
TEST(Network, ASmallBatchUsesNothingOfTheLargeOneBefore) {
    const Example large({12, 7, 10}, 20), small({12, 7, 10}, 3);
    Placed fresh(small, tested_stages().front(), 3), used(large, tested_stages().front(), 20);
    used.network.backward(20);
    used.operations->upload(used.network.batch(), small.images.data(),
                            small.images.size() * sizeof(float));
    used.operations->upload(used.network.labels(), small.labels.data(), small.labels.size());
    used.network.forward(3, used.losses.data(), used.predicted.data());
    used.network.backward(3);
    fresh.network.backward(3);
    EXPECT_EQ(flat(used.network.gradients()), flat(fresh.network.gradients()));
}

TEST(Network, HandsItsWeightsBackAsItGotThem) {
    const Example example({9, 33, 10}, 2);
    Placed placed(example, tested_stages().front(), 2);
    EXPECT_EQ(flat(placed.network.weights()), flat(example.weights));
    EXPECT_EQ(placed.network.weights().sizes(), (std::vector<int>{9, 33, 10}));
}

TEST(Network, MomentsSurviveTheWayOutAndIn) {
    const Example example({9, 33, 10}, 4);
    Placed one(example, tested_stages().front(), 4), two(example, tested_stages().front(), 4);
    one.network.backward(4);
    one.network.update(AdamSettings{}, 1);
    two.network.set_moments(one.network.first_moments(), one.network.second_moments());
    EXPECT_EQ(flat(two.network.first_moments()), flat(one.network.first_moments()));
    EXPECT_EQ(flat(two.network.second_moments()), flat(one.network.second_moments()));
    EXPECT_NE(flat(one.network.first_moments()), flat(one.network.second_moments()));
}

}  // namespace
}  // namespace m2m::tests
