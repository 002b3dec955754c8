// How far a confidence can be trusted: the table's arithmetic, and the threshold's rule.
#include "chapters/06_mnist_mlp/program/calibration.hpp"
#include "common/base/error.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <cmath>
#include <sstream>

namespace m2m::tests {
namespace {

std::vector<Reading> readings(double confidence, int count, int right) {
    std::vector<Reading> made;
    for (int i = 0; i < count; ++i) made.push_back({confidence, i < right});
    return made;
}

Calibration calibrated(const std::vector<std::vector<Reading>>& groups) {
    std::vector<Reading> all;
    for (const auto& group : groups) all.insert(all.end(), group.begin(), group.end());
    return calibrate(all);
}

TEST(Calibration, CountsEachConfidenceInItsBin) {
    const Calibration found =
        calibrated({readings(0.55, 10, 6), readings(0.6, 4, 3), readings(1, 8, 8)});
    ASSERT_EQ(found.bins.size(), 10u);
    EXPECT_EQ(found.count, 22);
    EXPECT_EQ(found.bins[5].count, 10);
    EXPECT_DOUBLE_EQ(found.bins[5].accuracy(), 0.6);
    EXPECT_NEAR(found.bins[5].confidence(), 0.55, 1e-12);
    EXPECT_EQ(found.bins[6].count, 4) << "a bin begins with its lower edge";
    EXPECT_EQ(found.bins[9].count, 8) << "certainty belongs to the last bin";
    EXPECT_NEAR(found.expected_error, (10 * 0.05 + 4 * 0.15) / 22, 1e-12);
}

TEST(Calibration, IsUnsureBelowTheLowestBinFromWhichAllAreRightNineTimesOfTen) {
    EXPECT_DOUBLE_EQ(calibrated({readings(0.95, 100, 99), readings(0.85, 10, 9),
                                 readings(0.75, 10, 8), readings(0.65, 10, 10)})
                         .unsure_below,
                     0.8)
        << "a good bin below a bad one does not count, nine of ten does";
    EXPECT_DOUBLE_EQ(calibrated({readings(0.95, 10, 9), readings(0.65, 10, 10)}).unsure_below, 0.6)
        << "bins without readings say nothing";
    EXPECT_DOUBLE_EQ(calibrated({readings(0.95, 10, 8), readings(0.65, 10, 10)}).unsure_below, 1)
        << "nothing can be trusted";
    EXPECT_DOUBLE_EQ(calibrate(std::vector<Reading>{}).unsure_below, 1);
}

TEST(Calibration, RefusesWhatIsNoConfidence) {
    for (const double confidence : {-0.1, 1.1, std::nan("")})
        EXPECT_THROW(calibrate({{confidence, true}}), UsageError);
}

TEST(Calibration, OfANetworkReadsTheImagesOfADataSet) {
    Weights weights = initial_weights({784, 10}, 1);
    weights.layers[0].weight.assign(7840, 0);
    weights.layers[0].bias = {0, 0, 0, 8, 0, 0, 0, 0, 0, 0};  // a 3, whatever it is shown
    Dataset data;
    data.images = HostMatrix(4, 784);
    data.labels = {3, 3, 1, 3};
    const Calibration found = calibrate(weights, data);
    EXPECT_EQ(found.bins[9].count, 4);
    EXPECT_EQ(found.bins[9].right, 3);
    data.images = HostMatrix(4, 9);
    EXPECT_THROW(calibrate(weights, data), Error);
}

TEST(Calibration, IsATableAndJson) {
    const Calibration found = calibrated({readings(0.95, 100, 99), readings(0.55, 10, 6)});
    std::ostringstream text;
    print_calibration(text, found);
    EXPECT_NE(text.str().find(" 90 to 100 %      100       99   99.00 %          95.00 %"),
              std::string::npos)
        << text.str();
    EXPECT_NE(text.str().find("Unsure below 90 %"), std::string::npos) << text.str();
    const nlohmann::ordered_json json = to_json(found);
    EXPECT_EQ(json["bins"].size(), 10u);
    EXPECT_EQ(json["unsure_below"], 0.9);
    EXPECT_EQ(json["bins"][5]["right"], 6);
}

}  // namespace
}  // namespace m2m::tests
