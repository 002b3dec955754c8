// Verdicts of chapters 06, 08 and 10 from made-up figures: each of the four outcomes.
#include "chapters/06_mnist_mlp/program/claim.hpp"
#include "chapters/08_fusion/experiment.hpp"
#include "chapters/10_do_you_need_a_gpu/claims.hpp"
#include "chapters/claims.hpp"

#include <gtest/gtest.h>

namespace m2m::tests {
namespace {

using namespace break_even;

const MeasuredOn cpu{"Made-up CPU", false};

// Made-up figures of a kind that a sanitizer build may have a number for.
Figure made_up(double value) {
    return Figure::count("a time", value, "µs", cpu);
}
Figure missing() {
    return Figure::speed("a time", 1, "µs", {"simulated on the CPU", true});
}

TEST(FusionVerdict, HasFourOutcomes) {
    const auto judge = [](std::vector<Figure> pairs) {
        return fusion::judge_fusion(pairs).outcome();
    };
    EXPECT_EQ(judge({made_up(2), made_up(1), made_up(11), made_up(10)}), Outcome::confirmed);
    EXPECT_EQ(judge({made_up(1), made_up(1), made_up(1), made_up(2)}), Outcome::refuted);
    EXPECT_EQ(judge({made_up(2), made_up(1), made_up(1), made_up(1)}), Outcome::depends);
    EXPECT_EQ(judge({made_up(2), made_up(1), missing(), missing()}), Outcome::not_measurable);
}

TEST(ScalarsAndMatricesVerdict, HasFourOutcomes) {
    const auto judge = [](Figure a, Figure b, Figure c, Figure d) {
        return judge_scalars_and_matrices(a, b, c, d).outcome();
    };
    EXPECT_EQ(judge(made_up(1), made_up(5), made_up(100), made_up(10)), Outcome::confirmed);
    EXPECT_EQ(judge(made_up(5), made_up(1), made_up(100), made_up(10)), Outcome::refuted);
    EXPECT_EQ(judge(made_up(1), made_up(5), made_up(10), made_up(100)), Outcome::refuted);
    EXPECT_EQ(judge(made_up(1), made_up(5), made_up(15), made_up(10)), Outcome::depends);
    EXPECT_EQ(judge(made_up(1), missing(), made_up(100), missing()), Outcome::not_measurable);
}

TEST(BreakEvenVerdict, HasFourOutcomes) {
    const auto judge = [](Figure a, Figure b, Figure c, Figure d) {
        return judge_break_even(a, b, c, d).outcome();
    };
    EXPECT_EQ(judge(made_up(2), made_up(1), made_up(30), made_up(1)), Outcome::confirmed);
    EXPECT_EQ(judge(made_up(1), made_up(2), made_up(1), made_up(2)), Outcome::refuted);
    EXPECT_EQ(judge(made_up(9), made_up(1), made_up(30), made_up(1)), Outcome::depends);
    EXPECT_EQ(judge(made_up(2), made_up(1), made_up(2), made_up(1)), Outcome::depends);
    EXPECT_EQ(judge(made_up(2), missing(), made_up(2), missing()), Outcome::not_measurable);
}

TEST(HoursVerdict, HasFourOutcomes) {
    EXPECT_EQ(judge_hours(made_up(15), made_up(1)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_hours(made_up(2), made_up(1)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_hours(made_up(5), made_up(1)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_hours(made_up(5), missing()).outcome(), Outcome::not_measurable);
}

TEST(WithoutGpuVerdict, HasFourOutcomes) {
    EXPECT_EQ(judge_without_gpu(made_up(5), made_up(5)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_without_gpu(made_up(0), made_up(5)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_without_gpu(made_up(4), made_up(5)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_without_gpu(missing(), made_up(5)).outcome(), Outcome::not_measurable);
}

TEST(KerasExampleVerdict, HasFourOutcomes) {
    EXPECT_EQ(judge_keras_example(made_up(87.6)).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_keras_example(made_up(10)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_keras_example(made_up(98)).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_keras_example(made_up(84)).outcome(), Outcome::depends);
    EXPECT_EQ(judge_keras_example(missing()).outcome(), Outcome::not_measurable);
}

TEST(AVerdictFromAModel, SaysSo) {
    const Figure modelled = Figure::model("a time", 1, "µs", "T4", "a data sheet, 2020");
    EXPECT_TRUE(judge_hours(made_up(15), modelled).from_model());
    EXPECT_FALSE(judge_hours(made_up(15), made_up(1)).from_model());
}

TEST(AVerdictFromAModel, NeitherConfirmsNorRefutes) {
    const Figure modelled = Figure::model("a time", 1, "µs", "T4", "a data sheet, 2020");
    const Verdict fast = judge_hours(made_up(15), modelled);
    EXPECT_EQ(fast.outcome(), Outcome::depends);
    EXPECT_NE(fast.reason().find("by the model that is confirmed"), std::string::npos);
    const Verdict slow = judge_hours(made_up(1), modelled);
    EXPECT_EQ(slow.outcome(), Outcome::depends);
    EXPECT_NE(slow.reason().find("by the model that is refuted"), std::string::npos);
    EXPECT_EQ(judge_hours(made_up(5), modelled).reason().find("by the model that is"),
              std::string::npos)
        << "it depended without the model, too";
    EXPECT_EQ(judge_break_even(made_up(2), modelled, made_up(30), modelled).outcome(),
              Outcome::depends);
    EXPECT_EQ(judge_scalars_and_matrices(made_up(1), modelled, made_up(100), modelled).outcome(),
              Outcome::depends);
    EXPECT_EQ(judge_hours(missing(), modelled).outcome(), Outcome::not_measurable);
}

TEST(Traffic, OfFusedAdamIsSevenArraysAndOfSeparateAdamTwentyNine) {
    EXPECT_EQ(fusion::adam_traffic(1000, true).bytes(), 28e3);
    EXPECT_EQ(fusion::adam_traffic(1000, false).bytes(), 116e3);
    EXPECT_EQ(fusion::adam_traffic(1000, false).passes.size(), 12u);
}

TEST(Traffic, OfABiasAndAReluOfTheirOwnIsFourTimesTheResult) {
    const double m = 100, n = 50, k = 20;
    EXPECT_EQ(fusion::layer_traffic(m, n, k, false).bytes() -
                  fusion::layer_traffic(m, n, k, true).bytes(),
              4 * m * n * 4);
}

TEST(Traffic, OfAFusedLossIsReadingTheLogitsAndWritingTheGradient) {
    EXPECT_EQ(fusion::loss_traffic(8, 10, true).bytes(), 2 * 8 * 10 * 4 + 8 * (1 + 4 + 1));
    EXPECT_EQ(fusion::loss_traffic(8, 10, false).passes.size(), 10u);
}

}  // namespace
}  // namespace m2m::tests
