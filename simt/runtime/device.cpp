// Devices: how many, which one, what they can do, resetting and waiting for them.
#include "array.hpp"
#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "graph_memory.hpp"
#include "memory.hpp"
#include "memory_pool.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/limits.hpp"
#include "state.hpp"
#include "symbol.hpp"
#include "texture.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <initializer_list>
#include <vector>

namespace simt {

namespace {

DeviceLimits limits;  // set before main() begins

}  // namespace

const DeviceLimits& device_limits = limits;

bool use_capability(int capability) noexcept {
    for (const int known : capabilities) {
        if (known == capability &&
            capability > 100 * limits.compute_major + 10 * limits.compute_minor)
            limits = limits_of(capability);
    }
    return true;
}

namespace runtime {

namespace {

thread_local int chosen_device = 0;
thread_local bool inside_host_function = false;

/// A whole number from the environment, held within [least, most]; `otherwise` when the variable is
/// unset or not a number.
long environment_number(const char* name, long otherwise, long least, long most) {
    const char* text = std::getenv(name);
    if (text == nullptr || *text == '\0') return otherwise;
    char* end = nullptr;
    const long value = std::strtol(text, &end, 10);
    if (*end != '\0' || value < least || value > most) {
        std::fprintf(stderr, "simt: %s=%s is not a number from %ld to %ld; using %ld\n", name, text,
                     least, most, otherwise);
        return otherwise;
    }
    return value;
}

/// All devices, made together: afterwards any thread may look at them without a lock.
std::vector<std::unique_ptr<Device>> make_devices() {
    const auto mebibytes = static_cast<std::size_t>(environment_number(
        "SIMT_MEMORY_MIB", static_cast<long>(default_device_memory() >> 20), 1, 1L << 20));
    std::vector<std::unique_ptr<Device>> all;
    for (int number = 0; number < device_count(); ++number) {
        all.push_back(std::make_unique<Device>(mebibytes << 20));
    }
    return all;
}

}  // namespace

int device_count() {
    static const int count =
        static_cast<int>(environment_number("SIMT_DEVICES", 1, 1, max_devices));
    return count;
}

Device& device(int number) {
    static const auto& devices = Runtime::the().devices = make_devices();
    return *devices[static_cast<std::size_t>(number)];
}

int current_device() {
    return chosen_device;
}

void set_current_device(int number) {
    chosen_device = number;
}

std::recursive_mutex& api_mutex() {
    return Runtime::the().api_mutex;
}

bool& in_host_function() {
    return inside_host_function;
}

namespace {

bool valid(int number) {
    if (is_device(number)) return true;
    explain("there is no device " + std::to_string(number) + ": there are " +
            std::to_string(device_count()) + ", numbered from 0 (SIMT_DEVICES)");
    return false;
}

std::size_t total_memory(int number) {
    return device(number).heap.capacity();
}

constexpr int memory_bus_bits = 256;
constexpr int clock_khz = 1590000;  // a T4's boost clock: printed by programs, used by nothing here
constexpr int memory_clock_khz = 5001000;  // likewise
constexpr int copy_engines = 3;            // one each way and one within the device, as a T4's

/// The same from compute capability 7.5 to 9.0 (CUDA C++ Programming Guide, "Technical
/// Specifications").
void set_texture_limits(cudaDeviceProp& p) {
    const auto set = [](int* to, std::initializer_list<int> values) {
        std::copy(values.begin(), values.end(), to);
    };
    p.maxTexture1D = 131072;
    p.maxTexture1DMipmap = 32768;
    p.maxTexture1DLinear = 1 << 28;
    set(p.maxTexture2D, {131072, 65536});
    set(p.maxTexture2DMipmap, {32768, 32768});
    set(p.maxTexture2DLinear, {131072, 65000, 2097120});
    set(p.maxTexture2DGather, {32768, 32768});
    set(p.maxTexture3D, {16384, 16384, 16384});
    set(p.maxTexture3DAlt, {8192, 8192, 32768});
    p.maxTextureCubemap = 32768;
    set(p.maxTexture1DLayered, {32768, 2048});
    set(p.maxTexture2DLayered, {32768, 32768, 2048});
    set(p.maxTextureCubemapLayered, {32768, 2046});
    p.maxSurface1D = 32768;
    set(p.maxSurface2D, {131072, 65536});
    set(p.maxSurface3D, {16384, 16384, 16384});
    set(p.maxSurface1DLayered, {32768, 2048});
    set(p.maxSurface2DLayered, {32768, 32768, 2048});
    p.maxSurfaceCubemap = 32768;
    set(p.maxSurfaceCubemapLayered, {32768, 2046});
}

}  // namespace

}  // namespace runtime

}  // namespace simt

