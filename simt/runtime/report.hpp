// Texts of reports: places, threads, masks.
#pragma once

#include "simt/place.hpp"
#include "vector_types.h"

#include <string>

namespace simt {

/// "(1,2,3)".
std::string text(uint3 index);
/// "kernel.cu:12:5"; without the column where the compiler does not tell it.
std::string text(const Place& place);
/// "0x0000ffff".
std::string hexadecimal(unsigned value);

}  // namespace simt
