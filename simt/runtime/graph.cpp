// Graphs as data: nodes and edges, made one by one or read. What runs them: graph_exec.cpp.
#include "graph.hpp"

#include "condition.hpp"
#include "cuda_runtime_api.h"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"
#include "stream.hpp"

#include <algorithm>
#include <cstdio>
#include <map>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>

namespace simt::runtime {

namespace {

std::map<cudaGraph_t, std::shared_ptr<CUgraph_st>>& graphs() {
    return Runtime::the().graphs.graphs;
}

std::set<const CUgraphNode_st*>& live_nodes() {
    return Runtime::the().graphs.nodes;
}

/// A child graph is no handle of its own, but its nodes may be asked for.
bool is_child(cudaGraph_t graph) {
    return std::any_of(live_nodes().begin(), live_nodes().end(), [graph](const auto* node) {
        const auto& bodies = node->task.bodies;
        return node->task.child.get() == graph ||
               std::any_of(bodies.begin(), bodies.end(),
                           [graph](const auto& body) { return body.get() == graph; });
    });
}

}  // namespace

cudaGraphNode_t add_node(CUgraph_st& graph, Task task, const std::vector<cudaGraphNode_t>& before) {
    graph.nodes.push_back(std::make_unique<CUgraphNode_st>(std::move(task)));
    const cudaGraphNode_t node = graph.nodes.back().get();
    node->graph = &graph;
    for (const cudaGraphNode_t one : before) add_edge(*one, *node);
    return node;
}

bool reaches(const CUgraphNode_st& from, const CUgraphNode_st& to) {
    std::set<const CUgraphNode_st*> seen{&from};
    std::vector<const CUgraphNode_st*> open{&from};
    while (!open.empty()) {
        const CUgraphNode_st* const node = open.back();
        open.pop_back();
        if (node == &to) return true;
        for (const CUgraphNode_st* next : node->after)
            if (seen.insert(next).second) open.push_back(next);
    }
    return false;
}

bool add_edge(CUgraphNode_st& from, CUgraphNode_st& to) {
    const bool there = std::find(from.after.begin(), from.after.end(), &to) != from.after.end();
    if (there || (!to.after.empty() && reaches(to, from)) || &from == &to) return false;
    from.after.push_back(&to);
    to.before.push_back(&from);
    return true;
}

std::shared_ptr<CUgraph_st> clone(const CUgraph_st& graph) {
    auto copy = std::make_shared<CUgraph_st>();
    copy->conditions = graph.conditions;
    std::unordered_map<const CUgraphNode_st*, cudaGraphNode_t> twin;
    for (const auto& node : graph.nodes) {
        const cudaGraphNode_t made = twin[node.get()] = add_node(*copy, node->task, {});
        made->origin = node.get();
        made->enabled = node->enabled;
        if (node->task.child != nullptr) made->task.child = clone(*node->task.child);
        if (node->task.bodies.empty()) continue;
        made->task.body_handles = std::make_shared<std::vector<cudaGraph_t>>();
        for (auto& body : made->task.bodies)
            made->task.body_handles->push_back((body = clone(*body)).get());
    }
    for (const auto& node : graph.nodes)
        for (const CUgraphNode_st* before : node->before) {
            twin[node.get()]->before.push_back(twin[before]);
            twin[before]->after.push_back(twin[node.get()]);
        }
    return copy;
}

bool graph_exists(cudaGraph_t graph) {
    return graph != nullptr && (graphs().count(graph) == 1 || is_child(graph));
}

bool node_exists(const CUgraphNode_st* node) {
    return live_nodes().count(node) == 1;
}

cudaGraph_t publish(std::shared_ptr<CUgraph_st> graph) {
    const cudaGraph_t handle = graph.get();
    graphs()[handle] = std::move(graph);
    return handle;
}

CUgraphNode_st* find_clone(const CUgraph_st& graph, const CUgraphNode_st* original) {
    for (const auto& node : graph.nodes) {
        if (node->origin == original) return node.get();
        for (const auto& body : node->task.bodies)
            if (CUgraphNode_st* const found = find_clone(*body, original)) return found;
        if (node->task.child == nullptr) continue;
        if (CUgraphNode_st* const found = find_clone(*node->task.child, original)) return found;
    }
    return nullptr;
}

cudaError_t event_task(cudaGraphNodeType type, cudaEvent_t event, Task* task) {
    if (!event_exists(event)) return cudaErrorInvalidValue;
    task->type = type;
    task->event = event;
    return cudaSuccess;
}

bool is_node(const CUgraphNode_st* node, cudaGraphNodeType type) {
    if (!node_exists(node)) return false;
    if (node->task.type != type) explain("the node is of another type");
    return node->task.type == type;
}

bool are_ordinary(const cudaGraphEdgeData* data, std::size_t count) {
    for (std::size_t i = 0; data != nullptr && i < count; ++i) {
        if (data[i].type == 0 && data[i].from_port == 0 && data[i].to_port == 0) continue;
        explain(
            "edges of programmatic launches are not simulated: let the later kernel wait for "
            "the whole earlier one");
        return false;
    }
    return true;
}

}  // namespace simt::runtime

