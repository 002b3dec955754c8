// The reports of check mode and count mode, written by the submission's own process.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <optional>
#include <string>
#include <vector>

namespace m2m::grader {

/// One report out of those of every test: all entries of the list `key` ("findings", "kernels").
/// Nothing when there is no report, or when one of them is not what the simulator writes: a program
/// that ended before its report, or that wrote one of its own.
std::optional<nlohmann::ordered_json> merged_reports(const std::vector<std::string>& reports,
                                                     const std::string& key);

}  // namespace m2m::grader
