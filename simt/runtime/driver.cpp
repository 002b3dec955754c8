// The driver API over the runtime API: the same devices, memory, streams, events and kernels. A
// context says which device is meant; all of a device's share its memory.
#include "driver.hpp"

#include "capture.hpp"
#include "cuda.h"
#include "cuda_runtime_api.h"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/memory.hpp"
#include "state.hpp"
#include "task.hpp"

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <iterator>
#include <mutex>
#include <utility>
#include <vector>

namespace {

using namespace simt::runtime;

DriverState& state() {
    return Runtime::the().driver;
}

CUcontext primary_of(int device) {
    CUctx_st& context = state().primary[static_cast<std::size_t>(device)];
    context = {device, true};
    return &context;
}

int& retained(int device) {
    return state().retained[static_cast<std::size_t>(device)];
}

std::vector<CUcontext>& stack() {
    static thread_local std::vector<CUcontext> contexts;
    return contexts;
}

bool exists(CUcontext context) {
    if (context == nullptr) return false;
    for (int number = 0; number < device_count(); ++number)
        if (context == primary_of(number)) return true;
    return state().made.count(context) == 1;
}

/// The thread's context. cudaSetDevice makes its device's primary context current, and so does every
/// other call of the runtime where there is none.
CUcontext current() {
    auto& contexts = stack();
    while (!contexts.empty() && !exists(contexts.back())) contexts.pop_back();
    if (contexts.empty())
        return DriverCall::runtime_is_used() ? primary_of(current_device()) : nullptr;
    return contexts.back()->device == current_device() ? contexts.back()
                                                       : primary_of(current_device());
}

void make_current(CUcontext context) {
    if (context != nullptr) set_current_device(context->device);
}

/// The driver's number: most of the runtime's are the same.
CUresult result_of(cudaError_t error) {
#define SIMT_NUMBER(name, value) value,
    static constexpr int known[] = {SIMT_DRIVER_ERRORS(SIMT_NUMBER)};
#undef SIMT_NUMBER
    if (error == cudaErrorInvalidDeviceFunction) return CUDA_ERROR_INVALID_HANDLE;
    const bool same =
        std::find(std::begin(known), std::end(known), static_cast<int>(error)) != std::end(known);
    return same ? static_cast<CUresult>(error) : CUDA_ERROR_INVALID_VALUE;
}

/// An error that no function of the runtime's has told. It is told of the DriverCall's function.
cudaError_t fail(cudaError_t error) {
    return remember(error, "");
}

cudaError_t not_initialized() {
    explain("cuInit(0) comes before every other call of the driver API");
    return fail(cudaErrorInitializationError);
}

/// A function that needs cuInit. `body` returns the runtime's error.
template <class Body>
CUresult call(Body&& body, const char* function = __builtin_FUNCTION()) {
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    const bool ready = state().initialized || DriverCall::runtime_is_used();
    const DriverCall name(function);
    return result_of(ready ? body() : not_initialized());
}

/// A function that needs a context, too.
template <class Body>
CUresult in_context(Body&& body, const char* function = __builtin_FUNCTION()) {
    const auto with_context = [&] {
        if (current() != nullptr) return body();
        explain("no context is current: cuCtxCreate makes one, cuCtxSetCurrent chooses one");
        return fail(cudaErrorDeviceUninitialized);
    };
    return call(with_context, function);
}

/// `read` takes what it wants of the device's properties.
template <class Read>
cudaError_t from_properties(CUdevice device, const Read& read) {
    cudaDeviceProp properties;
    const cudaError_t status = cudaGetDeviceProperties(&properties, device);
    if (status == cudaSuccess) read(properties);
    return status;
}

void* pointer_of(CUdeviceptr address) {
    return reinterpret_cast<void*>(static_cast<std::uintptr_t>(address));
}

CUdeviceptr address_of(const void* pointer) {
    return static_cast<CUdeviceptr>(reinterpret_cast<std::uintptr_t>(pointer));
}

/// Allocates by a function of the runtime's that sets a pointer.
template <class Allocate>
cudaError_t allocated(CUdeviceptr* address, std::size_t bytes, const Allocate& allocate) {
    if (address == nullptr || bytes == 0) return fail(cudaErrorInvalidValue);
    void* pointer = nullptr;
    const cudaError_t status = allocate(&pointer);
    if (status == cudaSuccess) *address = address_of(pointer);
    return status;
}

cudaError_t fill(CUdeviceptr to, unsigned value, unsigned size, std::size_t count,
                 cudaStream_t stream) {
    if (address_of(pointer_of(to)) % size != 0) return fail(cudaErrorInvalidValue);
    const auto body = [&] {
        Task task;
        const cudaMemsetParams parameters{pointer_of(to), count * size, value, size, count, 1};
        const cudaError_t status = fill_task(parameters, &task);
        return status == cudaSuccess ? enqueue(stream, std::move(task)) : status;
    };
    return api(body);
}

const void* kernel_of(CUfunction function) {
    return reinterpret_cast<const void*>(function);
}

CUresult refuse_module(const char* function = __builtin_FUNCTION()) {
    return call(
        [&] {
            explain(
                "a kernel that is compiled apart (PTX, cubin, fatbin) cannot be run here: compile "
                "it with the program, and get it by cudaGetFuncBySymbol(&function, kernel)");
            return fail(cudaErrorNotSupported);
        },
        function);
}

}  // namespace

