// What stands behind a cudaGraph_t and a cudaGraphNode_t: tasks, and what must come before what.
#pragma once

#include "graph_memory.hpp"
#include "task.hpp"

#include <memory>
#include <utility>
#include <vector>

struct CUgraphNode_st {
    explicit CUgraphNode_st(simt::runtime::Task task_);
    ~CUgraphNode_st();
    CUgraphNode_st(const CUgraphNode_st&) = delete;
    CUgraphNode_st& operator=(const CUgraphNode_st&) = delete;

    CUgraph_st* graph = nullptr;
    simt::runtime::Task task;
    std::vector<CUgraphNode_st*> before, after;
    const CUgraphNode_st* origin = nullptr;  ///< in a clone: the node that it was made from
    bool enabled = true;
};

struct CUgraph_st {
    std::vector<std::unique_ptr<CUgraphNode_st>> nodes;  ///< in the order they were added
    std::vector<std::shared_ptr<simt::runtime::Condition>> conditions{};
};

namespace simt::runtime {

/// A new node at the end of the graph, behind these.
CUgraphNode_st* add_node(CUgraph_st& graph, Task task, const std::vector<CUgraphNode_st*>& before);
/// @returns false when the edge is there already, or would close a circle.
bool add_edge(CUgraphNode_st& from, CUgraphNode_st& to);
/// Whether `to` is `from`, or comes after it.
bool reaches(const CUgraphNode_st& from, const CUgraphNode_st& to);

std::shared_ptr<CUgraph_st> clone(const CUgraph_st& graph);
/// The node of this clone, or of a child graph in it, that was made from `original`; or null.
CUgraphNode_st* find_clone(const CUgraph_st& graph, const CUgraphNode_st* original);

/// True for what was made and not destroyed.
bool graph_exists(cudaGraph_t graph);
bool node_exists(const CUgraphNode_st* node);

/// Makes the handle known to the API; cudaGraphDestroy takes it back.
cudaGraph_t publish(std::shared_ptr<CUgraph_st> graph);

// ---- how nodes get their tasks: `make` fills one in, or returns why it cannot

inline constexpr auto kernel_of = [](const cudaKernelNodeParams& p, Task* t) {
    return kernel_task(p, t);
};
inline constexpr auto copy_of = [](const cudaMemcpy3DParms& p, Task* t) { return copy_task(p, t); };
inline constexpr auto fill_of = [](const cudaMemsetParams& p, Task* t) { return fill_task(p, t); };
inline constexpr auto host_of = [](const cudaHostNodeParams& p, Task* t) {
    return host_task(p, t);
};

/// Makes the task from what a pointer of the caller's points to.
template <class Parameters, class Make>
auto with(const Parameters* parameters, const Make& make) {
    return [parameters, &make](Task* task) {
        return parameters != nullptr ? make(*parameters, task) : cudaErrorInvalidValue;
    };
}
cudaError_t event_task(cudaGraphNodeType type, cudaEvent_t event, Task* task);
inline auto with_event(cudaGraphNodeType type, cudaEvent_t event) {
    return [=](Task* task) { return event_task(type, event, task); };
}

/// Whether the node exists and is of this type; if not, that is explained.
bool is_node(const CUgraphNode_st* node, cudaGraphNodeType type);

/// Gives the node another task of its type.
template <class Make>
cudaError_t set_task(CUgraphNode_st& node, const Make& make) {
    Task task;
    const MakingNodes making;
    const cudaError_t status = make(&task);
    if (status != cudaSuccess) return status;
    task.device = node.task.device;
    task.made_at = node.task.made_at;
    node.task = std::move(task);
    return cudaSuccess;
}

/// An edge may carry data; nothing but an ordinary one is simulated. Explains what is not.
bool are_ordinary(const cudaGraphEdgeData* data, std::size_t count);

}  // namespace simt::runtime
