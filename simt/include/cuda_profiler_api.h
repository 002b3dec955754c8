// cudaProfilerStart and cudaProfilerStop; there is no profiler to start here, and both succeed.
#pragma once

#include "cuda_runtime_api.h"
