// What chapter 09 measures.
#pragma once

#include "chapters/09_many_devices/ranks.hpp"
#include "chapters/09_many_devices/scaling.hpp"
#include "common/measure/claim.hpp"

#include <string>
#include <vector>

namespace m2m {

/// "List your devices, pick one, see where work was placed. Several … one by one or in parallel."
ClaimReport measure_many_devices(const ClaimOptions& options);

/// The verdict: devices must give the same, ranks and devices together the same to 1e-5, and two
/// ranks must be worth having. `gain` is images/s of two ranks over one.
Verdict judge_many_devices(const Figure& devices, const Figure& devices_differ,
                           const Figure& ranks_differ, const Figure& gain);

/// Images per second over the number of ranks: measured on this machine, and the model beyond it.
struct Scaling {
    std::vector<RankMeasurement> measured;  ///< 1 rank, 2 ranks, …
    StepCost step;
    MessageCost cost;
};

/// Measures 1, 2, … `most` ranks. @throws Error without MPI.
Scaling measure_scaling(const std::string& program, int most, const RankTask& task);

/// The chart: measured points and the model up to `most` ranks.
std::string scaling_chart(const Scaling& scaling, int most, const std::string& device);

}  // namespace m2m
