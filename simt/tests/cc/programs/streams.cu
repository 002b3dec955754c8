// Two streams with asynchronous copies, ordered by an event; a host function at the end.
#include <cstdio>

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

int main() {
    const int n = 1 << 12;
    int *host, *device, calls = 0;
    CHECK(cudaMallocHost(&host, n * sizeof(int)));
    CHECK(cudaMalloc(&device, n * sizeof(int)));
    for (int i = 0; i < n; ++i) host[i] = i;
    cudaStream_t first, second;
    cudaEvent_t start, copied, stop;
    CHECK(cudaStreamCreate(&first));
    CHECK(cudaStreamCreateWithFlags(&second, cudaStreamNonBlocking));
    CHECK(cudaEventCreate(&start));
    CHECK(cudaEventCreateWithFlags(&copied, cudaEventDisableTiming));
    CHECK(cudaEventCreate(&stop));
    CHECK(cudaEventRecord(start, first));
    CHECK(cudaMemcpyAsync(device, host, n * sizeof(int), cudaMemcpyHostToDevice, first));
    CHECK(cudaEventRecord(copied, first));
    CHECK(cudaStreamWaitEvent(second, copied, 0));
    add<<<n / 256, 256, 0, second>>>(device, n, 5);
    CHECK(cudaGetLastError());
    CHECK(cudaMemcpyAsync(host, device, n * sizeof(int), cudaMemcpyDeviceToHost, second));
    CHECK(cudaLaunchHostFunc(
        second, [](void* counter) { ++*static_cast<int*>(counter); }, &calls));
    CHECK(cudaStreamSynchronize(second));
    CHECK(cudaEventRecord(stop, first));
    CHECK(cudaEventSynchronize(stop));
    float milliseconds = -1;
    CHECK(cudaEventElapsedTime(&milliseconds, start, stop));
    for (int i = 0; i < n; ++i)
        if (host[i] != i + 5) return printf("%d: %d\n", i, host[i]), 1;
    CHECK(cudaFreeHost(host));
    return calls == 1 && milliseconds >= 0 ? 0 : 1;
}
