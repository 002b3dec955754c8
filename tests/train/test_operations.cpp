// Every operation of the network beside float64 arithmetic, at sizes that are multiples of nothing.
#include "common/base/error.hpp"
#include "tests/train/reference.hpp"

#include <gtest/gtest.h>

#include <limits>
#include <numeric>

namespace m2m::tests {
namespace {

constexpr float nan = std::numeric_limits<float>::quiet_NaN();

struct Size {
    int m, n;
    std::size_t count() const { return static_cast<std::size_t>(m) * static_cast<std::size_t>(n); }
};
// Nothing at all, single rows and columns, below and above a warp, a block and a tile of the
// transpose.
const std::vector<Size> sizes = {{0, 3},  {1, 1},   {1, 10},  {3, 1},   {5, 10},
                                 {31, 7}, {32, 10}, {33, 65}, {37, 300}};

template <class T>
std::vector<T> download(const Buffer<T>& buffer) {
    std::vector<T> values(buffer.size());
    buffer.download(values.data());
    return values;
}

/// One value more than asked for, so that a write past the end shows.
Buffer<float> place(Operations& operations, std::vector<float> values, float guard = 12345.0f) {
    values.push_back(guard);
    return Buffer<float>(operations, values.data(), values.size());
}

class OnOperations : public testing::Test {
  protected:
    std::unique_ptr<Operations> owned = tested_operations();
    Operations& operations = *owned;
    Random random{20261122};

