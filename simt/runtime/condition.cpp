// CUDA C++ Programming Guide, "Conditional Graph Nodes".
#include "condition.hpp"

#include "cuda_runtime_api.h"
#include "graph.hpp"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <mutex>
#include <set>
#include <vector>

namespace simt::runtime {

namespace {

std::mutex& conditions_mutex() {
    return Runtime::the().conditions.mutex;
}
std::set<const Condition*>& conditions() {
    return Runtime::the().conditions.all;
}

}  // namespace

Condition::Condition(unsigned standard_, bool assign_)
    : value(standard_), standard(standard_), assign(assign_) {
    const std::lock_guard<std::mutex> lock(conditions_mutex());
    conditions().insert(this);
}
Condition::~Condition() {
    const std::lock_guard<std::mutex> lock(conditions_mutex());
    conditions().erase(this);
}

cudaError_t condition_task(const CUgraph_st& graph, cudaConditionalNodeParams& parameters,
                           Task* task) {
    const auto own =
        std::find_if(graph.conditions.begin(), graph.conditions.end(), [&](const auto& one) {
            return reinterpret_cast<cudaGraphConditionalHandle>(one.get()) == parameters.handle;
        });
    if (own == graph.conditions.end() || (*own)->taken) {
        explain(own == graph.conditions.end()
                    ? "the handle is none that cudaGraphConditionalHandleCreate made for this graph"
                    : "another node has this handle already");
        return cudaErrorInvalidValue;
    }
    const unsigned most = parameters.type == cudaGraphCondTypeIf      ? 2
                          : parameters.type == cudaGraphCondTypeWhile ? 1
                                                                      : ~0u;
    if (parameters.type < cudaGraphCondTypeIf || parameters.type > cudaGraphCondTypeSwitch ||
        parameters.size < 1 || parameters.size > most)
        return cudaErrorInvalidValue;
    (*own)->taken = true;
    task->type = cudaGraphNodeTypeConditional;
    task->condition = *own;
    task->branching = parameters.type;
    task->body_handles = std::make_shared<std::vector<cudaGraph_t>>();
    for (unsigned i = 0; i < parameters.size; ++i) {
        task->bodies.push_back(std::make_shared<CUgraph_st>());
        task->body_handles->push_back(task->bodies.back().get());
    }
    parameters.phGraph_out = task->body_handles->data();
    return cudaSuccess;
}

}  // namespace simt::runtime

using namespace simt::runtime;

cudaError_t cudaGraphConditionalHandleCreate(cudaGraphConditionalHandle* handle, cudaGraph_t graph,
                                             unsigned int default_value, unsigned int flags) {
    return api([&] {
        if (handle == nullptr || !graph_exists(graph) || flags > cudaGraphCondAssignDefault)
            return cudaErrorInvalidValue;
        graph->conditions.push_back(
            std::make_shared<Condition>(flags == cudaGraphCondAssignDefault ? default_value : 0,
                                        flags == cudaGraphCondAssignDefault));
        *handle = reinterpret_cast<cudaGraphConditionalHandle>(graph->conditions.back().get());
        return cudaSuccess;
    });
}

void cudaGraphSetConditional(cudaGraphConditionalHandle handle, unsigned int value) {
    const auto set = [&] {
        auto* const condition = reinterpret_cast<Condition*>(static_cast<std::uintptr_t>(handle));
        const std::lock_guard<std::mutex> lock(conditions_mutex());
        if (conditions().count(condition) == 0) return false;
        condition->value = value;
        return true;
    };
    if (!set() && simt::in_kernel())
        simt::stop_kernel("called cudaGraphSetConditional with a handle that no graph has");
}
