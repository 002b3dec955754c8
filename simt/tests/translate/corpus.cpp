// Every file of corpus/ goes through the fuzzer's function: what once broke the translator does not
// break it again.
#include "common/base/file.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <string>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace {

TEST(Corpus, IsReadWithoutBreakingAnything) {
    std::size_t files = 0, bytes = 0;
    for (const auto& entry : std::filesystem::directory_iterator(CORPUS)) {
        SCOPED_TRACE(entry.path().string());
        const std::string text = m2m::read_file(entry.path());
        EXPECT_EQ(
            LLVMFuzzerTestOneInput(reinterpret_cast<const std::uint8_t*>(text.data()), text.size()),
            0);
        ++files;
        bytes += text.size();
    }
    EXPECT_GE(files, 6u);
    EXPECT_LE(bytes, 200'000u) << "the corpus is to stay small: fuzz.sh says how to minimize it";
}

}  // namespace
