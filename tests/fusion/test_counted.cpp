// Chapter 08's model of bytes against what count mode counts in the CUDA kernels.
#include "common/base/process.hpp"

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

#include <string>

namespace m2m::tests {
namespace {

using nlohmann::json;

/// All jobs, counted once for all tests.
const json& counted() {
    static const json rows =
        json::parse(capture_process({CHAPTER_08_COUNTED, "--json"}).output, nullptr, false);
    return rows;
}

/// A job's figures; `job` is the first of that name.
const json& figures(const std::string& job, bool fused) {
    for (const json& row : counted()) {
        if (row.at("job") == job && row.at("fused") == fused) return row;
    }
    throw std::runtime_error("nothing counted for " + job);
}

double asked(const json& row) {
    return row.at("asked_read").get<double>() + row.at("asked_written").get<double>();
}

double model(const json& row) {
    return row.at("model_read").get<double>() + row.at("model_written").get<double>();
}

TEST(CountedBytes, OfAdamAreTheModelsInBothWays) {
    for (const bool fused : {false, true}) {
        const json& adam = figures("adam", fused);
        const double words = fused ? 4 + 3 : 17 + 12;
        EXPECT_EQ(model(adam), words * 4 * adam.at("m").get<double>());
        EXPECT_EQ(adam.at("simulated"), true);
        EXPECT_EQ(adam.at("asked_read"), adam.at("model_read")) << "fused: " << fused;
        EXPECT_EQ(adam.at("asked_written"), adam.at("model_written")) << "fused: " << fused;
        // Neighbouring threads use neighbouring words: no byte is moved that nobody asked for.
        EXPECT_EQ(32 * adam.at("sectors").get<double>(), model(adam)) << "fused: " << fused;
    }
}

TEST(CountedBytes, SavedByAFusedLayerAreTheModels) {
    std::size_t layers = 0;
    for (const json& fused : counted()) {
        if (fused.at("job") != "layer" || fused.at("fused") == false) continue;
        const double m = fused.at("m"), n = fused.at("n"), k = fused.at("k");
        for (const json& separate : counted()) {
            if (separate.at("job") != "layer" || separate.at("fused") == true ||
                separate.at("m") != m || separate.at("n") != n)
                continue;
            // The bias and the ReLU each read C and write it.
            EXPECT_EQ(asked(separate) - asked(fused), 4 * m * n * 4);
            EXPECT_EQ(model(separate) - model(fused), 4 * m * n * 4);
        }
        // The product is no single pass: a tile of A is loaded for every 16 columns of C, one of B
        // for every 16 rows. Every element of C asks for its bias.
        EXPECT_EQ(fused.at("asked_read"), 4 * (m * k * n / 16 + k * n * m / 16 + m * n));
        EXPECT_EQ(fused.at("asked_written"), 4 * m * n);
        ++layers;
    }
    EXPECT_EQ(layers, 2u);
}

TEST(CountedBytes, OfTheLossAreWrittenAsTheModelSaysAndReadMoreOften) {
    const json &separate = figures("loss", false), &fused = figures("loss", true);
    for (const json& loss : {separate, fused}) {
        EXPECT_EQ(loss.at("asked_written"), loss.at("model_written"));
        EXPECT_GT(loss.at("asked_read"), loss.at("model_read"));
        // One thread per row: lanes are 40 bytes apart, and most of a sector is not asked for.
        EXPECT_GT(32 * loss.at("sectors").get<double>(), 2 * asked(loss));
    }
    EXPECT_LT(asked(fused), asked(separate) / 2);
}

}  // namespace
}  // namespace m2m::tests
