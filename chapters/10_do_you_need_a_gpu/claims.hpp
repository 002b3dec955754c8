// Chapter 10's claims: their experiments, and how a verdict follows from figures.
#pragma once

#include "chapters/10_do_you_need_a_gpu/break_even.hpp"
#include "common/measure/claim.hpp"
#include "common/measure/in_turns.hpp"

#include <iosfwd>
#include <string>
#include <vector>

namespace m2m::break_even {

/// A training step at one size, in seconds.
struct Point {
    Net net;
    double cpu = 0, gpu = 0, gpu_with_transfers = 0;  ///< medians
    Spread cpu_spread, gpu_spread, transfers_spread;  ///< of the same; a model has none
};

/// Training steps over batch and hidden size on this machine's CPU and on a GPU.
struct Survey {
    std::string gpu;        ///< "Tesla T4", or "T4"
    bool measured = false;  ///< the GPU's times: measured here, or from the model
    std::string source;     ///< of a model's data
    std::vector<Point> points;
    const Point& at(int batch, int hidden) const;
};

/// Measures the CPU, and the GPU where a real one is; otherwise models `part`. Empty in a build
/// that measures no speed. @throws Error when the stage that multiplies is wrong.
Survey survey(double seconds, const GpuPart& part);

/// Claim 6: scalars suit a CPU, matrices a GPU.
ClaimReport measure_scalars_and_matrices(const ClaimOptions& options);
/// Claim 7: for MNIST it makes little difference, with bigger layers it does.
ClaimReport measure_break_even(const ClaimOptions& options);
/// Claim 8: hours on a CPU are minutes on a GPU.
ClaimReport measure_hours(const ClaimOptions& options);
/// Claim 12: what to do without a GPU.
ClaimReport measure_without_gpu(const ClaimOptions& options);

/// confirmed: the CPU is at least twice as fast on one element, the GPU on the matrix; refuted: the
/// CPU is not faster on one element, or the GPU not on the matrix.
Verdict judge_scalars_and_matrices(const Figure& one_cpu, const Figure& one_gpu,
                                   const Figure& matrix_cpu, const Figure& matrix_gpu);

/// confirmed: for MNIST the GPU is less than 3 times as fast, for the bigger net at least 3 times;
/// refuted: it is not faster even for the bigger net; depends: otherwise.
Verdict judge_break_even(const Figure& mnist_cpu, const Figure& mnist_gpu, const Figure& big_cpu,
                         const Figure& big_gpu);

/// Two to three hours against ten minutes are 12 to 18 times: confirmed from 10, refuted below 3.
Verdict judge_hours(const Figure& cpu, const Figure& gpu);

/// confirmed: every CUDA stage gives the right result without a GPU; refuted: none does.
Verdict judge_without_gpu(const Figure& right, const Figure& all);

/// The table of the survey, the crossings and the reader's answer; draws out/break_even.svg.
void print_survey(std::ostream& out);

}  // namespace m2m::break_even
