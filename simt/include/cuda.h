// The driver API's header, for programs that include it for CUDA_VERSION. The driver API itself is
// not simulated.
#pragma once

#include "driver_types.h"

// The version whose runtime API this is: the book's lower bound. CUDA 13's changed signatures are
// accepted, too.
#define CUDA_VERSION 12040
