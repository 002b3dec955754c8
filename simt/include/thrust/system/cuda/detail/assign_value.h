// In the place of Thrust's own, which has a struct for each side: what `v[0] = x;` does.
#pragma once

#include <thrust/detail/config.h>
#include <thrust/detail/raw_pointer_cast.h>
#include <thrust/system/cuda/config.h>
#include <thrust/system/cuda/detail/copy.h>
#include <thrust/system/cuda/detail/cross_system.h>
#include <thrust/system/cuda/detail/execution_policy.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

template <class Policy, class To, class From>
void assign_value(execution_policy<Policy>& policy, To to, From from) {
    if (THRUST_IS_DEVICE_CODE) {
        *thrust::raw_pointer_cast(to) = *thrust::raw_pointer_cast(from);
    } else {
        cuda_cub::copy(policy, from, from + 1, to);
    }
}
template <class System1, class System2, class To, class From>
void assign_value(cross_system<System1, System2>& systems, To to, From from) {
    if (THRUST_IS_DEVICE_CODE) {
        *thrust::raw_pointer_cast(to) = *thrust::raw_pointer_cast(from);
    } else {
        cross_system<System2, System1> rotated = systems.rotate();  // as (from, to)
        cuda_cub::copy(rotated, from, from + 1, to);
    }
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END
