// Where check mode and count mode look on: what the runtime tells them when a program is linked
// with the library simt_check or simt_count. In every other program `observer` is null, and nothing
// happens.
#pragma once

#include "driver_types.h"
#include "simt/execution.hpp"
#include "simt/launch.hpp"
#include "simt/memory.hpp"

#include <cstddef>
#include <memory>
#include <string>

namespace simt {

/// A stream, as check mode sees it.
struct StreamKind {
    const void* stream;  ///< its handle; null for a device's default stream
    int device;
    bool waits_for_default;  ///< false for cudaStreamNonBlocking
    /// The stream is a branch of a graph's launch: what depends on one another.
    bool in_graph = false;
    /// What here() said where the node was made that runs next; may be null.
    const void* made_at = nullptr;
};

/// A call of the API, or a launch, that returned an error.
struct FailedCall {
    cudaError_t error;
    const char* function;      ///< "cudaMemcpy"; of a launch "cudaLaunchKernel"
    const LaunchSite* launch;  ///< null for other calls
    const std::string& why;    ///< with the value and the limit; may be empty
    const char* mistake;       ///< its name, where it is known which one it is; or empty
};

/// Called on the OS thread that does the work; a mode that observes has one that runs blocks. What
/// is of no interest need not be overridden.
class Observer {
  public:
    virtual ~Observer() = default;

    // ---- running kernels
    virtual void launch_begins(const Launch& /*launch*/) {}
    virtual void launch_ends(const Launch& /*launch*/, const ExecutionResult& /*result*/) {}
    virtual void block_begins(const void* /*block*/, std::size_t /*number*/) {}
    virtual void block_entered(const void* /*block*/) {}  ///< its threads run from now on
    virtual void block_ends(const void* /*block*/) {}
    /// A lane begins or ends what a warp operation does for all.
    virtual void combining(bool /*begins*/) {}
    /// A thread comes to a barrier of a part of its block, or passes it: ordered by this address.
    virtual void some_meet(const void* /*barrier*/) {}
    /// An asynchronous copy that stands at this place arrives now; before it happens.
    virtual void copy_delivered(const void* /*to*/, unsigned /*bytes*/, unsigned long /*place*/) {}
    virtual void printed() {}  ///< the running thread has called printf()
    /// From a signal handler, when the running thread has run too long: true while the observer is
    /// at work. It then calls end_spinning() as soon as it is done.
    virtual bool postpones() { return false; }

    // ---- shared memory
    virtual void shared_placed(const char* /*name*/, const void* /*memory*/,
                               std::size_t /*bytes*/) {}
    virtual void shared_removed(const void* /*memory*/, std::size_t /*bytes*/) {}
    virtual void shared_freed(const void* /*memory*/) {}  ///< what was removed before
    /// A new block's: nothing is written.
    virtual void shared_begins(const void* /*memory*/, std::size_t /*bytes*/) {}

    // ---- device memory
    /// @returns why this much more must not be allocated; empty when it may.
    virtual std::string refuses(std::size_t /*bytes*/) { return {}; }
    virtual void allocated(const void* /*memory*/, std::size_t /*bytes*/, MemoryKind /*kind*/) {}
    /// The memory is there from the piece of stream work on that runs now.
    virtual void allocated_in_order(const void* /*memory*/, std::size_t /*bytes*/) {}
    virtual void freed(const void* /*memory*/, std::size_t /*bytes*/) {}
    /// By a copy from the host, a fill, cuBLAS.
    virtual void written(const void* /*memory*/, std::size_t /*bytes*/) {}
    virtual void copied(const void* /*to*/, const void* /*from*/, std::size_t /*bytes*/) {
    }  ///< before it happens

    // ---- the API
    /// @returns whether the observer tells it.
    virtual bool call_failed(const FailedCall& /*call*/) { return false; }
    /// The program is told of what has failed so far: by cudaGetLastError and the like.
    virtual void errors_looked_at() {}
    /// The program asks for the time between two events.
    virtual void events_timed(const void* /*start*/, const void* /*stop*/) {}

    /// What the observer wants to know of this call when the node of a graph that it makes runs.
    virtual std::shared_ptr<const void> here() { return nullptr; }

    // ---- the order of stream work: it runs when it is submitted, but nothing may rely on that
    virtual void work_begins(const StreamKind& /*stream*/) {}
    virtual void work_ends() {}
    virtual void host_waits_for_stream(const StreamKind& /*stream*/) {}
    virtual void host_waits_for_device(int /*device*/) {}
    virtual void event_recorded(const void* /*event*/, const StreamKind& /*stream*/) {}
    virtual void stream_waits_for_event(const StreamKind& /*stream*/, const void* /*event*/) {}
    virtual void host_waits_for_event(const void* /*event*/) {}
};

extern Observer* observer;

/// Ends the launch of the running thread, which has run for as long as it may and is at this
/// instruction.
[[noreturn]] void end_spinning(const void* instruction) noexcept;

/// Ends the launch of the running thread: "thread (0,0,0) of block (0,0,0) " and what it did.
[[noreturn]] void stop_kernel(const char* what) noexcept;

}  // namespace simt
