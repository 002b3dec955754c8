// Chapter 07's claims: their experiments, and how a verdict follows from figures.
#pragma once

#include "common/measure/claim.hpp"

namespace m2m::jobs {

/// Claim 2: one GPU thread is no faster than a CPU thread; the GPU wins by number.
ClaimReport measure_threads(const ClaimOptions& options);
/// Claim 3: the CPU is a sports car, the GPU a truck.
ClaimReport measure_latency_and_throughput(const ClaimOptions& options);

/// Steps per second of one thread, and of all threads, on each side. confirmed: the GPU's thread is
/// at most 1.1 times as fast as the CPU's, and all of the GPU at least twice as fast as all of the
/// CPU; refuted: its thread is more than 1.5 times as fast, or all of it no faster; depends: in
/// between.
Verdict judge_threads(const Figure& cpu_one, const Figure& gpu_one, const Figure& cpu_all,
                      const Figure& gpu_all);

/// Time to the first result, and results per second of a big job. confirmed: the CPU is first
/// by 1.5 times or more, and the GPU delivers at least twice as much; refuted: the GPU is first, or
/// delivers less; depends: in between.
Verdict judge_latency_and_throughput(const Figure& cpu_first, const Figure& gpu_first,
                                     const Figure& cpu_rate, const Figure& gpu_rate);

}  // namespace m2m::jobs
