// What a program learns of the device that it was compiled for: __CUDA_ARCH__, its properties, its
// limits.
#include <cstdio>

__global__ void about(int* out) {
    extern __shared__ char most[];
    most[threadIdx.x] = 1;
#if __CUDA_ARCH__ >= 800
    out[0] = __CUDA_ARCH__;
#else
    out[0] = 750;
#endif
    out[1] = most[threadIdx.x];
}

int main() {
    int device = 0, *out, told[2];
    cudaDeviceProp p;
    cudaGetDeviceProperties(&p, device);
    const int most = int(p.sharedMemPerBlockOptin);
    cudaMalloc(&out, sizeof told);
    if (cudaFuncSetAttribute(about, cudaFuncAttributeMaxDynamicSharedMemorySize, most + 1) ==
        cudaSuccess)
        return 1;
    if (cudaFuncSetAttribute(about, cudaFuncAttributeMaxDynamicSharedMemorySize, most) !=
        cudaSuccess)
        return 2;
    cudaGetLastError();
    about<<<1, 1, most>>>(out);
    if (cudaMemcpy(told, out, sizeof told, cudaMemcpyDeviceToHost) != cudaSuccess || told[1] != 1)
        return 3;
    cudaFree(out);

    cudaFuncAttributes attributes;
    cudaFuncGetAttributes(&attributes, about);
    int blocks = 0, blocks_with_most = 0;
    cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks, about, 256, 0);
    cudaOccupancyMaxActiveBlocksPerMultiprocessor(&blocks_with_most, about, 256, most);
    printf("%d %d %d\n", told[0], most, p.maxThreadsPerMultiProcessor);
    return 100 * p.major + 10 * p.minor == told[0] && 10 * attributes.binaryVersion == told[0] &&
                   blocks == p.maxThreadsPerMultiProcessor / 256 && blocks_with_most == 1
               ? 0
               : 4;
}
