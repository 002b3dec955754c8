// CUDA graphs: two streams captured, and a graph made node by node whose kernel gets other arguments.
#include <cstdio>
#include <cstring>
#include <vector>

#define CHECK(call)                                                              \
    do {                                                                         \
        cudaError_t error = (call);                                              \
        if (error != cudaSuccess) {                                              \
            printf("%s:%d %s\n", __FILE__, __LINE__, cudaGetErrorString(error)); \
            return 1;                                                            \
        }                                                                        \
    } while (0)

__global__ void add(int* x, int n, int what) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] += what;
}

__global__ void sum(const int* a, const int* b, int* c, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) c[i] = a[i] + b[i];
}

int captured(int* a, int* b, int* c, int n, std::vector<int>& host) {
    cudaStream_t first, second;
    cudaEvent_t fork, join;
    CHECK(cudaStreamCreate(&first));
    CHECK(cudaStreamCreate(&second));
    CHECK(cudaEventCreateWithFlags(&fork, cudaEventDisableTiming));
    CHECK(cudaEventCreateWithFlags(&join, cudaEventDisableTiming));
    CHECK(cudaMemset(a, 0, n * sizeof(int)));
    CHECK(cudaMemset(b, 0, n * sizeof(int)));

    cudaGraph_t graph;
    cudaGraphExec_t exec;
    CHECK(cudaStreamBeginCapture(first, cudaStreamCaptureModeGlobal));
    CHECK(cudaEventRecord(fork, first));
    CHECK(cudaStreamWaitEvent(second, fork, 0));
    add<<<n / 256, 256, 0, first>>>(a, n, 1);
    add<<<n / 256, 256, 0, second>>>(b, n, 10);
    CHECK(cudaGetLastError());
    CHECK(cudaEventRecord(join, second));
    CHECK(cudaStreamWaitEvent(first, join, 0));
    sum<<<n / 256, 256, 0, first>>>(a, b, c, n);
    CHECK(cudaMemcpyAsync(host.data(), c, n * sizeof(int), cudaMemcpyDeviceToHost, first));
    CHECK(cudaStreamEndCapture(first, &graph));
    CHECK(cudaGraphInstantiate(&exec, graph, NULL, NULL, 0));
    for (int i = 0; i < 3; ++i) CHECK(cudaGraphLaunch(exec, first));
    CHECK(cudaStreamSynchronize(first));
    for (int i = 0; i < n; ++i)
        if (host[i] != 33) return printf("captured: %d: %d\n", i, host[i]), 1;

    cudaGraphNode_t nodes[4];
    size_t count = 4;
    CHECK(cudaGraphGetNodes(graph, nodes, &count));
    cudaKernelNodeParams parameters;
    CHECK(cudaGraphKernelNodeGetParams(nodes[0], &parameters));
    if (count != 4 || parameters.gridDim.x != (unsigned)n / 256) return 1;
    CHECK(cudaGraphExecDestroy(exec));
    CHECK(cudaGraphDestroy(graph));
    return 0;
}

int made(int* a, int* b, int* c, int n, std::vector<int>& host) {
    cudaGraph_t graph;
    cudaGraphNode_t clear_a, clear_b, kernel, copy;
    CHECK(cudaGraphCreate(&graph, 0));
    cudaMemsetParams clear = {0};
    clear.dst = a;
    clear.elementSize = sizeof(int);
    clear.width = n;
    clear.height = 1;
    clear.value = 5;
    CHECK(cudaGraphAddMemsetNode(&clear_a, graph, NULL, 0, &clear));
    clear.dst = b;
    clear.value = 6;
    CHECK(cudaGraphAddMemsetNode(&clear_b, graph, NULL, 0, &clear));
    cudaKernelNodeParams parameters = {0};
    void* arguments[] = {&a, &b, &c, &n};
    parameters.func = (void*)sum;
    parameters.gridDim = dim3(n / 256, 1, 1);
    parameters.blockDim = dim3(256, 1, 1);
    parameters.kernelParams = arguments;
    cudaGraphNode_t both[] = {clear_a, clear_b};
    CHECK(cudaGraphAddKernelNode(&kernel, graph, both, 2, &parameters));
    CHECK(cudaGraphAddMemcpyNode1D(&copy, graph, &kernel, 1, host.data(), c, n * sizeof(int),
                                   cudaMemcpyDeviceToHost));
    cudaGraphExec_t exec;
    CHECK(cudaGraphInstantiate(&exec, graph, 0));
    CHECK(cudaGraphLaunch(exec, 0));
    CHECK(cudaDeviceSynchronize());
    if (host[n - 1] != 11) return printf("made: %d\n", host[n - 1]), 1;

    // The kernel reads a twice from now on.
    cudaKernelNodeParams now;
    CHECK(cudaGraphKernelNodeGetParams(kernel, &now));
    if (now.func != (void*)sum || *(int**)now.kernelParams[1] != b) return 1;
    now.kernelParams[1] = &a;
    CHECK(cudaGraphExecKernelNodeSetParams(exec, kernel, &now));
    CHECK(cudaGraphLaunch(exec, 0));
    CHECK(cudaDeviceSynchronize());
    if (host[0] != 10) return printf("changed: %d\n", host[0]), 1;
    CHECK(cudaGraphExecDestroy(exec));
    CHECK(cudaGraphDestroy(graph));
    return 0;
}

int main() {
    int n = 1 << 12;
    int *a, *b, *c;
    std::vector<int> host(n);
    CHECK(cudaMalloc(&a, n * sizeof(int)));
    CHECK(cudaMalloc(&b, n * sizeof(int)));
    CHECK(cudaMalloc(&c, n * sizeof(int)));
    if (captured(a, b, c, n, host) != 0 || made(a, b, c, n, host) != 0) return 1;
    CHECK(cudaFree(a));
    CHECK(cudaFree(b));
    CHECK(cudaFree(c));
    return 0;
}
