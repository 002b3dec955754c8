// A launch on its way to the executor: held against the device's limits, run in stream order, its
// failure remembered.
#include "function.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/execution.hpp"
#include "simt/launch.hpp"
#include "simt/limits.hpp"

#include <cstdio>
#include <cstdlib>
#include <memory>
#include <string_view>
#include <utility>

namespace simt {

namespace {

using namespace runtime;

bool within(const dim3& size, const int (&most)[3]) {
    const unsigned sizes[3] = {size.x, size.y, size.z};
    for (int axis = 0; axis < 3; ++axis) {
        if (sizes[axis] < 1 || sizes[axis] > static_cast<unsigned>(most[axis])) return false;
    }
    return true;
}

/// The errors that a launch itself gives. Codes as the driver's: a bad shape is an invalid
/// configuration, too much dynamic shared memory an invalid value (CUDA_ERROR_INVALID_VALUE in
/// reports from V100 to Blackwell, for example github.com/cupy/cupy/issues/2118).
cudaError_t check(const Launch& launch) {
    const LaunchConfig& config = launch.config;
    const std::size_t threads = std::size_t{config.block.x} * config.block.y * config.block.z;
    if (!within(config.block, device_limits.max_block_dim) ||
        !within(config.grid, device_limits.max_grid_dim) ||
        threads > static_cast<std::size_t>(device_limits.max_threads_per_block)) {
        return cudaErrorInvalidConfiguration;
    }
    if (config.dynamic_shared > max_dynamic_shared(launch.site.address))
        return cudaErrorInvalidValue;
    // A stream takes kernels of its own device only.
    if (!stream_exists(config.stream) || device_of(config.stream) != current_device()) {
        return cudaErrorInvalidResourceHandle;
    }
    if (launch.cooperative) {
        const auto blocks =
            static_cast<unsigned long long>(config.grid.x) * config.grid.y * config.grid.z;
        const int resident =
            resident_blocks_per_multiprocessor(static_cast<int>(threads), config.dynamic_shared) *
            device_limits.multiprocessors;
        if (blocks > static_cast<unsigned long long>(resident))
            return cudaErrorCooperativeLaunchTooLarge;
    }
    return cudaSuccess;
}

/// Errors of the launch, found only when it ran: they do not end the device's work.
bool is_launch_error(Outcome outcome) {
    return outcome == Outcome::too_much_shared || outcome == Outcome::too_many_threads;
}

cudaError_t error_of(Outcome outcome) {
    switch (outcome) {
        case Outcome::ok:
            return cudaSuccess;
        case Outcome::assertion_failed:
            return cudaErrorAssert;
        case Outcome::trap:
            return cudaErrorLaunchFailure;
        case Outcome::barrier_error:  // a GPU would wait until its watchdog ends the kernel
        case Outcome::no_progress:
            return cudaErrorLaunchTimeout;
        case Outcome::stack_overflow:
            return cudaErrorHardwareStackError;
        case Outcome::illegal_address:
            return cudaErrorIllegalAddress;
        case Outcome::illegal_instruction:
            return cudaErrorIllegalInstruction;
        case Outcome::too_much_shared:
            return cudaErrorInvalidValue;
        case Outcome::too_many_threads:
            return cudaErrorLaunchOutOfResources;
    }
    return cudaErrorUnknown;
}

void run(const Launch& launch) {
    const ExecutionResult result = execute(launch);
    if (result) return;
    std::fflush(stdout);
    std::fputs(result.report.c_str(), stderr);
    const cudaError_t error = error_of(result.outcome);
    if (is_launch_error(result.outcome)) {
        remember(error);
    } else {
        device(launch.device).sticky = error;
    }
}

/// CUDA_LAUNCH_BLOCKING=1: a launch waits for its kernel and returns its error.
bool launches_block() {
    const char* text = std::getenv("CUDA_LAUNCH_BLOCKING");
    return text != nullptr && std::string_view(text) == "1";
}

}  // namespace

cudaError_t submit(Launch&& launch) {
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    if (in_host_function()) return remember(cudaErrorNotPermitted);
    if (const cudaError_t failed = sticky_error(); failed != cudaSuccess) return remember(failed);
    if (const cudaError_t error = check(launch); error != cudaSuccess) return remember(error);

    const cudaStream_t stream = launch.config.stream;
    launch.device = device_of(stream);
    const cudaError_t queued =
        enqueue(stream, [work = std::make_shared<const Launch>(std::move(launch))] { run(*work); });
    if (queued != cudaSuccess) return remember(queued);
    if (!launches_block()) return cudaSuccess;
    wait_for_stream(stream);
    return remember(sticky_error());
}

}  // namespace simt
