// The words CUDA C++ adds to C++ (`__global__`, `__device__`, …), as the host compiler needs them.
#pragma once

// Where code runs is decided at run time here, so these words say nothing to the host compiler. The
// translator must still read them: it preprocesses with SIMT_TRANSLATING defined, finds them as
// they were written, and leaves none of them in its output.
#ifndef SIMT_TRANSLATING
#define __global__
#define __device__
#define __host__
#define __shared__
#define __constant__
#define __managed__
#define __grid_constant__
#endif

// The guard of NVIDIA's own file, and words of its headers that old programs borrow.
#define __HOST_DEFINES_H__
#define __device_builtin__
#define __cudart_builtin__
#define __no_return__ __attribute__((noreturn))

#define __forceinline__ inline __attribute__((always_inline))
#define __launch_bounds__(...)
#define __maxnreg__(...)
#define __cluster_dims__(...)
#define __align__(bytes) __attribute__((aligned(bytes)))
#define __builtin_align__(bytes) __attribute__((aligned(bytes)))
// `__restrict__` and `__inline__` are words of g++ and clang already. `__noinline__` is not defined
// here: the standard library writes `__attribute__((__noinline__))`; the translator replaces the
// word where it stands alone.
#define CUDARTAPI
#define CUDARTAPI_CDECL
#define CUDART_CB
