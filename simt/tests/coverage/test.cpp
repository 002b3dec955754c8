// simt/docs/COVERAGE.md says what the headers declare and the tests use today.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "simt/tests/coverage/coverage.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace {

TEST(Coverage, PageIsUpToDate) {
    const std::string page = m2m::read_file(REPOSITORY "/simt/docs/COVERAGE.md");
    EXPECT_TRUE(page ==
                simt_coverage::with_generated_part(page, simt_coverage::generated(REPOSITORY)))
        << "build/cpu/bin/simt_coverage writes it anew";
}

TEST(Coverage, TellsUsedFunctionsFromUnusedOnes) {
    const std::string part = simt_coverage::generated(REPOSITORY);
    EXPECT_NE(part.find("### `cuda_runtime_api.h`"), std::string::npos);
    EXPECT_NE(part.find("`cudaMalloc`"), std::string::npos);
    EXPECT_NE(part.find("`__syncthreads`"), std::string::npos);
    EXPECT_NE(part.find("| `reduction.cu` | "), std::string::npos);
    EXPECT_EQ(part.find("`make_launch`"), std::string::npos) << "that is the simulator's own";
    EXPECT_EQ(part.find("`return`"), std::string::npos);
}

TEST(Coverage, ReplacesItsOwnPartOnly) {
    const std::string page =
        "before\n<!-- generated: build/cpu/bin/simt_coverage -->\nold\n<!-- end of the generated "
        "part "
        "-->\nafter\n";
    const std::string once = simt_coverage::with_generated_part(page, "new\n");
    EXPECT_EQ(once,
              "before\n<!-- generated: build/cpu/bin/simt_coverage -->\n\nnew\n\n<!-- end of the "
              "generated part -->\nafter\n");
    EXPECT_EQ(simt_coverage::with_generated_part(once, "new\n"), once);
    EXPECT_THROW(simt_coverage::with_generated_part("nothing", "new\n"), m2m::Error);
}

}  // namespace