using namespace simt::runtime;

CUgraphNode_st::CUgraphNode_st(Task task_) : task(std::move(task_)) {
    live_nodes().insert(this);
}
CUgraphNode_st::~CUgraphNode_st() {
    live_nodes().erase(this);
}

cudaError_t cudaGraphCreate(cudaGraph_t* graph, unsigned int flags) {
    return api([&] {
        if (graph == nullptr || flags != 0) return cudaErrorInvalidValue;
        *graph = publish(std::make_shared<CUgraph_st>());
        return cudaSuccess;
    });
}

cudaError_t cudaGraphDestroy(cudaGraph_t graph) {
    return api([&] {
        return graph != nullptr && graphs().erase(graph) == 1 ? cudaSuccess : cudaErrorInvalidValue;
    });
}

cudaError_t cudaGraphClone(cudaGraph_t* copy, cudaGraph_t original) {
    return api([&] {
        if (copy == nullptr || !graph_exists(original)) return cudaErrorInvalidValue;
        if (holds_memory_that_stays(*original)) return cudaErrorNotSupported;
        *copy = publish(clone(*original));
        return cudaSuccess;
    });
}

// ---- nodes

namespace {

/// Every node that is made by hand comes through here. @param make fills the task
template <class Make>
cudaError_t add(cudaGraphNode_t* node, cudaGraph_t graph, const cudaGraphNode_t* dependencies,
                std::size_t count, const Make& make, const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (node == nullptr || !graph_exists(graph) || (count > 0 && dependencies == nullptr))
            return cudaErrorInvalidValue;
        std::vector<cudaGraphNode_t> before(dependencies, dependencies + count);
        for (std::size_t i = 0; i < count; ++i) {
            const bool twice = std::count(before.begin(), before.end(), before[i]) > 1;
            if (!node_exists(before[i]) || before[i]->graph != graph || twice) {
                explain("dependency " + std::to_string(i) +
                        (twice ? " is named twice" : " is no node of this graph"));
                return cudaErrorInvalidValue;
            }
        }
        Task task;
        const MakingNodes making;
        if (const cudaError_t status = make(&task); status != cudaSuccess) return status;
        task.device = current_device();
        if (simt::observer != nullptr) task.made_at = simt::observer->here();
        *node = add_node(*graph, std::move(task), before);
        return cudaSuccess;
    };
    return api(body, function);
}

}  // namespace

cudaError_t cudaGraphAddKernelNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                   const cudaGraphNode_t* dependencies, std::size_t count,
                                   const cudaKernelNodeParams* parameters) {
    return add(node, graph, dependencies, count, with(parameters, kernel_of));
}

cudaError_t cudaGraphAddMemcpyNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                   const cudaGraphNode_t* dependencies, std::size_t count,
                                   const cudaMemcpy3DParms* parameters) {
    return add(node, graph, dependencies, count, with(parameters, copy_of));
}