// ---- errors, versions

CUresult cuGetErrorName(CUresult error, const char** name) {
    if (name == nullptr) return CUDA_ERROR_INVALID_VALUE;
    switch (error) {
#define SIMT_NAME(enumerator, value) \
    case enumerator:                 \
        *name = #enumerator;         \
        return CUDA_SUCCESS;
        SIMT_DRIVER_ERRORS(SIMT_NAME)
#undef SIMT_NAME
    }
    *name = nullptr;
    return CUDA_ERROR_INVALID_VALUE;
}

CUresult cuGetErrorString(CUresult error, const char** text) {
    const char* name = nullptr;
    if (text == nullptr) return CUDA_ERROR_INVALID_VALUE;
    *text = nullptr;
    const CUresult known = cuGetErrorName(error, &name);
    if (known == CUDA_SUCCESS) *text = cudaGetErrorString(static_cast<cudaError_t>(error));
    return known;
}

CUresult cuInit(unsigned int flags) {
    if (flags != 0) return CUDA_ERROR_INVALID_VALUE;
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    state().initialized = true;
    return CUDA_SUCCESS;
}

CUresult cuDriverGetVersion(int* version) {
    const DriverCall name("cuDriverGetVersion");
    return result_of(cudaDriverGetVersion(version));
}

// ---- devices

CUresult cuDeviceGetCount(int* count) {
    return call([&] { return cudaGetDeviceCount(count); });
}

CUresult cuDeviceGet(CUdevice* device, int ordinal) {
    return call([&] {
        if (device == nullptr) return fail(cudaErrorInvalidValue);
        if (!is_device(ordinal)) return fail(cudaErrorInvalidDevice);
        *device = ordinal;
        return cudaSuccess;
    });
}

CUresult cuDeviceGetName(char* name, int length, CUdevice device) {
    return call([&] {
        if (name == nullptr || length <= 0) return fail(cudaErrorInvalidValue);
        return from_properties(device, [&](const cudaDeviceProp& of) {
            std::snprintf(name, static_cast<std::size_t>(length), "%s", of.name);
        });
    });
}

CUresult cuDeviceGetUuid(CUuuid* uuid, CUdevice device) {
    return call([&] {
        if (uuid == nullptr) return fail(cudaErrorInvalidValue);
        return from_properties(device, [&](const cudaDeviceProp& of) { *uuid = of.uuid; });
    });
}

CUresult cuDeviceGetAttribute(int* value, CUdevice_attribute attribute, CUdevice device) {
    return call([&] {
        return cudaDeviceGetAttribute(value, static_cast<cudaDeviceAttr>(attribute), device);
    });
}

CUresult cuDeviceTotalMem(std::size_t* bytes, CUdevice device) {
    return call([&] {
        if (bytes == nullptr) return fail(cudaErrorInvalidValue);
        return from_properties(device,
                               [&](const cudaDeviceProp& of) { *bytes = of.totalGlobalMem; });
    });
}

CUresult cuDeviceComputeCapability(int* major, int* minor, CUdevice device) {
    return call([&] {
        const cudaError_t status =
            cudaDeviceGetAttribute(major, cudaDevAttrComputeCapabilityMajor, device);
        if (status != cudaSuccess) return status;
        return cudaDeviceGetAttribute(minor, cudaDevAttrComputeCapabilityMinor, device);
    });
}

