// Names that CUDA gave up with version 4 and declared until 12: the same calls by their newer
// names.
#include "cuda_runtime_api.h"
#include "runtime.hpp"

using namespace simt::runtime;

cudaError_t cudaThreadExit() {
    const CalledAs name;
    return cudaDeviceReset();
}
cudaError_t cudaThreadSynchronize() {
    const CalledAs name;
    return cudaDeviceSynchronize();
}
cudaError_t cudaThreadSetLimit(cudaLimit limit, std::size_t value) {
    const CalledAs name;
    return cudaDeviceSetLimit(limit, value);
}
cudaError_t cudaThreadGetLimit(std::size_t* value, cudaLimit limit) {
    const CalledAs name;
    return cudaDeviceGetLimit(value, limit);
}
cudaError_t cudaThreadGetCacheConfig(cudaFuncCache* config) {
    const CalledAs name;
    return cudaDeviceGetCacheConfig(config);
}
cudaError_t cudaThreadSetCacheConfig(cudaFuncCache config) {
    const CalledAs name;
    return cudaDeviceSetCacheConfig(config);
}

// Devices without float64 wanted their numbers converted; there are none any more.
cudaError_t cudaSetDoubleForDevice(double* value) {
    return api([&] { return value != nullptr ? cudaSuccess : cudaErrorInvalidValue; });
}
cudaError_t cudaSetDoubleForHost(double* value) {
    const CalledAs name;
    return cudaSetDoubleForDevice(value);
}

cudaError_t cudaCtxResetPersistingL2Cache() {
    return api([] { return cudaSuccess; });  // nothing is set aside
}