cudaError_t cudaGraphAddMemcpyNode1D(cudaGraphNode_t* node, cudaGraph_t graph,
                                     const cudaGraphNode_t* dependencies, std::size_t count,
                                     void* to, const void* from, std::size_t bytes,
                                     cudaMemcpyKind kind) {
    return add(node, graph, dependencies, count,
               [&](Task* task) { return copy_task(to, from, bytes, kind, task); });
}

cudaError_t cudaGraphAddMemsetNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                   const cudaGraphNode_t* dependencies, std::size_t count,
                                   const cudaMemsetParams* parameters) {
    return add(node, graph, dependencies, count, with(parameters, fill_of));
}

cudaError_t cudaGraphAddHostNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                 const cudaGraphNode_t* dependencies, std::size_t count,
                                 const cudaHostNodeParams* parameters) {
    return add(node, graph, dependencies, count, with(parameters, host_of));
}

namespace {

cudaError_t child_task(cudaGraph_t graph, cudaGraph_t child, Task* task) {
    if (!graph_exists(child) || child == graph) return cudaErrorInvalidValue;
    if (holds_memory_that_stays(*child)) return cudaErrorNotSupported;
    task->type = cudaGraphNodeTypeGraph;
    task->child = clone(*child);
    return cudaSuccess;
}

}  // namespace

cudaError_t cudaGraphAddChildGraphNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                       const cudaGraphNode_t* dependencies, std::size_t count,
                                       cudaGraph_t child) {
    return add(node, graph, dependencies, count,
               [&](Task* task) { return child_task(graph, child, task); });
}

cudaError_t cudaGraphAddEmptyNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                  const cudaGraphNode_t* dependencies, std::size_t count) {
    return add(node, graph, dependencies, count, [](Task*) { return cudaSuccess; });
}

cudaError_t cudaGraphAddEventRecordNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                        const cudaGraphNode_t* dependencies, std::size_t count,
                                        cudaEvent_t event) {
    return add(node, graph, dependencies, count, with_event(cudaGraphNodeTypeEventRecord, event));
}

cudaError_t cudaGraphAddEventWaitNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                      const cudaGraphNode_t* dependencies, std::size_t count,
                                      cudaEvent_t event) {
    return add(node, graph, dependencies, count, with_event(cudaGraphNodeTypeWaitEvent, event));
}

cudaError_t cudaGraphAddMemAllocNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                     const cudaGraphNode_t* dependencies, std::size_t count,
                                     cudaMemAllocNodeParams* parameters) {
    return add(node, graph, dependencies, count, [&](Task* task) {
        return parameters != nullptr ? allocation_task(*parameters, task) : cudaErrorInvalidValue;
    });
}

cudaError_t cudaGraphAddMemFreeNode(cudaGraphNode_t* node, cudaGraph_t graph,
                                    const cudaGraphNode_t* dependencies, std::size_t count,
                                    void* pointer) {
    return add(node, graph, dependencies, count,
               [&](Task* task) { return free_task(pointer, task); });
}

cudaError_t cudaGraphAddNode(cudaGraphNode_t* node, cudaGraph_t graph,
                             const cudaGraphNode_t* dependencies, std::size_t count,
                             cudaGraphNodeParams* parameters) {
    if (parameters == nullptr) return remember(cudaErrorInvalidValue);
    cudaGraphNodeParams& p = *parameters;
    return add(node, graph, dependencies, count, [&](Task* task) {
        switch (p.type) {
            case cudaGraphNodeTypeKernel:
                return kernel_task(p.kernel, task);
            case cudaGraphNodeTypeMemcpy:
                return copy_task(p.memcpy.copyParams, task);
            case cudaGraphNodeTypeMemset:
                return fill_task(p.memset, task);
            case cudaGraphNodeTypeHost:
                return host_task(p.host, task);
            case cudaGraphNodeTypeEmpty:
                return cudaSuccess;
            case cudaGraphNodeTypeGraph:
                return child_task(graph, p.graph.graph, task);
            case cudaGraphNodeTypeWaitEvent:
                return event_task(p.type, p.eventWait.event, task);
            case cudaGraphNodeTypeEventRecord:
                return event_task(p.type, p.eventRecord.event, task);
            case cudaGraphNodeTypeMemAlloc:
                return allocation_task(p.alloc, task);
            case cudaGraphNodeTypeMemFree:
                return free_task(p.free.dptr, task);
            case cudaGraphNodeTypeConditional:
                return condition_task(*graph, p.conditional, task);
            default:
                explain("nodes of this type are not simulated");
                return cudaErrorNotSupported;
        }
    });
}