// ---- contexts

CUresult cuDevicePrimaryCtxRetain(CUcontext* context, CUdevice device) {
    return call([&] {
        if (context == nullptr) return fail(cudaErrorInvalidValue);
        if (!is_device(device)) return fail(cudaErrorInvalidDevice);
        ++retained(device);
        *context = primary_of(device);
        return cudaSuccess;
    });
}

CUresult cuDevicePrimaryCtxRelease(CUdevice device) {
    return call([&] {
        if (!is_device(device)) return fail(cudaErrorInvalidDevice);
        int& count = retained(device);
        if (count == 0) {
            explain("the device's primary context was not retained");
            return fail(cudaErrorDeviceUninitialized);
        }
        --count;
        return cudaSuccess;
    });
}

CUresult cuDevicePrimaryCtxReset(CUdevice device) {
    return call([&] {
        if (!is_device(device)) return fail(cudaErrorInvalidDevice);
        const int before = current_device();
        set_current_device(device);
        const cudaError_t status = cudaDeviceReset();
        set_current_device(before);
        return status;
    });
}

CUresult cuDevicePrimaryCtxGetState(CUdevice device, unsigned int* flags, int* active) {
    return call([&] {
        if (flags == nullptr || active == nullptr) return fail(cudaErrorInvalidValue);
        if (!is_device(device)) return fail(cudaErrorInvalidDevice);
        *flags = simt::runtime::device(device).flags & ~unsigned{cudaDeviceMapHost};
        *active = retained(device) > 0 ? 1 : 0;
        return cudaSuccess;
    });
}

CUresult cuCtxCreate(CUcontext* context, unsigned int, CUdevice device) {
    return call([&] {
        if (context == nullptr) return fail(cudaErrorInvalidValue);
        if (!is_device(device)) return fail(cudaErrorInvalidDevice);
        *context = new CUctx_st{device, false};
        state().made.insert(*context);
        stack().push_back(*context);
        make_current(*context);
        return cudaSuccess;
    });
}

CUresult cuCtxDestroy(CUcontext context) {
    return call([&] {
        if (!exists(context) || context->primary) {
            explain("this is no context of cuCtxCreate, or it has been destroyed");
            return fail(cudaErrorDeviceUninitialized);
        }
        wait_for_device(context->device);
        state().made.erase(context);
        auto& contexts = stack();
        if (!contexts.empty() && contexts.back() == context) {
            contexts.pop_back();
            make_current(contexts.empty() ? nullptr : contexts.back());
        }
        delete context;
        return cudaSuccess;
    });
}

CUresult cuCtxPushCurrent(CUcontext context) {
    return call([&] {
        if (!exists(context)) return fail(cudaErrorDeviceUninitialized);
        stack().push_back(context);
        make_current(context);
        return cudaSuccess;
    });
}

CUresult cuCtxPopCurrent(CUcontext* context) {
    return in_context([&] {
        auto& contexts = stack();
        const CUcontext popped = current();
        if (!contexts.empty()) contexts.pop_back();
        if (context != nullptr) *context = popped;
        make_current(contexts.empty() ? nullptr : contexts.back());
        return cudaSuccess;
    });
}

CUresult cuCtxSetCurrent(CUcontext context) {
    return call([&] {
        if (context != nullptr && !exists(context)) return fail(cudaErrorDeviceUninitialized);
        auto& contexts = stack();
        if (!contexts.empty()) contexts.pop_back();
        if (context != nullptr) contexts.push_back(context);
        make_current(context);
        return cudaSuccess;
    });
}

CUresult cuCtxGetCurrent(CUcontext* context) {
    return call([&] {
        if (context == nullptr) return fail(cudaErrorInvalidValue);
        *context = current();
        return cudaSuccess;
    });
}

CUresult cuCtxGetDevice(CUdevice* device) {
    return in_context([&] {
        if (device == nullptr) return fail(cudaErrorInvalidValue);
        *device = current()->device;
        return cudaSuccess;
    });
}

CUresult cuCtxSynchronize() {
    return in_context([] { return cudaDeviceSynchronize(); });
}

// ---- memory

