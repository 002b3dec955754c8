// A piece of stream work as data: what a stream runs at once, and what a node of a graph keeps to
// run it again and again.
#pragma once

#include "memory.hpp"
#include "simt/launch.hpp"

#include <functional>
#include <memory>
#include <vector>

namespace simt::runtime {

/// One rectangle of a copy.
struct Rows {
    Region to, from;
};

/// Copies of a kernel's arguments, for who asks a node for them.
struct KernelArguments {
    std::vector<std::vector<char>> values;
    std::vector<void*> pointers;  ///< to the values
};

struct GraphMemory;
struct Condition;

struct Task {
    cudaGraphNodeType type = cudaGraphNodeTypeEmpty;
    std::function<void()> run;  ///< empty: there is nothing to do
    int device = 0;

    // What the calls for nodes read and set: by type, the others stay empty.
    std::shared_ptr<const Launch> launch;  ///< null for a library's kernels
    cudaKernelNodeParams kernel{};
    std::shared_ptr<const KernelArguments> arguments;
    cudaMemcpy3DParms copy{};
    std::vector<Rows> rows;  ///< of the copy
    cudaMemsetParams fill{};
    cudaHostNodeParams host{};
    cudaEvent_t event = nullptr;
    std::shared_ptr<CUgraph_st> child;
    std::shared_ptr<GraphMemory> memory;  ///< that it allocates
    void* freed = nullptr;
    std::shared_ptr<Condition> condition;
    cudaGraphConditionalNodeType branching{};
    std::vector<std::shared_ptr<CUgraph_st>> bodies;
    std::shared_ptr<std::vector<cudaGraph_t>> body_handles;  ///< for who fills the bodies

    /// What the observer's here() said where this was captured or made.
    std::shared_ptr<const void> made_at;
};

/// A library's work: a graph shows it as a kernel of which nothing is known.
Task library_task(std::function<void()> work);

/// A launch that has been held against the device's limits.
Task kernel_task(std::shared_ptr<const Launch> launch);
/// @returns the launch's own error; then `*task` is left as it was.
cudaError_t kernel_task(const cudaKernelNodeParams& parameters, Task* task);

Task copy_task(std::vector<Rows> rows, cudaMemcpyKind kind);
cudaError_t copy_task(const cudaMemcpy3DParms& parameters, Task* task);
cudaError_t copy_task(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind,
                      Task* task);
cudaError_t fill_task(const cudaMemsetParams& parameters, Task* task);
cudaError_t host_task(const cudaHostNodeParams& parameters, Task* task);

/// Whether the memory of a copy or a fill is (still) what it must be.
cudaError_t check_copy(const std::vector<Rows>& rows, cudaMemcpyKind kind);
cudaError_t check_memory(const Task& task);

/// Runs the kernel now; its failure is told and ends its device's work.
void run_launch(const Launch& launch);

}  // namespace simt::runtime