cudaError_t cudaGraphAddNode(cudaGraphNode_t* node, cudaGraph_t graph,
                             const cudaGraphNode_t* dependencies, const cudaGraphEdgeData* data,
                             std::size_t count, cudaGraphNodeParams* parameters) {
    if (!are_ordinary(data, count)) return remember(cudaErrorNotSupported);
    return cudaGraphAddNode(node, graph, dependencies, count, parameters);
}

cudaError_t cudaGraphDestroyNode(cudaGraphNode_t node) {
    return api([&] {
        if (!node_exists(node)) return cudaErrorInvalidValue;
        if (holds_memory_that_stays(*node->graph)) return cudaErrorNotSupported;
        for (const cudaGraphNode_t other : node->before) std::erase(other->after, node);
        for (const cudaGraphNode_t other : node->after) std::erase(other->before, node);
        auto& all = node->graph->nodes;
        all.erase(std::find_if(all.begin(), all.end(),
                               [node](const auto& one) { return one.get() == node; }));
        return cudaSuccess;
    });
}

// ---- edges

namespace {

cudaError_t change_edges(cudaGraph_t graph, const cudaGraphNode_t* from, const cudaGraphNode_t* to,
                         std::size_t count, bool add_them, const char* function) {
    const auto body = [&] {
        if (!graph_exists(graph) || (count > 0 && (from == nullptr || to == nullptr)))
            return cudaErrorInvalidValue;
        for (std::size_t i = 0; i < count; ++i)
            for (const cudaGraphNode_t node : {from[i], to[i]})
                if (!node_exists(node) || node->graph != graph) return cudaErrorInvalidValue;
        for (std::size_t i = 0; i < count; ++i) {
            if (add_them) {
                if (add_edge(*from[i], *to[i])) continue;
                explain("edge " + std::to_string(i) + " is there already, or closes a circle");
                return cudaErrorInvalidValue;
            }
            auto& after = from[i]->after;
            if (std::find(after.begin(), after.end(), to[i]) == after.end())
                return cudaErrorInvalidValue;
            std::erase(after, to[i]);
            std::erase(to[i]->before, from[i]);
        }
        return cudaSuccess;
    };
    return api(body, function);
}

/// What all calls do that list nodes: `*count` says how many fit and then how many there are.
/// Where there is more room than nodes, the rest is set to null.
cudaError_t list(const std::vector<cudaGraphNode_t>& all, cudaGraphNode_t* nodes,
                 std::size_t* count) {
    if (nodes == nullptr) {
        *count = all.size();
        return cudaSuccess;
    }
    for (std::size_t i = 0; i < *count; ++i) nodes[i] = i < all.size() ? all[i] : nullptr;
    *count = std::min(*count, all.size());
    return cudaSuccess;
}

template <class Chosen>
cudaError_t list_nodes(cudaGraph_t graph, cudaGraphNode_t* nodes, std::size_t* count,
                       const Chosen& chosen, const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (!graph_exists(graph) || count == nullptr) return cudaErrorInvalidValue;
        std::vector<cudaGraphNode_t> all;
        for (const auto& node : graph->nodes)
            if (chosen(*node)) all.push_back(node.get());
        return list(all, nodes, count);
    };
    return api(body, function);
}

}  // namespace

