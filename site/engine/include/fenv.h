/* WebAssembly rounds to nearest and in no other way. The names of the other ways are there, so that
   programs compile; fesetround() refuses them, and __fadd_rz() and the like round to nearest. */
#pragma once
#include_next <fenv.h>

#ifndef FE_TOWARDZERO
#define FE_TOWARDZERO 1
#define FE_DOWNWARD 2
#define FE_UPWARD 3
#endif
