// In the place of Thrust's own: see simt_device.h.
#pragma once

#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

SIMT_THRUST_IN_ONE_THREAD(reduce_by_key)

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/reduce.h>
