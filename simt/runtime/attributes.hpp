// What a program says of a stream beside its order. Nothing of it changes what is simulated.
#pragma once

#include "driver_types.h"

namespace simt::runtime {

struct StreamAttributes {
    cudaAccessPolicyWindow window{};
    cudaSynchronizationPolicy synchronization = cudaSyncPolicyAuto;
    cudaLaunchMemSyncDomainMap domains{0, 1};
    cudaLaunchMemSyncDomain domain = cudaLaunchMemSyncDomainDefault;
};

/// The attributes of a stream that exists.
StreamAttributes& attributes_of(cudaStream_t stream);
/// Changes its priority. @returns false for a default stream, which has none of its own
bool set_priority(cudaStream_t stream, int priority);

}  // namespace simt::runtime
