// A kernel as host code names it: its address, and how to launch it with arguments given as an
// array of pointers. cudaLaunchKernel takes the kernel as `const void*`, which says nothing of its
// parameters; naming the kernel with its type (in cudaLaunchKernel itself, or in any cudaFunc… or
// cudaOccupancy… call) tells the runtime once and for all.
#pragma once

#include "simt/launch.hpp"

namespace simt {

/// Makes a Launch from a kernel's address and pointers to its arguments.
using LaunchMaker = Launch (*)(const void* kernel, const LaunchConfig& config, void** arguments);

/// Remembers how to launch the kernel at this address, and the size of each of its parameters.
/// Registering it again changes nothing.
void register_kernel(const void* kernel, LaunchMaker make_launch, const std::size_t* parameters,
                     std::size_t count);

/// The address by which the runtime knows a kernel (its attributes, its launches); registers the
/// kernel.
template <class... P>
const void* kernel_address(void (*kernel)(P...)) {
    const void* address = reinterpret_cast<const void*>(kernel);
    if (address != nullptr) {
        static constexpr std::size_t sizes[] = {sizeof(P)..., 0};
        register_kernel(
            address,
            [](const void* known, const LaunchConfig& config, void** arguments) {
                const auto typed = reinterpret_cast<void (*)(P...)>(const_cast<void*>(known));
                return launch_from_pointers(LaunchSite{"cudaLaunchKernel", "", 0, known}, config,
                                            typed, arguments);
            },
            sizes, sizeof...(P));
    }
    return address;
}

/// What a kernel's name becomes where it is a value: the kernel itself, known by its address from
/// then on. (`(void*)kernel` forgets its parameters.)
template <class... P>
constexpr auto known_kernel(void (*kernel)(P...)) {
    if (!__builtin_is_constant_evaluated()) kernel_address(kernel);
    return kernel;
}
/// Another thing of a kernel's name.
template <class T>
constexpr T&& known_kernel(T&& other) {
    return static_cast<T&&>(other);
}

/// A kernel whose type is forgotten: known only if it was named with its type before.
inline const void* kernel_address(const void* kernel) {
    return kernel;
}

}  // namespace simt
