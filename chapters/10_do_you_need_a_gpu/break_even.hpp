// When does a GPU pay? A model of a training step on a GPU, and where two curves cross. Nothing
// here is measured: everything is a function of numbers, so that tests can make them up.
#pragma once

#include "common/measure/parts.hpp"

#include <optional>
#include <span>
#include <string>
#include <vector>

namespace m2m::break_even {

/// A network with one hidden layer, and how many images it sees in a step.
struct Net {
    int batch = 32, inputs = 784, hidden = 128, classes = 10;
};

/// One kernel: what it computes, and what it moves between the GPU and its memory.
struct Kernel {
    std::string what;
    double flops = 0, bytes = 0;
};

/// The kernels of one training step of chapter 06, in order, each moving its arrays once.
std::vector<Kernel> step_kernels(const Net& net);

/// What a model of a GPU has to assume. These are assumptions, printed with every result.
struct Assumptions {
    double reach = 0.5;    ///< share of peak and of bandwidth that good kernels reach
    double launch = 5e-6;  ///< seconds from one small kernel to the next
    double copy = 10e-6;   ///< seconds to start a copy over PCIe, on top of its bytes
};

/// Seconds of a step with everything on the GPU already: each kernel takes its launch, and then the
/// longer of computing and moving (the roofline: Williams, Waterman, Patterson, CACM 52(4), 2009).
double modelled_step(const Net& net, const GpuPart& gpu, const Assumptions& assumptions = {});

/// Seconds to bring a batch to the GPU and its losses and predictions back: what a step costs more
/// when the data set does not live on the GPU.
double modelled_transfers(const Net& net, const GpuPart& gpu, const Assumptions& assumptions = {});

/// What a step would take under other assumptions.
struct Variant {
    Assumptions assumptions;
    double seconds;  ///< modelled_step() under them
};

/// The model's answer for every pair of launch cost (3, 5, 10 µs) and reach (30, 50, 70 % of the
/// peaks): how much of it is assumption. The launch cost varies slowest.
std::vector<Variant> sensitivity(const Net& net, const GpuPart& gpu);

/// The first x from which on `challenger` takes at most as long as `champion`, found between the
/// points on logarithmic scales. Nothing when it never does at the last point; x.front() when it
/// always does. x > 0 rises; times are > 0. @throws std::invalid_argument when they do not.
std::optional<double> crossing(std::span<const double> x, std::span<const double> champion,
                               std::span<const double> challenger);

/// "1.2 µs", "3.4 ms", "5.6 s", "2.1 min", "3.0 h".
std::string in_words(double seconds);

/// The answer for one net, in plain words: what a GPU would save per run of `steps` steps, or that
/// it would not. `gpu` is "a T4, by the model" or "this GPU, measured".
std::string answer(const std::string& net, double steps, double cpu_step, double gpu_step,
                   const std::string& gpu);

}  // namespace m2m::break_even
