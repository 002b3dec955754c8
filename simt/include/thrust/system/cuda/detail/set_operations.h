// In the place of Thrust's own: see simt_device.h.
#pragma once

#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

SIMT_THRUST_IN_ONE_THREAD(set_union)
SIMT_THRUST_IN_ONE_THREAD(set_intersection)
SIMT_THRUST_IN_ONE_THREAD(set_difference)
SIMT_THRUST_IN_ONE_THREAD(set_symmetric_difference)
SIMT_THRUST_IN_ONE_THREAD(set_union_by_key)
SIMT_THRUST_IN_ONE_THREAD(set_intersection_by_key)
SIMT_THRUST_IN_ONE_THREAD(set_difference_by_key)
SIMT_THRUST_IN_ONE_THREAD(set_symmetric_difference_by_key)

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/set_operations.h>
