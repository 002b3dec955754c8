// Graphs that are ready to run, and their launches: nodes run in an order that the edges allow, and
// check mode is told which edges there are.
#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "graph.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "shuffle.hpp"
#include "simt/execution.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"
#include "stream.hpp"
#include "symbol.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <set>
#include <unordered_map>
#include <utility>
#include <vector>

namespace {

/// A node with its place in the whole graph; what is in child graphs stands among the rest.
struct Step {
    CUgraphNode_st* node;
    std::vector<std::size_t> before;  // steps
    std::size_t branch = 0;           // nodes in a row have the same
    bool last = true;                 // nothing comes after it
};

}  // namespace

struct CUgraphExec_st {
    std::shared_ptr<CUgraph_st> graph;  // a clone, so that the original may change or go
    unsigned long long flags = 0;
    std::vector<Step> steps{};     // each behind those before it
    std::vector<char> branches{};  // their addresses are the branches' names
};

namespace {

using namespace simt::runtime;

std::set<cudaGraphExec_t>& execs() {
    return Runtime::the().graphs.execs;
}

bool exists(cudaGraphExec_t exec) {
    return execs().count(exec) == 1;
}

/// The nodes, each behind those it depends on; otherwise in the order they were added.
std::vector<CUgraphNode_st*> in_order(const CUgraph_st& graph) {
    std::vector<CUgraphNode_st*> order;
    std::unordered_map<const CUgraphNode_st*, std::size_t> waits_for;
    for (const auto& node : graph.nodes) {
        waits_for[node.get()] = node->before.size();
        if (node->before.empty()) order.push_back(node.get());
    }
    for (std::size_t i = 0; i < order.size(); ++i)
        for (CUgraphNode_st* const next : order[i]->after)
            if (--waits_for[next] == 0) order.push_back(next);
    return order;
}

/// Adds the graph's steps, its first ones behind `begin`. @returns its last ones
std::vector<std::size_t> add_steps(const CUgraph_st& graph, const std::vector<std::size_t>& begin,
                                   std::vector<Step>& steps) {
    std::unordered_map<const CUgraphNode_st*, std::size_t> number;
    std::vector<std::size_t> ends;
    for (CUgraphNode_st* const node : in_order(graph)) {
        std::vector<std::size_t> before = node->before.empty() ? begin : std::vector<std::size_t>();
        for (const CUgraphNode_st* one : node->before) before.push_back(number[one]);
        if (node->task.child != nullptr) before = add_steps(*node->task.child, before, steps);
        number[node] = steps.size();
        if (node->after.empty()) ends.push_back(steps.size());
        steps.push_back({node, std::move(before)});
    }
    return ends.empty() ? begin : ends;
}

void prepare(CUgraphExec_st& exec) {
    exec.steps.clear();
    add_steps(*exec.graph, {}, exec.steps);
    std::size_t branches = 0;
    for (Step& step : exec.steps) {
        const auto free = std::find_if(step.before.begin(), step.before.end(),
                                       [&](std::size_t one) { return exec.steps[one].last; });
        step.branch = free == step.before.end() ? branches++ : exec.steps[*free].branch;
        for (const std::size_t one : step.before) exec.steps[one].last = false;
    }
    exec.branches.resize(branches);
}

/// The numbers of the steps in an order that the edges allow, drawn from the seed if there is one.
std::vector<std::size_t> order_of(const std::vector<Step>& steps, std::uint64_t seed) {
    std::vector<std::size_t> order, ready, waits_for;
    std::vector<std::vector<std::size_t>> after(steps.size());
    for (std::size_t i = 0; i < steps.size(); ++i) {
        waits_for.push_back(steps[i].before.size());
        if (steps[i].before.empty()) ready.push_back(i);
        for (const std::size_t one : steps[i].before) after[one].push_back(i);
    }
    while (!ready.empty()) {
        const std::size_t chosen = seed == 0 ? 0 : simt::mix(seed, order.size()) % ready.size();
        const std::size_t step = ready[chosen];
        ready.erase(ready.begin() + static_cast<std::ptrdiff_t>(chosen));
        order.push_back(step);
        for (const std::size_t next : after[step])
            if (--waits_for[next] == 0) ready.push_back(next);
    }
    return order;
}

/// What a node does that runs: its memory may have been freed since it was made.
void run(const Task& task) {
    if (check_memory(task) != cudaSuccess) {
        remember(cudaErrorIllegalAddress, "cudaGraphLaunch");
        device(task.device).sticky = cudaErrorIllegalAddress;
        return;
    }
    if (task.type == cudaGraphNodeTypeEventRecord && event_exists(task.event)) stamp(*task.event);
    if (task.run) task.run();
}

void run(CUgraphExec_st& exec, const Step& step) {
    const Task& task = step.node->task;
    if (device(task.device).sticky != cudaSuccess) return;
    bring_in_variables(task.device);
    simt::Observer* const observer = simt::observer;
    if (observer == nullptr) {
        if (step.node->enabled) run(task);
        return;
    }
    const simt::StreamKind branch{&exec.branches[step.branch], task.device, false, true,
                                  task.made_at.get()};
    if (step.before.empty()) observer->stream_waits_for_event(branch, &exec);
    for (const std::size_t one : step.before)
        observer->stream_waits_for_event(branch, exec.steps[one].node);
    if (task.type == cudaGraphNodeTypeWaitEvent)
        observer->stream_waits_for_event(branch, task.event);
    observer->work_begins(branch);
    if (step.node->enabled) run(task);
    observer->work_ends();
    if (task.type == cudaGraphNodeTypeEventRecord) observer->event_recorded(task.event, branch);
    observer->event_recorded(step.node, branch);
}

/// The launch takes its turn in the stream; a graph does not run twice at the same time.
cudaError_t launch(CUgraphExec_st& exec, cudaStream_t stream) {
    if (const cudaError_t status = enqueue(stream, Task{}); status != cudaSuccess) return status;
    simt::Observer* const observer = simt::observer;
    if (observer != nullptr) {
        observer->stream_waits_for_event(kind_of(stream), &exec);
        observer->event_recorded(&exec, kind_of(stream));
    }
    for (const std::size_t step : order_of(exec.steps, simt::execution_options().seed))
        run(exec, exec.steps[step]);
    if (observer != nullptr) {
        for (const Step& step : exec.steps)
            if (step.last) observer->stream_waits_for_event(kind_of(stream), step.node);
        observer->event_recorded(&exec, kind_of(stream));
    }
    return cudaSuccess;
}

/// Every call that changes a node of an executable graph comes through here.
template <class Make>
cudaError_t set(cudaGraphExec_t exec, cudaGraphNode_t node, cudaGraphNodeType type,
                const Make& make, const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (!exists(exec)) return cudaErrorInvalidValue;
        CUgraphNode_st* const own = find_clone(*exec->graph, node);
        return is_node(own, type) ? set_task(*own, make) : cudaErrorInvalidValue;
    };
    return simt::runtime::api(body, function);
}

