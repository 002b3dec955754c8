// Kept for programs that still include it, as CUDA keeps it: the device functions come with
// cuda_runtime.h.
#pragma once

#include "cuda_runtime.h"
