// Names that CUDA gave up with version 4 and declared until 12: the same calls by their newer
// names.
#include "cuda_runtime_api.h"
#include "runtime.hpp"

using namespace simt::runtime;

cudaError_t cudaThreadExit() {
    return cudaDeviceReset();
}
cudaError_t cudaThreadSynchronize() {
    return cudaDeviceSynchronize();
}
cudaError_t cudaThreadSetLimit(cudaLimit limit, std::size_t value) {
    return cudaDeviceSetLimit(limit, value);
}
cudaError_t cudaThreadGetLimit(std::size_t* value, cudaLimit limit) {
    return cudaDeviceGetLimit(value, limit);
}
cudaError_t cudaThreadGetCacheConfig(cudaFuncCache* config) {
    return cudaDeviceGetCacheConfig(config);
}
cudaError_t cudaThreadSetCacheConfig(cudaFuncCache config) {
    return cudaDeviceSetCacheConfig(config);
}

// Devices without float64 wanted their numbers converted; there are none any more.
cudaError_t cudaSetDoubleForDevice(double* value) {
    return api([&] { return value != nullptr ? cudaSuccess : cudaErrorInvalidValue; });
}
cudaError_t cudaSetDoubleForHost(double* value) {
    return cudaSetDoubleForDevice(value);
}

cudaError_t cudaCtxResetPersistingL2Cache() {
    return api([] { return cudaSuccess; });  // nothing is set aside
}
