// Before Thrust's own: see thrust/detail/config/cpp_compatibility.h.
#pragma once

#include_next <thrust/system/cuda/config.h>

#ifdef SIMT_TRANSLATING
// The API can be called: the host's half is compiled together with the device's.
#undef __THRUST_HAS_CUDART__
#define __THRUST_HAS_CUDART__ 1
#undef THRUST_RUNTIME_FUNCTION
#define THRUST_RUNTIME_FUNCTION __host__ __device__ __forceinline__
#endif
