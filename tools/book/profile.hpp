// What book profile knows of a stage, for other commands.
#pragma once

#include "common/base/stage.hpp"
#include "simt/profile/report.hpp"

#include <string>

namespace m2m::book {

/// Registers a thread of each of the stage's kernels, as nvcc's assembler allots them for sm_75:
/// "tiled_kernel=40,…". "" with a note on stderr where there is no nvcc.
std::string registers_of_stage(const Stage& stage);

/// What the stage asks of memory at a size ("256"), counted on the CPU. @param registers as above,
/// for the occupancy; "" when they are not known @throws Error when it does not compile or run
simt::profile::Report count_stage(const Stage& stage, const std::string& size,
                                  const std::string& registers);

}  // namespace m2m::book
