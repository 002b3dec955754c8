// Memory that streams allocate and free: the default pool, one with a release threshold, and two streams that an event orders.
#include <cuda_runtime.h>

#include <cstdint>
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

__global__ void add(const int* a, const int* b, int* c, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) c[i] = a[i] + b[i];
}

// a is made in one stream and used and freed in another.
int steps(cudaMemPool_t pool, int n, int* host) {
    cudaStream_t first, second;
    cudaEvent_t filled;
    CHECK(cudaStreamCreateWithFlags(&first, cudaStreamNonBlocking));
    CHECK(cudaStreamCreateWithFlags(&second, cudaStreamNonBlocking));
    CHECK(cudaEventCreateWithFlags(&filled, cudaEventDisableTiming));
    const size_t bytes = n * sizeof(int);
    const int blocks = (n + 255) / 256;
    for (int step = 0; step < 5; ++step) {
        int *a, *b, *c;
        CHECK(cudaMallocFromPoolAsync(&a, bytes, pool, first));
        fill<<<blocks, 256, 0, first>>>(a, n, step);
        CHECK(cudaEventRecord(filled, first));
        CHECK(cudaMallocAsync(&b, bytes, second));
        CHECK(cudaMallocAsync((void**)&c, bytes, second));
        fill<<<blocks, 256, 0, second>>>(b, n, 100);
        CHECK(cudaStreamWaitEvent(second, filled, 0));
        add<<<blocks, 256, 0, second>>>(a, b, c, n);
        CHECK(cudaFreeAsync(a, second));
        CHECK(cudaFreeAsync(b, second));
        CHECK(cudaMemcpyAsync(host, c, bytes, cudaMemcpyDeviceToHost, second));
        CHECK(cudaFreeAsync(c, second));
        CHECK(cudaStreamSynchronize(second));
        for (int i = 0; i < n; ++i)
            if (host[i] != step + 100 + 2 * i) return printf("%d: %d\n", i, host[i]), 1;
    }
    CHECK(cudaEventDestroy(filled));
    CHECK(cudaStreamDestroy(first));
    CHECK(cudaStreamDestroy(second));
    return 0;
}

int main() {
    int supported = 0;
    CHECK(cudaDeviceGetAttribute(&supported, cudaDevAttrMemoryPoolsSupported, 0));
    if (!supported) return 1;
    const int n = 1000;
    int* host;
    CHECK(cudaMallocHost(&host, n * sizeof(int)));

    cudaMemPool_t standard;
    CHECK(cudaDeviceGetDefaultMemPool(&standard, 0));
    if (steps(standard, n, host) != 0) return 1;

    cudaMemPool_t pool;
    cudaMemPoolProps properties = {};
    properties.allocType = cudaMemAllocationTypePinned;
    properties.handleTypes = cudaMemHandleTypeNone;
    properties.location.type = cudaMemLocationTypeDevice;
    properties.location.id = 0;
    CHECK(cudaMemPoolCreate(&pool, &properties));
    uint64_t threshold = UINT64_MAX, reserved = 0, used = 0;
    CHECK(cudaMemPoolSetAttribute(pool, cudaMemPoolAttrReleaseThreshold, &threshold));
    CHECK(cudaDeviceSetMemPool(0, pool));
    if (steps(pool, n, host) != 0) return 1;
    CHECK(cudaDeviceSynchronize());
    CHECK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReservedMemCurrent, &reserved));
    CHECK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrUsedMemCurrent, &used));
    if (reserved == 0 || used != 0)
        return printf("kept %d, in use %d\n", (int)reserved, (int)used), 1;
    CHECK(cudaMemPoolTrimTo(pool, 0));
    CHECK(cudaMemPoolGetAttribute(pool, cudaMemPoolAttrReservedMemCurrent, &reserved));
    if (reserved != 0) return 1;
    CHECK(cudaDeviceSetMemPool(0, standard));
    CHECK(cudaMemPoolDestroy(pool));
    CHECK(cudaFreeHost(host));
    return 0;
}