using namespace simt::runtime;
using simt::device_limits;

cudaError_t cudaGetDeviceCount(int* count) {
    if (count == nullptr) return remember(cudaErrorInvalidValue);
    *count = device_count();
    return cudaSuccess;
}

cudaError_t cudaGetDevice(int* number) {
    if (number == nullptr) return remember(cudaErrorInvalidValue);
    *number = current_device();
    return cudaSuccess;
}

cudaError_t cudaSetDevice(int number) {
    if (!valid(number)) return remember(cudaErrorInvalidDevice);
    set_current_device(number);
    return remember(cudaSuccess);  // its primary context is the thread's: cuda.h
}

cudaError_t cudaInitDevice(int number, unsigned int, unsigned int) {
    return valid(number) ? cudaSuccess : remember(cudaErrorInvalidDevice);
}

cudaError_t cudaSetValidDevices(int* numbers, int count) {
    if (count < 0 || count > device_count() || (count > 0 && numbers == nullptr))
        return remember(cudaErrorInvalidValue);
    for (int i = 0; i < count; ++i) {
        if (!valid(numbers[i])) return remember(cudaErrorInvalidDevice);
    }
    return cudaSuccess;
}

cudaError_t cudaChooseDevice(int* number, const cudaDeviceProp* properties) {
    if (number == nullptr || properties == nullptr) return remember(cudaErrorInvalidValue);
    *number = 0;  // all devices are alike
    return cudaSuccess;
}

