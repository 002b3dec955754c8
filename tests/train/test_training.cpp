// Whole trainings on drawn digits: all stages tell the same story, the same options give the same
// bits, and the network learns.
#include "chapters/06_mnist_mlp/program/train_program.hpp"
#include "chapters/06_mnist_mlp/program/trainer.hpp"
#include "common/base/error.hpp"
#include "common/data/digits.hpp"
#include "tests/train/reference.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <limits>
#include <map>
#include <numeric>
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

TrainOptions on(const Stage& stage) {
    TrainOptions options;
    options.backend = stage.name;
    options.epochs = 1;
    return options;
}

TrainResult train_quietly(const TrainOptions& options, const DataSplits& data = digits()) {
    Progress silent;
    return train(options, data, silent);
}

/// What the first 20 steps give on the plainest stage of the book.
const TrainResult& first_story() {
    static const TrainResult result = [] {
        TrainOptions options = on(stages().front());
        options.stop_after_steps = 20;
        return train_quietly(options);
    }();
    return result;
}

/// Notes when it was told how long the training will take.
struct Estimates final : Progress {
    void estimate(const ProgressEstimate& estimate) override { all.push_back(estimate); }
    std::vector<ProgressEstimate> all;
};

TEST(Training, SaysOnceHowLongItWillTakeAndTheResultIsTheSame) {
    for (const Stage& stage : tested_stages()) {
        TrainOptions options = on(stage);
        options.stop_after_steps = 6;
        options.epochs = 10;
        options.estimate_seconds = 0;
        Estimates told, silent;
        const TrainResult result = train(options, digits(), told);
        ASSERT_EQ(told.all.size(), 1u) << stage.name;
        const ProgressEstimate& estimate = told.all.front();
        EXPECT_GT(estimate.seconds_per_epoch, 0);
        EXPECT_NEAR(estimate.seconds / estimate.seconds_per_epoch, (210.0 - 2) / 21, 1e-9)
            << "after two steps of ten epochs of 21";
        options.estimate_seconds = 1e9;
        EXPECT_EQ(train(options, digits(), silent).step_losses, result.step_losses);
        EXPECT_TRUE(silent.all.empty());
    }
}

TEST(Training, EveryStageTellsTheSameStory) {
    ASSERT_EQ(first_story().step_losses.size(), 20u);
    for (const Stage& stage : tested_stages()) {
        TrainOptions options = on(stage);
        options.stop_after_steps = 20;
        const TrainResult result = train_quietly(options);
        EXPECT_FALSE(result.finished);
        EXPECT_EQ(result.steps, 20);
        ASSERT_EQ(result.step_losses.size(), 20u) << stage.name;
        for (std::size_t step = 0; step < 20; ++step) {
            const float expected = first_story().step_losses[step];
            ASSERT_NEAR(result.step_losses[step], expected, story_tolerance(stage) * expected)
                << stage.name << ", step " << step + 1;
        }
    }
}

TEST(Training, TheFirstLossIsThatOfGuessing) {
    // Ten classes, nothing learnt: near ln 10 = 2.303, whatever the network's first weights.
    EXPECT_NEAR(first_story().step_losses.front(), 2.303f, 0.6f);
}

TEST(Training, TheSameSeedGivesTheSameBits) {
    const Stage stage = quick_stage();
    TrainOptions options = on(stage);
    options.stop_after_steps = 12;
    const TrainResult one = train_quietly(options), two = train_quietly(options);
    EXPECT_EQ(one.step_losses, two.step_losses);
    EXPECT_EQ(flat(one.weights), flat(two.weights));
    options.seed = 2;
    const TrainResult other = train_quietly(options);
    EXPECT_NE(one.step_losses, other.step_losses);
    EXPECT_NE(flat(one.weights), flat(other.weights));
}

