// Kernels as the API names them: attributes, occupancy, launches from a pointer.
#include "function.hpp"

#include "cuda_runtime_api.h"
#include "runtime.hpp"
#include "simt/kernel_registry.hpp"
#include "simt/limits.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <utility>
#include <vector>

namespace simt {

namespace runtime {

namespace {

std::map<const void*, Kernel>& kernels() {
    return Runtime::the().kernels.known;
}

}  // namespace

std::size_t max_dynamic_shared(const void* kernel) {
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    int most = static_cast<int>(device_limits.shared_per_block);
    if (kernel == nullptr) {
        for (const auto& [address, known] : kernels())
            most = std::max(most, known.max_dynamic_shared);
    } else if (const auto it = kernels().find(kernel); it != kernels().end()) {
        most = it->second.max_dynamic_shared;
    }
    return static_cast<std::size_t>(most);
}

}  // namespace runtime

void register_kernel(const void* kernel, LaunchMaker make_launch, const std::size_t* parameters,
                     std::size_t count) {
    const std::lock_guard<std::recursive_mutex> lock(runtime::api_mutex());
    runtime::Kernel& known = runtime::kernels()[kernel];
    if (known.make_launch != nullptr) return;
    known.make_launch = make_launch;
    known.parameters.assign(parameters, parameters + count);
}

std::optional<Launch> runtime::launch_of(const void* kernel, const LaunchConfig& config,
                                         void** arguments) {
    const auto it = kernels().find(kernel);
    if (kernel != nullptr && it != kernels().end() && it->second.make_launch != nullptr)
        return it->second.make_launch(kernel, config, arguments);
    if (kernel != nullptr) {
        std::fprintf(stderr,
                     "simt: cudaLaunchKernel was given an address at which no kernel is known; "
                     "pass the kernel itself: cudaLaunchKernel(kernel<float>, …)\n");
    }
    return std::nullopt;
}

bool runtime::has_parameters(const void* kernel) {
    const auto it = kernels().find(kernel);
    return it != kernels().end() && !it->second.parameters.empty();
}

std::shared_ptr<const runtime::KernelArguments> runtime::arguments_of(const void* kernel,
                                                                      void** arguments) {
    auto copies = std::make_shared<KernelArguments>();
    const std::vector<std::size_t>& sizes = kernels()[kernel].parameters;
    for (std::size_t i = 0; i < sizes.size(); ++i) {
        const char* const value = static_cast<const char*>(arguments[i]);
        copies->values.emplace_back(value, value + sizes[i]);
    }
    for (std::vector<char>& value : copies->values) copies->pointers.push_back(value.data());
    return copies;
}

}  // namespace simt

using namespace simt::runtime;
using simt::device_limits;

cudaError_t cudaGetFuncBySymbol(cudaFunction_t* function, const void* kernel) {
    return api([&] {
        if (function == nullptr) return cudaErrorInvalidValue;
        *function = nullptr;
        const auto known = kernels().find(kernel);
        if (known == kernels().end() || known->second.make_launch == nullptr) {
            explain("no kernel is known at this address: pass the kernel itself");
            return cudaErrorInvalidDeviceFunction;
        }
        *function = reinterpret_cast<cudaFunction_t>(const_cast<void*>(kernel));
        return cudaSuccess;
    });
}

cudaError_t cudaFuncSetAttribute(const void* kernel, cudaFuncAttribute attribute, int value) {
    return api([&] {
        if (kernel == nullptr) return cudaErrorInvalidDeviceFunction;
        switch (attribute) {
            case cudaFuncAttributeMaxDynamicSharedMemorySize:
                if (value < 0 ||
                    static_cast<std::size_t>(value) > device_limits.shared_per_block_optin) {
                    return cudaErrorInvalidValue;
                }
                kernels()[kernel].max_dynamic_shared = value;
                return cudaSuccess;
            case cudaFuncAttributePreferredSharedMemoryCarveout:
                if (value < cudaSharedmemCarveoutDefault ||
                    value > cudaSharedmemCarveoutMaxShared) {
                    return cudaErrorInvalidValue;
                }
                kernels()[kernel].carveout = value;
                return cudaSuccess;
        }
        return cudaErrorInvalidValue;
    });
}

