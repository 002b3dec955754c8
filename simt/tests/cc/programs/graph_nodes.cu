// Graphs that allocate memory, by nodes and by a captured cudaMallocAsync; bodies that a kernel's condition runs: if, while, while captured.
#include <cuda_runtime.h>

#include <cstdio>

#define CHECK(call)                                                              \
    do {                                                                         \
        cudaError_t error = (call);                                              \
        if (error != cudaSuccess) {                                              \
            printf("%s:%d %s\n", __FILE__, __LINE__, cudaGetErrorString(error)); \
            return 1;                                                            \
        }                                                                        \
    } while (0)

__global__ void fill(int* x, int n, int value) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] = value + i;
}

__global__ void add_to(const int* x, int* y, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] += x[i];
}

__global__ void decide(cudaGraphConditionalHandle handle, const int* value, int limit) {
    cudaGraphSetConditional(handle, *value < limit ? 1 : 0);
}

__global__ void twice(int* value) {
    *value *= 2;
}

// fill -> add_to -> free, in memory of the graph's own.
int memory_by_nodes(int* y, int n, int* host) {
    cudaGraph_t graph;
    cudaGraphExec_t exec;
    cudaGraphNode_t allocate, first, second, release;
    CHECK(cudaMemset(y, 0, n * sizeof(int)));
    CHECK(cudaGraphCreate(&graph, 0));
    cudaMemAllocNodeParams memory = {};
    memory.poolProps.allocType = cudaMemAllocationTypePinned;
    memory.poolProps.location.type = cudaMemLocationTypeDevice;
    memory.poolProps.location.id = 0;
    memory.bytesize = n * sizeof(int);
    CHECK(cudaGraphAddMemAllocNode(&allocate, graph, NULL, 0, &memory));
    int* x = (int*)memory.dptr;
    int value = 5;
    void* arguments[] = {&x, &n, &value};
    cudaKernelNodeParams kernel = {};
    kernel.func = (void*)fill;
    kernel.gridDim = dim3((n + 255) / 256);
    kernel.blockDim = dim3(256);
    kernel.kernelParams = arguments;
    CHECK(cudaGraphAddKernelNode(&first, graph, &allocate, 1, &kernel));
    void* of_second[] = {&x, &y, &n};
    kernel.func = (void*)add_to;
    kernel.kernelParams = of_second;
    CHECK(cudaGraphAddKernelNode(&second, graph, &first, 1, &kernel));
    CHECK(cudaGraphAddMemFreeNode(&release, graph, &second, 1, x));
    CHECK(cudaGraphInstantiate(&exec, graph, 0));
    for (int i = 0; i < 3; ++i) CHECK(cudaGraphLaunch(exec, 0));
    CHECK(cudaMemcpy(host, y, n * sizeof(int), cudaMemcpyDeviceToHost));
    for (int i = 0; i < n; ++i)
        if (host[i] != 3 * (5 + i)) return printf("nodes: %d: %d\n", i, host[i]), 1;
    CHECK(cudaGraphExecDestroy(exec));
    CHECK(cudaGraphDestroy(graph));
    return 0;
}

int memory_captured(int* y, int n, int* host) {
    cudaStream_t stream;
    cudaGraph_t graph;
    cudaGraphExec_t exec;
    int* x;
    CHECK(cudaStreamCreate(&stream));
    CHECK(cudaStreamBeginCapture(stream, cudaStreamCaptureModeGlobal));
    CHECK(cudaMallocAsync(&x, n * sizeof(int), stream));
    CHECK(cudaMemsetAsync(x, 0, n * sizeof(int), stream));
    fill<<<(n + 255) / 256, 256, 0, stream>>>(x, n, 7);
    CHECK(cudaMemcpyAsync(y, x, n * sizeof(int), cudaMemcpyDeviceToDevice, stream));
    CHECK(cudaFreeAsync(x, stream));
    CHECK(cudaStreamEndCapture(stream, &graph));
    CHECK(cudaGraphInstantiate(&exec, graph, 0));
    CHECK(cudaGraphLaunch(exec, stream));
    CHECK(cudaGraphLaunch(exec, stream));
    CHECK(cudaMemcpyAsync(host, y, n * sizeof(int), cudaMemcpyDeviceToHost, stream));
    CHECK(cudaStreamSynchronize(stream));
    if (host[n - 1] != 6 + n) return printf("captured: %d\n", host[n - 1]), 1;
    CHECK(cudaGraphExecDestroy(exec));
    CHECK(cudaGraphDestroy(graph));
    CHECK(cudaStreamDestroy(stream));
    return 0;
}