#ifdef _OPENMP
TEST(Training, TheNumberOfThreadsChangesNoBit) {
    const int before = omp_get_max_threads();
    for (const Stage& stage : tested_stages()) {
        TrainOptions options = on(stage);
        options.stop_after_steps = 5;
        omp_set_num_threads(1);
        const TrainResult one = train_quietly(options);
        omp_set_num_threads(3);
        const TrainResult three = train_quietly(options);
        omp_set_num_threads(before);
        EXPECT_EQ(one.step_losses, three.step_losses) << stage.name;
        EXPECT_EQ(flat(one.weights), flat(three.weights)) << stage.name;
    }
}
#endif

// One stage each is enough from here on: the loop around the operations is the same for all.
TEST(Training, LearnsEveryImageOncePerEpochTheLastBatchIncluded) {
    TrainOptions options = on(quick_stage());
    options.hidden = {16};
    options.epochs = 2;
    const TrainResult result = train_quietly(options);
    EXPECT_TRUE(result.finished);
    EXPECT_EQ(result.steps, 2 * 21);
    ASSERT_EQ(result.epochs.size(), 2u);
    ASSERT_EQ(result.step_losses.size(), 42u);
    // The epoch's loss is the mean over images, so the last batch weighs 20 images, not 32.
    double sum = 0;
    for (std::size_t step = 0; step < 21; ++step)
        sum += static_cast<double>(result.step_losses[step]) * (step < 20 ? 32 : 20);
    EXPECT_NEAR(result.epochs[0].loss, sum / 660, 1e-5);
    EXPECT_EQ(result.epochs[0].epoch, 1);
    EXPECT_EQ(result.epochs[1].epoch, 2);
}

TEST(Training, ABatchLargerThanTheDataIsAllOfIt) {
    TrainOptions options = on(quick_stage());
    options.hidden = {8};
    options.batch = 5000;
    EXPECT_EQ(train_quietly(options).steps, 1);
}

TEST(Training, FallsInLossAndRisesInAccuracy) {
    TrainOptions options = on(quick_stage());
    options.hidden = {32};
    options.learning_rate = 4e-3f;
    options.epochs = 5;
    const TrainResult result = train_quietly(options);
    ASSERT_EQ(result.epochs.size(), 5u);
    EXPECT_LT(result.epochs.back().loss, 0.5 * result.epochs.front().loss);
    EXPECT_GT(result.epochs.back().train_accuracy, 0.9);
    EXPECT_GT(result.test.accuracy(), 0.75);  // of 660 images; all 60 000 give more
    EXPECT_EQ(result.test.accuracy(), result.epochs.back().test_accuracy);
}

TEST(Training, ANetworkWithoutHiddenLayersLearnsToo) {
    TrainOptions options = on(quick_stage());
    options.hidden = {};
    options.learning_rate = 4e-3f;
    options.epochs = 3;
    const TrainResult result = train_quietly(options);
    EXPECT_EQ(result.weights.sizes(), (std::vector<int>{784, 10}));
    EXPECT_GT(result.test.accuracy(), 0.6);
}

TEST(Training, EvaluationAgreesWithTheReferenceImageByImage) {
    const Weights weights = first_story().weights;
    const Evaluation evaluation = evaluate(std::string(quick_stage().name), weights, digits().test);
    const ReferenceNetwork reference(weights);
    const Dataset& test = digits().test;
    double loss = 0;
    std::int64_t right = 0;
    for (int i = 0; i < test.count(); ++i) {
        const auto image = static_cast<std::size_t>(i);
        const float* pixels = test.images.data() + image * 784;
        const std::vector<double> p = reference.probabilities(pixels);
        const auto largest = std::max_element(p.begin(), p.end()) - p.begin();
        EXPECT_EQ(evaluation.predicted[image], largest);
        EXPECT_NEAR(evaluation.losses[image], -std::log(p[test.labels[image]]), 1e-4);
        loss -= std::log(p[test.labels[image]]);
        right += largest == test.labels[image];
    }
    EXPECT_NEAR(evaluation.loss, loss / test.count(), 1e-5);
    EXPECT_DOUBLE_EQ(evaluation.accuracy(), static_cast<double>(right) / test.count());
    std::int64_t all = std::accumulate(evaluation.confusion.counts.begin(),
                                       evaluation.confusion.counts.end(), std::int64_t{0});
    EXPECT_EQ(all, test.count());
}