cudaError_t cudaFuncGetAttributes(cudaFuncAttributes* attributes, const void* kernel) {
    return api([&] {
        if (attributes == nullptr) return cudaErrorInvalidValue;
        if (kernel == nullptr) return cudaErrorInvalidDeviceFunction;
        const Kernel& known = kernels()[kernel];
        *attributes = {};
        attributes->maxThreadsPerBlock = device_limits.max_threads_per_block;
        attributes->ptxVersion = attributes->binaryVersion =
            10 * device_limits.compute_major + device_limits.compute_minor;
        attributes->maxDynamicSharedSizeBytes = known.max_dynamic_shared;
        attributes->preferredShmemCarveout = known.carveout;
        return cudaSuccess;
    });
}

cudaError_t cudaFuncSetCacheConfig(const void* kernel, cudaFuncCache) {
    return api([&] { return kernel != nullptr ? cudaSuccess : cudaErrorInvalidDeviceFunction; });
}

cudaError_t cudaFuncSetSharedMemConfig(const void* kernel, cudaSharedMemConfig) {
    return api([&] { return kernel != nullptr ? cudaSuccess : cudaErrorInvalidDeviceFunction; });
}

cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(int* blocks, const void* kernel,
                                                                   int block_size,
                                                                   std::size_t dynamic_shared,
                                                                   unsigned int flags) {
    return api([&] {
        if (kernel == nullptr) return cudaErrorInvalidDeviceFunction;
        if (blocks == nullptr || block_size < 1 || flags > cudaOccupancyDisableCachingOverride) {
            return cudaErrorInvalidValue;
        }
        const bool too_much_shared = dynamic_shared > max_dynamic_shared(kernel);
        *blocks = too_much_shared
                      ? 0
                      : simt::resident_blocks_per_multiprocessor(block_size, dynamic_shared);
        return cudaSuccess;
    });
}

cudaError_t cudaOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, const void* kernel,
                                                          int block_size,
                                                          std::size_t dynamic_shared) {
    const CalledAs name;
    return cudaOccupancyMaxActiveBlocksPerMultiprocessorWithFlags(
        blocks, kernel, block_size, dynamic_shared, cudaOccupancyDefault);
}

cudaError_t cudaOccupancyAvailableDynamicSMemPerBlock(std::size_t* dynamic_shared,
                                                      const void* kernel, int blocks,
                                                      int block_size) {
    return api([&] {
        if (kernel == nullptr) return cudaErrorInvalidDeviceFunction;
        if (dynamic_shared == nullptr || blocks < 1) return cudaErrorInvalidValue;
        if (simt::resident_blocks_per_multiprocessor(block_size, 0) < blocks)
            return cudaErrorInvalidValue;
        const std::size_t share =
            device_limits.shared_per_multiprocessor / static_cast<std::size_t>(blocks);
        const std::size_t whole_grains =
            share / device_limits.shared_granularity * device_limits.shared_granularity;
        *dynamic_shared =
            std::min(whole_grains - device_limits.shared_reserved, max_dynamic_shared(kernel));
        return cudaSuccess;
    });
}

namespace {

cudaError_t launch_from_pointer(const void* kernel, dim3 grid, dim3 block, void** arguments,
                                std::size_t shared, cudaStream_t stream, bool cooperative) {
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    if (arguments == nullptr && has_parameters(kernel))
        return remember(cudaErrorInvalidValue,
                        cooperative ? "cudaLaunchCooperativeKernel" : "cudaLaunchKernel");
    std::optional<simt::Launch> launch =
        launch_of(kernel, simt::LaunchConfig(grid, block, shared, stream), arguments);
    if (!launch)
        return remember(cudaErrorInvalidDeviceFunction,
                        cooperative ? "cudaLaunchCooperativeKernel" : "cudaLaunchKernel");
    launch->cooperative = cooperative;
    const cudaError_t status = simt::submit(std::move(*launch));
    if (simt::observer != nullptr) simt::observer->errors_looked_at();  // the call returns it
    return status;
}

}  // namespace

cudaError_t cudaLaunchKernel(const void* kernel, dim3 grid, dim3 block, void** arguments,
                             std::size_t shared, cudaStream_t stream) {
    return launch_from_pointer(kernel, grid, block, arguments, shared, stream, false);
}

cudaError_t cudaLaunchCooperativeKernel(const void* kernel, dim3 grid, dim3 block, void** arguments,
                                        std::size_t shared, cudaStream_t stream) {
    return launch_from_pointer(kernel, grid, block, arguments, shared, stream, true);
}
