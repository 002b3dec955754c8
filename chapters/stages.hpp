// The ladder: every stage of the book, in reading order.
#pragma once

#include "common/base/stage.hpp"

#include <span>
#include <string_view>

namespace m2m {

/// All stages of this build in reading order. Tests, bench, trainer and exercises iterate over this
/// table.
std::span<const Stage> stages();

/// The stage of that name. @throws UsageError naming the nearest stages when there is none.
const Stage& find_stage(std::string_view name);

}  // namespace m2m