TEST(Training, ReadsTheTestImagesOnlyToMeasure) {
    DataSplits other = digits();
    for (float& pixel : other.test.images) pixel = 0.5f;
    TrainOptions options = on(quick_stage());
    options.hidden = {8};
    EXPECT_EQ(flat(train_quietly(options).weights), flat(train_quietly(options, other).weights));
}

TEST(Training, StopsAfterTheEpochThatReachesTheAccuracy) {
    TrainOptions options;
    options.backend = quick_stage().name;
    options.epochs = 30;
    Progress silent;
    options.until = 0.9;
    const TrainResult reached = train(options, digits(), silent);
    EXPECT_TRUE(reached.reached);
    EXPECT_TRUE(reached.finished);
    ASSERT_FALSE(reached.epochs.empty());
    ASSERT_LT(reached.epochs.size(), 30u);
    EXPECT_GE(reached.epochs.back().test_accuracy, 0.9);
    for (std::size_t i = 0; i + 1 < reached.epochs.size(); ++i)
        EXPECT_LT(reached.epochs[i].test_accuracy, 0.9);
    options.until = 1;
    options.epochs = 1;
    const TrainResult missed = train(options, digits(), silent);
    EXPECT_FALSE(missed.reached);
    EXPECT_EQ(missed.epochs.size(), 1u);
}

TEST(Confusion, CountsTheDiagonal) {
    Confusion confusion;
    confusion.classes = 2;
    confusion.counts = {3, 1, 2, 4};
    EXPECT_DOUBLE_EQ(confusion.accuracy(), 0.7);
    EXPECT_EQ(confusion.at(1, 0), 2);
    EXPECT_EQ(Confusion{}.accuracy(), 0);
}

TEST(Shuffling, VisitsEveryImageOnceInAnOrderOfTheSeed) {
    for (const int count : {0, 1, 2, 1000}) {
        Random random(5);
        std::vector<int> order = shuffled_order(count, random);
        std::sort(order.begin(), order.end());
        std::vector<int> all(static_cast<std::size_t>(count));
        std::iota(all.begin(), all.end(), 0);
        EXPECT_EQ(order, all);
    }
    Random one(5), same(5), two(6);
    const std::vector<int> first = shuffled_order(1000, one);
    EXPECT_EQ(first, shuffled_order(1000, same));
    EXPECT_NE(first, shuffled_order(1000, two));
    EXPECT_NE(first, shuffled_order(1000, one));  // the next epoch's order is another one
}

TEST(Shuffling, MakesEveryOrderEquallyLikely) {
    std::map<std::vector<int>, int> seen;
    Random random(1);
    for (int i = 0; i < 6000; ++i) ++seen[shuffled_order(3, random)];
    ASSERT_EQ(seen.size(), 6u);
    for (const auto& [order, times] : seen) EXPECT_NEAR(times, 1000, 150);  // five sigma
}

TEST(BadTraining, OptionsThatMakeNoSenseAreBadUse) {
    const auto refused = [](auto change) {
        TrainOptions options = on(quick_stage());
        change(options);
        EXPECT_THROW(train_quietly(options), UsageError);
    };
    refused([](TrainOptions& o) { o.epochs = 0; });
    refused([](TrainOptions& o) { o.epochs = 100001; });
    refused([](TrainOptions& o) { o.batch = 0; });
    refused([](TrainOptions& o) { o.batch = 65537; });
    refused([](TrainOptions& o) { o.learning_rate = 0; });
    refused([](TrainOptions& o) { o.learning_rate = -1; });
    refused([](TrainOptions& o) { o.learning_rate = std::numeric_limits<float>::quiet_NaN(); });
    refused([](TrainOptions& o) { o.learning_rate = std::numeric_limits<float>::infinity(); });
    refused([](TrainOptions& o) { o.hidden = {0}; });
    refused([](TrainOptions& o) { o.hidden = {70000}; });
    refused([](TrainOptions& o) { o.hidden.assign(65, 1); });
    refused([](TrainOptions& o) { o.checkpoint_steps = -1; });
    refused([](TrainOptions& o) { o.stop_after_steps = -1; });
    refused([](TrainOptions& o) { o.until = 97; });
    refused([](TrainOptions& o) { o.until = NAN; });
    refused([](TrainOptions& o) { o.backend = "cuda/nothing"; });
}

