// simt_coverage: writes the generated part of simt/docs/COVERAGE.md anew. Run it in the
// repository, after adding a function or a test.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "simt/tests/coverage/coverage.hpp"

#include <cstdio>

int main() {
    try {
        const std::filesystem::path page = REPOSITORY "/simt/docs/COVERAGE.md";
        m2m::write_file(page, simt_coverage::with_generated_part(
                                  m2m::read_file(page), simt_coverage::generated(REPOSITORY)));
        std::printf("%s\n", page.c_str());
        return 0;
    } catch (const m2m::Error& error) {
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
