// The device side of CUDA C++: everything a kernel may use without including anything.
#pragma once

#include "device_launch_parameters.h"
#include "simt/atomic.hpp"
#include "simt/barrier.hpp"
#include "simt/chosen_thread.hpp"
#include "simt/device_math.hpp"
#include "simt/gpu_arithmetic.hpp"
#include "simt/memory_access.hpp"
#include "simt/printing.hpp"
#include "simt/shared_address.hpp"
#include "simt/simd.hpp"
#include "simt/warp.hpp"
#include "vector_functions.h"

#include <assert.h>  // ours: see there

#include <cstring>  // memcpy(), memset()
