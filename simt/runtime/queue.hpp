// The one place that all stream work passes through: kernels, copies, fills, event records, host
// functions, graphs. Fast mode runs work when it is submitted; since each host thread waits for its
// own work, any order that the API asks for is kept. A later mode may hold work back here until
// something waits for it.
#pragma once

#include "driver_types.h"
#include "task.hpp"

#include <functional>

namespace simt::runtime {

/// Runs the task in the stream's order, with its device's variables in place; in a stream that is
/// being captured it becomes a node of the graph instead. A stream that does not exist gives
/// cudaErrorInvalidResourceHandle. Work of a device whose work has failed is dropped.
cudaError_t enqueue(cudaStream_t stream, Task task);
/// The same for a library's work.
cudaError_t enqueue(cudaStream_t stream, std::function<void()> work);

/// Waits: on return the work has run. @returns an error for a stream that is being captured.
cudaError_t wait_for_stream(cudaStream_t stream);
void wait_for_device(int device);
/// The same for what came before an event's last record; and an event between two streams.
void record_event(cudaEvent_t event, cudaStream_t stream);
void wait_for_event(cudaEvent_t event);
void order_after_event(cudaStream_t stream, cudaEvent_t event);

/// True for 0, cudaStreamLegacy, cudaStreamPerThread and every stream that was created and not
/// destroyed.
bool stream_exists(cudaStream_t stream);

/// False for cudaStreamNonBlocking: the stream does not wait for the default stream.
bool waits_for_default(cudaStream_t stream);

/// The device that the stream belongs to: for the default streams, the current one.
int device_of(cudaStream_t stream);

/// What cudaDeviceReset does to handles.
void destroy_streams_and_events(int device);

}  // namespace simt::runtime
