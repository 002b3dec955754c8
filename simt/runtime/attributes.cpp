// Attributes of streams, which are remembered, and launches with attributes, of which those count
// that change a result.
#include "attributes.hpp"

#include "cuda_runtime_api.h"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/limits.hpp"
#include "stream.hpp"

#include <utility>
#include <vector>

using namespace simt::runtime;

namespace {

bool is_valid(const cudaAccessPolicyWindow& window) {
    return window.hitRatio >= 0 && window.hitRatio <= 1 &&
           window.hitProp >= cudaAccessPropertyNormal &&
           window.hitProp <= cudaAccessPropertyPersisting &&
           (window.missProp == cudaAccessPropertyNormal ||
            window.missProp == cudaAccessPropertyStreaming);
}

template <class Dimensions>
bool is_one(const Dimensions& cluster) {
    return cluster.x == 1 && cluster.y == 1 && cluster.z == 1;
}

cudaError_t refuse_cluster() {
    explain(simt::device_limits.compute_major < 9
                ? "thread block clusters need a device of compute capability 9.0, and are not "
                  "simulated: launch with clusters of one block"
                : "thread block clusters are not simulated: launch with clusters of one block");
    return cudaErrorNotSupported;
}

/// What of a launch's attributes changes what happens.
struct LaunchPlan {
    bool cooperative = false;
    std::vector<std::pair<cudaEvent_t, unsigned>> events;  // recorded behind it, with these flags
};

cudaError_t read(const cudaLaunchAttribute& attribute, LaunchPlan* plan) {
    const cudaLaunchAttributeValue& value = attribute.val;
    switch (attribute.id) {
        case cudaLaunchAttributeCooperative:
            plan->cooperative = value.cooperative != 0;
            return cudaSuccess;
        case cudaLaunchAttributeAccessPolicyWindow:
            return is_valid(value.accessPolicyWindow) ? cudaSuccess : cudaErrorInvalidValue;
        case cudaLaunchAttributeClusterDimension:
            return is_one(value.clusterDim) ? cudaSuccess : refuse_cluster();
        case cudaLaunchAttributePreferredClusterDimension:
            return is_one(value.preferredClusterDim) ? cudaSuccess : refuse_cluster();
        case cudaLaunchAttributeProgrammaticEvent:
            plan->events.emplace_back(value.programmaticEvent.event,
                                      static_cast<unsigned>(value.programmaticEvent.flags));
            return cudaSuccess;
        case cudaLaunchAttributeLaunchCompletionEvent:
            plan->events.emplace_back(value.launchCompletionEvent.event,
                                      static_cast<unsigned>(value.launchCompletionEvent.flags));
            return cudaSuccess;
        case cudaLaunchAttributeDeviceUpdatableKernelNode:
            if (value.deviceUpdatableKernelNode.deviceUpdatable == 0) return cudaSuccess;
            explain("kernel nodes that kernels change are not simulated");
            return cudaErrorNotSupported;
        // How fast, when, where in the cache: a kernel that may begin before the one before it has
        // ended may as well begin after it.
        case cudaLaunchAttributeIgnore:
        case cudaLaunchAttributeClusterSchedulingPolicyPreference:
        case cudaLaunchAttributeProgrammaticStreamSerialization:
        case cudaLaunchAttributePriority:
        case cudaLaunchAttributeMemSyncDomainMap:
        case cudaLaunchAttributeMemSyncDomain:
        case cudaLaunchAttributePreferredSharedMemoryCarveout:
        case cudaLaunchAttributeNvlinkUtilCentricScheduling:
            return cudaSuccess;
        default:  // a stream's attribute among them
            return cudaErrorInvalidValue;
    }
}

}  // namespace

