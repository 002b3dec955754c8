// Streams, and the queue that all stream work passes through.
#include "stream.hpp"

#include "capture.hpp"
#include "cuda_runtime_api.h"
#include "memory_pool.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"
#include "symbol.hpp"

#include <algorithm>
#include <set>
#include <utility>

namespace simt::runtime {

namespace {

constexpr int least_priority = 0;
constexpr int greatest_priority = -5;  // lower numbers go first

std::set<cudaStream_t>& streams() {
    return Runtime::the().streams.streams;
}

bool is_default(cudaStream_t stream) {
    return stream == nullptr || stream == cudaStreamLegacy || stream == cudaStreamPerThread;
}

}  // namespace

bool stream_exists(cudaStream_t stream) {
    return is_default(stream) || streams().count(stream) == 1;
}

StreamKind kind_of(cudaStream_t stream) {
    const bool legacy = stream == nullptr || stream == cudaStreamLegacy;
    return {legacy ? nullptr : stream, device_of(stream), waits_for_default(stream)};
}

bool waits_for_default(cudaStream_t stream) {
    return is_default(stream) || (stream->flags & cudaStreamNonBlocking) == 0;
}

int device_of(cudaStream_t stream) {
    return is_default(stream) ? current_device() : stream->device;
}

StreamAttributes& attributes_of(cudaStream_t stream) {
    if (!is_default(stream)) return stream->attributes;
    const cudaStream_t which = stream == nullptr ? cudaStreamLegacy : stream;
    return Runtime::the().streams.default_attributes[{current_device(), which}];
}

bool set_priority(cudaStream_t stream, int priority) {
    if (is_default(stream)) return false;
    stream->priority = std::clamp(priority, greatest_priority, least_priority);
    return true;
}

Task library_task(std::function<void()> work) {
    Task task;
    task.type = cudaGraphNodeTypeKernel;
    task.run = std::move(work);
    return task;
}

cudaError_t enqueue(cudaStream_t stream, std::function<void()> work) {
    return enqueue(stream, library_task(std::move(work)));
}

cudaError_t enqueue(cudaStream_t stream, Task task) {
    if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
    const int number = task.device = device_of(stream);
    if (const auto status = capture(stream, task)) return *status;
    if (device(number).sticky != cudaSuccess) return device(number).sticky;
    bring_in_variables(number);
    if (observer != nullptr) observer->work_begins(kind_of(stream));
    if (task.run) task.run();
    if (observer != nullptr) observer->work_ends();
    return cudaSuccess;
}

// Work has run when it is waited for. Check mode wants to know who has waited for what.

cudaError_t wait_for_stream(cudaStream_t stream) {
    if (is_captured(stream)) return refuse_to_wait_for(stream);
    if (observer != nullptr) observer->host_waits_for_stream(kind_of(stream));
    release_pools();
    return cudaSuccess;
}

void wait_for_device(int number) {
    if (observer != nullptr) observer->host_waits_for_device(number);
    release_pools();
}

void record_event(cudaEvent_t event, cudaStream_t stream) {
    if (observer != nullptr) observer->event_recorded(event, kind_of(stream));
}

void wait_for_event(cudaEvent_t event) {
    if (observer != nullptr) observer->host_waits_for_event(event);
    release_pools();
}

void order_after_event(cudaStream_t stream, cudaEvent_t event) {
    if (observer != nullptr) observer->stream_waits_for_event(kind_of(stream), event);
}

void destroy_streams_and_events(int number) {
    auto& all = streams();
    for (auto it = all.begin(); it != all.end();) {
        if ((*it)->device == number) {
            forget_capture(*it);
            delete *it;
            it = all.erase(it);
        } else {
            ++it;
        }
    }
    for (const cudaStream_t stream : {cudaStreamLegacy, cudaStreamPerThread})
        Runtime::the().streams.default_attributes.erase({number, stream});
    destroy_events(number);
}

}  // namespace simt::runtime

using namespace simt::runtime;