// Doubles a value from 1 until it is no longer below the limit, or once, or not at all.
int doubled(cudaGraphConditionalNodeType type, int start, int limit, int* value, int* result) {
    cudaGraph_t graph;
    cudaGraphExec_t exec;
    cudaGraphNode_t ask, node;
    cudaGraphConditionalHandle handle;
    CHECK(cudaMemcpy(value, &start, sizeof(int), cudaMemcpyHostToDevice));
    CHECK(cudaGraphCreate(&graph, 0));
    CHECK(cudaGraphConditionalHandleCreate(&handle, graph, 0, 0));
    void* arguments[] = {&handle, &value, &limit};
    cudaKernelNodeParams kernel = {};
    kernel.func = (void*)decide;
    kernel.gridDim = dim3(1);
    kernel.blockDim = dim3(1);
    kernel.kernelParams = arguments;
    CHECK(cudaGraphAddKernelNode(&ask, graph, NULL, 0, &kernel));
    cudaGraphNodeParams condition = {cudaGraphNodeTypeConditional};
    condition.conditional.handle = handle;
    condition.conditional.type = type;
    condition.conditional.size = 1;
#if CUDART_VERSION >= 13000
    CHECK(cudaGraphAddNode(&node, graph, &ask, NULL, 1, &condition));
#else
    CHECK(cudaGraphAddNode(&node, graph, &ask, 1, &condition));
#endif
    cudaGraph_t body = condition.conditional.phGraph_out[0];
    cudaStream_t stream;
    CHECK(cudaStreamCreate(&stream));
    CHECK(cudaStreamBeginCaptureToGraph(stream, body, NULL, NULL, 0, cudaStreamCaptureModeRelaxed));
    twice<<<1, 1, 0, stream>>>(value);
    decide<<<1, 1, 0, stream>>>(handle, value, limit);
    CHECK(cudaStreamEndCapture(stream, &body));
    CHECK(cudaGraphInstantiate(&exec, graph, 0));
    CHECK(cudaGraphLaunch(exec, stream));
    CHECK(cudaStreamSynchronize(stream));
    CHECK(cudaMemcpy(result, value, sizeof(int), cudaMemcpyDeviceToHost));
    CHECK(cudaGraphExecDestroy(exec));
    CHECK(cudaGraphDestroy(graph));
    CHECK(cudaStreamDestroy(stream));
    return 0;
}

int main() {
    int n = 1000, result = 0;
    int *y, *value, *host;
    CHECK(cudaMalloc(&y, n * sizeof(int)));
    CHECK(cudaMalloc(&value, sizeof(int)));
    CHECK(cudaMallocHost(&host, n * sizeof(int)));
    if (memory_by_nodes(y, n, host) != 0 || memory_captured(y, n, host) != 0) return 1;
    if (doubled(cudaGraphCondTypeWhile, 1, 100, value, &result) != 0 || result != 128) return 2;
    if (doubled(cudaGraphCondTypeIf, 1, 100, value, &result) != 0 || result != 2) return 3;
    if (doubled(cudaGraphCondTypeIf, 100, 100, value, &result) != 0 || result != 100) return 4;
    CHECK(cudaFree(y));
    CHECK(cudaFree(value));
    CHECK(cudaFreeHost(host));
    return 0;
}
