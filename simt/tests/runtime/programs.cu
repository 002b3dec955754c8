// Small programs against the runtime API, written as for a GPU: what the translator makes of them
// must reach the runtime.
#include "simt/tests/runtime/programs.hpp"

#undef NDEBUG  // a Release build, too, must see the assert fail
#include <cassert>
#include <cstdio>

// ---- dynamic shared memory

__global__ void sum_kernel(float* result, int count) {
    extern __shared__ float values[];
    for (int i = threadIdx.x; i < count; i += blockDim.x) values[i] = 1.0f;
    __syncthreads();
    if (threadIdx.x == 0) {
        float sum = 0;
        for (int i = 0; i < count; ++i) sum += values[i];
        *result = sum;
    }
}

std::string sum_with_dynamic_shared(int bytes, bool opt_in, float* sum) {
    float* result = nullptr;
    cudaMalloc(&result, sizeof(float));
    if (opt_in) {
        const cudaError_t status =
            cudaFuncSetAttribute(sum_kernel, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes);
        if (status != cudaSuccess) return cudaGetErrorName(cudaGetLastError());
    }
    sum_kernel<<<1, 64, bytes>>>(result, bytes / static_cast<int>(sizeof(float)));
    const cudaError_t status = cudaGetLastError();
    if (status == cudaSuccess) cudaMemcpy(sum, result, sizeof(float), cudaMemcpyDeviceToHost);
    cudaFree(result);
    return status == cudaSuccess ? "" : cudaGetErrorName(status);
}

// ---- constants and device variables

__constant__ float coefficients[2];

__global__ void affine_kernel(const float* x, float* y, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = coefficients[0] * x[i] + coefficients[1];
}

std::vector<float> affine_with_constants(const std::vector<float>& x, float a, float b) {
    const int n = static_cast<int>(x.size());
    const float host[2] = {a, b};
    cudaMemcpyToSymbol(coefficients, host, sizeof(host));
    float *dx = nullptr, *dy = nullptr;
    cudaMalloc(&dx, x.size() * sizeof(float));
    cudaMalloc(&dy, x.size() * sizeof(float));
    cudaMemcpy(dx, x.data(), x.size() * sizeof(float), cudaMemcpyHostToDevice);
    affine_kernel<<<(n + 31) / 32, 32>>>(dx, dy, n);
    std::vector<float> y(x.size());
    cudaMemcpy(y.data(), dy, y.size() * sizeof(float), cudaMemcpyDeviceToHost);
    cudaFree(dx);
    cudaFree(dy);
    return y;
}

__device__ int counter = 100;

__global__ void count_kernel(int n) {
    if (static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x) < n) atomicAdd(&counter, 1);
}

int count_in_device_variable(int n) {
    int value = 0;
    cudaMemcpyToSymbol(counter, &value, sizeof(value));
    count_kernel<<<(n + 127) / 128, 128>>>(n);
    cudaMemcpyFromSymbol(&value, counter, sizeof(value));
    return value;
}

// ---- streams

__global__ void double_kernel(float* x, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] *= 2;
}

std::vector<float> double_in_streams(const std::vector<float>& x, int streams) {
    const int n = static_cast<int>(x.size());
    float *pinned = nullptr, *device = nullptr;
    cudaMallocHost(&pinned, x.size() * sizeof(float));
    cudaMalloc(&device, x.size() * sizeof(float));
    for (int i = 0; i < n; ++i) pinned[i] = x[i];
    std::vector<cudaStream_t> stream(streams);
    for (cudaStream_t& s : stream) cudaStreamCreate(&s);
    for (int s = 0; s < streams; ++s) {
        const int first = n * s / streams, count = n * (s + 1) / streams - first;
        const size_t bytes = count * sizeof(float);
        cudaMemcpyAsync(device + first, pinned + first, bytes, cudaMemcpyHostToDevice, stream[s]);
        double_kernel<<<(count + 63) / 64, 64, 0, stream[s]>>>(device + first, count);
        cudaMemcpyAsync(pinned + first, device + first, bytes, cudaMemcpyDeviceToHost, stream[s]);
    }
    for (cudaStream_t s : stream) {
        cudaStreamSynchronize(s);
        cudaStreamDestroy(s);
    }
    std::vector<float> result(pinned, pinned + n);
    cudaFreeHost(pinned);
    cudaFree(device);
    return result;
}

// ---- managed memory

__global__ void fill_kernel(int* x, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] = i;
}

long long sum_managed(int n) {
    int* x = nullptr;
    cudaMallocManaged(&x, n * sizeof(int));
    fill_kernel<<<(n + 255) / 256, 256>>>(x, n);
    cudaDeviceSynchronize();
    long long sum = 0;
    for (int i = 0; i < n; ++i) sum += x[i];
    cudaFree(x);
    return sum;
}

// ---- failing kernels

__global__ void assert_kernel(int x) {
    assert(x > 0);
}

std::vector<std::string> errors_of_a_failed_assert() {
    std::vector<std::string> errors;
    assert_kernel<<<2, 32>>>(-1);
    errors.push_back(cudaGetErrorName(cudaGetLastError()));
    errors.push_back(cudaGetErrorName(cudaDeviceSynchronize()));
    void* pointer = nullptr;
    errors.push_back(cudaGetErrorName(cudaMalloc(&pointer, 16)));
    cudaDeviceReset();
    cudaGetLastError();
    return errors;
}

std::vector<std::string> errors_of_a_use_after_free() {
    constexpr int n = 1 << 20;
    int* x = nullptr;
    cudaMalloc(&x, n * sizeof(int));
    cudaFree(x);
    std::vector<std::string> errors;
    fill_kernel<<<n / 256, 256>>>(x, n);
    errors.push_back(cudaGetErrorName(cudaGetLastError()));
    errors.push_back(cudaGetErrorName(cudaDeviceSynchronize()));
    cudaDeviceReset();
    cudaGetLastError();
    return errors;
}

// ---- occupancy and pitch

template <class T>
__global__ void template_kernel(T* x) {
    x[threadIdx.x] = T(1);
}

int suggested_block_size() {
    int grid = 0, block = 0;
    cudaOccupancyMaxPotentialBlockSize(&grid, &block, template_kernel<float>, 0, 0);
    return block;
}

__global__ void fill_rows_kernel(char* rows, size_t pitch, int width, int height) {
    const int col = blockIdx.x * blockDim.x + threadIdx.x,
              row = blockIdx.y * blockDim.y + threadIdx.y;
    if (row < height && col < width) {
        reinterpret_cast<float*>(rows + row * pitch)[col] = static_cast<float>(100 * row + col);
    }
}

std::vector<float> fill_pitched(int width, int height) {
    char* rows = nullptr;
    size_t pitch = 0;
    cudaMallocPitch(&rows, &pitch, width * sizeof(float), height);
    fill_rows_kernel<<<dim3((width + 15) / 16, (height + 15) / 16), dim3(16, 16)>>>(rows, pitch,
                                                                                    width, height);
    std::vector<float> result(static_cast<size_t>(width) * height);
    cudaMemcpy2D(result.data(), width * sizeof(float), rows, pitch, width * sizeof(float), height,
                 cudaMemcpyDeviceToHost);
    cudaFree(rows);
    return result;
}
