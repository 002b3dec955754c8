// All that the runtime API remembers, in one object. Only the files that own a part include this;
// what others may ask stands in the part's own header.
#pragma once

#include "array.hpp"
#include "attributes.hpp"
#include "capture.hpp"
#include "condition.hpp"
#include "driver.hpp"
#include "function.hpp"
#include "graph_memory.hpp"
#include "heap.hpp"
#include "memory_pool.hpp"
#include "runtime.hpp"
#include "symbol.hpp"
#include "texture.hpp"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <map>
#include <memory>
#include <mutex>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace simt::runtime {

/// The memory that is no device's. The devices' heaps are guarded by `mutex`, too.
struct MemoryState {
    std::mutex mutex;              ///< held briefly, so that reports can ask while a kernel runs
    std::unique_ptr<Heap> pinned;  ///< cudaMallocHost; made when first asked for
    std::map<std::uintptr_t, std::size_t> registered;  ///< by cudaHostRegister: start → bytes
    std::map<std::uintptr_t, unsigned> pinned_flags;
};

struct SymbolState {
    std::mutex mutex;
    std::map<std::uintptr_t, Variable> variables;  ///< by address
    int device_in_memory = 0;                      ///< whose instances of them are in memory
};

struct KernelState {
    std::map<const void*, Kernel> known;  ///< by address
    std::mutex children_mutex;
    std::vector<ChildLaunch> children;  ///< launched by the running grid
};

struct StreamState {
    std::set<cudaStream_t> streams;
    std::set<cudaEvent_t> events;
    std::map<cudaStream_t, CaptureBranch> captured;
    unsigned long long captures = 0;  ///< so far
    /// Of the default streams, by device.
    std::map<std::pair<int, cudaStream_t>, StreamAttributes> default_attributes;
};

struct GraphState {
    std::map<cudaGraph_t, std::shared_ptr<CUgraph_st>> graphs;
    std::set<const CUgraphNode_st*> nodes;
    std::set<cudaGraphExec_t> execs;
};

struct TextureState {
    /// Also those that have been freed: a handle that is used too long is told as that.
    std::unordered_map<const cudaArray*, std::unique_ptr<cudaArray>> arrays;
    /// They never move: kernels read them without a lock, while no API call runs.
    std::deque<TextureObject> objects;
    /// Destroyed ones wait here, so that a handle that is used too long is told as that for a
    /// while.
    std::deque<std::size_t> destroyed;
};

/// What stderr has been told already: each line once.
struct ToldState {
    std::mutex mutex;
    std::set<std::string> errors;
    std::set<std::pair<std::string, unsigned long long>> exited_lanes;  ///< by place
};

/// The one object behind the API. The first call that needs it makes it: that may be the
/// registration of a kernel or a variable, in a static constructor of the program. It is never
/// destroyed, on purpose: static objects of the program may still free memory and wait for streams
/// after main(), and kernels of other threads may still run. So neither is anything that it owns.
/// (The executor below it keeps its threads and its stacks for the same reason.)
class Runtime {
  public:
    static Runtime& the();
    Runtime(const Runtime&) = delete;
    Runtime& operator=(const Runtime&) = delete;

    std::recursive_mutex api_mutex;  ///< guards what has no mutex of its own
    MemoryState memory;
    std::vector<std::unique_ptr<Device>> devices;  ///< made when first asked for: see device()
    SymbolState symbols;
    KernelState kernels;
    StreamState streams;
    GraphState graphs;
    TextureState textures;
    PoolState pools;
    GraphMemoryState graph_memory;
    ConditionState conditions;
    DriverState driver;
    ToldState told;

  private:
    Runtime() = default;
    ~Runtime() = default;
};

}  // namespace simt::runtime
