// In the place of Thrust's own, which has a struct for each side.
#pragma once

#include <thrust/detail/config.h>
#include <thrust/detail/raw_pointer_cast.h>
#include <thrust/swap.h>
#include <thrust/system/cuda/config.h>
#include <thrust/system/cuda/detail/execution_policy.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

template <class Policy, class Pointer1, class Pointer2>
void iter_swap(execution_policy<Policy>&, Pointer1 a, Pointer2 b) {
    if (THRUST_IS_DEVICE_CODE) {
        using thrust::swap;
        swap(*thrust::raw_pointer_cast(a), *thrust::raw_pointer_cast(b));
    } else {
        thrust::swap_ranges(a, a + 1, b);
    }
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END
