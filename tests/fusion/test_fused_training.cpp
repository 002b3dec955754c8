// `--fused`: the same network, the same gradients to rounding, the same story.
#include "chapters/06_mnist_mlp/mlp.hpp"
#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "chapters/08_fusion/fused_operations.hpp"
#include "common/data/digits.hpp"
#include "tests/train/reference.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>

#include <sstream>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace m2m::tests {
namespace {

const DataSplits& digits() {
    static const DataSplits data = make_digits(660, 150);  // 20 batches of 32, and one of 20
    return data;
}

TrainResult train_on(const Stage& stage, bool fused, int steps) {
    TrainOptions options;
    options.backend = stage.name;
    options.fused = fused;
    options.epochs = 2;
    options.stop_after_steps = steps;
    Progress silent;
    return train(options, digits(), silent);
}

TEST(FusedTraining, TheGradientsAreThoseOfSeparateOperations) {
    for (const std::vector<int>& sizes :
         {std::vector<int>{17, 10}, {784, 128, 10}, {50, 33, 7, 3}}) {
        for (const int rows : {1, 13, 32}) {
            const std::unique_ptr<Operations> operations = tested_operations(),
                                              fused_steps = fusion::fused_operations(*operations);
            Random random(3);
            const Weights weights = initial_weights(sizes, 1);
            const auto images = static_cast<std::size_t>(rows);
            const std::vector<float> pixels =
                random_floats(images * static_cast<std::size_t>(sizes.front()), random, 0, 1);
            const std::vector<std::uint8_t> labels = random_labels(images, random, sizes.back());
            std::vector<float> gradients[2], losses[2];
            std::vector<std::uint8_t> predicted[2];
            for (const bool fused : {false, true}) {
                Mlp network(fused ? *fused_steps : *operations, weights, 32);
                operations->upload(network.batch(), pixels.data(), pixels.size() * sizeof(float));
                operations->upload(network.labels(), labels.data(), labels.size());
                Buffer<float> loss(*operations, images);
                Buffer<std::uint8_t> classes(*operations, images);
                network.forward_and_backward(rows, loss.data(), classes.data());
                gradients[fused] = flat(network.gradients());
                losses[fused].resize(images);
                predicted[fused].resize(images);
                loss.download(losses[fused].data());
                classes.download(predicted[fused].data());
            }
            ASSERT_EQ(gradients[0].size(), gradients[1].size());
            for (std::size_t i = 0; i < gradients[0].size(); ++i)
                ASSERT_NEAR(gradients[1][i], gradients[0][i], 2e-6f);
            for (std::size_t i = 0; i < images; ++i)
                ASSERT_NEAR(losses[1][i], losses[0][i], 1e-5f * (1 + losses[0][i]));
            EXPECT_EQ(predicted[1], predicted[0]);
        }
    }
}

TEST(FusedTraining, TellsTheSameStory) {
    const Stage stage = quick_stage();
    const TrainResult separate = train_on(stage, false, 20), fused = train_on(stage, true, 20);
    ASSERT_EQ(fused.step_losses.size(), 20u);
    for (std::size_t step = 0; step < 20; ++step) {
        const float expected = separate.step_losses[step];
        ASSERT_NEAR(fused.step_losses[step], expected, 1e-5f * expected) << "step " << step + 1;
    }
}

TEST(FusedTraining, GivesTheSameBitsForAnyNumberOfThreads) {
    const Stage stage = quick_stage();
    const TrainResult one = train_on(stage, true, 22);  // into the second epoch
#ifdef _OPENMP
    const int before = omp_get_max_threads();
    omp_set_num_threads(3);
#endif
    const TrainResult other = train_on(stage, true, 22);
#ifdef _OPENMP
    omp_set_num_threads(before);
#endif
    EXPECT_EQ(one.step_losses, other.step_losses);
    EXPECT_EQ(flat(one.weights), flat(other.weights));
}

TEST(FusedTraining, ThePlacementLogHasALineForEveryFusedJob) {
    const Stage stage = quick_stage();
    TrainOptions options;
    options.backend = stage.name;
    options.fused = true;
    options.hidden = {16};
    options.epochs = 1;
    options.stop_after_steps = 2;  // the second says nothing new
    std::ostringstream log;
    options.placement = &log;
    Progress silent;
    train(options, digits(), silent);
    const std::string where = tested_operations()->device();
    for (const char* job :
         {"matmul_bias_relu 32x16x784, fused", "matmul_bias 32x10x16, fused",
          "softmax_cross_entropy 32x10, fused", "matmul_relu_gradient 32x16x10, fused"}) {
        const std::string line = fmt::format("placement: {} -> {}\n", job, where);
        const std::size_t at = log.str().find(line);
        ASSERT_NE(at, std::string::npos) << line << log.str();
        EXPECT_EQ(log.str().find(line, at + 1), std::string::npos) << "said twice: " << line;
    }
    // What a fused job does is not said again as separate operations. (Testing after the epoch
    // runs the separate ones, at its own number of rows.)
    EXPECT_EQ(log.str().find("cross_entropy_gradient"), std::string::npos) << log.str();
    EXPECT_EQ(log.str().find("relu_gradient 512"), std::string::npos) << log.str();
}

TEST(FusedTraining, IsNamedInWhatItWrites) {
    TrainOptions options;
    EXPECT_EQ(backend_text(options), "openmp/simd");
    options.fused = true;
    EXPECT_EQ(backend_text(options), "openmp/simd, fused");
}

}  // namespace
}  // namespace m2m::tests
