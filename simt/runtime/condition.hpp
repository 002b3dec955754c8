// What a node with a condition asks: a value that kernels set.
#pragma once

#include "driver_types.h"
#include "task.hpp"

#include <memory>
#include <mutex>
#include <set>

namespace simt::runtime {

struct Condition {
    Condition(unsigned standard_, bool assign_);
    ~Condition();
    Condition(const Condition&) = delete;
    Condition& operator=(const Condition&) = delete;

    unsigned value, standard;
    bool assign;         ///< each launch of the graph begins with the standard value
    bool taken = false;  ///< a node asks it
};

/// Kernels' threads ask, so it has a mutex of its own.
struct ConditionState {
    std::mutex mutex;
    std::set<const Condition*> all;
};

/// The task of a node with a condition of this graph; sets where its bodies stand.
cudaError_t condition_task(const CUgraph_st& graph, cudaConditionalNodeParams& parameters,
                           Task* task);

}  // namespace simt::runtime
