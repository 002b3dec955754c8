// threadIdx, blockIdx, blockDim, gridDim and warpSize: who and where the running simulated thread
// is.
#pragma once

#include "vector_types.h"

// Thread-local variables of the worker (the OS thread that runs the block), rewritten whenever it
// switches to another simulated thread. `initial-exec` makes reading one a single instruction even
// in position-independent code; `__thread` rather than `thread_local` tells the compiler that they
// need no dynamic initialisation, hence no check at each use.
#if defined(SIMT_SIDES)  // clang, asked which side may do what
#define SIMT_THREAD_LOCAL __attribute__((device))
#elif defined(__ELF__)
#define SIMT_THREAD_LOCAL __thread __attribute__((tls_model("initial-exec")))
#else
#define SIMT_THREAD_LOCAL __thread
#endif

extern SIMT_THREAD_LOCAL uint3 threadIdx;
extern SIMT_THREAD_LOCAL uint3 blockIdx;
extern SIMT_THREAD_LOCAL dim3 blockDim;
extern SIMT_THREAD_LOCAL dim3 gridDim;

constexpr int warpSize = 32;
