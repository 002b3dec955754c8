// What the runtime knows of a kernel: its attributes, and how much shared memory a block of it may
// have.
#pragma once

#include "simt/kernel_registry.hpp"
#include "simt/launch.hpp"
#include "simt/limits.hpp"
#include "task.hpp"

#include <cstddef>
#include <memory>
#include <optional>
#include <vector>

namespace simt::runtime {

struct Kernel {
    LaunchMaker make_launch = nullptr;
    std::vector<std::size_t> parameters{};  // the size of each
    int max_dynamic_shared = static_cast<int>(default_limits.shared_per_block);
    int carveout = cudaSharedmemCarveoutDefault;
};

/// A kernel that the running grid has launched.
struct ChildLaunch {
    std::shared_ptr<Launch> launch;
    bool tail;  ///< after all the others, and theirs
    std::size_t block, thread;
    int depth;
};

/// The most dynamic shared memory a block of this kernel may ask for: 48 KiB, or what
/// cudaFuncSetAttribute has set. For a kernel whose address the launch does not know (nullptr), the
/// most that was set for any kernel.
std::size_t max_dynamic_shared(const void* kernel);

/// A launch of the kernel at this address with arguments given by pointers; nothing, and a line on
/// stderr, when no kernel is known there.
std::optional<Launch> launch_of(const void* kernel, const LaunchConfig& config, void** arguments);

/// Whether the kernel is known, and has parameters: then a launch needs pointers to arguments.
bool has_parameters(const void* kernel);

/// Copies of the arguments of a known kernel.
std::shared_ptr<const KernelArguments> arguments_of(const void* kernel, void** arguments);

}  // namespace simt::runtime
