// In the place of Thrust's own: see simt_device.h.
#pragma once

#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

SIMT_THRUST_IN_ONE_THREAD(inclusive_scan)
SIMT_THRUST_IN_ONE_THREAD(exclusive_scan)

template <class Policy, class Iterator, class Size, class Output, class Operation>
Output inclusive_scan_n(execution_policy<Policy>& policy, Iterator first, Size count, Output result,
                        Operation operation) {
    return cuda_cub::inclusive_scan(policy, first, first + count, result, operation);
}
template <class Policy, class Iterator, class Size, class Output, class T, class Operation>
Output exclusive_scan_n(execution_policy<Policy>& policy, Iterator first, Size count, Output result,
                        T initial, Operation operation) {
    return cuda_cub::exclusive_scan(policy, first, first + count, result, initial, operation);
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/scan.h>
