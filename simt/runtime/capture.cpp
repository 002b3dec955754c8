// Stream capture: work that becomes nodes of a graph. CUDA C++ Programming Guide, "Creating a Graph
// Using Stream Capture".
#include "capture.hpp"

#include "cuda_runtime_api.h"
#include "graph.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <map>
#include <thread>
#include <utility>
#include <vector>

namespace simt::runtime {

namespace {

using Branch = CaptureBranch;

std::map<cudaStream_t, Branch>& branches() {
    return Runtime::the().streams.captured;
}

Branch* branch_of(cudaStream_t stream) {
    const auto found = branches().find(stream);
    return found == branches().end() ? nullptr : &found->second;
}

bool is_legacy(cudaStream_t stream) {
    return stream == nullptr || stream == cudaStreamLegacy;
}

thread_local cudaStreamCaptureMode thread_mode = cudaStreamCaptureModeGlobal;

void end(Capture& capture) {
    capture.ended = true;
    auto& all = branches();
    for (auto it = all.begin(); it != all.end();)
        it = it->second.capture.get() == &capture ? all.erase(it) : std::next(it);
}

/// Work in the legacy stream waits for the blocking streams, which cannot be while one is captured.
cudaError_t refuse_legacy(cudaStream_t stream) {
    cudaError_t status = cudaSuccess;
    if (!is_legacy(stream)) return status;
    for (auto& [other, branch] : branches()) {
        if (!waits_for_default(other)) continue;
        explain("the default stream waits for all blocking streams, and one is being captured");
        branch.capture->spoilt = true;
        status = cudaErrorStreamCaptureImplicit;
    }
    return status;
}

/// Whether all of `nodes` are, or come before, one of `ends`.
bool all_reach(const std::vector<cudaGraphNode_t>& nodes,
               const std::vector<cudaGraphNode_t>& ends) {
    return std::all_of(nodes.begin(), nodes.end(), [&](cudaGraphNode_t node) {
        return std::any_of(ends.begin(), ends.end(),
                           [&](cudaGraphNode_t end) { return reaches(*node, *end); });
    });
}

void join(std::vector<cudaGraphNode_t>& nodes, const std::vector<cudaGraphNode_t>& more) {
    for (const cudaGraphNode_t node : more)
        if (std::find(nodes.begin(), nodes.end(), node) == nodes.end()) nodes.push_back(node);
}

}  // namespace

struct CapturedPlace {
    std::shared_ptr<Capture> capture;
    std::vector<cudaGraphNode_t> last;
};

std::optional<cudaError_t> capture(cudaStream_t stream, Task& task) {
    Branch* const branch = branch_of(stream);
    if (branch == nullptr) {
        const cudaError_t status = refuse_legacy(stream);
        return status == cudaSuccess ? std::nullopt : std::optional(status);
    }
    if (branch->capture->spoilt) return cudaErrorStreamCaptureInvalidated;
    if (observer != nullptr) task.made_at = observer->here();
    branch->last = {add_node(*branch->capture->graph, std::move(task), branch->last)};
    return cudaSuccess;
}

bool is_captured(cudaStream_t stream) {
    return branch_of(stream) != nullptr;
}

bool streams_are_captured() {
    return !branches().empty();
}

std::optional<cudaError_t> capture_record(cudaStream_t stream, CapturedEvent* event) {
    const Branch* const branch = branch_of(stream);
    if (branch == nullptr) {
        const cudaError_t status = refuse_legacy(stream);
        return status == cudaSuccess ? std::nullopt : std::optional(status);
    }
    if (branch->capture->spoilt) return cudaErrorStreamCaptureInvalidated;
    *event = std::make_shared<const CapturedPlace>(CapturedPlace{branch->capture, branch->last});
    return cudaSuccess;
}

std::optional<cudaError_t> capture_wait(cudaStream_t stream, const CapturedEvent& event,
                                        bool recorded) {
    Branch* const branch = branch_of(stream);
    if (branch != nullptr && branch->capture->spoilt) return cudaErrorStreamCaptureInvalidated;
    if (event == nullptr) {
        if (branch == nullptr) return std::nullopt;
        if (!recorded) return cudaSuccess;
        explain(
            "the event was recorded in a stream that is not being captured: what comes before it "
            "is not in the graph");
        branch->capture->spoilt = true;
        return cudaErrorStreamCaptureIsolation;
    }
    Capture& other = *event->capture;
    if (other.ended) return cudaErrorCapturedEvent;
    if (other.spoilt) return cudaErrorStreamCaptureInvalidated;
    if (is_legacy(stream)) {
        other.spoilt = true;
        return cudaErrorStreamCaptureImplicit;
    }
    if (branch == nullptr) {
        branches()[stream] = {event->capture, event->last};
    } else if (branch->capture == event->capture) {
        join(branch->last, event->last);
    } else {
        other.spoilt = branch->capture->spoilt = true;
        return cudaErrorStreamCaptureMerge;
    }
    return cudaSuccess;
}

cudaError_t refuse_to_wait_for(cudaStream_t stream) {
    explain("the stream is being captured: its work has not run");
    branch_of(stream)->capture->spoilt = true;
    return cudaErrorStreamCaptureUnsupported;
}

cudaError_t refuse_to_wait_for(const CapturedEvent& event) {
    explain("the event was recorded in a stream that was being captured: it stands for no work");
    event->capture->spoilt = true;
    return cudaErrorCapturedEvent;
}

cudaError_t refuse_while_capturing() {
    if (thread_mode == cudaStreamCaptureModeRelaxed) return cudaSuccess;
    cudaError_t status = cudaSuccess;
    for (auto& [stream, branch] : branches()) {
        Capture& capture = *branch.capture;
        if (capture.mode == cudaStreamCaptureModeRelaxed) continue;
        const bool own = capture.thread == std::this_thread::get_id();
        const bool global = capture.mode == cudaStreamCaptureModeGlobal &&
                            thread_mode == cudaStreamCaptureModeGlobal;
        if (!own && !global) continue;
        capture.spoilt = true;
        status = cudaErrorStreamCaptureUnsupported;
    }
    if (status != cudaSuccess)
        explain(
            "a stream is being captured, and this call cannot become a part of a graph: make it "
            "before cudaStreamBeginCapture, or capture with cudaStreamCaptureModeRelaxed");
    return status;
}

void forget_capture(cudaStream_t stream) {
    Branch* const branch = branch_of(stream);
    if (branch == nullptr) return;
    const std::shared_ptr<Capture> capture = branch->capture;
    capture->spoilt = true;
    if (capture->origin == stream) {
        end(*capture);
        if (capture->own_graph) cudaGraphDestroy(capture->graph);
    } else {
        branches().erase(stream);
    }
}

}  // namespace simt::runtime

