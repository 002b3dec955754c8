// printf in a kernel; then an assertion that fails there and is reported by the API.
#include <cassert>
#include <cstdio>

__global__ void greet(int n) {
    printf("hello from thread %u of %d\n", threadIdx.x, n);
    assert(threadIdx.x < 2);
}

int main() {
    greet<<<1, 2>>>(2);
    if (cudaDeviceSynchronize() != cudaSuccess) return 1;
    greet<<<1, 3>>>(3);
    return cudaDeviceSynchronize() == cudaErrorAssert ? 0 : 2;
}