CUresult cuMemGetInfo(std::size_t* free, std::size_t* total) {
    return in_context([&] { return cudaMemGetInfo(free, total); });
}

CUresult cuMemAlloc(CUdeviceptr* address, std::size_t bytes) {
    return in_context([&] {
        return allocated(address, bytes,
                         [&](void** pointer) { return cudaMalloc(pointer, bytes); });
    });
}

CUresult cuMemAllocPitch(CUdeviceptr* address, std::size_t* pitch, std::size_t width,
                         std::size_t height, unsigned int element_bytes) {
    return in_context([&] {
        if (element_bytes != 4 && element_bytes != 8 && element_bytes != 16)
            return fail(cudaErrorInvalidValue);
        return allocated(address, width * height, [&](void** pointer) {
            return cudaMallocPitch(pointer, pitch, width, height);
        });
    });
}

CUresult cuMemAllocManaged(CUdeviceptr* address, std::size_t bytes, unsigned int flags) {
    return in_context([&] {
        return allocated(address, bytes,
                         [&](void** pointer) { return cudaMallocManaged(pointer, bytes, flags); });
    });
}

CUresult cuMemFree(CUdeviceptr address) {
    return in_context([&] { return cudaFree(pointer_of(address)); });
}

CUresult cuMemAllocHost(void** pointer, std::size_t bytes) {
    return in_context([&] { return cudaMallocHost(pointer, bytes); });
}

CUresult cuMemHostAlloc(void** pointer, std::size_t bytes, unsigned int flags) {
    return in_context([&] { return cudaHostAlloc(pointer, bytes, flags); });
}

CUresult cuMemFreeHost(void* pointer) {
    return in_context([&] { return cudaFreeHost(pointer); });
}

CUresult cuMemAllocAsync(CUdeviceptr* address, std::size_t bytes, CUstream stream) {
    return in_context([&] {
        return allocated(address, bytes,
                         [&](void** pointer) { return cudaMallocAsync(pointer, bytes, stream); });
    });
}

CUresult cuMemFreeAsync(CUdeviceptr address, CUstream stream) {
    return in_context([&] { return cudaFreeAsync(pointer_of(address), stream); });
}

CUresult cuPointerGetAttribute(void* value, CUpointer_attribute attribute, CUdeviceptr address) {
    return in_context([&] {
        const simt::MemoryBlock block = simt::find_memory(pointer_of(address));
        if (value == nullptr || block.kind == simt::MemoryKind::host || !block.live)
            return fail(cudaErrorInvalidValue);
        const bool on_host = block.kind == simt::MemoryKind::pinned;
        const bool managed = block.kind == simt::MemoryKind::managed;
        switch (attribute) {
            case CU_POINTER_ATTRIBUTE_CONTEXT:
                *static_cast<CUcontext*>(value) = primary_of(block.device);
                return cudaSuccess;
            case CU_POINTER_ATTRIBUTE_MEMORY_TYPE:
                *static_cast<unsigned*>(value) =
                    on_host ? CU_MEMORYTYPE_HOST : CU_MEMORYTYPE_DEVICE;
                return cudaSuccess;
            case CU_POINTER_ATTRIBUTE_DEVICE_POINTER:
                *static_cast<CUdeviceptr*>(value) = address;
                return cudaSuccess;
            case CU_POINTER_ATTRIBUTE_HOST_POINTER:
                if (!on_host && !managed) return fail(cudaErrorInvalidValue);
                *static_cast<void**>(value) = pointer_of(address);
                return cudaSuccess;
            case CU_POINTER_ATTRIBUTE_IS_MANAGED:
                *static_cast<unsigned*>(value) = managed ? 1 : 0;
                return cudaSuccess;
            case CU_POINTER_ATTRIBUTE_DEVICE_ORDINAL:
                *static_cast<int*>(value) = block.device;
                return cudaSuccess;
        }
        return fail(cudaErrorInvalidValue);
    });
}

