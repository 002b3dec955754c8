// What `kernel<<<grid, block, shared, stream>>>(arguments)` becomes: a Launch, handed to the
// runtime, run by the executor.
#pragma once

#include "device_launch_parameters.h"
#include "driver_types.h"
#include "simt/check.hpp"
#include "simt/shared.hpp"
#include "simt/threads.hpp"

#include <cstddef>
#include <new>

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

/// What the runtime must know of a call's type: the call is a function object without parameters,
/// a kernel with its arguments.
struct CallType {
    std::size_t size, alignment;
    void (*move)(void* to, void* from);     // null: copying the bytes will do
    void (*destroy)(void* call);            // null: nothing to do
    void (*run_threads)(const void* call);  // threads of the current block, one after another
};

/// A call that has left the place where it was written.
class KernelCall {
  public:
    /// Moves the call, of this type, out of `from`.
    KernelCall(const CallType& type, void* from);
    KernelCall(KernelCall&& other) noexcept : type_(other.type_), call_(other.call_) {
        other.call_ = nullptr;
    }
    ~KernelCall();
    KernelCall& operator=(KernelCall&&) = delete;

    void run_threads() const { type_->run_threads(call_); }
    /// The kernel's arguments lie in here.
    const void* memory() const { return call_; }
    std::size_t size() const { return type_->size; }

  private:
    const CallType* type_;
    void* call_;
};

/// One launch, ready to run at any later time: it owns copies of the kernel's arguments.
struct Launch {
    Launch(const LaunchSite& site_, const LaunchConfig& config_, KernelCall&& call_)
        : site(site_), config(config_), call(static_cast<KernelCall&&>(call_)) {}

    LaunchSite site;
    LaunchConfig config;
    bool cooperative = false;
    int device = 0;
    KernelCall call;
};

/// The runtime's side: checks the launch against the device's limits and runs it in stream order.
/// @returns an error of the launch itself, also kept for cudaGetLastError(); errors of its
/// execution come later.
cudaError_t submit(Launch&& launch);

namespace detail {

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
template <class Call>
SIMT_FLATTEN void run_threads(const void* call) noexcept {
#ifdef SIMT_CHECK
    simt_check_arguments(call, sizeof(Call));
#endif
    static_assert(__is_constructible(Call, const Call&),
                  "a kernel's arguments are copied to the device; one of these cannot be copied");
    const Call local =
        *static_cast<const Call*>(call);  // local: the compiler sees that no store changes it
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

template <class Call>
constexpr CallType describe_call() {
    CallType type{sizeof(Call), alignof(Call), nullptr, nullptr, &run_threads<Call>};
    if constexpr (!__is_trivially_copyable(Call)) {
        type.move = [](void* to, void* from) {
            ::new (to) Call(static_cast<Call&&>(*static_cast<Call*>(from)));
        };
        type.destroy = [](void* call) { static_cast<Call*>(call)->~Call(); };
    }
    return type;
}

template <class Call>
inline constexpr CallType call_type = describe_call<Call>();

template <class Call>
Launch make_launch(const LaunchSite& site, const LaunchConfig& config, Call call) {
    return Launch(site, config, KernelCall(call_type<Call>, &call));
}

void submit_call(const LaunchSite& site, const LaunchConfig& config, const CallType& type,
                 void* call);

/// A call of the kernel with copies of these values.
template <class Kernel, class... Values>
auto call_with(Kernel kernel, Values... values) {
    return [=]() noexcept { kernel(values...); };
}

/// @cond Doxygen takes the recursion for an endless one.
template <std::size_t... I>
struct Numbers {};
// Its base is Numbers<0, 1, …, N − 1>.
template <std::size_t N, std::size_t... I>
struct CountTo : CountTo<N - 1, N - 1, I...> {};
template <std::size_t... I>
struct CountTo<0, I...> : Numbers<I...> {};
/// @endcond

/// The type of the copy of an argument.
template <class Parameter>
struct Copied {
    using type = Parameter;
};
template <class Parameter>
struct Copied<Parameter&> {
    using type = Parameter;
};

template <class... Parameters, std::size_t... I>
auto call_from_pointers(void (*kernel)(Parameters...), void** arguments, Numbers<I...>) {
    return call_with(kernel, *static_cast<typename Copied<Parameters>::type*>(arguments[I])...);
}

}  // namespace detail

/// `kernel<<<config>>>(arguments…)`: `call` calls the kernel with copies of the arguments, made
/// where the launch stands, as a GPU launch makes them.
template <class Call>
void launch(const LaunchSite& site, const LaunchConfig& config, Call call) {
    detail::submit_call(site, config, detail::call_type<Call>, &call);
}

/// The same where the arguments are not known one by one: kernel<<<config>>>(arguments...).
template <class Kernel, class... Arguments>
void launch(const LaunchSite& site, const LaunchConfig& config, Kernel kernel,
            Arguments... arguments) {
    launch(site, config, detail::call_with(kernel, arguments...));
}

/// The address of an argument for a parameter of reference type: the kernel gets the host's own
/// object, as on a GPU, where that works with managed memory.
template <class T>
T* by_reference(T& argument) noexcept {
    return __builtin_addressof(argument);
}
template <class T>
const T* by_reference(const T& argument) noexcept {
    return __builtin_addressof(argument);
}

/// What a LaunchSite keeps as the kernel's address: that of a function, the value of a pointer to
/// one, and null for anything else that can be called.
template <class... Parameters>
const void* launch_address(void (*kernel)(Parameters...)) noexcept {
    return reinterpret_cast<const void*>(kernel);
}
template <class... Parameters>
const void* launch_address(void (*kernel)(Parameters...) noexcept) noexcept {
    return reinterpret_cast<const void*>(kernel);
}
template <class Kernel>
const void* launch_address(const Kernel&) noexcept {
    return nullptr;
}

/// A launch from a kernel's address and pointers to its arguments, as cudaLaunchKernel gets them.
template <class... Parameters>
Launch launch_from_pointers(const LaunchSite& site, const LaunchConfig& config,
                            void (*kernel)(Parameters...), void** arguments) {
    LaunchSite with_address = site;
    with_address.address = reinterpret_cast<const void*>(kernel);
    return detail::make_launch(
        with_address, config,
        detail::call_from_pointers(kernel, arguments, detail::CountTo<sizeof...(Parameters)>{}));
}

}  // namespace simt
