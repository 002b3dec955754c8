// Chapter 08's experiment: every job separate and fused, verified, then timed in turns.
#pragma once

#include "chapters/08_fusion/traffic.hpp"
#include "common/base/stage.hpp"
#include "common/measure/claim.hpp"
#include "common/measure/in_turns.hpp"

#include <iosfwd>
#include <span>
#include <string>
#include <vector>

namespace m2m::fusion {

/// One job at one size, both ways.
struct Comparison {
    std::string job;  ///< "Adam, 10 000 000 weights"
    Traffic separate, fused;
    double separate_seconds = 0, fused_seconds = 0;  ///< medians; 0 when not timed
    Spread separate_spread = {}, fused_spread = {};
};

/// Compares every job at every size of the chapter on that kind of memory. The results of both ways
/// are compared before anything is timed. `seconds` is spent on each timing; a simulated device is
/// verified at small sizes and not timed. @throws Error when the two ways disagree.
std::vector<Comparison> compare_jobs(Where where, double seconds);

/// The jobs' time on `device`, two figures for each comparison: separate, then fused.
std::vector<Figure> time_figures(std::span<const Comparison> comparisons, const MeasuredOn& device);

/// Claim 9 from pairs of times (separate, fused): confirmed when every job is at least 1.1 times as
/// fast when fused, refuted when none is, else it depends. A job whose repeats lie on both sides of
/// 1.1 counts for neither. Not measurable when a time is missing.
Verdict judge_fusion(std::span<const Figure> times);

/// The passes and bytes of every job, for people.
void print_traffic(std::ostream& out);

/// Claim 9, "a compiler such as XLA makes a network faster by fusing its kernels".
ClaimReport measure_fusion(const ClaimOptions& options);

}  // namespace m2m::fusion