CUresult cuMemcpy(CUdeviceptr to, CUdeviceptr from, std::size_t bytes) {
    return in_context(
        [&] { return cudaMemcpy(pointer_of(to), pointer_of(from), bytes, cudaMemcpyDefault); });
}
CUresult cuMemcpyHtoD(CUdeviceptr to, const void* from, std::size_t bytes) {
    return in_context(
        [&] { return cudaMemcpy(pointer_of(to), from, bytes, cudaMemcpyHostToDevice); });
}
CUresult cuMemcpyDtoH(void* to, CUdeviceptr from, std::size_t bytes) {
    return in_context(
        [&] { return cudaMemcpy(to, pointer_of(from), bytes, cudaMemcpyDeviceToHost); });
}
CUresult cuMemcpyDtoD(CUdeviceptr to, CUdeviceptr from, std::size_t bytes) {
    return in_context([&] {
        return cudaMemcpy(pointer_of(to), pointer_of(from), bytes, cudaMemcpyDeviceToDevice);
    });
}
CUresult cuMemcpyAsync(CUdeviceptr to, CUdeviceptr from, std::size_t bytes, CUstream stream) {
    return in_context([&] {
        return cudaMemcpyAsync(pointer_of(to), pointer_of(from), bytes, cudaMemcpyDefault, stream);
    });
}
CUresult cuMemcpyHtoDAsync(CUdeviceptr to, const void* from, std::size_t bytes, CUstream stream) {
    return in_context([&] {
        return cudaMemcpyAsync(pointer_of(to), from, bytes, cudaMemcpyHostToDevice, stream);
    });
}
CUresult cuMemcpyDtoHAsync(void* to, CUdeviceptr from, std::size_t bytes, CUstream stream) {
    return in_context([&] {
        return cudaMemcpyAsync(to, pointer_of(from), bytes, cudaMemcpyDeviceToHost, stream);
    });
}
CUresult cuMemcpyDtoDAsync(CUdeviceptr to, CUdeviceptr from, std::size_t bytes, CUstream stream) {
    return in_context([&] {
        return cudaMemcpyAsync(pointer_of(to), pointer_of(from), bytes, cudaMemcpyDeviceToDevice,
                               stream);
    });
}

CUresult cuMemsetD8(CUdeviceptr to, unsigned char value, std::size_t count) {
    return in_context([&] { return fill(to, value, 1, count, nullptr); });
}
CUresult cuMemsetD16(CUdeviceptr to, unsigned short value, std::size_t count) {
    return in_context([&] { return fill(to, value, 2, count, nullptr); });
}
CUresult cuMemsetD32(CUdeviceptr to, unsigned int value, std::size_t count) {
    return in_context([&] { return fill(to, value, 4, count, nullptr); });
}
CUresult cuMemsetD8Async(CUdeviceptr to, unsigned char value, std::size_t count, CUstream stream) {
    return in_context([&] { return fill(to, value, 1, count, stream); });
}
CUresult cuMemsetD16Async(CUdeviceptr to, unsigned short value, std::size_t count,
                          CUstream stream) {
    return in_context([&] { return fill(to, value, 2, count, stream); });
}
CUresult cuMemsetD32Async(CUdeviceptr to, unsigned int value, std::size_t count, CUstream stream) {
    return in_context([&] { return fill(to, value, 4, count, stream); });
}

// ---- streams and events

CUresult cuStreamCreate(CUstream* stream, unsigned int flags) {
    return in_context([&] { return cudaStreamCreateWithFlags(stream, flags); });
}
CUresult cuStreamCreateWithPriority(CUstream* stream, unsigned int flags, int priority) {
    return in_context([&] { return cudaStreamCreateWithPriority(stream, flags, priority); });
}
CUresult cuStreamDestroy(CUstream stream) {
    return in_context([&] { return cudaStreamDestroy(stream); });
}
CUresult cuStreamSynchronize(CUstream stream) {
    return in_context([&] { return cudaStreamSynchronize(stream); });
}
CUresult cuStreamQuery(CUstream stream) {
    return in_context([&] { return cudaStreamQuery(stream); });
}
CUresult cuStreamWaitEvent(CUstream stream, CUevent event, unsigned int flags) {
    return in_context([&] { return cudaStreamWaitEvent(stream, event, flags); });
}
CUresult cuLaunchHostFunc(CUstream stream, CUhostFn function, void* user_data) {
    return in_context([&] { return cudaLaunchHostFunc(stream, function, user_data); });
}
CUresult cuEventCreate(CUevent* event, unsigned int flags) {
    return in_context([&] { return cudaEventCreateWithFlags(event, flags); });
}
CUresult cuEventDestroy(CUevent event) {
    return in_context([&] { return cudaEventDestroy(event); });
}
CUresult cuEventRecord(CUevent event, CUstream stream) {
    return in_context([&] { return cudaEventRecord(event, stream); });
}
CUresult cuEventSynchronize(CUevent event) {
    return in_context([&] { return cudaEventSynchronize(event); });
}
CUresult cuEventQuery(CUevent event) {
    return in_context([&] { return cudaEventQuery(event); });
}
CUresult cuEventElapsedTime(float* milliseconds, CUevent start, CUevent stop) {
    return in_context([&] { return cudaEventElapsedTime(milliseconds, start, stop); });
}