cudaError_t cudaStreamSetAttribute(cudaStream_t stream, cudaStreamAttrID attribute,
                                   const cudaStreamAttrValue* value) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (value == nullptr) return cudaErrorInvalidValue;
        StreamAttributes& attributes = attributes_of(stream);
        switch (attribute) {
            case cudaStreamAttributeAccessPolicyWindow:
                if (!is_valid(value->accessPolicyWindow)) return cudaErrorInvalidValue;
                attributes.window = value->accessPolicyWindow;
                return cudaSuccess;
            case cudaStreamAttributeSynchronizationPolicy:
                if (value->syncPolicy < cudaSyncPolicyAuto ||
                    value->syncPolicy > cudaSyncPolicyBlockingSync)
                    return cudaErrorInvalidValue;
                attributes.synchronization = value->syncPolicy;
                return cudaSuccess;
            case cudaStreamAttributePriority:
                return set_priority(stream, value->priority) ? cudaSuccess : cudaErrorInvalidValue;
            case cudaStreamAttributeMemSyncDomainMap:
                attributes.domains = value->memSyncDomainMap;
                return cudaSuccess;
            case cudaStreamAttributeMemSyncDomain:
                if (value->memSyncDomain != cudaLaunchMemSyncDomainDefault &&
                    value->memSyncDomain != cudaLaunchMemSyncDomainRemote)
                    return cudaErrorInvalidValue;
                attributes.domain = value->memSyncDomain;
                return cudaSuccess;
            default:
                return cudaErrorInvalidValue;
        }
    });
}

cudaError_t cudaStreamGetAttribute(cudaStream_t stream, cudaStreamAttrID attribute,
                                   cudaStreamAttrValue* value) {
    if (attribute == cudaStreamAttributePriority && value != nullptr) {
        const CalledAs name;
        return cudaStreamGetPriority(stream, &value->priority);
    }
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (value == nullptr) return cudaErrorInvalidValue;
        const StreamAttributes& attributes = attributes_of(stream);
        switch (attribute) {
            case cudaStreamAttributeAccessPolicyWindow:
                value->accessPolicyWindow = attributes.window;
                return cudaSuccess;
            case cudaStreamAttributeSynchronizationPolicy:
                value->syncPolicy = attributes.synchronization;
                return cudaSuccess;
            case cudaStreamAttributeMemSyncDomainMap:
                value->memSyncDomainMap = attributes.domains;
                return cudaSuccess;
            case cudaStreamAttributeMemSyncDomain:
                value->memSyncDomain = attributes.domain;
                return cudaSuccess;
            default:
                return cudaErrorInvalidValue;
        }
    });
}

cudaError_t cudaStreamCopyAttributes(cudaStream_t to, cudaStream_t from) {
    return api([&] {
        if (!stream_exists(to) || !stream_exists(from)) return cudaErrorInvalidResourceHandle;
        if (device_of(to) != device_of(from)) return cudaErrorInvalidValue;
        attributes_of(to) = attributes_of(from);
        return cudaSuccess;
    });
}

cudaError_t cudaLaunchKernelExC(const cudaLaunchConfig_t* config, const void* kernel,
                                void** arguments) {
    const CalledAs name;
    LaunchPlan plan;
    const cudaError_t status = api([&] {
        if (config == nullptr || (config->numAttrs > 0 && config->attrs == nullptr))
            return cudaErrorInvalidValue;
        for (unsigned i = 0; i < config->numAttrs; ++i)
            if (const cudaError_t bad = read(config->attrs[i], &plan); bad != cudaSuccess)
                return bad;
        for (const auto& [event, flags] : plan.events)
            if (!event_exists(event)) return cudaErrorInvalidResourceHandle;
        return cudaSuccess;
    });
    if (status != cudaSuccess) return status;
    const auto launch = plan.cooperative ? &cudaLaunchCooperativeKernel : &cudaLaunchKernel;
    cudaError_t result = launch(kernel, config->gridDim, config->blockDim, arguments,
                                config->dynamicSmemBytes, config->stream);
    for (const auto& [event, flags] : plan.events)
        if (result == cudaSuccess) result = cudaEventRecordWithFlags(event, config->stream, flags);
    return result;
}