using namespace simt::runtime;

namespace {

/// @param graph gets the nodes, the first ones behind these; null: a new one
cudaError_t begin(cudaStream_t stream, cudaStreamCaptureMode mode, cudaGraph_t graph,
                  std::vector<cudaGraphNode_t> behind) {
    if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
    if (mode < cudaStreamCaptureModeGlobal || mode > cudaStreamCaptureModeRelaxed)
        return cudaErrorInvalidValue;
    if (is_legacy(stream)) {
        explain("the default stream cannot be captured: make one with cudaStreamCreate");
        return cudaErrorStreamCaptureUnsupported;
    }
    if (is_captured(stream)) return cudaErrorIllegalState;
    auto capture = std::make_shared<Capture>();
    capture->origin = stream;
    capture->mode = mode;
    capture->thread = std::this_thread::get_id();
    capture->id = ++Runtime::the().streams.captures;
    capture->own_graph = graph == nullptr;
    capture->graph = graph != nullptr ? graph : publish(std::make_shared<CUgraph_st>());
    branches()[stream] = {std::move(capture), std::move(behind)};
    return cudaSuccess;
}

}  // namespace

cudaError_t cudaStreamBeginCapture(cudaStream_t stream, cudaStreamCaptureMode mode) {
    return api([&] { return begin(stream, mode, nullptr, {}); });
}

cudaError_t cudaStreamBeginCaptureToGraph(cudaStream_t stream, cudaGraph_t graph,
                                          const cudaGraphNode_t* dependencies,
                                          const cudaGraphEdgeData* data, std::size_t count,
                                          cudaStreamCaptureMode mode) {
    return api([&] {
        if (!graph_exists(graph) || (count > 0 && dependencies == nullptr))
            return cudaErrorInvalidValue;
        if (!are_ordinary(data, count)) return cudaErrorNotSupported;
        std::vector<cudaGraphNode_t> behind(dependencies, dependencies + count);
        for (const cudaGraphNode_t node : behind)
            if (!node_exists(node) || node->graph != graph) return cudaErrorInvalidValue;
        return begin(stream, mode, graph, std::move(behind));
    });
}

