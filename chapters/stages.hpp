// The ladder: every stage of the book, in reading order.
#pragma once

#include "common/base/stage.hpp"

#include <span>
#include <string_view>

namespace m2m {

/// All stages of this build in reading order: the one table that tests, bench, profile and the
/// trainer choose from.
std::span<const Stage> stages();

/// The stage of that name. @throws UsageError naming all of them when there is none.
const Stage& find_stage(std::string_view name);

}  // namespace m2m
