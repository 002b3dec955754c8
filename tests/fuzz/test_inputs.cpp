// What the fuzzer does for minutes, here in a moment: every right file cut short at each place, and with
// each byte changed. Nothing but an answer or an Error may come of it.
#include "tests/fuzz/inputs.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace m2m::fuzz {
namespace {

class Inputs : public testing::TestWithParam<std::string> {};

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

std::vector<std::string> kinds() {
    std::vector<std::string> names;
    for (const auto& [name, input] : inputs()) names.push_back(name);
    return names;
}

INSTANTIATE_TEST_SUITE_P(OfKind, Inputs, testing::ValuesIn(kinds()),
                         [](const auto& kind) { return kind.param; });

#if M2M_HAS_GRADER
// What they were converted to was no time and no size: negative, or by no rule of the language.
TEST(Manifests, HaveLimitsThatCanBeKept) {
    const Input& manifests = inputs().at("manifest");
    for (const char* const name : {"seconds", "megabytes", "total_seconds", "compile_seconds"}) {
        const std::string key = std::string("\"") + name + "\": ";
        for (const char* const value :
             {"-1", "0", "1e308", "1e-300", "99999999999999999999", "2147483647"}) {
            std::string text = manifests.seeds.at(0);
            text.insert(text.find(key) + key.size(), std::string(value) + ", \"was\": ");
            manifests.read(text);
        }
    }
}
#endif

TEST(InputKinds, AreAllTried) {
    EXPECT_EQ(inputs().size(), M2M_HAS_GRADER ? 8u : 6u);
}

}  // namespace
}  // namespace m2m::fuzz
