// Thrust is the real one (Debian: libthrust-dev), with its CUDA system. A file of this name stands
// before the real one where a program that is compiled once, for both sides, needs other words.
#pragma once

#include_next <thrust/detail/config/cpp_compatibility.h>

#ifdef SIMT_TRANSLATING
#undef THRUST_IS_DEVICE_CODE
#undef THRUST_IS_HOST_CODE
#undef THRUST_INCLUDE_DEVICE_CODE
#undef THRUST_INCLUDE_HOST_CODE
#define THRUST_IS_DEVICE_CODE (::simt::in_kernel())
#define THRUST_IS_HOST_CODE (!::simt::in_kernel())
#define THRUST_INCLUDE_DEVICE_CODE 1
#define THRUST_INCLUDE_HOST_CODE 1
// A constant needs no copy in every block, nor one on the device.
#undef THRUST_INLINE_CONSTANT
#define THRUST_INLINE_CONSTANT static constexpr
#endif
