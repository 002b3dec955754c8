// In the place of Thrust's own: see simt_device.h.
#pragma once

#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

SIMT_THRUST_IN_ONE_THREAD(reduce)

template <class Policy, class Iterator, class Size, class T, class Operation>
T reduce_n(execution_policy<Policy>& policy, Iterator first, Size count, T initial,
           Operation operation) {
    return cuda_cub::reduce(policy, first, first + count, initial, operation);
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/reduce.h>
