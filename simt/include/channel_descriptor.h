// Kept for programs that include it: what it declared comes with cuda_runtime.h.
#pragma once

#include "cuda_runtime.h"
