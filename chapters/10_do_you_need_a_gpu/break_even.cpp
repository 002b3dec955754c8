#include "chapters/10_do_you_need_a_gpu/break_even.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <stdexcept>

namespace m2m::break_even {

namespace {

constexpr double word = 4;  // bytes of a float32

}  // namespace

// [kernels] A training step, kernel by kernel. A product of m×k and k×n computes 2·m·n·k.
std::vector<Kernel> step_kernels(const Net& net) {
    const double batch = net.batch, classes = net.classes;
    std::vector<Kernel> kernels;
    const auto product = [&](const std::string& what, double m, double n, double k) {
        kernels.push_back({what, 2 * m * n * k, (m * k + k * n + m * n) * word});
    };
    const auto pass = [&](const std::string& what, double elements, double arrays) {
        kernels.push_back({what, elements, elements * arrays * word});
    };
    const double sizes[] = {double(net.inputs), double(net.hidden), classes};
    pass("draw the batch", batch * sizes[0], 2);
    for (int l = 0; l < 2; ++l) {
        product("Z = X·W", batch, sizes[l + 1], sizes[l]);
        pass("bias, ReLU", batch * sizes[l + 1], 2);
    }
    pass("softmax, loss", batch * classes, 2);
    pass("gradient of the loss", batch * classes, 2);
    for (int l = 1; l >= 0; --l) {
        pass("Xᵀ", batch * sizes[l], 2);
        product("dW = Xᵀ·dZ", sizes[l], sizes[l + 1], batch);
        pass("db", batch * sizes[l + 1], 1);
        if (l == 0) break;
        pass("Wᵀ", sizes[l] * sizes[l + 1], 2);
        product("dX = dZ·Wᵀ", batch, sizes[l], sizes[l + 1]);
        pass("back through the ReLU", batch * sizes[l], 3);
    }
    pass("Adam", sizes[0] * sizes[1] + sizes[1] * sizes[2] + sizes[1] + sizes[2], 7);
    return kernels;
}

// [step] The roofline: a kernel takes as long as the slower of computing and moving.
double modelled_step(const Net& net, const GpuPart& gpu, const Assumptions& assumptions) {
    double seconds = 0;
    for (const Kernel& kernel : step_kernels(net)) {
        const double computing = kernel.flops / (gpu.peak_flops() * assumptions.reach);
        const double moving = kernel.bytes / (gpu.memory_bandwidth() * assumptions.reach);
        seconds += assumptions.launch + std::max(computing, moving);
    }
    return seconds;
}

double modelled_transfers(const Net& net, const GpuPart& gpu, const Assumptions& assumptions) {
    const double batch = net.batch;
    const double to_gpu = batch * (net.inputs * word + 1), back = batch * (word + 1);
    return 2 * assumptions.copy + (to_gpu + back) / gpu.pcie_bytes;
}

// [sensitivity] The same step under nine pairs of assumptions.
std::vector<Variant> sensitivity(const Net& net, const GpuPart& gpu) {
    std::vector<Variant> variants;
    for (const double launch : {3e-6, 5e-6, 10e-6}) {
        for (const double reach : {0.3, 0.5, 0.7}) {
            Assumptions assumptions;
            assumptions.launch = launch;
            assumptions.reach = reach;
            variants.push_back({assumptions, modelled_step(net, gpu, assumptions)});
        }
    }
    return variants;
}

// [crossing] Where the last change from slower to faster lies, on logarithmic scales.
std::optional<double> crossing(std::span<const double> x, std::span<const double> champion,
                               std::span<const double> challenger) {
    if (x.empty() || x.size() != champion.size() || x.size() != challenger.size())
        throw std::invalid_argument("a crossing needs as many times as points");
    for (std::size_t i = 0; i < x.size(); ++i) {
        if (!(x[i] > 0) || !(champion[i] > 0) || !(challenger[i] > 0) ||
            (i > 0 && x[i] <= x[i - 1]))
            throw std::invalid_argument("points must rise, and times be above 0");
    }
    const auto advantage = [&](std::size_t i) { return std::log(champion[i] / challenger[i]); };
    if (advantage(x.size() - 1) < 0) return std::nullopt;
    std::size_t first = x.size() - 1;
    while (first > 0 && advantage(first - 1) >= 0) --first;
    if (first == 0) return x.front();
    const double below = advantage(first - 1), above = advantage(first);
    const double part = below / (below - above);
    return std::exp(std::log(x[first - 1]) + part * (std::log(x[first]) - std::log(x[first - 1])));
}

std::string in_words(double seconds) {
    if (seconds < 1e-3) return fmt::format("{:.3g} µs", seconds * 1e6);
    if (seconds < 1) return fmt::format("{:.3g} ms", seconds * 1e3);
    if (seconds < 120) return fmt::format("{:.1f} s", seconds);
    if (seconds < 7200) return fmt::format("{:.1f} min", seconds / 60);
    return fmt::format("{:.1f} h", seconds / 3600);
}

std::string answer(const std::string& net, double steps, double cpu_step, double gpu_step,
                   const std::string& gpu) {
    const double cpu = steps * cpu_step, device = steps * gpu_step;
    if (device >= cpu)
        return fmt::format("For {}: stay on the CPU. A run takes it {}; {} would take {}.", net,
                           in_words(cpu), gpu, in_words(device));
    const std::string saving = fmt::format(
        "would save about {} per run ({} instead of {}, {:.1f} "
        "times as fast)",
        in_words(cpu - device), in_words(device), in_words(cpu), cpu / device);
    if (cpu - device < 60) return fmt::format("For {}: you need no GPU. {} {}.", net, gpu, saving);
    return fmt::format("For {}: a GPU helps. {} {}.", net, gpu, saving);
}

}  // namespace m2m::break_even