cudaError_t cudaGraphAddDependencies(cudaGraph_t graph, const cudaGraphNode_t* from,
                                     const cudaGraphNode_t* to, std::size_t count) {
    return change_edges(graph, from, to, count, true, __func__);
}

cudaError_t cudaGraphRemoveDependencies(cudaGraph_t graph, const cudaGraphNode_t* from,
                                        const cudaGraphNode_t* to, std::size_t count) {
    return change_edges(graph, from, to, count, false, __func__);
}

cudaError_t cudaGraphGetNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, std::size_t* count) {
    return list_nodes(graph, nodes, count, [](const CUgraphNode_st&) { return true; });
}

cudaError_t cudaGraphGetRootNodes(cudaGraph_t graph, cudaGraphNode_t* nodes, std::size_t* count) {
    return list_nodes(graph, nodes, count,
                      [](const CUgraphNode_st& node) { return node.before.empty(); });
}

cudaError_t cudaGraphGetEdges(cudaGraph_t graph, cudaGraphNode_t* from, cudaGraphNode_t* to,
                              std::size_t* count) {
    return api([&] {
        if (!graph_exists(graph) || count == nullptr || (from == nullptr) != (to == nullptr))
            return cudaErrorInvalidValue;
        std::vector<cudaGraphNode_t> begins, ends;
        for (const auto& node : graph->nodes)
            for (const cudaGraphNode_t next : node->after) {
                begins.push_back(node.get());
                ends.push_back(next);
            }
        std::size_t same = *count;
        list(begins, from, &same);
        return list(ends, to, count);
    });
}

cudaError_t cudaGraphNodeGetDependencies(cudaGraphNode_t node, cudaGraphNode_t* dependencies,
                                         std::size_t* count) {
    return api([&] {
        if (!node_exists(node) || count == nullptr) return cudaErrorInvalidValue;
        return list(node->before, dependencies, count);
    });
}

cudaError_t cudaGraphNodeGetDependentNodes(cudaGraphNode_t node, cudaGraphNode_t* dependents,
                                           std::size_t* count) {
    return api([&] {
        if (!node_exists(node) || count == nullptr) return cudaErrorInvalidValue;
        return list(node->after, dependents, count);
    });
}

// CUDA 13's: data is zero for an ordinary edge, and there are no others here.
cudaError_t cudaGraphGetEdges(cudaGraph_t graph, cudaGraphNode_t* from, cudaGraphNode_t* to,
                              cudaGraphEdgeData* data, std::size_t* count) {
    const cudaError_t status = cudaGraphGetEdges(graph, from, to, count);
    if (data != nullptr && status == cudaSuccess) std::fill_n(data, *count, cudaGraphEdgeData{});
    return status;
}
cudaError_t cudaGraphNodeGetDependencies(cudaGraphNode_t node, cudaGraphNode_t* dependencies,
                                         cudaGraphEdgeData* data, std::size_t* count) {
    const cudaError_t status = cudaGraphNodeGetDependencies(node, dependencies, count);
    if (data != nullptr && status == cudaSuccess) std::fill_n(data, *count, cudaGraphEdgeData{});
    return status;
}
cudaError_t cudaGraphNodeGetDependentNodes(cudaGraphNode_t node, cudaGraphNode_t* dependents,
                                           cudaGraphEdgeData* data, std::size_t* count) {
    const cudaError_t status = cudaGraphNodeGetDependentNodes(node, dependents, count);
    if (data != nullptr && status == cudaSuccess) std::fill_n(data, *count, cudaGraphEdgeData{});
    return status;
}
cudaError_t cudaGraphAddDependencies(cudaGraph_t graph, const cudaGraphNode_t* from,
                                     const cudaGraphNode_t* to, const cudaGraphEdgeData* data,
                                     std::size_t count) {
    if (!are_ordinary(data, count)) return remember(cudaErrorNotSupported);
    return cudaGraphAddDependencies(graph, from, to, count);
}
cudaError_t cudaGraphRemoveDependencies(cudaGraph_t graph, const cudaGraphNode_t* from,
                                        const cudaGraphNode_t* to, const cudaGraphEdgeData* data,
                                        std::size_t count) {
    if (!are_ordinary(data, count)) return remember(cudaErrorNotSupported);
    return cudaGraphRemoveDependencies(graph, from, to, count);
}

