// Every file of corpus/ goes through the fuzzer's function: what once broke the translator does not
// break it again.
#include "simt/tests/support.hpp"
#include "simt/tests/translate/fuzz.hpp"

#include <gtest/gtest.h>

#include <cstddef>
#include <filesystem>
#include <string>

namespace {

TEST(Corpus, IsReadWithoutBreakingAnything) {
    std::size_t files = 0, bytes = 0;
    for (const auto& entry : std::filesystem::recursive_directory_iterator(CORPUS)) {
        if (!entry.is_regular_file()) continue;
        SCOPED_TRACE(entry.path().string());
        const std::string text = simt::test::read_file(entry.path());
        entry.path().extension() == ".ptx" ? fuzz_ptx(text) : fuzz_program(text);
        ++files;
        bytes += text.size();
    }
    EXPECT_GE(files, 11u);
    EXPECT_LE(bytes, 200'000u) << "the corpus is to stay small: fuzz.sh says how to minimize it";
}

}  // namespace
