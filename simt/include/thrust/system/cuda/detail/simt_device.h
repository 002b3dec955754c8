// How Thrust's algorithms run here. What treats every element alike is a kernel with a thread for
// each (parallel_for.h), as on a GPU. All others run in one simulated thread, as Thrust's sequential
// algorithms: the results are the same, and nobody waits for a simulated CUB.
#pragma once

#include <thrust/detail/config.h>
#include <thrust/detail/seq.h>
#include <thrust/system/cuda/config.h>
#include <thrust/system/cuda/detail/execution_policy.h>
#include <thrust/system/cuda/detail/util.h>

#include <new>
#include <type_traits>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {
namespace simt_device {

/// A kernel of one thread in the policy's stream, which calls `work`.
template <class Policy, class Work>
void launch(execution_policy<Policy>& policy, const char* name, const Work& work) {
    const ::simt::LaunchSite site{name, __FILE__, __LINE__};
    ::simt::launch(site, ::simt::LaunchConfig(1, 1, 0, cuda_cub::stream(policy)), work);
    cuda_cub::throw_on_error(cudaPeekAtLastError(), name);
}

/// Memory that a kernel and the host can use, for one value.
template <class T>
class Shared {
  public:
    explicit Shared(const char* name) {
        cuda_cub::throw_on_error(cudaMallocHost(&memory_, sizeof(T)), name);
    }
    ~Shared() { cudaFreeHost(memory_); }
    Shared(const Shared&) = delete;
    Shared& operator=(const Shared&) = delete;
    T* get() const { return static_cast<T*>(memory_); }

  private:
    void* memory_ = nullptr;
};

/// Device memory for `count` elements, which are not constructed.
template <class T>
class Buffer {
  public:
    Buffer(std::size_t count, const char* name) {
        if (count != 0) cuda_cub::throw_on_error(cudaMalloc(&memory_, count * sizeof(T)), name);
    }
    ~Buffer() { cudaFree(memory_); }
    Buffer(const Buffer&) = delete;
    Buffer& operator=(const Buffer&) = delete;
    T* get() const { return static_cast<T*>(memory_); }

  private:
    void* memory_ = nullptr;
};

/// Runs `work` on the device and @returns what it returns. In a kernel: right here.
template <class Policy, class Work>
auto run(execution_policy<Policy>& policy, const char* name, const Work& work) -> decltype(work()) {
    using Result = decltype(work());
    if (THRUST_IS_DEVICE_CODE) return work();
    if constexpr (std::is_void<Result>::value) {
        launch(policy, name, work);
        cuda_cub::throw_on_error(cuda_cub::synchronize_optional(policy), name);
    } else {
        const Shared<Result> shared(name);
        Result* const result = shared.get();
        launch(policy, name, [=]() noexcept { ::new (static_cast<void*>(result)) Result(work()); });
        cuda_cub::throw_on_error(cuda_cub::synchronize(policy), name);
        return *result;
    }
}

}  // namespace simt_device
}  // namespace cuda_cub
THRUST_NAMESPACE_END

// The algorithm of this name, whatever its arguments, as the sequential one of the same name.
#define SIMT_THRUST_IN_ONE_THREAD(algorithm)                                                   \
    template <class Policy, class... Arguments>                                                \
    auto algorithm(execution_policy<Policy>& policy, Arguments... arguments) {                 \
        return simt_device::run(policy, "thrust::" #algorithm,                                 \
                                [=] { return thrust::algorithm(thrust::seq, arguments...); }); \
    }
