// Which of CUDA's functions the simulator declares, and which of them its tests use.
#pragma once

#include <filesystem>
#include <string>

namespace simt_coverage {

/// The generated part of simt/docs/COVERAGE.md: Markdown, from the headers in
/// simt/include and the tests in tests/simt_{cc,core,runtime,translate}. @param root the
/// repository
std::string generated(const std::filesystem::path& root);

/// `page` with its generated part replaced: what stands between the two marker lines.
/// @throws m2m::Error when the markers are missing
std::string with_generated_part(const std::string& page, const std::string& part);

}  // namespace simt_coverage