    std::vector<float> reals(const Size& size, float low = -2, float high = 2) {
        return random_floats(size.count(), random, low, high);
    }
    static std::size_t at(const Size& size, int i, int j) {
        return static_cast<std::size_t>(i) * static_cast<std::size_t>(size.n) +
               static_cast<std::size_t>(j);
    }
};

TEST_F(OnOperations, LiveWhereTheirStagesDo) {
    EXPECT_EQ(operations.in_host_memory(), tested == Where::host);
    EXPECT_FALSE(operations.device().empty());
}

TEST_F(OnOperations, MatmulIsTheStageThatWasAskedFor) {
    for (const Stage& stage : tested_stages()) {
        const std::unique_ptr<Operations> its = make_operations(stage);
        const std::vector<float> A = {1, 2, 3, 4, 5, 6}, B = {1, 0, 2, 1, 0, 3};
        const Buffer<float> a(*its, A.data(), 6), b(*its, B.data(), 6);
        Buffer<float> c = place(*its, std::vector<float>(4, nan));
        its->matmul(2, 2, 3, a.data(), b.data(), c.data());
        EXPECT_EQ(download(c), (std::vector<float>{5, 11, 14, 23, 12345})) << stage.name;
    }
}

TEST_F(OnOperations, TransposeMovesEveryElement) {
    for (const Size size : sizes) {
        const std::vector<float> A = reals(size);
        const Buffer<float> from = place(operations, A);
        Buffer<float> to = place(operations, std::vector<float>(size.count(), nan));
        operations.transpose(size.m, size.n, from.data(), to.data());
        const std::vector<float> At = download(to);
        for (int i = 0; i < size.m; ++i) {
            for (int j = 0; j < size.n; ++j)
                ASSERT_EQ(At[at({size.n, size.m}, j, i)], A[at(size, i, j)])
                    << size.m << 'x' << size.n;
        }
        EXPECT_EQ(At.back(), 12345.0f);
    }
}

TEST_F(OnOperations, GatherCopiesTheChosenImagesAndLabels) {
    const Size all{20, 35};
    const std::vector<float> images = reals(all);
    const std::vector<std::uint8_t> labels = random_labels(20, random, 10);
    const std::vector<int> order = {19, 0, 7, 7, 3};
    const Buffer<float> on_images = place(operations, images);
    const Buffer<std::uint8_t> on_labels(operations, labels.data(), labels.size());
    const Buffer<int> on_order(operations, order.data(), order.size());
    Buffer<float> batch = place(operations, std::vector<float>(order.size() * 35, nan));
    Buffer<std::uint8_t> picked(operations, std::vector<std::uint8_t>(6, 77).data(), 6);
    operations.gather(5, 35, on_order.data(), on_images.data(), on_labels.data(), batch.data(),
                      picked.data());
    const std::vector<float> rows = download(batch);
    const std::vector<std::uint8_t> got = download(picked);
    for (int i = 0; i < 5; ++i) {
        const int from = order[static_cast<std::size_t>(i)];
        EXPECT_EQ(got[static_cast<std::size_t>(i)], labels[static_cast<std::size_t>(from)]);
        for (int j = 0; j < 35; ++j) ASSERT_EQ(rows[at(all, i, j)], images[at(all, from, j)]);
    }
    EXPECT_EQ(rows.back(), 12345.0f);
    EXPECT_EQ(got.back(), 77);
}

TEST_F(OnOperations, BiasIsAddedToEveryRow) {
    for (const Size size : sizes) {
        const std::vector<float> Z = reals(size), bias = reals({1, size.n});
        const Buffer<float> b = place(operations, bias);
        Buffer<float> z = place(operations, Z), h = place(operations, Z);
        operations.add_bias(size.m, size.n, b.data(), z.data());
        operations.add_bias_relu(size.m, size.n, b.data(), h.data());
        const std::vector<float> sums = download(z), open = download(h);
        for (int i = 0; i < size.m; ++i) {
            for (int j = 0; j < size.n; ++j) {
                const float sum = Z[at(size, i, j)] + bias[static_cast<std::size_t>(j)];
                ASSERT_EQ(sums[at(size, i, j)], sum);
                ASSERT_EQ(open[at(size, i, j)], sum > 0 ? sum : 0.0f);
            }
        }
        EXPECT_EQ(sums.back(), 12345.0f);
        EXPECT_EQ(open.back(), 12345.0f);
    }
}

TEST_F(OnOperations, TheGradientPassesReluOnlyWhereItWasOpen) {
    for (const Size size : sizes) {
        std::vector<float> H = reals(size);
        for (float& h : H) h = std::max(h, 0.0f);
        const std::vector<float> dH = reals(size);
        const Buffer<float> outputs = place(operations, H);
        Buffer<float> gradients = place(operations, dH);
        operations.relu_gradient(size.count(), outputs.data(), gradients.data());
        const std::vector<float> got = download(gradients);
        for (std::size_t i = 0; i < size.count(); ++i) ASSERT_EQ(got[i], H[i] > 0 ? dH[i] : 0.0f);
        EXPECT_EQ(got.back(), 12345.0f);
    }
}

TEST_F(OnOperations, SoftmaxGivesProbabilitiesLossesAndTheLargestClass) {
    for (const Size size : sizes) {
        if (size.n == 300) continue;  // a label has eight bits
        const std::vector<float> logits = reals(size, -20, 20);
        const auto rows = static_cast<std::size_t>(size.m);
        const std::vector<std::uint8_t> labels = random_labels(rows, random, size.n);
        const Buffer<std::uint8_t> on_labels(operations, labels.data(), rows);
        Buffer<float> z = place(operations, logits);
        Buffer<float> losses = place(operations, std::vector<float>(rows, nan));
        Buffer<std::uint8_t> predicted(operations, rows);
        operations.softmax_cross_entropy(size.m, size.n, on_labels.data(), z.data(), losses.data(),
                                         predicted.data());
        const std::vector<float> P = download(z), loss = download(losses);
        const std::vector<std::uint8_t> classes = download(predicted);
        for (int i = 0; i < size.m; ++i) {
            const auto row = static_cast<std::size_t>(i);
            double sum = 0;
            std::size_t largest = 0;
            for (int j = 0; j < size.n; ++j) {
                sum += std::exp(static_cast<double>(logits[at(size, i, j)]));
                if (logits[at(size, i, j)] > logits[at(size, i, static_cast<int>(largest))])
                    largest = static_cast<std::size_t>(j);
            }
            for (int j = 0; j < size.n; ++j) {
                const double p = std::exp(static_cast<double>(logits[at(size, i, j)])) / sum;
                ASSERT_NEAR(P[at(size, i, j)], p, 1e-6 + 1e-5 * p);
            }
            const double expected =
                std::log(sum) - static_cast<double>(logits[at(size, i, labels[row])]);
            ASSERT_NEAR(loss[row], expected, 1e-5 + 1e-6 * expected);
            ASSERT_EQ(classes[row], largest);
        }
        EXPECT_EQ(P.back(), 12345.0f);
        EXPECT_EQ(loss.back(), 12345.0f);
    }
}

TEST_F(OnOperations, SoftmaxOfHugeLogitsIsStillANumber) {
    const std::vector<float> logits = {3e4f, -3e4f, 0, -200, -100, -300};
    const std::vector<std::uint8_t> labels = {1, 1};
    const Buffer<std::uint8_t> on_labels(operations, labels.data(), 2);
    Buffer<float> z(operations, logits.data(), 6), losses(operations, 2);
    Buffer<std::uint8_t> predicted(operations, 2);
    operations.softmax_cross_entropy(2, 3, on_labels.data(), z.data(), losses.data(),
                                     predicted.data());
    EXPECT_EQ(download(z), (std::vector<float>{1, 0, 0, download(z)[3], 1, download(z)[5]}));
    EXPECT_FLOAT_EQ(download(losses)[0], 6e4f);
    EXPECT_FLOAT_EQ(download(losses)[1], 0);
}

TEST_F(OnOperations, TheFirstOfEqualClassesIsPredicted) {
    const std::vector<float> logits = {1, 3, 3, 3};
    const std::uint8_t label = 0;
    const Buffer<std::uint8_t> on_label(operations, &label, 1);
    Buffer<float> z(operations, logits.data(), 4), losses(operations, 1);
    Buffer<std::uint8_t> predicted(operations, 1);
    operations.softmax_cross_entropy(1, 4, on_label.data(), z.data(), losses.data(),
                                     predicted.data());
    EXPECT_EQ(download(predicted)[0], 1);
}

TEST_F(OnOperations, TheGradientOfCrossEntropyIsProbabilityMinusTruth) {
    for (const Size size : sizes) {
        if (size.n == 300) continue;
        const std::vector<float> P = reals(size, 0, 1);
        const auto rows = static_cast<std::size_t>(size.m);
        const std::vector<std::uint8_t> labels = random_labels(rows, random, size.n);
        const Buffer<std::uint8_t> on_labels(operations, labels.data(), rows);
        const Buffer<float> p = place(operations, P);
        Buffer<float> gradient = place(operations, std::vector<float>(size.count(), nan));
        operations.cross_entropy_gradient(size.m, size.n, on_labels.data(), p.data(),
                                          gradient.data());
        const std::vector<float> dZ = download(gradient);
        for (int i = 0; i < size.m; ++i) {
            for (int j = 0; j < size.n; ++j) {
                const double truth = j == labels[static_cast<std::size_t>(i)] ? 1 : 0;
                const double expected = (static_cast<double>(P[at(size, i, j)]) - truth) / size.m;
                ASSERT_NEAR(dZ[at(size, i, j)], expected, 1e-7);
            }
        }
        EXPECT_EQ(dZ.back(), 12345.0f);
    }
}

TEST_F(OnOperations, ColumnSumsAddUpEveryRow) {
    for (const Size size : sizes) {
        const std::vector<float> A = reals(size);
        const Buffer<float> a = place(operations, A);
        Buffer<float> sums =
            place(operations, std::vector<float>(static_cast<std::size_t>(size.n), nan));
        operations.column_sums(size.m, size.n, a.data(), sums.data());
        const std::vector<float> got = download(sums);
        for (int j = 0; j < size.n; ++j) {
            double sum = 0;
            for (int i = 0; i < size.m; ++i) sum += static_cast<double>(A[at(size, i, j)]);
            ASSERT_NEAR(got[static_cast<std::size_t>(j)], sum, 1e-5);
        }
        EXPECT_EQ(got.back(), 12345.0f);
    }
}

// Keras writes Adam with the bias correction in the rate and ε beside the uncorrected √v
// (keras/optimizers/adam.py); PyTorch's form differs by a few per cent in the first steps.
// The number of the step is given, or lies in the operations' memory.
void expect_adam_follows_keras(Operations& operations, Random& random, bool counted) {
    for (const std::size_t count :
         {std::size_t{1}, std::size_t{7}, std::size_t{300}, std::size_t{20000}}) {
        AdamSettings settings;
        settings.learning_rate = 0.01f;
        const std::vector<float> start = random_floats(count, random, -1, 1);
        Buffer<float> w = place(operations, start);
        Buffer<float> m = place(operations, std::vector<float>(count));
        Buffer<float> v = place(operations, std::vector<float>(count));
        std::vector<double> W(start.begin(), start.end()), M(count), V(count);
        for (int step = 1; step <= 8; ++step) {
            std::vector<float> g = random_floats(count, random, -1, 1);
            for (std::size_t i = 0; i < count; i += 3) g[i] *= 1e-8f;  // here ε decides
            const Buffer<float> gradient = place(operations, g);
            const std::int64_t number = step;
            const Buffer<std::int64_t> there(operations, &number, 1);
            if (counted)
                operations.adam_counted(count, settings, there.data(), gradient.data(), w.data(),
                                        m.data(), v.data());
            else
                operations.adam(count, settings, step, gradient.data(), w.data(), m.data(),
                                v.data());
            const double rate =
                0.01 * std::sqrt(1 - std::pow(0.999, step)) / (1 - std::pow(0.9, step));
            for (std::size_t i = 0; i < count; ++i) {
                const auto gi = static_cast<double>(g[i]);
                M[i] = 0.9 * M[i] + 0.1 * gi;
                V[i] = 0.999 * V[i] + 0.001 * gi * gi;
                W[i] -= rate * M[i] / (std::sqrt(V[i]) + 1e-7);
            }
            const std::vector<float> got = download(w);
            for (std::size_t i = 0; i < count; ++i)
                ASSERT_NEAR(got[i], W[i], 2e-6)
                    << "step " << step << ", weight " << i << " of " << count;
            EXPECT_EQ(got.back(), 12345.0f);
        }
        EXPECT_EQ(download(m).back(), 12345.0f);
        EXPECT_EQ(download(v).back(), 12345.0f);
    }
}

TEST_F(OnOperations, AdamFollowsKerasStepByStep) {
    expect_adam_follows_keras(operations, random, false);
}

TEST_F(OnOperations, AdamCountedFollowsKerasStepByStep) {
    expect_adam_follows_keras(operations, random, true);
}

// Of a weight without a gradient the means shrink for ever; subnormal ones would only cost a CPU's
// time. The caller's arithmetic has them, as before.
TEST_F(OnOperations, MeansBelowTheNormalNumbersAreZeroOnACpu) {
    constexpr float smallest = std::numeric_limits<float>::min();
    Buffer<float> w = place(operations, {1}), m = place(operations, {1.05f * smallest}),
                  v = place(operations, {smallest});
    const Buffer<float> g = place(operations, {0});
    operations.adam(1, AdamSettings{}, 1000, g.data(), w.data(), m.data(), v.data());
    bool flushed = false;
#if defined(__SSE2__) || defined(__aarch64__)
    flushed = operations.in_host_memory();
#endif
    EXPECT_FLOAT_EQ(download(m)[0], flushed ? 0.0f : 0.9f * 1.05f * smallest);
    EXPECT_FLOAT_EQ(download(v)[0], flushed ? 0.0f : 0.999f * smallest);
    volatile float tiny = smallest;
    tiny = tiny / 2;
    EXPECT_GT(tiny, 0.0f);
}

TEST_F(OnOperations, ZeroGradientsLeaveFreshWeightsAlone) {
    Buffer<float> w = place(operations, {1, -2, 3}), m = place(operations, {0, 0, 0}),
                  v = place(operations, {0, 0, 0});
    const Buffer<float> g = place(operations, {0, 0, 0});
    operations.adam(3, AdamSettings{}, 1, g.data(), w.data(), m.data(), v.data());
    EXPECT_EQ(download(w), (std::vector<float>{1, -2, 3, 12345}));
}

}  // namespace
}  // namespace m2m::tests
