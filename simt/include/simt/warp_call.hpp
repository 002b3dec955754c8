// How the lanes of a warp meet: the untyped part of every warp operation.
#pragma once

#include "device_launch_parameters.h"
#include "simt/place.hpp"

namespace simt {

/// One lane's part in a warp operation. It lives on the lane's own stack while the lane waits.
struct WarpCall {
    const char* operation;  // "__shfl_down_sync()"
    Place place;
    unsigned mask;  // the lanes that are to meet
    void* operand;  // this lane's values, given and to be received

    /// Run once, by the lane that came last, with the operands by lane number: null for lanes not
    /// taking part. (What a lane gets must be ready before any lane runs on and changes what it
    /// gave.)
    void (*combine)(void* const* operands, unsigned mask) noexcept;
};

/// Waits until all lanes named in the mask have made this call. Lanes that the block does not have
/// (its size is no multiple of 32) are taken out of the mask. A mask that leaves out the caller, or
/// names a lane that has exited or waits elsewhere for good, ends the launch with a report.
void meet_warp(WarpCall& call) noexcept;

/// Waits until no lane of the warp can run on. @returns the lanes waiting at this place.
unsigned converged_lanes(const char* operation, const Place& place) noexcept;

/// The running thread's number in its block, and in its warp.
inline unsigned thread_rank() noexcept {
    return (threadIdx.z * blockDim.y + threadIdx.y) * blockDim.x + threadIdx.x;
}
inline unsigned lane_id() noexcept {
    return thread_rank() % 32;
}

}  // namespace simt
