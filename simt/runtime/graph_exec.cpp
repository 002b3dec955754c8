// Graphs that are ready to run, and their launches: nodes run in an order that the edges allow, and
// check mode is told which edges there are.
#include "capture.hpp"
#include "condition.hpp"
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
#include <map>
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

namespace {

struct Flow {
    std::vector<Step> steps{};     // each behind those before it
    std::vector<char> branches{};  // their addresses are the branches' names
};

}  // namespace

struct CUgraphExec_st {
    std::shared_ptr<CUgraph_st> graph;  // a clone, so that the original may change or go
    unsigned long long flags = 0;
    Flow flow{};
    std::map<const CUgraph_st*, Flow> bodies{};  // of its nodes with conditions
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

void prepare(CUgraphExec_st& exec, const CUgraph_st& graph, Flow& flow) {
    add_steps(graph, {}, flow.steps);
    std::size_t branches = 0;
    for (Step& step : flow.steps) {
        const auto free = std::find_if(step.before.begin(), step.before.end(),
                                       [&](std::size_t one) { return flow.steps[one].last; });
        step.branch = free == step.before.end() ? branches++ : flow.steps[*free].branch;
        for (const std::size_t one : step.before) flow.steps[one].last = false;
        for (const auto& body : step.node->task.bodies)
            prepare(exec, *body, exec.bodies[body.get()]);
    }
    flow.branches.resize(branches);
}

/// Whether the bodies of all nodes with conditions hold only what they may.
bool bodies_are_allowed(const CUgraph_st& graph, bool is_body) {
    for (const auto& node : graph.nodes) {
        const cudaGraphNodeType type = node->task.type;
        if (is_body && type != cudaGraphNodeTypeKernel && type != cudaGraphNodeTypeMemcpy &&
            type != cudaGraphNodeTypeMemset && type != cudaGraphNodeTypeGraph &&
            type != cudaGraphNodeTypeEmpty && type != cudaGraphNodeTypeConditional) {
            explain(
                "the body of a node with a condition holds kernels, copies, fills, child graphs, "
                "empty nodes and conditions, nothing else");
            return false;
        }
        for (const auto& body : node->task.bodies)
            if (!bodies_are_allowed(*body, true)) return false;
    }
    return true;
}

/// Whether an executable graph has this memory already.
bool is_instantiated(const CUgraph_st& graph) {
    const auto has = [](const CUgraph_st& other, const auto& memory) {
        return std::any_of(other.nodes.begin(), other.nodes.end(),
                           [&](const auto& node) { return node->task.memory == memory; });
    };
    for (const auto& node : graph.nodes)
        for (const cudaGraphExec_t exec : execs())
            if (node->task.memory != nullptr && has(*exec->graph, node->task.memory)) return true;
    return false;
}

void set_conditions(const CUgraph_st& graph) {
    for (const auto& condition : graph.conditions)
        if (condition->assign) condition->value = condition->standard;
    for (const auto& node : graph.nodes)
        for (const auto& body : node->task.bodies) set_conditions(*body);
}

/// Which of the steps that are ready comes next. In check mode memory is there as early and as long
/// as the edges allow: a kernel without an edge from the allocation is told as that in every order.
std::size_t choose(const std::vector<Step>& steps, const std::vector<std::size_t>& ready,
                   std::uint64_t draw) {
    if (simt::observer == nullptr) return draw % ready.size();
    const auto of_type = [&](std::size_t step, cudaGraphNodeType type) {
        return steps[step].node->task.type == type;
    };
    std::vector<std::size_t> others;
    for (std::size_t i = 0; i < ready.size(); ++i) {
        if (of_type(ready[i], cudaGraphNodeTypeMemAlloc)) return i;
        if (!of_type(ready[i], cudaGraphNodeTypeMemFree)) others.push_back(i);
    }
    return others.empty() ? 0 : others[draw % others.size()];
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
        const std::size_t chosen =
            choose(steps, ready, seed == 0 ? 0 : simt::mix(seed, order.size()));
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

void run(CUgraphExec_st& exec, Flow& flow, const void* begin);

/// Runs the bodies that the condition asks for, each behind the node and the one before.
void run_bodies(CUgraphExec_st& exec, const Step& step, const simt::StreamKind& branch) {
    const Task& task = step.node->task;
    const auto body = [&](std::size_t number) {
        if (number >= task.bodies.size()) return;
        Flow& flow = exec.bodies.at(task.bodies[number].get());
        run(exec, flow, step.node);
        if (simt::observer == nullptr) return;
        for (const Step& inner : flow.steps)
            if (inner.last) simt::observer->stream_waits_for_event(branch, inner.node);
        simt::observer->event_recorded(step.node, branch);
    };
    const unsigned& value = task.condition->value;
    if (task.branching == cudaGraphCondTypeIf) {
        body(value != 0 ? 0 : 1);
    } else if (task.branching == cudaGraphCondTypeSwitch) {
        body(value);
    } else {
        while (value != 0 && device(task.device).sticky == cudaSuccess) body(0);
    }
}

void run(CUgraphExec_st& exec, Flow& flow, const Step& step, const void* begin) {
    const Task& task = step.node->task;
    if (device(task.device).sticky != cudaSuccess) return;
    bring_in_variables(task.device);
    simt::Observer* const observer = simt::observer;
    const simt::StreamKind branch{&flow.branches[step.branch], task.device, false, true,
                                  task.made_at.get()};
    if (observer == nullptr) {
        if (step.node->enabled) run(task);
        if (task.condition != nullptr) run_bodies(exec, step, branch);
        return;
    }
    if (step.before.empty()) observer->stream_waits_for_event(branch, begin);
    for (const std::size_t one : step.before)
        observer->stream_waits_for_event(branch, flow.steps[one].node);
    if (task.type == cudaGraphNodeTypeWaitEvent)
        observer->stream_waits_for_event(branch, task.event);
    observer->work_begins(branch);
    if (step.node->enabled) run(task);
    observer->work_ends();
    if (task.type == cudaGraphNodeTypeEventRecord) observer->event_recorded(task.event, branch);
    observer->event_recorded(step.node, branch);
    if (task.condition != nullptr) run_bodies(exec, step, branch);
}

void run(CUgraphExec_st& exec, Flow& flow, const void* begin) {
    for (const std::size_t step : order_of(flow.steps, simt::execution_options().seed))
        run(exec, flow, flow.steps[step], begin);
}

/// What an earlier launch has allocated and nobody has freed is freed now, or stands in the way.
cudaError_t make_way(const CUgraphExec_st& exec, cudaStream_t stream) {
    for (const auto& node : exec.graph->nodes) {
        const auto& memory = node->task.memory;
        if (memory == nullptr || !is_there(*memory)) continue;
        if ((exec.flags & cudaGraphInstantiateFlagAutoFreeOnLaunch) == 0) {
            explain(
                "what an earlier launch has allocated has not been freed: free it in the graph or "
                "with cudaFreeAsync, or instantiate with cudaGraphInstantiateFlagAutoFreeOnLaunch");
            return cudaErrorInvalidValue;
        }
        const cudaError_t status =
            enqueue(stream, [pointer = memory->pointer] { free_on_device(pointer); });
        if (status != cudaSuccess) return status;
    }
    return cudaSuccess;
}

/// The launch takes its turn in the stream; a graph does not run twice at the same time.
cudaError_t launch(CUgraphExec_st& exec, cudaStream_t stream) {
    if (const cudaError_t status = make_way(exec, stream); status != cudaSuccess) return status;
    if (const cudaError_t status = enqueue(stream, Task{}); status != cudaSuccess) return status;
    set_conditions(*exec.graph);
    simt::Observer* const observer = simt::observer;
    if (observer != nullptr) {
        observer->stream_waits_for_event(kind_of(stream), &exec);
        observer->event_recorded(&exec, kind_of(stream));
    }
    run(exec, exec.flow, &exec);
    if (observer != nullptr) {
        for (const Step& step : exec.flow.steps)
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
        if (mine.task.memory != theirs.task.memory || mine.task.freed != theirs.task.freed)
            return cudaGraphExecUpdateErrorParametersChanged;
        if (mine.task.bodies.size() != theirs.task.bodies.size() ||
            mine.task.branching != theirs.task.branching)
            return cudaGraphExecUpdateErrorParametersChanged;
        for (std::size_t one = 0; one < mine.task.bodies.size(); ++one) {
            const auto result = compare(*mine.task.bodies[one], *theirs.task.bodies[one], at);
            if (result != cudaGraphExecUpdateSuccess) return result;
            *at = other.nodes[i].get();
        }
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
        if (!mine.task.bodies.empty()) {
            mine.task.condition = theirs.condition;
            for (std::size_t one = 0; one < mine.task.bodies.size(); ++one)
                take_tasks(*mine.task.bodies[one], *theirs.bodies[one]);
        } else if (mine.task.child != nullptr) {
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
        if (!bodies_are_allowed(*graph, false)) return cudaErrorInvalidValue;
        if (is_instantiated(*graph)) {
            holds_memory_that_stays(*graph);
            return cudaErrorNotSupported;
        }
        auto made = std::make_unique<CUgraphExec_st>(CUgraphExec_st{clone(*graph), flags});
        prepare(*made, *made->graph, made->flow);
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
        if (holds_memory_that_stays(*exec->graph)) return cudaErrorNotSupported;
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
        exec->graph->conditions = graph->conditions;
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
