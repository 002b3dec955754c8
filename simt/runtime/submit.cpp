// A launch on its way to the executor: held against the device's limits, run in stream order, its
// failure remembered.
#include "capture.hpp"
#include "function.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/execution.hpp"
#include "simt/launch.hpp"
#include "simt/limits.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <deque>
#include <iterator>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

namespace simt {

namespace {

using namespace runtime;

std::string text(const dim3& size) {
    return std::to_string(size.x) + " x " + std::to_string(size.y) + " x " + std::to_string(size.z);
}

/// Whether a grid or a block has such a size; if not, it is explained.
bool within(const char* what, const dim3& size, const int (&most)[3]) {
    const unsigned sizes[3] = {size.x, size.y, size.z};
    bool zero = false, large = false;
    for (int axis = 0; axis < 3; ++axis) {
        zero = zero || sizes[axis] < 1;
        large = large || sizes[axis] > static_cast<unsigned>(most[axis]);
    }
    if (zero)
        explain(std::string(what) + " is " + text(size) + ": no dimension may be 0",
                "a dimension of 0");
    if (large && !zero)
        explain(std::string(what) + " is " + text(size) + "; at most " +
                text(dim3(most[0], most[1], most[2])) + " is allowed");
    return !zero && !large;
}

/// The errors that a launch itself gives. Codes as the driver's: a bad shape is an invalid
/// configuration, too much dynamic shared memory an invalid value (CUDA_ERROR_INVALID_VALUE in
/// reports from V100 to Blackwell, for example github.com/cupy/cupy/issues/2118).
cudaError_t check(const Launch& launch) {
    const LaunchConfig& config = launch.config;
    const std::size_t threads = std::size_t{config.block.x} * config.block.y * config.block.z;
    if (!within("the grid", config.grid, device_limits.max_grid_dim) ||
        !within("the block", config.block, device_limits.max_block_dim))
        return cudaErrorInvalidConfiguration;
    if (threads > static_cast<std::size_t>(device_limits.max_threads_per_block)) {
        explain("the block has " + std::to_string(threads) + " threads (" + text(config.block) +
                "); at most " + std::to_string(device_limits.max_threads_per_block) +
                " are allowed");
        return cudaErrorInvalidConfiguration;
    }
    if (const std::size_t most = max_dynamic_shared(launch.site.address);
        config.dynamic_shared > most) {
        explain(std::to_string(config.dynamic_shared) +
                " bytes of dynamic shared memory; this kernel may have " + std::to_string(most) +
                " (cudaFuncSetAttribute with cudaFuncAttributeMaxDynamicSharedMemorySize sets how "
                "much, up to the device's limit)");
        return cudaErrorInvalidValue;
    }
    // A stream takes kernels of its own device only.
    if (!stream_exists(config.stream)) {
        explain("its stream does not exist: it was never created, or has been destroyed");
        return cudaErrorInvalidResourceHandle;
    }
    if (device_of(config.stream) != current_device()) {
        explain("its stream is device " + std::to_string(device_of(config.stream)) +
                "'s, and the current device is " + std::to_string(current_device()));
        return cudaErrorInvalidResourceHandle;
    }
    if (launch.cooperative) {
        const auto blocks =
            static_cast<unsigned long long>(config.grid.x) * config.grid.y * config.grid.z;
        const int resident =
            resident_blocks_per_multiprocessor(static_cast<int>(threads), config.dynamic_shared) *
            device_limits.multiprocessors;
        if (blocks > static_cast<unsigned long long>(resident)) {
            explain("a cooperative launch of " + std::to_string(blocks) +
                    " blocks; the device holds " + std::to_string(resident) +
                    " of this size at a time");
            return cudaErrorCooperativeLaunchTooLarge;
        }
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
        case Outcome::misaligned_address:
            return cudaErrorMisalignedAddress;
        case Outcome::illegal_instruction:
            return cudaErrorIllegalInstruction;
        case Outcome::too_much_shared:
            return cudaErrorInvalidValue;
        case Outcome::too_many_threads:
            return cudaErrorLaunchOutOfResources;
    }
    return cudaErrorUnknown;
}

}  // namespace

void runtime::run_launch(const Launch& launch) {
    const ExecutionResult result = execute(launch);
    if (result) return;
    std::fflush(stdout);
    std::fputs(result.report.c_str(), stderr);
    const cudaError_t error = error_of(result.outcome);
    if (is_launch_error(result.outcome)) {
        // Told above already, but not to check mode.
        if (observer != nullptr) explain(result.what.substr(0, result.what.find('\n')));
        remember(error, "cudaLaunchKernel", &launch.site);
    } else {
        device(launch.device).sticky = error;
    }
}

namespace {

using Child = ChildLaunch;

cudaError_t launch_from_kernel(Launch&& launch) {
    Child child{};
    child.tail =
        launch.config.stream == reinterpret_cast<cudaStream_t>(0x3);  // cudaStreamTailLaunch
    launch.config.stream = nullptr;
    child.launch = std::make_shared<Launch>(std::move(launch));
    child.block = (std::size_t{blockIdx.z} * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    child.thread = (std::size_t{threadIdx.z} * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
    KernelState& kernels = Runtime::the().kernels;  // a grid's blocks run on several OS threads
    const std::lock_guard<std::mutex> lock(kernels.children_mutex);
    kernels.children.push_back(std::move(child));
    return cudaSuccess;
}

/// What the grid that has just ended has launched, in the order of its blocks and threads.
std::vector<Child> take_children() {
    std::vector<Child> taken;
    {
        KernelState& kernels = Runtime::the().kernels;
        const std::lock_guard<std::mutex> lock(kernels.children_mutex);
        taken.swap(kernels.children);
    }
    std::stable_sort(taken.begin(), taken.end(), [](const Child& a, const Child& b) {
        return std::tuple(a.tail, a.block, a.thread) < std::tuple(b.tail, b.block, b.thread);
    });
    return taken;
}

/// Runs the grid and then what it has launched: the latest that CUDA allows.
void run_with_children(const Launch& parent) {
    constexpr int deepest = 24;
    run_launch(parent);
    std::deque<Child> waiting;
    const auto add = [&waiting](int depth) {
        std::vector<Child> taken = take_children();
        for (Child& child : taken) child.depth = child.tail ? depth : depth + 1;
        waiting.insert(waiting.begin(), std::make_move_iterator(taken.begin()),
                       std::make_move_iterator(taken.end()));
    };
    for (add(0); !waiting.empty();) {
        const Child child = std::move(waiting.front());
        waiting.pop_front();
        if (device(parent.device).sticky != cudaSuccess) return;
        Launch& launch = *child.launch;
        launch.device = parent.device;
        cudaError_t error = check(launch);
        if (error == cudaSuccess && child.depth > deepest) {
            explain("kernels launch kernels more than " + std::to_string(deepest) + " deep");
            error = cudaErrorLaunchMaxDepthExceeded;
        }
        if (error != cudaSuccess) {
            remember(error, "cudaLaunchKernel", &launch.site);
            continue;
        }
        run_launch(launch);
        add(child.depth);
    }
}

}  // namespace

Task runtime::kernel_task(std::shared_ptr<const Launch> launch) {
    const LaunchConfig& config = launch->config;
    Task task;
    task.type = cudaGraphNodeTypeKernel;
    task.device = launch->device;
    task.kernel = {const_cast<void*>(launch->site.address),      config.grid, config.block,
                   static_cast<unsigned>(config.dynamic_shared), nullptr,     nullptr};
    task.run = [launch] { run_with_children(*launch); };
    task.launch = std::move(launch);
    return task;
}

cudaError_t runtime::kernel_task(const cudaKernelNodeParams& parameters, Task* task) {
    if (parameters.extra != nullptr ||
        (parameters.kernelParams == nullptr && has_parameters(parameters.func))) {
        explain("a kernel node's arguments are given as kernelParams, pointers to each of them");
        return cudaErrorInvalidValue;
    }
    std::optional<Launch> launch =
        launch_of(parameters.func,
                  LaunchConfig(parameters.gridDim, parameters.blockDim, parameters.sharedMemBytes),
                  parameters.kernelParams);
    if (!launch) return cudaErrorInvalidDeviceFunction;
    launch->device = current_device();
    if (const cudaError_t error = check(*launch); error != cudaSuccess) return error;
    Task made = kernel_task(std::make_shared<const Launch>(std::move(*launch)));
    made.arguments = arguments_of(parameters.func, parameters.kernelParams);
    made.kernel.kernelParams = const_cast<void**>(made.arguments->pointers.data());
    *task = std::move(made);
    return cudaSuccess;
}

namespace {

/// CUDA_LAUNCH_BLOCKING=1: a launch waits for its kernel and returns its error.
bool launches_block() {
    const char* text = std::getenv("CUDA_LAUNCH_BLOCKING");
    return text != nullptr && std::string_view(text) == "1";
}

}  // namespace

cudaError_t submit(Launch&& launch) {
    if (in_kernel()) return launch_from_kernel(std::move(launch));
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    const LaunchSite site = launch.site;
    const auto failed_with = [&site](cudaError_t error) {
        return remember(error, "cudaLaunchKernel", &site);
    };
    if (in_host_function()) return failed_with(cudaErrorNotPermitted);
    if (const cudaError_t failed = sticky_error(); failed != cudaSuccess)
        return failed_with(failed);
    if (const cudaError_t error = check(launch); error != cudaSuccess) return failed_with(error);

    const cudaStream_t stream = launch.config.stream;
    launch.device = device_of(stream);
    const cudaError_t queued =
        enqueue(stream, kernel_task(std::make_shared<const Launch>(std::move(launch))));
    if (queued != cudaSuccess) return failed_with(queued);
    if (!launches_block() || is_captured(stream)) return cudaSuccess;
    wait_for_stream(stream);
    return failed_with(sticky_error());
}

}  // namespace simt
