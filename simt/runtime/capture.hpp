// Streams that are being captured: their work becomes nodes of a graph and does not run.
#pragma once

#include "task.hpp"

#include <memory>
#include <optional>
#include <thread>
#include <vector>

namespace simt::runtime {

struct Capture {
    cudaStream_t origin;
    cudaStreamCaptureMode mode;
    std::thread::id thread;
    unsigned long long id;
    cudaGraph_t graph;
    bool own_graph = true;  ///< made for this capture
    bool spoilt = false, ended = false;
};

/// A stream in a capture: what its next node depends on.
struct CaptureBranch {
    std::shared_ptr<Capture> capture;
    std::vector<cudaGraphNode_t> last;
    std::vector<cudaGraphEdgeData> data{};  ///< of the edges from those: what a program asks for
};

/// If the stream is being captured, makes the work a node of its graph. If not, and yet it must not
/// run now, the reason. Otherwise nothing: the caller runs it.
std::optional<cudaError_t> capture(cudaStream_t stream, Task& task);

/// Whether the stream is being captured, also if something has gone wrong with it.
bool is_captured(cudaStream_t stream);
/// Whether any is.
bool streams_are_captured();

/// What an event has been told that was recorded in such a stream.
struct CapturedPlace;
using CapturedEvent = std::shared_ptr<const CapturedPlace>;

/// The same as capture(), for an event's record.
std::optional<cudaError_t> capture_record(cudaStream_t stream, CapturedEvent* event);
/// For a stream that is told to wait for an event; it may join the event's capture.
std::optional<cudaError_t> capture_wait(cudaStream_t stream, const CapturedEvent& event,
                                        bool recorded);

/// What waits for a captured stream gets: an error, and the capture is spoilt.
cudaError_t refuse_to_wait_for(cudaStream_t stream);
/// What waits for a captured event gets.
cudaError_t refuse_to_wait_for(const CapturedEvent& event);
/// The same for what the host may not call at all while a stream is captured, unless the mode is
/// relaxed: cudaMalloc, cudaDeviceSynchronize, copies that wait.
cudaError_t refuse_while_capturing();

/// The stream is destroyed.
void forget_capture(cudaStream_t stream);

}  // namespace simt::runtime
