// A profile as one self-contained HTML page: nothing is loaded from anywhere.
#pragma once

#include "simt/profile/report.hpp"
#include "simt/profile/sources.hpp"

#include <string>

namespace simt::profile {

/// The page. The date stands beside the program's name: "2026-11-22".
/// It reads on white and on black, on paper, by keyboard, and without its script.
std::string page(const Report& report, const Sources& sources, const std::string& date);

/// One warp's access as an inline SVG: 32 lanes and the 32-byte sectors they touch, or the 32 banks
/// of shared memory and the turns they need.
std::string access_picture(const Example& example);

/// Kernels on an axis of FLOP/byte, below the roof that memory and arithmetic make; "" when no
/// kernel has an intensity. Kernels are told by their number, from 1.
std::string intensity_picture(const Report& report);

/// One line of C++ or CUDA with its words marked up, escaped for HTML.
/// `in_comment`: whether a /* comment reaches into this line; updated for the next one
std::string highlighted(const std::string& line, bool& in_comment);

}  // namespace simt::profile