// ---- kernels

CUresult cuLaunchKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y,
                        unsigned int grid_z, unsigned int block_x, unsigned int block_y,
                        unsigned int block_z, unsigned int shared, CUstream stream,
                        void** parameters, void** extra) {
    return in_context([&] {
        if (extra != nullptr) {
            explain("arguments are given as kernelParams, pointers to each of them, not as extra");
            return fail(cudaErrorNotSupported);
        }
        return cudaLaunchKernel(kernel_of(function), dim3(grid_x, grid_y, grid_z),
                                dim3(block_x, block_y, block_z), parameters, shared, stream);
    });
}

CUresult cuLaunchCooperativeKernel(CUfunction function, unsigned int grid_x, unsigned int grid_y,
                                   unsigned int grid_z, unsigned int block_x, unsigned int block_y,
                                   unsigned int block_z, unsigned int shared, CUstream stream,
                                   void** parameters) {
    return in_context([&] {
        return cudaLaunchCooperativeKernel(kernel_of(function), dim3(grid_x, grid_y, grid_z),
                                           dim3(block_x, block_y, block_z), parameters, shared,
                                           stream);
    });
}

CUresult cuFuncGetAttribute(int* value, CUfunction_attribute attribute, CUfunction function) {
    return call([&] {
        cudaFuncAttributes all{};
        if (value == nullptr) return fail(cudaErrorInvalidValue);
        const cudaError_t status = cudaFuncGetAttributes(&all, kernel_of(function));
        if (status != cudaSuccess) return status;
        const std::array<int, 10> by_number{all.maxThreadsPerBlock,
                                            static_cast<int>(all.sharedSizeBytes),
                                            static_cast<int>(all.constSizeBytes),
                                            static_cast<int>(all.localSizeBytes),
                                            all.numRegs,
                                            all.ptxVersion,
                                            all.binaryVersion,
                                            all.cacheModeCA,
                                            all.maxDynamicSharedSizeBytes,
                                            all.preferredShmemCarveout};
        const auto number = static_cast<std::size_t>(attribute);
        if (number >= by_number.size()) return fail(cudaErrorInvalidValue);
        *value = by_number[number];
        return cudaSuccess;
    });
}

CUresult cuFuncSetAttribute(CUfunction function, CUfunction_attribute attribute, int value) {
    return call([&] {
        return cudaFuncSetAttribute(kernel_of(function), static_cast<cudaFuncAttribute>(attribute),
                                    value);
    });
}

CUresult cuOccupancyMaxActiveBlocksPerMultiprocessor(int* blocks, CUfunction function,
                                                     int block_size, std::size_t dynamic_shared) {
    return call([&] {
        return cudaOccupancyMaxActiveBlocksPerMultiprocessor(blocks, kernel_of(function),
                                                             block_size, dynamic_shared);
    });
}

// ---- modules

CUresult cuModuleLoad(CUmodule*, const char*) {
    return refuse_module();
}
CUresult cuModuleLoadData(CUmodule*, const void*) {
    return refuse_module();
}
CUresult cuModuleLoadDataEx(CUmodule*, const void*, unsigned int, CUjit_option*, void**) {
    return refuse_module();
}
CUresult cuModuleLoadFatBinary(CUmodule*, const void*) {
    return refuse_module();
}
CUresult cuModuleUnload(CUmodule) {
    return refuse_module();
}
CUresult cuModuleGetFunction(CUfunction*, CUmodule, const char*) {
    return refuse_module();
}
CUresult cuModuleGetGlobal(CUdeviceptr*, std::size_t*, CUmodule, const char*) {
    return refuse_module();
}