/// Whether the second graph could have come about by changing the first one's parameters only.
cudaGraphExecUpdateResult compare(const CUgraph_st& own, const CUgraph_st& other,
                                  cudaGraphNode_t* at) {
    std::unordered_map<const CUgraphNode_st*, std::size_t> number;
    for (std::size_t i = 0; i < own.nodes.size(); ++i) number[own.nodes[i].get()] = i;
    for (std::size_t i = 0; i < other.nodes.size(); ++i) number[other.nodes[i].get()] = i;
    if (own.nodes.size() != other.nodes.size()) return cudaGraphExecUpdateErrorTopologyChanged;
    for (std::size_t i = 0; i < own.nodes.size(); ++i) {
        const CUgraphNode_st &mine = *own.nodes[i], &theirs = *other.nodes[i];
        *at = other.nodes[i].get();
        if (mine.task.type != theirs.task.type) return cudaGraphExecUpdateErrorNodeTypeChanged;
        const auto numbers = [&](const std::vector<CUgraphNode_st*>& nodes) {
            std::set<std::size_t> all;
            for (const CUgraphNode_st* node : nodes) all.insert(number[node]);
            return all;
        };
        if (numbers(mine.before) != numbers(theirs.before))
            return cudaGraphExecUpdateErrorTopologyChanged;
        if (mine.task.device != theirs.task.device || mine.task.copy.kind != theirs.task.copy.kind)
            return cudaGraphExecUpdateErrorParametersChanged;
        if (mine.task.child == nullptr) continue;
        const auto result = compare(*mine.task.child, *theirs.task.child, at);
        if (result != cudaGraphExecUpdateSuccess) return result;
    }
    *at = nullptr;
    return cudaGraphExecUpdateSuccess;
}

