// Chapter 00's claims: their experiments, and how a verdict follows from figures.
#pragma once

#include "common/measure/claim.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace m2m::machine {

/// Claim 1: a CPU has a few cores and works serially, a GPU has thousands and works in parallel.
ClaimReport measure_cores(const ClaimOptions& options);
/// Claim 4: GPU memory bandwidth is far higher.
ClaimReport measure_bandwidth(const ClaimOptions& options);
/// Claim 5: external bandwidth is not internal bandwidth.
ClaimReport measure_copying(const ClaimOptions& options);
/// Claim 10: check that the GPU is there and that the versions fit.
ClaimReport measure_setup(const ClaimOptions& options);

/// Multiply-adds on one lane of one thread, on all lanes of all threads, and the lanes of the GPU.
/// confirmed: the CPU gains less than 4 times by working in parallel, and the GPU has 1000 lanes or
/// more; refuted: the GPU has fewer; depends: the CPU gains more, so it is parallel, too.
Verdict judge_cores(const Figure& one, const Figure& all, const Figure& gpu_lanes);

/// The same triad on CPU and GPU: confirmed from 3 times, refuted below 1.2.
Verdict judge_bandwidth(const Figure& cpu, const Figure& gpu);

/// Within the GPU against to the GPU: confirmed from 3 times, refuted below 1.2.
Verdict judge_copying(const Figure& to_device, const Figure& within_device);

/// confirmed: versions that do not fit were found; refuted: the GPU cannot be used though they fit;
/// depends: a GPU is there and everything fits. `detail` is the fault, where there is one.
Verdict judge_setup(const Figure& gpus, const Figure& version_faults, bool usable,
                    const std::string& detail);

/// Multiply-add units of a core: the smallest whole number that explains `flops` of one thread.
int multiply_add_units(double flops, double hertz, int lanes);

/// What the machine is made of: CPU, caches, memory, GPUs.
void print_machine(std::ostream& out);

}  // namespace m2m::machine
