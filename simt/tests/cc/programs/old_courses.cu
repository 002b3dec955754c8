// Headers, names and macros that courses of the last fifteen years count on.
#include <builtin_types.h>
#include <channel_descriptor.h>
#include <cuComplex.h>
#include <cuda_runtime.h>
#include <device_functions.h>
#include <device_types.h>
#include <driver_functions.h>
#include <host_config.h>
#include <host_defines.h>
#include <math_constants.h>
#include <math_functions.h>
#include <nvToolsExt.h>
#include <nvToolsExtCuda.h>
#include <vector_functions.hpp>

#include <cstdio>

__global__ void k(int* x, cuFloatComplex* z) {
    *x = INT_MAX;
    const cuFloatComplex a = make_cuFloatComplex(1, 2), b = make_cuComplex(3, 4);
    z[0] = cuCmulf(a, b);                       // −5 + 10i
    z[1] = cuCdivf(z[0], b);                    // 1 + 2i
    z[2] = cuConjf(cuCaddf(a, cuCsubf(b, a)));  // 3 − 4i
    z[3] = make_cuFloatComplex(cuCabsf(b), cuCrealf(cuCfmaf(a, b, a)) + cuCimagf(a));
}

int main() {
    if (make_cudaExtent(12, 1, 1).width != 12 || make_cudaPos(1, 2, 3).z != 3) return 1;
    if (make_cudaPitchedPtr(nullptr, 512, 100, 3).pitch != 512) return 2;
    int *d, h = 0;
    cuFloatComplex *z, back[4];
    cudaMalloc(&d, sizeof h);
    cudaMalloc(&z, sizeof back);
    if (cudaThreadSetCacheConfig(cudaFuncCachePreferL1) != cudaSuccess) return 3;
    k<<<1, 1>>>(d, z);
    if (cudaThreadSynchronize() != cudaSuccess) return 4;
    cudaMemcpy(&h, d, sizeof h, cudaMemcpyDeviceToHost);
    cudaMemcpy(back, z, sizeof back, cudaMemcpyDeviceToHost);
    if (h != INT_MAX || CHAR_BIT != 8) return 5;
    if (back[0].x != -5 || back[0].y != 10 ||
        !(cuCabsf(cuCsubf(back[1], make_cuFloatComplex(1, 2))) < 1e-6f) || back[2].x != 3 ||
        back[2].y != -4 || back[3].x != 5 || back[3].y != -2)
        return printf("%g %g, %g %g\n", back[0].x, back[0].y, back[1].x, back[1].y), 6;
    const cuDoubleComplex w =
        cuCdiv(make_cuDoubleComplex(1e300, 1e300), make_cuDoubleComplex(1e300, 1e300));
    if (!(cuCabs(cuCsub(w, make_cuDoubleComplex(1, 0))) < 1e-15) ||
        !(fabs(cuCabs(make_cuDoubleComplex(3e200, 4e200)) - 5e200) < 1e186))
        return 7;
    const float* read_only = nullptr;  // NVIDIA's header casts as C does
    if (cudaMalloc(&read_only, 4) != cudaSuccess || read_only == nullptr) return 9;
    cudaFree(d);
    cudaFree(z);
    return cudaThreadExit() == cudaSuccess ? 0 : 8;
}