// ---- what a node holds

namespace {

template <class Parameters>
cudaError_t get(cudaGraphNode_t node, cudaGraphNodeType type, Parameters Task::*member,
                Parameters* parameters, const char* function = __builtin_FUNCTION()) {
    const auto body = [&] {
        if (parameters == nullptr || !is_node(node, type)) return cudaErrorInvalidValue;
        *parameters = node->task.*member;
        return cudaSuccess;
    };
    return api(body, function);
}

template <class Make>
cudaError_t set(cudaGraphNode_t node, cudaGraphNodeType type, const Make& make,
                const char* function = __builtin_FUNCTION()) {
    return api([&] { return is_node(node, type) ? set_task(*node, make) : cudaErrorInvalidValue; },
               function);
}

}  // namespace

cudaError_t cudaGraphNodeGetType(cudaGraphNode_t node, cudaGraphNodeType* type) {
    return api([&] {
        if (type == nullptr || !node_exists(node)) return cudaErrorInvalidValue;
        *type = node->task.type;
        return cudaSuccess;
    });
}

cudaError_t cudaGraphNodeFindInClone(cudaGraphNode_t* node, cudaGraphNode_t original,
                                     cudaGraph_t copy) {
    return api([&] {
        if (node == nullptr || !graph_exists(copy)) return cudaErrorInvalidValue;
        *node = find_clone(*copy, original);
        return *node != nullptr ? cudaSuccess : cudaErrorInvalidValue;
    });
}

cudaError_t cudaGraphKernelNodeGetParams(cudaGraphNode_t node, cudaKernelNodeParams* parameters) {
    return get(node, cudaGraphNodeTypeKernel, &Task::kernel, parameters);
}
cudaError_t cudaGraphKernelNodeSetParams(cudaGraphNode_t node,
                                         const cudaKernelNodeParams* parameters) {
    return set(node, cudaGraphNodeTypeKernel, with(parameters, kernel_of));
}
cudaError_t cudaGraphMemcpyNodeGetParams(cudaGraphNode_t node, cudaMemcpy3DParms* parameters) {
    return get(node, cudaGraphNodeTypeMemcpy, &Task::copy, parameters);
}
cudaError_t cudaGraphMemcpyNodeSetParams(cudaGraphNode_t node,
                                         const cudaMemcpy3DParms* parameters) {
    return set(node, cudaGraphNodeTypeMemcpy, with(parameters, copy_of));
}
cudaError_t cudaGraphMemcpyNodeSetParams1D(cudaGraphNode_t node, void* to, const void* from,
                                           std::size_t bytes, cudaMemcpyKind kind) {
    return set(node, cudaGraphNodeTypeMemcpy,
               [&](Task* task) { return copy_task(to, from, bytes, kind, task); });
}
cudaError_t cudaGraphMemsetNodeGetParams(cudaGraphNode_t node, cudaMemsetParams* parameters) {
    return get(node, cudaGraphNodeTypeMemset, &Task::fill, parameters);
}
cudaError_t cudaGraphMemsetNodeSetParams(cudaGraphNode_t node, const cudaMemsetParams* parameters) {
    return set(node, cudaGraphNodeTypeMemset, with(parameters, fill_of));
}
cudaError_t cudaGraphHostNodeGetParams(cudaGraphNode_t node, cudaHostNodeParams* parameters) {
    return get(node, cudaGraphNodeTypeHost, &Task::host, parameters);
}
cudaError_t cudaGraphHostNodeSetParams(cudaGraphNode_t node, const cudaHostNodeParams* parameters) {
    return set(node, cudaGraphNodeTypeHost, with(parameters, host_of));
}
cudaError_t cudaGraphEventRecordNodeGetEvent(cudaGraphNode_t node, cudaEvent_t* event) {
    return get(node, cudaGraphNodeTypeEventRecord, &Task::event, event);
}
cudaError_t cudaGraphEventWaitNodeGetEvent(cudaGraphNode_t node, cudaEvent_t* event) {
    return get(node, cudaGraphNodeTypeWaitEvent, &Task::event, event);
}
cudaError_t cudaGraphEventRecordNodeSetEvent(cudaGraphNode_t node, cudaEvent_t event) {
    return set(node, cudaGraphNodeTypeEventRecord, with_event(cudaGraphNodeTypeEventRecord, event));
}
cudaError_t cudaGraphEventWaitNodeSetEvent(cudaGraphNode_t node, cudaEvent_t event) {
    return set(node, cudaGraphNodeTypeWaitEvent, with_event(cudaGraphNodeTypeWaitEvent, event));
}

