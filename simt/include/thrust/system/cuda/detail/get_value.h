// In the place of Thrust's own, which chooses by __CUDA_ARCH__: what `int x = v[0];` does.
#pragma once

#include <thrust/detail/config.h>
#include <thrust/iterator/iterator_traits.h>
#include <thrust/system/cuda/config.h>
#include <thrust/system/cuda/detail/assign_value.h>
#include <thrust/system/cuda/detail/cross_system.h>
#include <thrust/system/cuda/detail/execution_policy.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

template <class Policy, class Pointer>
typename thrust::iterator_value<Pointer>::type get_value(execution_policy<Policy>& policy,
                                                         Pointer from) {
    if (THRUST_IS_DEVICE_CODE) return *thrust::raw_pointer_cast(from);
    typename thrust::iterator_value<Pointer>::type result;
    thrust::host_system_tag host;
    cross_system<thrust::host_system_tag, Policy> systems(host, policy);
    assign_value(systems, &result, from);
    return result;
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END