cudaError_t cudaStreamCreateWithPriority(cudaStream_t* stream, unsigned int flags, int priority) {
    return api([&] {
        if (stream == nullptr || (flags != cudaStreamDefault && flags != cudaStreamNonBlocking)) {
            return cudaErrorInvalidValue;
        }
        // Out of range: the nearest priority there is, as the reference says.
        priority = std::clamp(priority, greatest_priority, least_priority);
        *stream = new CUstream_st{current_device(), flags, priority};
        streams().insert(*stream);
        return cudaSuccess;
    });
}

// A kernel's streams order nothing: what it launches runs when it has ended, in order.
cudaError_t cudaStreamCreateWithFlags(cudaStream_t* stream, unsigned int flags) {
    if (simt::in_kernel()) {
        if (stream == nullptr || flags != cudaStreamNonBlocking) return cudaErrorInvalidValue;
        *stream = cudaStreamPerThread;
        return cudaSuccess;
    }
    const CalledAs name;
    return cudaStreamCreateWithPriority(stream, flags, least_priority);
}

cudaError_t cudaStreamCreate(cudaStream_t* stream) {
    const CalledAs name;
    return cudaStreamCreateWithFlags(stream, cudaStreamDefault);
}

cudaError_t cudaStreamDestroy(cudaStream_t stream) {
    if (simt::in_kernel()) return cudaSuccess;
    return api([&] {
        if (streams().erase(stream) == 0) return cudaErrorInvalidResourceHandle;
        forget_capture(stream);
        wait_for_stream(stream);
        delete stream;
        return cudaSuccess;
    });
}

cudaError_t cudaStreamSynchronize(cudaStream_t stream) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (const cudaError_t status = wait_for_stream(stream); status != cudaSuccess)
            return status;
        return device(device_of(stream)).sticky;
    });
}

cudaError_t cudaStreamQuery(cudaStream_t stream) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        // Success says that its work is done.
        if (const cudaError_t status = wait_for_stream(stream); status != cudaSuccess)
            return status;
        return device(device_of(stream)).sticky;
    });
}

cudaError_t cudaStreamGetFlags(cudaStream_t stream, unsigned int* flags) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (flags == nullptr) return cudaErrorInvalidValue;
        *flags = is_default(stream) ? cudaStreamDefault : stream->flags;
        return cudaSuccess;
    });
}

cudaError_t cudaStreamGetPriority(cudaStream_t stream, int* priority) {
    return api([&] {
        if (!stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (priority == nullptr) return cudaErrorInvalidValue;
        *priority = is_default(stream) ? least_priority : stream->priority;
        return cudaSuccess;
    });
}

cudaError_t cudaDeviceGetStreamPriorityRange(int* least, int* greatest) {
    return api([&] {
        if (least != nullptr) *least = least_priority;
        if (greatest != nullptr) *greatest = greatest_priority;
        return cudaSuccess;
    });
}

namespace {

/// Runs a host function as part of a stream: it may not call the API.
template <class Function>
void as_host_function(Function&& function) {
    in_host_function() = true;
    function();
    in_host_function() = false;
}

}  // namespace

cudaError_t simt::runtime::host_task(const cudaHostNodeParams& parameters, Task* task) {
    if (parameters.fn == nullptr) return cudaErrorInvalidValue;
    task->type = cudaGraphNodeTypeHost;
    task->host = parameters;
    task->run = [parameters] { as_host_function([&] { parameters.fn(parameters.userData); }); };
    return cudaSuccess;
}

cudaError_t cudaLaunchHostFunc(cudaStream_t stream, cudaHostFn_t function, void* user_data) {
    return api([&] {
        Task task;
        const cudaError_t status = host_task({function, user_data}, &task);
        return status == cudaSuccess ? enqueue(stream, std::move(task)) : status;
    });
}

cudaError_t cudaStreamAddCallback(cudaStream_t stream, cudaStreamCallback_t callback,
                                  void* user_data, unsigned int flags) {
    return api([&] {
        if (callback == nullptr || flags != 0) return cudaErrorInvalidValue;
        if (is_captured(stream)) return refuse_to_wait_for(stream);  // it would have to wait
        return enqueue(
            stream, [=] { as_host_function([=] { callback(stream, cudaSuccess, user_data); }); });
    });
}