cudaError_t cudaDeviceSynchronize() {
    return api([] {
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        wait_for_device(current_device());
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceReset() {
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    if (in_host_function()) return remember(cudaErrorNotPermitted);
    const int number = current_device();
    wait_for_device(number);
    destroy_streams_and_events(number);
    Device& here = device(number);
    forget_textures(number);
    forget_arrays(number);
    forget_pools(number);
    forget_graph_memory(number);
    here.heap.free_all();
    free_managed_memory(number);
    restore_variables(number);
    here.sticky = cudaSuccess;
    here.sticky_seen = false;
    here.peers.reset();
    return cudaSuccess;
}

cudaError_t cudaGetDeviceProperties(cudaDeviceProp* properties, int number) {
    if (properties == nullptr) return remember(cudaErrorInvalidValue);
    if (!valid(number)) return remember(cudaErrorInvalidDevice);
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    cudaDeviceProp p{};
    char which[16] = "";
    if (device_count() > 1) std::snprintf(which, sizeof(which), " %d", number);
    std::snprintf(p.name, sizeof(p.name), "simt virtual GPU%s (simulated on the CPU)", which);
    std::memcpy(p.uuid.bytes, "simt virtual GPU", sizeof(p.uuid.bytes));
    p.uuid.bytes[15] = static_cast<char>('0' + number);
    p.totalGlobalMem = total_memory(number);
    p.sharedMemPerBlock = device_limits.shared_per_block;
    p.sharedMemPerBlockOptin = device_limits.shared_per_block_optin;
    p.sharedMemPerMultiprocessor = device_limits.shared_per_multiprocessor;
    p.regsPerBlock = device_limits.registers_per_block;
    p.regsPerMultiprocessor = device_limits.registers_per_multiprocessor;
    p.warpSize = device_limits.warp_size;
    p.memPitch = device_limits.max_pitch;
    p.maxThreadsPerBlock = device_limits.max_threads_per_block;
    for (int axis = 0; axis < 3; ++axis) {
        p.maxThreadsDim[axis] = device_limits.max_block_dim[axis];
        p.maxGridSize[axis] = device_limits.max_grid_dim[axis];
    }
    p.maxThreadsPerMultiProcessor = device_limits.max_threads_per_multiprocessor;
    p.maxBlocksPerMultiProcessor = device_limits.max_blocks_per_multiprocessor;
    p.multiProcessorCount = device_limits.multiprocessors;
    p.totalConstMem = device_limits.constant_memory;
    p.major = device_limits.compute_major;
    p.minor = device_limits.compute_minor;
    p.textureAlignment = 512;
    p.texturePitchAlignment = 32;
    p.surfaceAlignment = 512;
    set_texture_limits(p);
    p.clockRate = clock_khz;
    p.memoryClockRate = memory_clock_khz;
    p.memoryBusWidth = memory_bus_bits;
    p.l2CacheSize = device_limits.l2_cache_bytes;
    p.reservedSharedMemPerBlock = device_limits.shared_reserved;
    p.deviceOverlap = 1;
    p.asyncEngineCount = copy_engines;
    p.concurrentKernels = 1;
    p.canMapHostMemory = 1;
    p.unifiedAddressing = 1;
    p.managedMemory = 1;
    p.concurrentManagedAccess = 1;
    p.hostRegisterSupported = 1;
    p.canUseHostPointerForRegisteredMem = 1;
    p.memoryPoolsSupported = 1;
    p.cooperativeLaunch = 1;
    p.streamPrioritiesSupported = 1;
    p.globalL1CacheSupported = 1;
    p.localL1CacheSupported = 1;
    p.computePreemptionSupported = 1;
    p.unifiedFunctionPointers = 1;
    p.singleToDoublePrecisionPerfRatio = device_limits.single_to_double;
    p.pciBusID = number;
    *properties = p;
    return cudaSuccess;
}

cudaError_t cudaDeviceGetAttribute(int* value, cudaDeviceAttr attribute, int number) {
    if (value == nullptr) return remember(cudaErrorInvalidValue);
    if (!valid(number)) return remember(cudaErrorInvalidDevice);
    cudaDeviceProp p{};
    cudaGetDeviceProperties(&p, number);
    // clang-format off
    switch (attribute) {
        case cudaDevAttrMaxThreadsPerBlock: *value = p.maxThreadsPerBlock; break;
        case cudaDevAttrMaxBlockDimX: *value = p.maxThreadsDim[0]; break;
        case cudaDevAttrMaxBlockDimY: *value = p.maxThreadsDim[1]; break;
        case cudaDevAttrMaxBlockDimZ: *value = p.maxThreadsDim[2]; break;
        case cudaDevAttrMaxGridDimX: *value = p.maxGridSize[0]; break;
        case cudaDevAttrMaxGridDimY: *value = p.maxGridSize[1]; break;
        case cudaDevAttrMaxGridDimZ: *value = p.maxGridSize[2]; break;
        case cudaDevAttrMaxSharedMemoryPerBlock: *value = static_cast<int>(p.sharedMemPerBlock); break;
        case cudaDevAttrMaxSharedMemoryPerBlockOptin: *value = static_cast<int>(p.sharedMemPerBlockOptin); break;
        case cudaDevAttrMaxSharedMemoryPerMultiprocessor: *value = static_cast<int>(p.sharedMemPerMultiprocessor); break;
        case cudaDevAttrReservedSharedMemoryPerBlock: *value = static_cast<int>(p.reservedSharedMemPerBlock); break;
        case cudaDevAttrTotalConstantMemory: *value = static_cast<int>(p.totalConstMem); break;
        case cudaDevAttrWarpSize: *value = p.warpSize; break;
        case cudaDevAttrMaxPitch: *value = static_cast<int>(p.memPitch); break;
        case cudaDevAttrMaxRegistersPerBlock: *value = p.regsPerBlock; break;
        case cudaDevAttrMaxRegistersPerMultiprocessor: *value = p.regsPerMultiprocessor; break;
        case cudaDevAttrClockRate: *value = p.clockRate; break;
        case cudaDevAttrMemoryClockRate: *value = p.memoryClockRate; break;
        case cudaDevAttrGlobalMemoryBusWidth: *value = p.memoryBusWidth; break;
        case cudaDevAttrL2CacheSize: *value = p.l2CacheSize; break;
        case cudaDevAttrTextureAlignment: *value = static_cast<int>(p.textureAlignment); break;
        case cudaDevAttrTexturePitchAlignment: *value = static_cast<int>(p.texturePitchAlignment); break;
        case cudaDevAttrSurfaceAlignment: *value = static_cast<int>(p.surfaceAlignment); break;
        case cudaDevAttrMultiProcessorCount: *value = p.multiProcessorCount; break;
        case cudaDevAttrMaxThreadsPerMultiProcessor: *value = p.maxThreadsPerMultiProcessor; break;
        case cudaDevAttrMaxBlocksPerMultiprocessor: *value = p.maxBlocksPerMultiProcessor; break;
        case cudaDevAttrComputeCapabilityMajor: *value = p.major; break;
        case cudaDevAttrComputeCapabilityMinor: *value = p.minor; break;
        case cudaDevAttrPciBusId: *value = p.pciBusID; break;
        case cudaDevAttrSingleToDoublePrecisionPerfRatio: *value = p.singleToDoublePrecisionPerfRatio; break;
        case cudaDevAttrGpuOverlap: *value = p.deviceOverlap; break;
        case cudaDevAttrAsyncEngineCount: *value = p.asyncEngineCount; break;
        case cudaDevAttrConcurrentKernels: *value = p.concurrentKernels; break;
        case cudaDevAttrCanMapHostMemory: *value = p.canMapHostMemory; break;
        case cudaDevAttrUnifiedAddressing: *value = p.unifiedAddressing; break;
        case cudaDevAttrManagedMemory: *value = p.managedMemory; break;
        case cudaDevAttrConcurrentManagedAccess: *value = p.concurrentManagedAccess; break;
        case cudaDevAttrHostRegisterSupported: *value = p.hostRegisterSupported; break;
        case cudaDevAttrCanUseHostPointerForRegisteredMem: *value = p.canUseHostPointerForRegisteredMem; break;
        case cudaDevAttrMemoryPoolsSupported: *value = p.memoryPoolsSupported; break;
        case cudaDevAttrCooperativeLaunch: *value = p.cooperativeLaunch; break;
        case cudaDevAttrStreamPrioritiesSupported: *value = p.streamPrioritiesSupported; break;
        case cudaDevAttrGlobalL1CacheSupported: *value = p.globalL1CacheSupported; break;
        case cudaDevAttrLocalL1CacheSupported: *value = p.localL1CacheSupported; break;
        case cudaDevAttrComputePreemptionSupported: *value = p.computePreemptionSupported; break;
        case cudaDevAttrMaxTexture1DWidth: *value = p.maxTexture1D; break;
        case cudaDevAttrMaxTexture1DLinearWidth: *value = p.maxTexture1DLinear; break;
        case cudaDevAttrMaxTexture1DMipmappedWidth: *value = p.maxTexture1DMipmap; break;
        case cudaDevAttrMaxTexture2DWidth: *value = p.maxTexture2D[0]; break;
        case cudaDevAttrMaxTexture2DHeight: *value = p.maxTexture2D[1]; break;
        case cudaDevAttrMaxTexture2DLinearWidth: *value = p.maxTexture2DLinear[0]; break;
        case cudaDevAttrMaxTexture2DLinearHeight: *value = p.maxTexture2DLinear[1]; break;
        case cudaDevAttrMaxTexture2DLinearPitch: *value = p.maxTexture2DLinear[2]; break;
        case cudaDevAttrMaxTexture2DMipmappedWidth: *value = p.maxTexture2DMipmap[0]; break;
        case cudaDevAttrMaxTexture2DMipmappedHeight: *value = p.maxTexture2DMipmap[1]; break;
        case cudaDevAttrMaxTexture2DGatherWidth: *value = p.maxTexture2DGather[0]; break;
        case cudaDevAttrMaxTexture2DGatherHeight: *value = p.maxTexture2DGather[1]; break;
        case cudaDevAttrMaxTexture3DWidth: *value = p.maxTexture3D[0]; break;
        case cudaDevAttrMaxTexture3DHeight: *value = p.maxTexture3D[1]; break;
        case cudaDevAttrMaxTexture3DDepth: *value = p.maxTexture3D[2]; break;
        case cudaDevAttrMaxTexture3DWidthAlt: *value = p.maxTexture3DAlt[0]; break;
        case cudaDevAttrMaxTexture3DHeightAlt: *value = p.maxTexture3DAlt[1]; break;
        case cudaDevAttrMaxTexture3DDepthAlt: *value = p.maxTexture3DAlt[2]; break;
        case cudaDevAttrMaxTextureCubemapWidth: *value = p.maxTextureCubemap; break;
        case cudaDevAttrMaxTexture1DLayeredWidth: *value = p.maxTexture1DLayered[0]; break;
        case cudaDevAttrMaxTexture1DLayeredLayers: *value = p.maxTexture1DLayered[1]; break;
        case cudaDevAttrMaxTexture2DLayeredWidth: *value = p.maxTexture2DLayered[0]; break;
        case cudaDevAttrMaxTexture2DLayeredHeight: *value = p.maxTexture2DLayered[1]; break;
        case cudaDevAttrMaxTexture2DLayeredLayers: *value = p.maxTexture2DLayered[2]; break;
        case cudaDevAttrMaxTextureCubemapLayeredWidth: *value = p.maxTextureCubemapLayered[0]; break;
        case cudaDevAttrMaxTextureCubemapLayeredLayers: *value = p.maxTextureCubemapLayered[1]; break;
        case cudaDevAttrMaxSurface1DWidth: *value = p.maxSurface1D; break;
        case cudaDevAttrMaxSurface2DWidth: *value = p.maxSurface2D[0]; break;
        case cudaDevAttrMaxSurface2DHeight: *value = p.maxSurface2D[1]; break;
        case cudaDevAttrMaxSurface3DWidth: *value = p.maxSurface3D[0]; break;
        case cudaDevAttrMaxSurface3DHeight: *value = p.maxSurface3D[1]; break;
        case cudaDevAttrMaxSurface3DDepth: *value = p.maxSurface3D[2]; break;
        case cudaDevAttrMaxSurface1DLayeredWidth: *value = p.maxSurface1DLayered[0]; break;
        case cudaDevAttrMaxSurface1DLayeredLayers: *value = p.maxSurface1DLayered[1]; break;
        case cudaDevAttrMaxSurface2DLayeredWidth: *value = p.maxSurface2DLayered[0]; break;
        case cudaDevAttrMaxSurface2DLayeredHeight: *value = p.maxSurface2DLayered[1]; break;
        case cudaDevAttrMaxSurface2DLayeredLayers: *value = p.maxSurface2DLayered[2]; break;
        case cudaDevAttrMaxSurfaceCubemapWidth: *value = p.maxSurfaceCubemap; break;
        case cudaDevAttrMaxSurfaceCubemapLayeredWidth: *value = p.maxSurfaceCubemapLayered[0]; break;
        case cudaDevAttrMaxSurfaceCubemapLayeredLayers: *value = p.maxSurfaceCubemapLayered[1]; break;
        // No ECC, no display, no other board, no caches to set aside.
        default:
            if (static_cast<int>(attribute) < 1 || static_cast<int>(attribute) > cudaDevAttrOnlyPartialHostNativeAtomicSupported) {
                return remember(cudaErrorInvalidValue);
            }
            *value = 0;
    }
    // clang-format on
    return cudaSuccess;
}

cudaError_t cudaDeviceGetPCIBusId(char* id, int length, int number) {
    if (id == nullptr || length < 13) return remember(cudaErrorInvalidValue);
    if (!valid(number)) return remember(cudaErrorInvalidDevice);
    std::snprintf(id, static_cast<std::size_t>(length), "0000:%02x:00.0",
                  static_cast<unsigned>(number) & 0xFFu);
    return cudaSuccess;
}

cudaError_t cudaDeviceGetByPCIBusId(int* number, const char* id) {
    if (number == nullptr || id == nullptr) return remember(cudaErrorInvalidValue);
    unsigned domain = 0, bus = 0;
    if (std::sscanf(id, "%x:%x:", &domain, &bus) != 2 || !valid(static_cast<int>(bus))) {
        return remember(cudaErrorInvalidDevice);
    }
    *number = static_cast<int>(bus);
    return cudaSuccess;
}

cudaError_t cudaSetDeviceFlags(unsigned int flags) {
    if ((flags & ~static_cast<unsigned>(cudaDeviceMask)) != 0)
        return remember(cudaErrorInvalidValue);
    return api([&] {
        device(current_device()).flags = flags | cudaDeviceMapHost;
        return cudaSuccess;
    });
}

cudaError_t cudaGetDeviceFlags(unsigned int* flags) {
    if (flags == nullptr) return remember(cudaErrorInvalidValue);
    return api([&] {
        *flags = device(current_device()).flags;
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceSetLimit(cudaLimit limit, std::size_t value) {
    return api([&] {
        if (static_cast<unsigned>(limit) > cudaLimitPersistingL2CacheSize)
            return cudaErrorUnsupportedLimit;
        device(current_device()).limits[limit] = value;
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceGetLimit(std::size_t* value, cudaLimit limit) {
    return api([&] {
        if (value == nullptr) return cudaErrorInvalidValue;
        if (static_cast<unsigned>(limit) > cudaLimitPersistingL2CacheSize)
            return cudaErrorUnsupportedLimit;
        *value = device(current_device()).limits[limit];
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceSetCacheConfig(cudaFuncCache config) {
    return api([&] {
        device(current_device()).cache = config;
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceGetCacheConfig(cudaFuncCache* config) {
    return api([&] {
        if (config == nullptr) return cudaErrorInvalidValue;
        *config = device(current_device()).cache;
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceSetSharedMemConfig(cudaSharedMemConfig) {
    return api(
        [] { return cudaSuccess; });  // banks are four bytes wide, as on every device since Maxwell
}

cudaError_t cudaDeviceGetSharedMemConfig(cudaSharedMemConfig* config) {
    return api([&] {
        if (config == nullptr) return cudaErrorInvalidValue;
        *config = device(current_device()).banks;
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceCanAccessPeer(int* can, int number, int peer) {
    if (can == nullptr) return remember(cudaErrorInvalidValue);
    if (!valid(number) || !valid(peer)) return remember(cudaErrorInvalidDevice);
    *can = number != peer ? 1 : 0;
    return cudaSuccess;
}

cudaError_t cudaDeviceEnablePeerAccess(int peer, unsigned int flags) {
    return api([&] {
        if (flags != 0) return cudaErrorInvalidValue;
        if (!valid(peer) || peer == current_device()) return cudaErrorInvalidDevice;
        auto& peers = device(current_device()).peers;
        if (peers.test(static_cast<std::size_t>(peer))) return cudaErrorPeerAccessAlreadyEnabled;
        peers.set(static_cast<std::size_t>(peer));
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceDisablePeerAccess(int peer) {
    return api([&] {
        if (!valid(peer)) return cudaErrorInvalidDevice;
        auto& peers = device(current_device()).peers;
        if (!peers.test(static_cast<std::size_t>(peer))) return cudaErrorPeerAccessNotEnabled;
        peers.reset(static_cast<std::size_t>(peer));
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceGetP2PAttribute(int* value, cudaDeviceP2PAttr attribute, int source,
                                      int destination) {
    if (value == nullptr) return remember(cudaErrorInvalidValue);
    if (!valid(source) || !valid(destination) || source == destination)
        return remember(cudaErrorInvalidDevice);
    *value = attribute == cudaDevP2PAttrAccessSupported ||
                     attribute == cudaDevP2PAttrNativeAtomicSupported
                 ? 1
                 : 0;
    return cudaSuccess;
}

cudaError_t cudaRuntimeGetVersion(int* version) {
    if (version == nullptr) return remember(cudaErrorInvalidValue);
    *version = CUDART_VERSION;
    return cudaSuccess;
}

cudaError_t cudaDriverGetVersion(int* version) {
    return cudaRuntimeGetVersion(version);
}

cudaError_t cudaProfilerStart() {
    return api([] { return cudaSuccess; });
}

cudaError_t cudaProfilerStop() {
    return api([] { return cudaSuccess; });
}
