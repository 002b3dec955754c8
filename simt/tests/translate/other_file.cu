// A device variable that forms.cu uses: extern __device__ across files.
#include <cuda_runtime.h>

__device__ int defined_elsewhere = 3;

int set_defined_elsewhere(int value) {
    return cudaMemcpyToSymbol(defined_elsewhere, &value, sizeof(value));
}