cudaError_t cudaStreamEndCapture(cudaStream_t stream, cudaGraph_t* graph) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (graph != nullptr) *graph = nullptr;
        const Branch* const branch = branch_of(stream);
        // Who captures into a graph of his own has it already.
        if (graph == nullptr && (branch == nullptr || branch->capture->own_graph))
            return cudaErrorInvalidValue;
        if (branch == nullptr) return cudaErrorIllegalState;
        const std::shared_ptr<Capture> capture = branch->capture;
        if (capture->mode != cudaStreamCaptureModeRelaxed &&
            capture->thread != std::this_thread::get_id())
            return cudaErrorStreamCaptureWrongThread;
        if (capture->origin != stream) {
            capture->spoilt = true;
            return cudaErrorStreamCaptureUnmatched;
        }
        const bool joined =
            std::all_of(branches().begin(), branches().end(), [&](const auto& other) {
                return other.second.capture != capture ||
                       all_reach(other.second.last, branch->last);
            });
        end(*capture);
        if (!capture->spoilt && joined) {
            if (graph != nullptr) *graph = capture->graph;
            return cudaSuccess;
        }
        if (capture->own_graph) cudaGraphDestroy(capture->graph);
        if (capture->spoilt) return cudaErrorStreamCaptureInvalidated;
        explain(
            "a stream that has joined the capture has work for which the first stream does not "
            "wait: record an event behind it and let the first stream wait for that");
        return cudaErrorStreamCaptureUnjoined;
    });
}

cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, cudaStreamCaptureStatus* status,
                                     unsigned long long* id, cudaGraph_t* graph,
                                     const cudaGraphNode_t** dependencies,
                                     const cudaGraphEdgeData** data, std::size_t* count) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (status == nullptr) return cudaErrorInvalidValue;
        Branch* const branch = branch_of(stream);
        *status = branch == nullptr         ? cudaStreamCaptureStatusNone
                  : branch->capture->spoilt ? cudaStreamCaptureStatusInvalidated
                                            : cudaStreamCaptureStatusActive;
        if (*status != cudaStreamCaptureStatusActive) return refuse_legacy(stream);
        if (id != nullptr) *id = branch->capture->id;
        if (graph != nullptr) *graph = branch->capture->graph;
        if (dependencies != nullptr) *dependencies = branch->last.data();
        if (count != nullptr) *count = branch->last.size();
        if (data != nullptr) {
            branch->data.assign(branch->last.size(), cudaGraphEdgeData{});
            *data = branch->data.data();
        }
        return cudaSuccess;
    });
}

cudaError_t cudaStreamGetCaptureInfo(cudaStream_t stream, cudaStreamCaptureStatus* status,
                                     unsigned long long* id, cudaGraph_t* graph,
                                     const cudaGraphNode_t** dependencies, std::size_t* count) {
    const CalledAs name;
    return cudaStreamGetCaptureInfo(stream, status, id, graph, dependencies, nullptr, count);
}

cudaError_t cudaStreamIsCapturing(cudaStream_t stream, cudaStreamCaptureStatus* status) {
    const CalledAs name;
    return cudaStreamGetCaptureInfo(stream, status);
}

cudaError_t cudaStreamUpdateCaptureDependencies(cudaStream_t stream, cudaGraphNode_t* dependencies,
                                                const cudaGraphEdgeData* data, std::size_t count,
                                                unsigned int flags) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        Branch* const branch = branch_of(stream);
        if (branch == nullptr) return cudaErrorIllegalState;
        if (branch->capture->spoilt) return cudaErrorStreamCaptureInvalidated;
        if ((count > 0 && dependencies == nullptr) || flags > cudaStreamSetCaptureDependencies)
            return cudaErrorInvalidValue;
        if (!are_ordinary(data, count)) return cudaErrorNotSupported;
        const std::vector<cudaGraphNode_t> nodes(dependencies, dependencies + count);
        for (const cudaGraphNode_t node : nodes)
            if (!node_exists(node) || node->graph != branch->capture->graph)
                return cudaErrorInvalidValue;
        if (flags == cudaStreamSetCaptureDependencies) branch->last.clear();
        join(branch->last, nodes);
        return cudaSuccess;
    });
}

cudaError_t cudaStreamUpdateCaptureDependencies(cudaStream_t stream, cudaGraphNode_t* dependencies,
                                                std::size_t count, unsigned int flags) {
    const CalledAs name;
    return cudaStreamUpdateCaptureDependencies(stream, dependencies, nullptr, count, flags);
}

cudaError_t cudaThreadExchangeStreamCaptureMode(cudaStreamCaptureMode* mode) {
    return api([&] {
        if (mode == nullptr || *mode < cudaStreamCaptureModeGlobal ||
            *mode > cudaStreamCaptureModeRelaxed)
            return cudaErrorInvalidValue;
        std::swap(*mode, thread_mode);
        return cudaSuccess;
    });
}
