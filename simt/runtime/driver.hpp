// What the driver API remembers.
#pragma once

#include "cuda.h"
#include "runtime.hpp"

#include <array>
#include <set>

struct CUctx_st {
    int device;
    bool primary;
};

namespace simt::runtime {

/// Guarded by the API's mutex.
struct DriverState {
    bool initialized = false;  ///< by cuInit
    std::array<CUctx_st, max_devices> primary{};
    std::array<int, max_devices> retained{};  ///< how often, by device
    std::set<CUcontext> made;                 ///< by cuCtxCreate, and not destroyed
};

}  // namespace simt::runtime
