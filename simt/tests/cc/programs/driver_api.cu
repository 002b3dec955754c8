// The driver API beside <<<>>>: a context, memory that both APIs share, a kernel launched as a CUfunction.
#include <cuda.h>
#include <cuda_runtime.h>

#include <cstdio>
#include <cstring>
#include <vector>

#define CHECK(call)                                         \
    do {                                                    \
        CUresult error = (call);                            \
        if (error != CUDA_SUCCESS) {                        \
            const char* name = NULL;                        \
            cuGetErrorName(error, &name);                   \
            printf("%s:%d %s\n", __FILE__, __LINE__, name); \
            return 1;                                       \
        }                                                   \
    } while (0)

__global__ void saxpy(float a, const float* x, float* y, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = a * x[i] + y[i];
}

int main() {
    int count = 0;
    CUdevice device;
    CUcontext context;
    char name[100];
    size_t bytes = 0;
    CHECK(cuInit(0));
    CHECK(cuDeviceGetCount(&count));
    CHECK(cuDeviceGet(&device, 0));
    CHECK(cuDeviceGetName(name, sizeof(name), device));
    CHECK(cuDeviceTotalMem(&bytes, device));
    if (count < 1 || strlen(name) == 0 || bytes == 0) return 1;
    CHECK(cuDevicePrimaryCtxRetain(&context, device));
    CHECK(cuCtxSetCurrent(context));

    int n = 1000;
    std::vector<float> host(n);
    for (int i = 0; i < n; ++i) host[i] = (float)i;
    CUdeviceptr x;
    float* y;
    CHECK(cuMemAlloc(&x, n * sizeof(float)));
    if (cudaMalloc(&y, n * sizeof(float)) != cudaSuccess) return 1;
    CHECK(cuMemcpyHtoD(x, host.data(), n * sizeof(float)));
    CHECK(cuMemsetD32((CUdeviceptr)y, 0x3f800000, n));  // 1.0f

    cudaFunction_t function;
    CUstream stream;
    if (cudaGetFuncBySymbol(&function, (const void*)saxpy) != cudaSuccess) return 1;
    CHECK(cuStreamCreate(&stream, CU_STREAM_DEFAULT));
    float a = 2;
    void* arguments[] = {&a, &x, &y, &n};
    CHECK(cuLaunchKernel(function, (n + 255) / 256, 1, 1, 256, 1, 1, 0, stream, arguments, NULL));
    saxpy<<<(n + 255) / 256, 256, 0, stream>>>(a, (const float*)x, y, n);
    CHECK(cuStreamSynchronize(stream));
    CHECK(cuMemcpyDtoH(host.data(), (CUdeviceptr)y, n * sizeof(float)));
    for (int i = 0; i < n; ++i)
        if (host[i] != 4.f * i + 1) return printf("%d: %g\n", i, host[i]), 1;

    CHECK(cuStreamDestroy(stream));
    CHECK(cuMemFree(x));
    if (cudaFree(y) != cudaSuccess) return 1;
    CHECK(cuDevicePrimaryCtxRelease(device));
    return 0;
}
