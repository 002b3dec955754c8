// Launches with attributes, cudaLaunchKernelEx, and captures whose edges say that they are ordinary.
#include <cooperative_groups.h>

#include <cstdio>

int failures = 0;
#define EXPECT(condition)                                       \
    do {                                                        \
        if (!(condition)) {                                     \
            std::printf("line %d: %s\n", __LINE__, #condition); \
            ++failures;                                         \
        }                                                       \
    } while (false)

constexpr int n = 256;

__global__ void scale(float* x, float by) {
    x[blockIdx.x * blockDim.x + threadIdx.x] *= by;
}

__device__ int calls;
__global__ void count_calls() {
    if (blockIdx.x == 0 && threadIdx.x == 0) ++calls;
}

template <class T>
__global__ void add_of_all(T* x, T* sums) {
    const auto grid = cooperative_groups::this_grid();
    atomicAdd(sums, x[grid.thread_rank()]);
    grid.sync();
    x[grid.thread_rank()] = *sums;
}

cudaLaunchConfig_t config_of(cudaLaunchAttribute* attributes, unsigned count,
                             cudaStream_t stream = nullptr) {
    cudaLaunchConfig_t config = {};
    config.gridDim = n / 64;
    config.blockDim = 64;
    config.stream = stream;
    config.attrs = attributes;
    config.numAttrs = count;
    return config;
}

void launches(float* x) {
    for (int i = 0; i < n; ++i) x[i] = 1;
    cudaLaunchConfig_t config = config_of(nullptr, 0);
    // An int for the float that the kernel has.
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 3) == cudaSuccess);
    float by = 2;
    void* arguments[] = {&x, &by};
    EXPECT(cudaLaunchKernelExC(&config, scale, arguments) == cudaSuccess);
    EXPECT(cudaLaunchKernelExC(&config, reinterpret_cast<const void*>(&scale), arguments) ==
           cudaSuccess);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    EXPECT(x[0] == 12 && x[n - 1] == 12);

    // Without parameters there is nothing to point to; with them there is.
    EXPECT(cudaLaunchKernelExC(&config, count_calls, nullptr) == cudaSuccess);
    EXPECT(cudaLaunchKernelExC(&config, scale, nullptr) == cudaErrorInvalidValue);
    EXPECT(cudaGetLastError() == cudaErrorInvalidValue);

    cudaLaunchAttribute attributes[5] = {};
    attributes[0].id = cudaLaunchAttributeCooperative;
    attributes[0].val.cooperative = 1;
    attributes[1].id = cudaLaunchAttributeProgrammaticStreamSerialization;
    attributes[1].val.programmaticStreamSerializationAllowed = 1;
    attributes[2].id = cudaLaunchAttributePriority;
    attributes[2].val.priority = -1;
    attributes[3].id = cudaLaunchAttributeClusterDimension;
    attributes[3].val.clusterDim = {1, 1, 1};
    cudaEvent_t event;
    EXPECT(cudaEventCreateWithFlags(&event, cudaEventDisableTiming) == cudaSuccess);
    attributes[4].id = cudaLaunchAttributeProgrammaticEvent;
    attributes[4].val.programmaticEvent.event = event;
    config = config_of(attributes, 5);
    float* sums;
    EXPECT(cudaMallocManaged(&sums, sizeof *sums) == cudaSuccess);
    *sums = 0;
    EXPECT(cudaLaunchKernelEx(&config, add_of_all<float>, x, sums) == cudaSuccess);
    EXPECT(cudaEventSynchronize(event) == cudaSuccess);
    EXPECT(x[0] == 12 * n && x[n - 1] == 12 * n);

    // Clusters need a device of 9.0, and are not simulated there either.
    attributes[3].val.clusterDim = {2, 1, 1};
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 1) == cudaErrorNotSupported);
    EXPECT(cudaGetLastError() == cudaErrorNotSupported);
    attributes[3].id = cudaLaunchAttributeSynchronizationPolicy;  // a stream's
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 1) == cudaErrorInvalidValue);
    EXPECT(cudaGetLastError() == cudaErrorInvalidValue);
    config = config_of(nullptr, 1);
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 1) == cudaErrorInvalidValue);
    EXPECT(cudaGetLastError() == cudaErrorInvalidValue);
    config = config_of(nullptr, 0);
    config.blockDim = 2048;
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 1) == cudaErrorInvalidConfiguration);
    EXPECT(cudaGetLastError() == cudaErrorInvalidConfiguration);
    EXPECT(x[0] == 12 * n);
    cudaEventDestroy(event);
    cudaFree(sums);
}

