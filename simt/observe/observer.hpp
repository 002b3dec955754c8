// Where check mode and count mode look on: what the runtime tells the library simt_check or
// simt_count when a program is linked with it. In every other program `check_hooks` is null, and
// nothing happens.
#pragma once

#include "driver_types.h"
#include "simt/execution.hpp"
#include "simt/launch.hpp"
#include "simt/memory.hpp"

#include <cstddef>

namespace simt {

/// A stream, as check mode sees it.
struct StreamKind {
    const void* stream;  ///< its handle; null for a device's default stream
    int device;
    bool waits_for_default;  ///< false for cudaStreamNonBlocking
};

/// Called on the OS thread that does the work; check mode has one that runs blocks.
struct CheckHooks {
    // ---- running kernels
    void (*launch_begins)(const Launch& launch);
    void (*launch_ends)(const Launch& launch, const ExecutionResult& result);
    void (*block_begins)(const void* block, std::size_t number);
    void (*block_entered)(const void* block);  // its threads run from now on
    void (*block_ends)(const void* block);

    // ---- shared memory
    void (*shared_placed)(const char* name, const void* memory, std::size_t bytes);
    void (*shared_removed)(const void* memory, std::size_t bytes);
    void (*shared_begins)(const void* memory, std::size_t bytes);  // a new block's: nothing written

    // ---- device memory
    void (*allocated)(const void* memory, std::size_t bytes, MemoryKind kind);
    void (*freed)(const void* memory, std::size_t bytes);
    void (*written)(const void* memory,
                    std::size_t bytes);  // by a copy from the host, a fill, cuBLAS
    void (*copied)(const void* to, const void* from, std::size_t bytes);  // before it happens

    // ---- the API
    void (*call_failed)(cudaError_t error);

    // ---- the order of stream work: it runs when it is submitted, but nothing may rely on that.
    // All or none of these
    void (*work_begins)(const StreamKind& stream);
    void (*work_ends)();
    void (*host_waits_for_stream)(const StreamKind& stream);
    void (*host_waits_for_device)(int device);
    void (*event_recorded)(const void* event, const StreamKind& stream);
    void (*stream_waits_for_event)(const StreamKind& stream, const void* event);
    void (*host_waits_for_event)(const void* event);

    // ---- only where a mode wants to know
    void (*combining)(bool begins) = nullptr;  // a lane runs what a warp operation does for all
    /// An asynchronous copy that stands at this place arrives now; before it happens.
    void (*copy_delivered)(const void* to, unsigned bytes, unsigned long place) = nullptr;
};

extern const CheckHooks* check_hooks;

}  // namespace simt
