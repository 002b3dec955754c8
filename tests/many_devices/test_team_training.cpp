// Data-parallel training: ranks that share every batch tell the story of one rank with all of it.
#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/data/digits.hpp"
#include "tests/many_devices/threads_team.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <sstream>

namespace m2m::tests {
namespace {

const DataSplits& digits() {
    static const DataSplits data =
        make_digits(700, 60);  // with 30 a batch: 23 batches and one of 10
    return data;
}

TrainOptions options_for(int batch) {
    TrainOptions options;
    options.backend = "openmp/rows";
    options.hidden = {24};
    options.epochs = 1;
    options.batch = batch;
    return options;
}

TrainResult alone(const TrainOptions& options) {
    Progress silent;
    return train(options, digits(), silent);
}

std::vector<TrainResult> together(const TrainOptions& options, int ranks) {
    std::vector<TrainResult> results(static_cast<std::size_t>(ranks));
    run_ranks(ranks, [&](Team& team) {
        Progress silent;
        results[static_cast<std::size_t>(team.rank())] = train(options, digits(), silent, &team);
    });
    return results;
}

TEST(ShareOfABatch, CoversEveryRowOnceAndEvenly) {
    for (const int rows : {0, 1, 2, 3, 10, 31, 512}) {
        for (const int size : {1, 2, 3, 4, 7}) {
            int next = 0;
            for (int rank = 0; rank < size; ++rank) {
                const Share share = share_of(rows, rank, size);
                EXPECT_EQ(share.first, next);
                EXPECT_GE(share.rows, rows / size);
                EXPECT_LE(share.rows, rows / size + 1);
                next += share.rows;
            }
            EXPECT_EQ(next, rows) << size << " ranks";
        }
    }
}

TEST(TeamTraining, TellsTheStoryOfOneRank) {
    // 30 rows share evenly between 2 and 3 ranks, not between 4; 10 ranks leave 1 row in the last.
    for (const int ranks : {2, 3, 4}) {
        const TrainResult one = alone(options_for(30));
        for (const TrainResult& result : together(options_for(30), ranks)) {
            ASSERT_EQ(result.step_losses.size(), one.step_losses.size());
            for (std::size_t step = 0; step < one.step_losses.size(); ++step) {
                EXPECT_NEAR(result.step_losses[step], one.step_losses[step],
                            1e-5 * one.step_losses[step])
                    << ranks << " ranks, step " << step + 1;
            }
            EXPECT_EQ(result.steps, one.steps);
            EXPECT_NEAR(result.test.accuracy(), one.test.accuracy(), 0.02);
        }
    }
}

TEST(TeamTraining, GivesEveryRankTheSameBits) {
    const std::vector<TrainResult> results = together(options_for(30), 3);
    for (const TrainResult& result : results) {
        EXPECT_EQ(result.step_losses, results.front().step_losses);
        ASSERT_EQ(result.weights.layers.size(), results.front().weights.layers.size());
        for (std::size_t l = 0; l < result.weights.layers.size(); ++l) {
            EXPECT_EQ(result.weights.layers[l].weight, results.front().weights.layers[l].weight);
            EXPECT_EQ(result.weights.layers[l].bias, results.front().weights.layers[l].bias);
        }
    }
}

TEST(TeamTraining, WorksWhenARankHasNoRowsOfABatch) {
    TrainOptions options = options_for(3);
    options.stop_after_steps = 12;
    const TrainResult one = alone(options);
    const TrainResult four = together(options, 4).back();
    for (std::size_t step = 0; step < one.step_losses.size(); ++step)
        EXPECT_NEAR(four.step_losses[step], one.step_losses[step], 1e-5 * one.step_losses[step]);
}

TEST(TeamTraining, GoesOnFromACheckpointWithAnotherNumberOfRanks) {
    const std::filesystem::path file =
        std::filesystem::path(::testing::TempDir()) / "team_checkpoint.safetensors";
    const TrainResult one = alone(options_for(30));
    TrainOptions options = options_for(30);
    options.checkpoint = file;
    options.checkpoint_steps = 5;
    options.stop_after_steps = 10;
    together(options, 2);
    options.stop_after_steps = 0;
    options.checkpoint.clear();
    options.resume = file;
    const TrainResult resumed = together(options, 3).front();
    EXPECT_TRUE(resumed.finished);
    ASSERT_EQ(resumed.step_losses.size(), one.step_losses.size());
    for (std::size_t step = 0; step < one.step_losses.size(); ++step)
        EXPECT_NEAR(resumed.step_losses[step], one.step_losses[step], 1e-5 * one.step_losses[step]);
    std::filesystem::remove(file);
}

TEST(PlacementLog, NamesEachOperationOnceAndWhereItRan) {
    std::ostringstream log;
    TrainOptions options = options_for(32);
    options.stop_after_steps = 3;
    options.placement = &log;
    const TrainResult logged = alone(options);
    options.placement = nullptr;
    EXPECT_EQ(logged.step_losses, alone(options).step_losses) << "looking on changed the result";
    const std::string text = log.str();
    std::size_t lines = 0;
    for (const char* what :
         {"gather 32x784", "matmul 32x24x784 by openmp/rows", "add_bias_relu 32x24",
          "softmax_cross_entropy 32x10", "matmul 784x24x32 by openmp/rows", "adam "}) {
        const auto at = text.find("placement: " + std::string(what));
        ASSERT_NE(at, std::string::npos) << what << " is not in\n" << text;
        EXPECT_EQ(text.find("placement: " + std::string(what), at + 1), std::string::npos);
        ++lines;
    }
    EXPECT_EQ(lines, 6u);
    EXPECT_NE(text.find("-> " + logged.device), std::string::npos);
}

TEST(ChoiceOfDevice, IsRefusedForACpuStage) {
    TrainOptions options = options_for(30);
    options.device = 1;
    EXPECT_THROW(alone(options), UsageError);
}

TEST(ChoiceOfDevice, IsRefusedWhenThereIsNoSuchDevice) {
    TrainOptions options = options_for(30);
    options.backend = "cuda/naive";
    options.device = 9;
    EXPECT_THROW(alone(options), Error);
}

}  // namespace
}  // namespace m2m::tests