cudaError_t cudaGraphMemAllocNodeGetParams(cudaGraphNode_t node,
                                           cudaMemAllocNodeParams* parameters) {
    return api([&] {
        if (parameters == nullptr || !is_node(node, cudaGraphNodeTypeMemAlloc))
            return cudaErrorInvalidValue;
        *parameters = node->task.memory->parameters;
        return cudaSuccess;
    });
}

cudaError_t cudaGraphMemFreeNodeGetParams(cudaGraphNode_t node, void* pointer) {
    return get(node, cudaGraphNodeTypeMemFree, &Task::freed, static_cast<void**>(pointer));
}

cudaError_t cudaGraphChildGraphNodeGetGraph(cudaGraphNode_t node, cudaGraph_t* child) {
    return api([&] {
        if (child == nullptr || !is_node(node, cudaGraphNodeTypeGraph))
            return cudaErrorInvalidValue;
        *child = node->task.child.get();
        return cudaSuccess;
    });
}

// ---- the graph as a picture, for Graphviz

namespace {

std::string name_of(const Task& task) {
    switch (task.type) {
        case cudaGraphNodeTypeKernel:
            return task.launch != nullptr ? std::string("kernel ") + task.launch->site.kernel
                                          : "kernel of a library";
        case cudaGraphNodeTypeMemcpy:
            return "memcpy";
        case cudaGraphNodeTypeMemset:
            return "memset";
        case cudaGraphNodeTypeHost:
            return "host";
        case cudaGraphNodeTypeGraph:
            return "graph";
        case cudaGraphNodeTypeMemAlloc:
            return "allocate memory";
        case cudaGraphNodeTypeMemFree:
            return "free memory";
        case cudaGraphNodeTypeConditional:
            return "condition";
        case cudaGraphNodeTypeWaitEvent:
            return "wait for event";
        case cudaGraphNodeTypeEventRecord:
            return "record event";
        default:
            return "empty";
    }
}

}  // namespace

cudaError_t cudaGraphDebugDotPrint(cudaGraph_t graph, const char* path, unsigned int) {
    return api([&] {
        if (!graph_exists(graph) || path == nullptr) return cudaErrorInvalidValue;
        std::FILE* const file = std::fopen(path, "w");
        if (file == nullptr) return cudaErrorOperatingSystem;
        std::map<const CUgraphNode_st*, std::size_t> number;
        for (const auto& node : graph->nodes) number.emplace(node.get(), number.size());
        std::fputs("digraph graph_1 {\n", file);
        for (const auto& node : graph->nodes)
            std::fprintf(file, "  node_%zu [label=\"%zu: %s\"];\n", number[node.get()],
                         number[node.get()], name_of(node->task).c_str());
        for (const auto& node : graph->nodes)
            for (const CUgraphNode_st* next : node->after)
                std::fprintf(file, "  node_%zu -> node_%zu;\n", number[node.get()], number[next]);
        std::fputs("}\n", file);
        return std::fclose(file) == 0 ? cudaSuccess : cudaErrorOperatingSystem;
    });
}
