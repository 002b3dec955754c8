// Here for programs that include it; the occupancy calls are in cuda_runtime_api.h.
#pragma once

#include "cuda_runtime_api.h"
