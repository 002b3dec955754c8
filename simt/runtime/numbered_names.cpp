// Names of CUDA 12 for calls whose edges may carry data: the same as CUDA 13's without a number.
#include "cuda_runtime_api.h"
#include "runtime.hpp"

using namespace simt::runtime;

cudaError_t cudaStreamGetCaptureInfo_v2(cudaStream_t stream, cudaStreamCaptureStatus* status,
                                        unsigned long long* id, cudaGraph_t* graph,
                                        const cudaGraphNode_t** dependencies, std::size_t* count) {
    const CalledAs name;
    return cudaStreamGetCaptureInfo(stream, status, id, graph, dependencies, count);
}
cudaError_t cudaStreamGetCaptureInfo_v3(cudaStream_t stream, cudaStreamCaptureStatus* status,
                                        unsigned long long* id, cudaGraph_t* graph,
                                        const cudaGraphNode_t** dependencies,
                                        const cudaGraphEdgeData** data, std::size_t* count) {
    const CalledAs name;
    return cudaStreamGetCaptureInfo(stream, status, id, graph, dependencies, data, count);
}
cudaError_t cudaStreamUpdateCaptureDependencies_v2(cudaStream_t stream,
                                                   cudaGraphNode_t* dependencies,
                                                   const cudaGraphEdgeData* data, std::size_t count,
                                                   unsigned int flags) {
    const CalledAs name;
    return cudaStreamUpdateCaptureDependencies(stream, dependencies, data, count, flags);
}
cudaError_t cudaGraphGetEdges_v2(cudaGraph_t graph, cudaGraphNode_t* from, cudaGraphNode_t* to,
                                 cudaGraphEdgeData* data, std::size_t* count) {
    const CalledAs name;
    return cudaGraphGetEdges(graph, from, to, data, count);
}
cudaError_t cudaGraphNodeGetDependencies_v2(cudaGraphNode_t node, cudaGraphNode_t* dependencies,
                                            cudaGraphEdgeData* data, std::size_t* count) {
    const CalledAs name;
    return cudaGraphNodeGetDependencies(node, dependencies, data, count);
}
cudaError_t cudaGraphNodeGetDependentNodes_v2(cudaGraphNode_t node, cudaGraphNode_t* dependents,
                                              cudaGraphEdgeData* data, std::size_t* count) {
    const CalledAs name;
    return cudaGraphNodeGetDependentNodes(node, dependents, data, count);
}
cudaError_t cudaGraphAddNode_v2(cudaGraphNode_t* node, cudaGraph_t graph,
                                const cudaGraphNode_t* dependencies, const cudaGraphEdgeData* data,
                                std::size_t count, cudaGraphNodeParams* parameters) {
    const CalledAs name;
    return cudaGraphAddNode(node, graph, dependencies, data, count, parameters);
}
cudaError_t cudaGraphAddDependencies_v2(cudaGraph_t graph, const cudaGraphNode_t* from,
                                        const cudaGraphNode_t* to, const cudaGraphEdgeData* data,
                                        std::size_t count) {
    const CalledAs name;
    return cudaGraphAddDependencies(graph, from, to, data, count);
}
cudaError_t cudaGraphRemoveDependencies_v2(cudaGraph_t graph, const cudaGraphNode_t* from,
                                           const cudaGraphNode_t* to, const cudaGraphEdgeData* data,
                                           std::size_t count) {
    const CalledAs name;
    return cudaGraphRemoveDependencies(graph, from, to, data, count);
}