void take_tasks(const CUgraph_st& own, const CUgraph_st& other) {
    for (std::size_t i = 0; i < own.nodes.size(); ++i) {
        CUgraphNode_st& mine = *own.nodes[i];
        const Task& theirs = other.nodes[i]->task;
        if (mine.task.child != nullptr) {
            take_tasks(*mine.task.child, *theirs.child);
        } else {
            mine.task = theirs;
        }
    }
}

}  // namespace

cudaError_t cudaGraphInstantiateWithFlags(cudaGraphExec_t* exec, cudaGraph_t graph,
                                          unsigned long long flags) {
    return api([&] {
        if (exec == nullptr || !graph_exists(graph)) return cudaErrorInvalidValue;
        constexpr unsigned long long known =
            cudaGraphInstantiateFlagAutoFreeOnLaunch | cudaGraphInstantiateFlagUseNodePriority;
        if ((flags & ~known) != 0) {
            explain("these flags are not simulated");
            return (flags & cudaGraphInstantiateFlagDeviceLaunch) != 0 ? cudaErrorNotSupported
                                                                       : cudaErrorInvalidValue;
        }
        auto made = std::make_unique<CUgraphExec_st>(CUgraphExec_st{clone(*graph), flags});
        prepare(*made);
        execs().insert(*exec = made.release());
        return cudaSuccess;
    });
}

cudaError_t cudaGraphInstantiate(cudaGraphExec_t* exec, cudaGraph_t graph,
                                 unsigned long long flags) {
    const CalledAs name;
    return cudaGraphInstantiateWithFlags(exec, graph, flags);
}

cudaError_t cudaGraphInstantiate(cudaGraphExec_t* exec, cudaGraph_t graph,
                                 cudaGraphNode_t* error_node, char* log, std::size_t log_bytes) {
    if (error_node != nullptr) *error_node = nullptr;
    if (log != nullptr && log_bytes > 0) *log = '\0';
    const CalledAs name;
    return cudaGraphInstantiateWithFlags(exec, graph, 0);
}

cudaError_t cudaGraphExecGetFlags(cudaGraphExec_t exec, unsigned long long* flags) {
    return api([&] {
        if (flags == nullptr || !exists(exec)) return cudaErrorInvalidValue;
        *flags = exec->flags;
        return cudaSuccess;
    });
}

cudaError_t cudaGraphExecDestroy(cudaGraphExec_t exec) {
    return api([&] {
        if (execs().erase(exec) == 0) return cudaErrorInvalidValue;
        delete exec;
        return cudaSuccess;
    });
}

cudaError_t cudaGraphUpload(cudaGraphExec_t exec, cudaStream_t stream) {
    return api([&] { return exists(exec) ? enqueue(stream, Task{}) : cudaErrorInvalidValue; });
}

cudaError_t cudaGraphLaunch(cudaGraphExec_t exec, cudaStream_t stream) {
    return api([&] {
        if (!exists(exec)) return cudaErrorInvalidValue;
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (!is_captured(stream)) return launch(*exec, stream);
        Task task;
        task.type = cudaGraphNodeTypeGraph;
        task.child = clone(*exec->graph);
        return enqueue(stream, std::move(task));
    });
}

// ---- changes

cudaError_t cudaGraphExecUpdate(cudaGraphExec_t exec, cudaGraph_t graph,
                                cudaGraphExecUpdateResultInfo* info) {
    return api([&] {
        if (!exists(exec) || !graph_exists(graph) || info == nullptr) return cudaErrorInvalidValue;
        *info = {};
        info->result = compare(*exec->graph, *graph, &info->errorNode);
        if (info->result != cudaGraphExecUpdateSuccess) return cudaErrorGraphExecUpdateFailure;
        take_tasks(*exec->graph, *graph);
        return cudaSuccess;
    });
}