TEST(BadTraining, DataThatDoNotFitAreRefused) {
    const TrainOptions options = on(quick_stage());
    DataSplits empty = digits(), label = digits(), pixels = digits();
    empty.train = {"nothing", HostMatrix(0, 784), {}, 28, 28};
    label.test.labels[3] = 10;
    pixels.test.images = HostMatrix(150, 783);
    for (const DataSplits* data : {&empty, &label, &pixels})
        EXPECT_THROW(train_quietly(options, *data), Error);
    try {
        train_quietly(options, label);
    } catch (const Error& error) {
        EXPECT_STREQ(error.what(), "label 3 of 'digits' is 10; the network has 10 classes");
    }
}

TEST(BadTraining, ADivergedTrainingSaysSo) {
    TrainOptions options = on(quick_stage());
    options.hidden = {8, 8};
    options.learning_rate = 1000;
    options.epochs = 3;
    DataSplits bad = digits();
    for (float& pixel : bad.train.images) pixel *= 3e38f;  // sums overflow
    try {
        train_quietly(options, bad);
        FAIL() << "a loss that is no number was accepted";
    } catch (const Error& error) {
        EXPECT_NE(std::string(error.what()).find("diverged"), std::string::npos) << error.what();
        EXPECT_NE(std::string(error.what()).find("smaller learning rate"), std::string::npos);
    }
}

TEST(BadTraining, AnUnwritableFileIsFoundBeforeTheFirstStep) {
    TrainOptions options = on(quick_stage());
    options.save = "/";
    EXPECT_THROW(train_quietly(options), Error);
}

TEST(Program, RefusesFlagsThatMakeNoSense) {
    TrainRequest request;
    request.data = "digits";
    request.progress = "none";
    for (const char* hidden : {"", "0", "128,", ",128", "-5", "12x", "128;64", "99999999999"}) {
        request.hidden = hidden;
        EXPECT_THROW(run_training(request), UsageError) << hidden;
    }
    request.hidden = "8";
    request.progress = "loud";
    EXPECT_THROW(run_training(request), UsageError);
}

TEST(Program, ReportsTheTrainingAsTextAndAsJson) {
    TrainReport report;
    report.options = on(quick_stage());
    report.options.hidden = {8};
    report.data = report.test_on = "digits";
    report.source = "drawn by a test";
    report.train_count = 660;
    report.test_count = 150;
    report.result = train_quietly(report.options);
    const nlohmann::ordered_json json = to_json(report);
    EXPECT_EQ(json["stage"], std::string(quick_stage().name));
    EXPECT_EQ(json["layers"], (std::vector<int>{784, 8, 10}));
    EXPECT_EQ(json["steps"], 21);
    EXPECT_EQ(json["step_losses"].size(), 21u);
    EXPECT_EQ(json["epochs"].size(), 1u);
    EXPECT_EQ(json["confusion"].size(), 10u);
    EXPECT_EQ(json["finished"], true);
    std::ostringstream text;
    print_report(text, report);
    for (const char* part : {"network 784 → 8 → 10, batch 32", "drawn by a test",
                             "Test images of digits: ", " of 150 right", "Most often confused: "})
        EXPECT_NE(text.str().find(part), std::string::npos) << part << "\n" << text.str();
    EXPECT_NE(text.str().find(report.result.device), std::string::npos);
}

}  // namespace
}  // namespace m2m::tests
