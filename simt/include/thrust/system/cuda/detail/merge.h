// In the place of Thrust's own: see simt_device.h.
#pragma once

#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

SIMT_THRUST_IN_ONE_THREAD(merge)
SIMT_THRUST_IN_ONE_THREAD(merge_by_key)

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/merge.h>