cudaError_t cudaGraphExecUpdate(cudaGraphExec_t exec, cudaGraph_t graph,
                                cudaGraphNode_t* error_node, cudaGraphExecUpdateResult* result) {
    cudaGraphExecUpdateResultInfo info{};
    const cudaError_t status = cudaGraphExecUpdate(exec, graph, &info);
    if (error_node != nullptr) *error_node = info.errorNode;
    if (result != nullptr) *result = info.result;
    return status;
}

cudaError_t cudaGraphExecKernelNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node,
                                             const cudaKernelNodeParams* parameters) {
    return set(exec, node, cudaGraphNodeTypeKernel, with(parameters, kernel_of));
}
cudaError_t cudaGraphExecMemcpyNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node,
                                             const cudaMemcpy3DParms* parameters) {
    return set(exec, node, cudaGraphNodeTypeMemcpy, with(parameters, copy_of));
}
cudaError_t cudaGraphExecMemcpyNodeSetParams1D(cudaGraphExec_t exec, cudaGraphNode_t node, void* to,
                                               const void* from, std::size_t bytes,
                                               cudaMemcpyKind kind) {
    return set(exec, node, cudaGraphNodeTypeMemcpy,
               [&](Task* task) { return copy_task(to, from, bytes, kind, task); });
}
cudaError_t cudaGraphExecMemsetNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node,
                                             const cudaMemsetParams* parameters) {
    return set(exec, node, cudaGraphNodeTypeMemset, with(parameters, fill_of));
}
cudaError_t cudaGraphExecHostNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node,
                                           const cudaHostNodeParams* parameters) {
    return set(exec, node, cudaGraphNodeTypeHost, with(parameters, host_of));
}
cudaError_t cudaGraphExecEventRecordNodeSetEvent(cudaGraphExec_t exec, cudaGraphNode_t node,
                                                 cudaEvent_t event) {
    return set(exec, node, cudaGraphNodeTypeEventRecord,
               with_event(cudaGraphNodeTypeEventRecord, event));
}
cudaError_t cudaGraphExecEventWaitNodeSetEvent(cudaGraphExec_t exec, cudaGraphNode_t node,
                                               cudaEvent_t event) {
    return set(exec, node, cudaGraphNodeTypeWaitEvent,
               with_event(cudaGraphNodeTypeWaitEvent, event));
}

cudaError_t cudaGraphExecChildGraphNodeSetParams(cudaGraphExec_t exec, cudaGraphNode_t node,
                                                 cudaGraph_t child) {
    return api([&] {
        if (!exists(exec) || !graph_exists(child)) return cudaErrorInvalidValue;
        CUgraphNode_st* const own = find_clone(*exec->graph, node);
        if (!is_node(own, cudaGraphNodeTypeGraph)) return cudaErrorInvalidValue;
        cudaGraphNode_t at = nullptr;
        if (compare(*own->task.child, *child, &at) != cudaGraphExecUpdateSuccess)
            return cudaErrorInvalidValue;
        take_tasks(*own->task.child, *child);
        return cudaSuccess;
    });
}

cudaError_t cudaGraphNodeSetEnabled(cudaGraphExec_t exec, cudaGraphNode_t node,
                                    unsigned int enabled) {
    return api([&] {
        if (!exists(exec)) return cudaErrorInvalidValue;
        CUgraphNode_st* const own = find_clone(*exec->graph, node);
        if (own == nullptr || own->task.type > cudaGraphNodeTypeMemset)
            return cudaErrorInvalidValue;
        own->enabled = enabled != 0;
        return cudaSuccess;
    });
}

cudaError_t cudaGraphNodeGetEnabled(cudaGraphExec_t exec, cudaGraphNode_t node,
                                    unsigned int* enabled) {
    return api([&] {
        if (!exists(exec) || enabled == nullptr) return cudaErrorInvalidValue;
        const CUgraphNode_st* const own = find_clone(*exec->graph, node);
        if (own == nullptr || own->task.type > cudaGraphNodeTypeMemset)
            return cudaErrorInvalidValue;
        *enabled = own->enabled ? 1 : 0;
        return cudaSuccess;
    });
}
