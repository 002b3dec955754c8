// What `kernel<<<grid, block, shared, stream>>>(arguments)` becomes: a Launch, handed to the
// runtime, run by the executor.
#pragma once

#include "device_launch_parameters.h"
#include "driver_types.h"
#include "simt/check.hpp"
#include "simt/execution.hpp"
#include "simt/shared.hpp"
#include "simt/threads.hpp"

#include <cstddef>
#include <memory>
#include <tuple>
#include <type_traits>
#include <utility>

namespace simt {

/// Where a kernel is launched, for reports.
struct LaunchSite {
    const char* kernel;  // as written: "matmul<float>"
    const char* file;
    int line;
    const void* address =
        nullptr;  // the kernel's address where it is known: for cudaFuncSetAttribute
};

/// What stands between `<<<` and `>>>`.
struct LaunchConfig {
    LaunchConfig(dim3 grid_, dim3 block_, std::size_t dynamic_shared_ = 0,
                 cudaStream_t stream_ = nullptr)
        : grid(grid_), block(block_), dynamic_shared(dynamic_shared_), stream(stream_) {}

    dim3 grid;
    dim3 block;
    std::size_t dynamic_shared;  // bytes
    cudaStream_t stream;
};

/// One launch, ready to run at any later time: it owns copies of the kernel's arguments.
struct Launch {
    Launch(const LaunchSite& site_, const LaunchConfig& config_) : site(site_), config(config_) {}

    LaunchSite site;
    LaunchConfig config;
    bool cooperative = false;
    int device = 0;
    std::shared_ptr<const void> call;  // the kernel with its arguments
    void (*run_threads)(const void* call) =
        nullptr;  // runs threads of the current block, one after another
};

namespace detail {

/// A kernel and the values it is called with.
template <class Kernel, class... Values>
struct Call {
    Kernel kernel;
    std::tuple<Values...> values;

    void operator()() const noexcept {
        std::apply([this](const Values&... value) { kernel(value...); }, values);
    }
};

// In a checked program, functions stay as they were written.
#if defined(SIMT_CHECK) || defined(SIMT_COUNT)
#define SIMT_FLATTEN
#else
#define SIMT_FLATTEN __attribute__((flatten))
#endif

/// The loop over threads, compiled once per launch expression with the kernel inlined into it: that
/// keeps what all threads compute alike out of the loop, and a kernel that waits at a barrier does
/// not return (the processor predicts a return from its last call, which was another fiber's).
/// Whoever calls it has made one thread the current one.
template <class AnyCall>
SIMT_FLATTEN void run_threads(const void* call) noexcept {
#ifdef SIMT_CHECK
    simt_check_arguments(call, sizeof(AnyCall));
#endif
    const AnyCall local =
        *static_cast<const AnyCall*>(call);  // local: the compiler sees that no store changes it
    const unsigned long launch = launch_number;
    do {
#ifdef SIMT_COUNT
        simt_count_thread_starts();
#endif
        local();
#ifdef SIMT_CHECK
        simt_check_thread_exits();
#endif
    } while (next_thread(launch));
}
#undef SIMT_FLATTEN

template <class Kernel, class... Values>
Launch make_launch(const LaunchSite& site, const LaunchConfig& config,
                   Call<Kernel, Values...> call) {
    using AnyCall = Call<Kernel, Values...>;
    Launch result(site, config);
    result.call = std::make_shared<const AnyCall>(std::move(call));
    result.run_threads = &run_threads<AnyCall>;
    return result;
}

template <class... Parameters, std::size_t... I>
auto call_from_pointers(void (*kernel)(Parameters...), void** arguments,
                        std::index_sequence<I...>) {
    return Call<void (*)(Parameters...), std::decay_t<Parameters>...>{
        kernel, {*static_cast<std::decay_t<Parameters>*>(arguments[I])...}};
}

}  // namespace detail

/// The runtime's side: checks the launch against the device's limits and runs it in stream order.
/// @returns an error of the launch itself, also kept for cudaGetLastError(); errors of its
/// execution come later.
cudaError_t submit(Launch&& launch);

/// `kernel<<<config>>>(arguments…)`: copies the arguments, as a GPU launch does, and submits.
template <class Kernel, class... Arguments>
void launch(const LaunchSite& site, const LaunchConfig& config, Kernel kernel,
            Arguments&&... arguments) {
    submit(detail::make_launch(site, config,
                               detail::Call<Kernel, std::decay_t<Arguments>...>{
                                   std::move(kernel), {std::forward<Arguments>(arguments)...}}));
}

/// What a LaunchSite keeps as the kernel's address: that of a function, the value of a pointer to
/// one, and null for anything else that can be called.
template <class Kernel>
const void* launch_address(Kernel&& kernel) noexcept {
    using Plain = std::decay_t<Kernel>;
    if constexpr (std::is_pointer_v<Plain> && std::is_function_v<std::remove_pointer_t<Plain>>) {
        return reinterpret_cast<const void*>(static_cast<Plain>(kernel));
    } else {
        return nullptr;
    }
}

/// A launch from a kernel's address and pointers to its arguments, as cudaLaunchKernel gets them.
template <class... Parameters>
Launch launch_from_pointers(const LaunchSite& site, const LaunchConfig& config,
                            void (*kernel)(Parameters...), void** arguments) {
    LaunchSite with_address = site;
    with_address.address = reinterpret_cast<const void*>(kernel);
    return detail::make_launch(
        with_address, config,
        detail::call_from_pointers(kernel, arguments, std::index_sequence_for<Parameters...>{}));
}

/// A literal `0` or `NULL` among a kernel's arguments: any pointer, or the number zero.
struct null_argument {
    template <class T>
    constexpr operator T*() const noexcept {
        return nullptr;
    }
    constexpr operator int() const noexcept { return 0; }
};

}  // namespace simt
