// Claims, figures and verdicts: what may be said, and what cannot be said by construction.
#include "chapters/claims.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/measure/claim.hpp"

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <limits>
#include <sstream>
#include <stdexcept>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

namespace m2m::tests {
namespace {

const MeasuredOn cpu{"Made-up CPU, 1 thread", false};
const MeasuredOn simulated_gpu{"simulated on the CPU (2 threads)", true};

// Made-up figures, in a kind that a sanitizer build may have a number for.
Figure made_up(double value, const char* what = "A") {
    return Figure::count(what, value, "GB/s", cpu);
}

// ---- figures ----

TEST(Figure, OfSpeedFromASimulatedDeviceHasNoNumber) {
    const Figure figure = Figure::speed("triad", 100, "GB/s", simulated_gpu);
    EXPECT_FALSE(figure.value().has_value());
    EXPECT_NE(figure.why_unknown().find("simulated"), std::string::npos);
}

TEST(Figure, OfSpeedFromARealDeviceHasANumberInABuildThatMeasuresSpeed) {
    const Figure figure = Figure::speed("triad", 100, "GB/s", cpu);
    EXPECT_EQ(figure.value().has_value(), build_measures_speed());
    EXPECT_EQ(figure.why_unknown().empty(), build_measures_speed());
}

TEST(Figure, OfACountFromASimulatedDeviceHasANumber) {
    EXPECT_EQ(Figure::count("sectors", 32, "", simulated_gpu).value(), 32);
}

TEST(Figure, IsNeverNaNOrInfinite) {
    for (const double bad : {std::nan(""), std::numeric_limits<double>::infinity()}) {
        const Figure figure = made_up(bad);
        EXPECT_FALSE(figure.value().has_value());
        EXPECT_FALSE(figure.why_unknown().empty());
    }
}

// ---- verdicts ----

TEST(Verdict, FromARatioHasFourOutcomes) {
    const RatioRule rule{5, 1.5};
    const Figure one = made_up(1, "B");
    EXPECT_EQ(judge_ratio(made_up(5), one, rule).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_ratio(made_up(4.99), one, rule).outcome(), Outcome::depends);
    EXPECT_EQ(judge_ratio(made_up(1.5), one, rule).outcome(), Outcome::depends);
    EXPECT_EQ(judge_ratio(made_up(1.49), one, rule).outcome(), Outcome::refuted);
    EXPECT_EQ(judge_ratio(Figure::unknown("A", "GB/s", "no GPU"), one, rule).outcome(),
              Outcome::not_measurable);
    EXPECT_EQ(judge_ratio(made_up(3), made_up(0, "B"), rule).outcome(), Outcome::not_measurable);
}

TEST(Verdict, DependsWhereRepeatedRunsLieOnBothSidesOfALimit) {
    const RatioRule rule{5, 1.5};
    const Figure one = made_up(1, "B");
    EXPECT_EQ(judge_ratio(made_up(6).between(5.1, 7), one, rule).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_ratio(made_up(1).between(0.9, 1.4), one, rule).outcome(), Outcome::refuted);
    for (const auto& [value, low, high] :
         {std::tuple{6.0, 4.9, 7.0}, {4.0, 3.9, 5.1}, {1.4, 1.3, 1.6}, {3.0, 1.0, 9.0}}) {
        const Verdict verdict = judge_ratio(made_up(value).between(low, high), one, rule);
        EXPECT_EQ(verdict.outcome(), Outcome::depends) << value;
        EXPECT_NE(verdict.reason().find(fmt::format("({:.3g} to {:.3g})", low, high)),
                  std::string::npos)
            << verdict.reason();
        EXPECT_NE(verdict.reason().find("close to the limit"), std::string::npos);
    }
    // The other figure's ends count as well.
    EXPECT_EQ(judge_ratio(made_up(6), one.between(0.9, 1.1), rule).outcome(), Outcome::confirmed);
    EXPECT_EQ(judge_ratio(made_up(6), one.between(0.9, 1.3), rule).outcome(), Outcome::depends);
}

TEST(Verdict, OfASpeedWithoutRepeatsAllowsFivePerCent) {
    if (!build_measures_speed()) GTEST_SKIP() << "this build has no number for a speed";
    const auto judge = [](double value) {
        return judge_ratio(Figure::speed("A", value, "GB/s", cpu), made_up(1, "B"), {5, 1.5})
            .outcome();
    };
    EXPECT_EQ(judge(5.3), Outcome::confirmed);
    EXPECT_EQ(judge(5.1), Outcome::depends);
    EXPECT_EQ(judge(1.4), Outcome::refuted);
    EXPECT_EQ(judge(1.49), Outcome::depends);
}

TEST(Figure, WithARangeKeepsItsValueInside) {
    const Figure figure = made_up(3).between(3.5, 4);
    EXPECT_EQ(figure.range(), std::pair(3.0, 4.0));
    EXPECT_FALSE(Figure::unknown("A", "", "no GPU").between(1, 2).range().has_value());
    EXPECT_FALSE(made_up(3).range().has_value());
}

TEST(Verdict, FromARatioGivesTheRatioAndTheDevice) {
    const Verdict verdict = judge_ratio(made_up(8), made_up(2, "B"), {3, 1});
    EXPECT_EQ(verdict.reason(), "A is 4 times B");
    EXPECT_EQ(verdict.device(), cpu.name);
}

TEST(Verdict, AboutSpeedCannotComeFromASimulatedDevice) {
    const Figure figures[] = {made_up(1), Figure::speed("gpu", 1000, "GB/s", simulated_gpu)};
    const Verdict verdict = Verdict::from(figures, Outcome::confirmed, "the GPU is faster");
    EXPECT_EQ(verdict.outcome(), Outcome::not_measurable);
    EXPECT_NE(verdict.reason().find("simulated"), std::string::npos);
    EXPECT_EQ(judge_ratio(figures[1], figures[0], {2, 1}).outcome(), Outcome::not_measurable);
}

TEST(Verdict, NeedsFigures) {
    EXPECT_THROW(Verdict::from({}, Outcome::confirmed, "because"), std::logic_error);
}

TEST(Verdict, SaysWhenItRestsOnAModel) {
    const Figure part = Figure::model("T4 bandwidth", 320, "GB/s", "NVIDIA T4", "data sheet, 2019");
    EXPECT_TRUE(judge_ratio(part, made_up(20), {5, 1.5}).from_model());
    EXPECT_FALSE(judge_ratio(made_up(320), made_up(20), {5, 1.5}).from_model());
}

// ---- the table of claims ----

TEST(Claims, AreThirteenInOrderEachWithItsChapter) {
    ASSERT_EQ(claims().size(), 13u);
    int number = 0;
    for (const Claim& claim : claims()) {
        EXPECT_EQ(claim.number, ++number);
        EXPECT_FALSE(claim.sentence.empty());
        EXPECT_FALSE(claim.experiment.empty());
        EXPECT_GT(claim.chapter.size(), 3u);
        EXPECT_EQ(&find_claim(number), &claim);
    }
    EXPECT_THROW(find_claim(14), UsageError);
}

Claim claim_measured_by(ClaimReport (*measure)(const ClaimOptions&)) {
    return {99, "A sentence.", "an experiment", "99_nowhere", measure};
}

TEST(Claims, WithoutAnExperimentAreNotMeasurable) {
    EXPECT_EQ(measure_claim(claim_measured_by(nullptr), {}).verdict.outcome(),
              Outcome::not_measurable);
}

TEST(Claims, WhoseExperimentFailsAreNotMeasurableAndSayWhy) {
    const auto fails = [](const ClaimOptions&) -> ClaimReport { throw Error("no GPU here"); };
    const Verdict verdict = measure_claim(claim_measured_by(fails), {}).verdict;
    EXPECT_EQ(verdict.outcome(), Outcome::not_measurable);
    EXPECT_EQ(verdict.reason(), "no GPU here");
}

// ---- reports ----

ClaimReport report_with(std::vector<Figure> figures) {
    const Verdict verdict = Verdict::from(figures, Outcome::depends, "made up");
    return {"we expect 3", std::move(figures), verdict, {"a remark"}};
}

TEST(ClaimReport, PrintsPredictionThenFiguresThenVerdict) {
    std::ostringstream out;
    print_report(out, claim_measured_by(nullptr), report_with({made_up(2.5)}));
    const std::string text = out.str();
    std::size_t at = 0;
    for (const char* part : {"Claim 99", "A sentence.", "prediction", "we expect 3", "2.5 GB/s",
                             "Made-up CPU", "a remark", "depends: made up"}) {
        const std::size_t found = text.find(part, at);
        ASSERT_NE(found, std::string::npos) << part << " is missing or out of order in\n" << text;
        at = found;
    }
}

TEST(ClaimReport, PrintsNoNumberForASimulatedSpeed) {
    std::ostringstream out;
    print_report(out, claim_measured_by(nullptr),
                 report_with({Figure::speed("gpu", 4711, "GB/s", simulated_gpu)}));
    EXPECT_EQ(out.str().find("4711"), std::string::npos) << out.str();
    EXPECT_NE(out.str().find("not measurable here"), std::string::npos) << out.str();
}

TEST(ClaimReport, AsJsonHasExactlyItsFields) {
    const auto json = to_json(
        claim_measured_by(nullptr),
        report_with({made_up(2.5), Figure::model("peak", 8.1, "TFLOP/s", "NVIDIA T4", "2019")}));
    std::string fields;
    for (const auto& item : json.items()) fields += item.key() + " ";
    EXPECT_EQ(fields,
              "claim sentence experiment chapter prediction figures remarks verdict reason device "
              "from_model ");
    EXPECT_EQ(json["verdict"], "depends");
    EXPECT_EQ(json["figures"][0]["value"], 2.5);
    EXPECT_EQ(json["figures"][1]["kind"], "model");
    const auto unknown =
        to_json(claim_measured_by(nullptr), report_with({Figure::unknown("gpu", "s", "no GPU")}));
    EXPECT_TRUE(unknown["figures"][0]["value"].is_null());
    EXPECT_EQ(unknown["figures"][0]["why_unknown"], "no GPU");
}

// ---- the program of a measuring chapter ----

struct ProgramRun {
    int status;
    std::string out, err;
};

ProgramRun run(std::vector<std::string> arguments) {
    static const Claim table[] = {{1, "One.", "counting", "99_test",
                                   [](const ClaimOptions&) { return report_with({made_up(1)}); }},
                                  {2, "Two.", "counting", "99_test",
                                   [](const ClaimOptions&) { return report_with({made_up(2)}); }},
                                  {3, "Elsewhere.", "counting", "98_other", nullptr}};
    arguments.insert(arguments.begin(), "chapter");
    std::vector<char*> argv;
    for (std::string& argument : arguments) argv.push_back(argument.data());
    testing::internal::CaptureStdout();
    testing::internal::CaptureStderr();
    ProgramRun result;
    result.status = claims_main(static_cast<int>(argv.size()), argv.data(), "99_test", table);
    result.out = testing::internal::GetCapturedStdout();
    result.err = testing::internal::GetCapturedStderr();
    return result;
}

TEST(ClaimsProgram, MeasuresTheClaimsOfItsChapter) {
    const ProgramRun all = run({});
    EXPECT_EQ(all.status, 0);
    EXPECT_NE(all.out.find("One."), std::string::npos);
    EXPECT_NE(all.out.find("Two."), std::string::npos);
    EXPECT_EQ(all.out.find("Elsewhere."), std::string::npos);
    EXPECT_EQ(run({"--claim", "2"}).out.find("One."), std::string::npos);
}

TEST(ClaimsProgram, WithJsonPrintsJsonAndNothingElse) {
    const auto json = nlohmann::json::parse(run({"--json"}).out);
    ASSERT_EQ(json.size(), 2u);
    EXPECT_EQ(json[1]["claim"], 2);
}

TEST(ClaimsProgram, RefusesWhatItDoesNotKnow) {
    for (const std::vector<std::string>& bad : std::vector<std::vector<std::string>>{
             {"--claim", "3"}, {"--claim", "x"}, {"--seconds", "-1"}, {"--fast"}}) {
        const ProgramRun refused = run(bad);
        EXPECT_EQ(refused.status, 2) << bad[0];
        EXPECT_EQ(refused.err.rfind("error: ", 0), 0u) << refused.err;
    }
}

}  // namespace
}  // namespace m2m::tests
