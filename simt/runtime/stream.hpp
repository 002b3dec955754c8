// What stands behind a cudaStream_t and a cudaEvent_t.
#pragma once

#include "driver_types.h"

#include <chrono>

struct CUstream_st {
    int device;
    unsigned int flags;
    int priority;
};

struct CUevent_st {
    int device;
    unsigned int flags;
    bool recorded = false;
    std::chrono::steady_clock::time_point time{};  // of the last record
};

namespace simt::runtime {

void destroy_events(int device);

}  // namespace simt::runtime
