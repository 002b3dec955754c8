// In the place of Thrust's own: the kernel of for_each, transform, fill, sequence and their like.
#pragma once

#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

/// Calls `function(i)` for each i below `count`, in a thread each.
template <class Policy, class Function, class Size>
void parallel_for(execution_policy<Policy>& policy, Function function, Size count) {
    if (count == 0) return;
    if (THRUST_IS_DEVICE_CODE) {
        for (Size i = 0; i < count; ++i) function(i);
        return;
    }
    const auto threads = static_cast<unsigned long long>(count);
    const auto each = [=]() noexcept {
        const unsigned long long i = blockIdx.x * 256ull + threadIdx.x;
        if (i >= threads) return;
        Function mine = function;  // its operator() may change it
        mine(static_cast<Size>(i));
    };
    const ::simt::LaunchSite site{"thrust::parallel_for", __FILE__, __LINE__};
    ::simt::launch(site,
                   ::simt::LaunchConfig(static_cast<unsigned>((threads + 255) / 256), 256, 0,
                                        cuda_cub::stream(policy)),
                   each);
    cuda_cub::throw_on_error(cudaPeekAtLastError(), "parallel_for failed");
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END
