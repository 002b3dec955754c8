// What the fuzzer does for minutes, here in a moment: every right file cut short at each place, and with
// each byte changed. Nothing but an answer or an Error may come of it.
#include "tests/fuzz/inputs.hpp"

#include <gtest/gtest.h>

#include <string>

namespace m2m::fuzz {
namespace {

class Inputs : public testing::TestWithParam<const char*> {};

TEST_P(Inputs, AreReadOrRefusedWhateverIsCutOff) {
    for (const std::string& seed : inputs().at(GetParam()).seeds) {
        for (std::size_t length = 0; length <= seed.size(); ++length)
            inputs().at(GetParam()).read(std::string_view(seed).substr(0, length));
    }
}

TEST_P(Inputs, AreReadOrRefusedWhateverIsChanged) {
    for (const std::string& seed : inputs().at(GetParam()).seeds) {
        for (std::size_t at = 0; at < seed.size(); ++at) {
            for (const int byte : {255, seed[at] ^ 1}) {
                std::string changed = seed;
                changed[at] = static_cast<char>(byte);
                inputs().at(GetParam()).read(changed);
            }
        }
    }
}

INSTANTIATE_TEST_SUITE_P(OfKind, Inputs,
                         testing::Values("images", "labels", "picture", "weights", "checkpoint",
                                         "profile"),
                         [](const auto& kind) { return std::string(kind.param); });

TEST(InputKinds, AreAllTried) {
    EXPECT_EQ(inputs().size(), 6u);
}

}  // namespace
}  // namespace m2m::fuzz
