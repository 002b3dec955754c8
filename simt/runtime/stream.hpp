// What stands behind a cudaStream_t and a cudaEvent_t.
#pragma once

#include "attributes.hpp"
#include "capture.hpp"
#include "driver_types.h"
#include "simt/observe/observer.hpp"

#include <chrono>

struct CUstream_st {
    int device;
    unsigned int flags;
    int priority;
    simt::runtime::StreamAttributes attributes{};
};

struct CUevent_st {
    int device;
    unsigned int flags;
    bool recorded = false;
    std::chrono::steady_clock::time_point time{};  // of the last record
    simt::runtime::CapturedEvent captured{};       // the last record was in a captured stream
};

namespace simt::runtime {

/// The stream as an observer sees it.
StreamKind kind_of(cudaStream_t stream);

void destroy_events(int device);

/// The event is recorded now.
void stamp(CUevent_st& event);

/// True for an event that was created and not destroyed.
bool event_exists(cudaEvent_t event);

}  // namespace simt::runtime
