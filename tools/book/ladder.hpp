// The counted ladder: why each rung is faster, without a GPU.
#pragma once

#include "simt/profile/report.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace m2m::book {

/// What a stage's kernels ask of the memories. Bytes are those that move: whole sectors of 32 bytes,
/// whole wavefronts of 128.
struct Rung {
    std::string stage;
    double sectors_per_request = 0;  ///< of loads from global memory; ideal: 4, or 16 by four words
    double wavefronts_per_request = 0;          ///< of loads from shared memory; 0 without any
    double global_bytes = 0, shared_bytes = 0;  ///< for one multiply-add
    std::optional<int> registers;               ///< of a thread of the largest kernel
    double occupancy = 0;                       ///< of that kernel, 0 … 1
};

/// All kernels of the stage together, for so many multiply-adds. @throws Error without a kernel
Rung rung_of(const std::string& stage, const simt::profile::Report& report, double multiply_adds);

/// The table, in Markdown.
std::string ladder_table(std::span<const Rung> rungs);

/// Bytes for one multiply-add as bars. @param caption lines below it
std::string ladder_chart(std::span<const Rung> rungs, std::vector<std::string> caption);

}  // namespace m2m::book
