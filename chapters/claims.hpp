// The claims this book starts from, each with the experiment that judges it.
#pragma once

#include "common/measure/claim.hpp"

#include <span>

namespace m2m {

/// All claims, by number. `./book claims` and the measuring chapters iterate over this table.
std::span<const Claim> claims();

/// The claim of that number. @throws UsageError when there is none.
const Claim& find_claim(int number);

}  // namespace m2m
