// cuRAND: π by points, each thread with a subsequence of its own; the host's calls on device memory.
#include <curand.h>
#include <curand_kernel.h>

#include <cmath>
#include <cstdio>
#include <vector>

#if !defined(CURAND_H_) || !defined(CURAND_KERNEL_H_)
#error "helper_cuda.h of NVIDIA's samples explains cuRAND's errors where it finds CURAND_H_"
#endif

template <class State>
__global__ void set_up(State* states) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    curand_init(1234, i, 0, &states[i]);
}

template <class State>
__global__ void count_inside(State* states, int points, unsigned* inside) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    State mine = states[i];
    unsigned count = 0;
    for (int point = 0; point < points; ++point) {
        const float x = curand_uniform(&mine), y = curand_uniform(&mine);
        count += x * x + y * y <= 1.0f;
    }
    atomicAdd(inside, count);
    states[i] = mine;
}

template <class State>
bool finds_pi(const char* name) {
    const int threads = 256, points = 200;
    State* states;
    unsigned *inside, count = 0;
    cudaMalloc(&states, threads * sizeof(State));
    cudaMalloc(&inside, sizeof(unsigned));
    cudaMemset(inside, 0, sizeof(unsigned));
    set_up<<<4, threads / 4>>>(states);
    count_inside<<<4, threads / 4>>>(states, points, inside);
    cudaMemcpy(&count, inside, sizeof count, cudaMemcpyDeviceToHost);
    cudaFree(states);
    cudaFree(inside);
    const double pi = 4.0 * count / (threads * points);
    if (std::fabs(pi - 3.14159) < 0.03) return true;
    std::printf("%s: pi = %f\n", name, pi);
    return false;
}

__global__ void scale(float* x, int n, float factor) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] *= factor;
}

bool host_calls() {
    const int n = 10000;
    float* device;
    cudaMalloc(&device, n * sizeof(float));
    curandGenerator_t generator;
    cudaStream_t stream;
    cudaStreamCreate(&stream);
    curandCreateGenerator(&generator, CURAND_RNG_PSEUDO_DEFAULT);
    curandSetStream(generator, stream);
    curandSetPseudoRandomGeneratorSeed(generator, 42);
    const bool made = curandGenerateNormal(generator, device, n, 1, 2) == CURAND_STATUS_SUCCESS;
    scale<<<(n + 255) / 256, 256, 0, stream>>>(device, n, 10);
    cudaStreamSynchronize(stream);
    std::vector<float> host(n);
    cudaMemcpy(host.data(), device, n * sizeof(float), cudaMemcpyDeviceToHost);
    double sum = 0;
    for (const float x : host) sum += x;
    curandDestroyGenerator(generator);
    cudaStreamDestroy(stream);
    cudaFree(device);
    if (made && std::fabs(sum / n - 10) < 1) return true;
    std::printf("normal numbers: mean %f\n", sum / n);
    return false;
}

int main() {
    const bool right = finds_pi<curandState>("XORWOW") &
                       finds_pi<curandStatePhilox4_32_10_t>("Philox") &
                       finds_pi<curandStateMRG32k3a>("MRG32k3a") & host_calls();
    return right ? 0 : 1;
}
