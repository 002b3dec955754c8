// simt_coverage: writes the generated part of simt/docs/COVERAGE.md anew. Run it in the
// repository, after adding a function or a test.
#include "simt/tests/coverage/coverage.hpp"
#include "simt/tests/support.hpp"

#include <cstdio>

int main() {
    try {
        const std::filesystem::path page = REPOSITORY "/simt/docs/COVERAGE.md";
        simt::test::write_file(
            page, simt_coverage::with_generated_part(simt::test::read_file(page),
                                                     simt_coverage::generated(REPOSITORY)));
        std::printf("%s\n", page.c_str());
        return 0;
    } catch (const std::runtime_error& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
