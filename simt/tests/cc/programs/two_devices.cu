// Each device adds up its half; the second one's result goes to the first by a peer copy. Run with
// SIMT_DEVICES=2.
#include <cstdio>

__managed__ int launches;

__global__ void sum(const int* x, int n, int* result) {
    if (threadIdx.x == 0) atomicAdd(&launches, 1);
    for (int i = threadIdx.x; i < n; i += blockDim.x) atomicAdd(result, x[i]);
}

int main() {
    int count = 0;
    cudaGetDeviceCount(&count);
    if (count != 2) return printf("%d devices\n", count), 2;
    const int n = 512;
    int host[2 * n], *x[2], *result[2], found[2];
    for (int i = 0; i < 2 * n; ++i) host[i] = i;
    for (int device = 0; device < 2; ++device) {
        cudaSetDevice(device);
        cudaMalloc(&x[device], n * sizeof(int));
        cudaMalloc(&result[device], 2 * sizeof(int));
        cudaMemset(result[device], 0, 2 * sizeof(int));
        cudaMemcpy(x[device], host + device * n, n * sizeof(int), cudaMemcpyHostToDevice);
        sum<<<1, 128>>>(x[device], n, result[device]);
    }
    cudaDeviceSynchronize();
    cudaMemcpyPeer(result[0] + 1, 0, result[1], 1, sizeof(int));
    cudaSetDevice(0);
    if (cudaMemcpy(found, result[0], sizeof(found), cudaMemcpyDeviceToHost) != cudaSuccess)
        return 3;
    printf("%d + %d, %d launches\n", found[0], found[1], launches);
    return found[0] + found[1] == n * (2 * n - 1) && launches == 2 ? 0 : 1;
}
