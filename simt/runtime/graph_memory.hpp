// Memory that graphs allocate: it has its addresses as long as its graph, and is there from the
// node that allocates it to what frees it.
#pragma once

#include "driver_types.h"
#include "runtime.hpp"
#include "task.hpp"

#include <array>
#include <cstddef>
#include <map>

namespace simt::runtime {

/// The addresses, for as long as a graph or an executable graph names them.
struct GraphMemory {
    GraphMemory(int device_, void* pointer_, std::size_t bytes_);
    ~GraphMemory();
    GraphMemory(const GraphMemory&) = delete;
    GraphMemory& operator=(const GraphMemory&) = delete;

    int device;
    void* pointer;
    std::size_t bytes;
    cudaMemAllocNodeParams parameters{};
};

/// Guarded by the API's mutex.
struct GraphMemoryState {
    struct Highest {
        std::size_t used = 0, reserved = 0;
    };
    std::map<const void*, GraphMemory*> all;  ///< by address
    std::array<Highest, max_devices> highest;
};

/// Whether a graph has these addresses: then a free leaves them to it.
bool is_graph_memory(const void* pointer);
/// Whether a launch has allocated it and nothing has freed it.
bool is_there(const GraphMemory& memory);

/// What the two kinds of nodes do. The first sets the pointer.
cudaError_t allocation_task(cudaMemAllocNodeParams& parameters, Task* task);
cudaError_t free_task(void* pointer, Task* task);

bool holds_memory(const CUgraph_st& graph);
/// The same, and it is explained that such a graph cannot be copied or lose nodes.
bool holds_memory_that_stays(const CUgraph_st& graph);

/// While it lives, nodes are made: memory that is not there yet may be named.
class MakingNodes {
  public:
    MakingNodes() { ++depth_; }
    ~MakingNodes() { --depth_; }
    MakingNodes(const MakingNodes&) = delete;
    MakingNodes& operator=(const MakingNodes&) = delete;
    static bool now() { return depth_ > 0; }

  private:
    static inline thread_local int depth_ = 0;
};

/// The device is reset.
void forget_graph_memory(int device);

}  // namespace simt::runtime