// A node that the program adds by itself in the middle of a capture.
void captures(float* x) {
    cudaStream_t stream;
    EXPECT(cudaStreamCreate(&stream) == cudaSuccess);
    for (int i = 0; i < n; ++i) x[i] = 1;
    EXPECT(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal) == cudaSuccess);
    cudaLaunchConfig_t config = config_of(nullptr, 0, stream);
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 3) == cudaSuccess);

    cudaStreamCaptureStatus status;
    unsigned long long id = 0;
    cudaGraph_t graph = nullptr, done = nullptr;
    const cudaGraphNode_t* last = nullptr;
    const cudaGraphEdgeData* data = nullptr;
    size_t count = 0;
    EXPECT(cudaStreamGetCaptureInfo_v2(stream, &status, &id, &graph, &last, &count) == cudaSuccess);
    EXPECT(status == cudaStreamCaptureStatusActive && count == 1 && graph != nullptr);
    EXPECT(cudaStreamGetCaptureInfo_v3(stream, &status, &id, &graph, &last, &data, &count) ==
           cudaSuccess);
    EXPECT(count == 1 && data != nullptr && data[0].type == 0 && data[0].from_port == 0);

    float by = 5;
    void* arguments[] = {&x, &by};
    cudaGraphNodeParams parameters = {};
    parameters.type = cudaGraphNodeTypeKernel;
    parameters.kernel.func = reinterpret_cast<void*>(scale);
    parameters.kernel.gridDim = n / 64;
    parameters.kernel.blockDim = 64;
    parameters.kernel.kernelParams = arguments;
    cudaGraphNode_t node, empty;
    EXPECT(cudaGraphAddNode_v2(&node, graph, last, data, count, &parameters) == cudaSuccess);
    cudaGraphNode_t counting;
    parameters.kernel.func = reinterpret_cast<void*>(count_calls);
    parameters.kernel.kernelParams = nullptr;
    EXPECT(cudaGraphAddNode(&counting, graph, nullptr, nullptr, 0, &parameters) == cudaSuccess);
    cudaGraphEdgeData ordinary = {}, programmatic = {};
    programmatic.type = 1;
    EXPECT(cudaStreamUpdateCaptureDependencies_v2(stream, &node, &programmatic, 1,
                                                  cudaStreamSetCaptureDependencies) ==
           cudaErrorNotSupported);
    EXPECT(cudaStreamUpdateCaptureDependencies_v2(stream, &node, &ordinary, 1,
                                                  cudaStreamSetCaptureDependencies) == cudaSuccess);
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 2) == cudaSuccess);
    EXPECT(cudaStreamUpdateCaptureDependencies_v2(stream, &counting, nullptr, 1) == cudaSuccess);
    EXPECT(cudaStreamEndCapture(stream, &done) == cudaSuccess);
    EXPECT(done == graph);

    EXPECT(cudaGraphAddEmptyNode(&empty, graph, nullptr, 0) == cudaSuccess);
    EXPECT(cudaGraphAddDependencies_v2(graph, &node, &empty, &programmatic, 1) ==
           cudaErrorNotSupported);
    EXPECT(cudaGraphAddDependencies_v2(graph, &node, &empty, &ordinary, 1) == cudaSuccess);
    cudaGraphNode_t from[8], to[8];
    cudaGraphEdgeData edges[8];
    count = 8;
    EXPECT(cudaGraphGetEdges_v2(graph, from, to, edges, &count) == cudaSuccess);
    EXPECT(count == 3 && edges[2].type == 0);
    count = 8;
    EXPECT(cudaGraphNodeGetDependencies_v2(node, from, edges, &count) == cudaSuccess && count == 1);
    count = 8;
    EXPECT(cudaGraphNodeGetDependentNodes_v2(node, to, edges, &count) == cudaSuccess && count == 2);
    EXPECT(cudaGraphRemoveDependencies_v2(graph, &node, &empty, &ordinary, 1) == cudaSuccess);

    cudaGraphExec_t exec;
    EXPECT(cudaGraphInstantiate(&exec, graph, 0) == cudaSuccess);
    EXPECT(cudaGraphLaunch(exec, stream) == cudaSuccess);
    EXPECT(cudaStreamSynchronize(stream) == cudaSuccess);
    EXPECT(x[0] == 30 && x[n - 1] == 30);
    int called = 0;
    EXPECT(cudaMemcpyFromSymbol(&called, calls, sizeof called) == cudaSuccess);
    EXPECT(called == 2);
    cudaGraphExecDestroy(exec);

    // Into a graph that the program has.
    EXPECT(cudaStreamBeginCaptureToGraph(stream, graph, &empty, &programmatic, 1,
                                         cudaStreamCaptureModeGlobal) == cudaErrorNotSupported);
    EXPECT(cudaStreamBeginCaptureToGraph(stream, graph, &empty, &ordinary, 1,
                                         cudaStreamCaptureModeGlobal) == cudaSuccess);
    EXPECT(cudaLaunchKernelEx(&config, scale, x, 2) == cudaSuccess);
    EXPECT(cudaStreamEndCapture(stream, nullptr) == cudaSuccess);
    cudaGraphDestroy(graph);
    EXPECT(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal) == cudaSuccess);
    EXPECT(cudaStreamEndCapture(stream, nullptr) == cudaErrorInvalidValue);
    EXPECT(cudaStreamEndCapture(stream, &graph) == cudaSuccess);
    cudaGraphDestroy(graph);
    cudaStreamDestroy(stream);
}

int main() {
    float* x;
    EXPECT(cudaMallocManaged(&x, n * sizeof *x) == cudaSuccess);
    launches(x);
    captures(x);
    cudaFree(x);
    return failures == 0 ? 0 : 1;
}
