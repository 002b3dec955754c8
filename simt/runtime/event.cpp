// Events: places in a stream that can be waited for and timed. The times are the CPU's: how long
// the simulation took.
#include "cuda_runtime_api.h"
#include "queue.hpp"
#include "runtime.hpp"
#include "stream.hpp"

#include <set>

namespace simt::runtime {

namespace {

std::set<cudaEvent_t>& events() {
    static auto& all = *new std::set<cudaEvent_t>;
    return all;
}

bool exists(cudaEvent_t event) {
    return events().count(event) == 1;
}

}  // namespace

void destroy_events(int number) {
    auto& all = events();
    for (auto it = all.begin(); it != all.end();) {
        if ((*it)->device == number) {
            delete *it;
            it = all.erase(it);
        } else {
            ++it;
        }
    }
}

}  // namespace simt::runtime

using namespace simt::runtime;

cudaError_t cudaEventCreateWithFlags(cudaEvent_t* event, unsigned int flags) {
    return api([&] {
        constexpr unsigned known =
            cudaEventBlockingSync | cudaEventDisableTiming | cudaEventInterprocess;
        if (event == nullptr || (flags & ~known) != 0) return cudaErrorInvalidValue;
        *event = new CUevent_st{current_device(), flags};
        events().insert(*event);
        return cudaSuccess;
    });
}

cudaError_t cudaEventCreate(cudaEvent_t* event) {
    return cudaEventCreateWithFlags(event, cudaEventDefault);
}

cudaError_t cudaEventDestroy(cudaEvent_t event) {
    return api([&] {
        if (events().erase(event) == 0) return cudaErrorInvalidResourceHandle;
        delete event;
        return cudaSuccess;
    });
}

cudaError_t cudaEventRecordWithFlags(cudaEvent_t event, cudaStream_t stream, unsigned int flags) {
    return api([&] {
        if (flags != cudaEventRecordDefault) return cudaErrorInvalidValue;
        if (!exists(event) || !stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (event->device != device_of(stream)) return cudaErrorInvalidResourceHandle;
        event->recorded = true;
        const cudaError_t status =
            enqueue(stream, [event] { event->time = std::chrono::steady_clock::now(); });
        record_event(event, stream);
        return status;
    });
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream) {
    return cudaEventRecordWithFlags(event, stream, cudaEventRecordDefault);
}

cudaError_t cudaEventQuery(cudaEvent_t event) {
    return api([&] {
        if (!exists(event)) return cudaErrorInvalidResourceHandle;
        wait_for_event(event);  // success says that what came before it is done
        return device(event->device).sticky;
    });
}

cudaError_t cudaEventSynchronize(cudaEvent_t event) {
    return api([&] {
        if (!exists(event)) return cudaErrorInvalidResourceHandle;
        wait_for_event(event);
        return device(event->device).sticky;
    });
}

cudaError_t cudaEventElapsedTime(float* milliseconds, cudaEvent_t start, cudaEvent_t stop) {
    return api([&] {
        if (milliseconds == nullptr) return cudaErrorInvalidValue;
        for (const cudaEvent_t event : {start, stop}) {
            if (!exists(event) || !event->recorded ||
                (event->flags & cudaEventDisableTiming) != 0) {
                return cudaErrorInvalidResourceHandle;
            }
        }
        if (start->device != stop->device) return cudaErrorInvalidResourceHandle;
        *milliseconds = std::chrono::duration<float, std::milli>(stop->time - start->time).count();
        return cudaSuccess;
    });
}

cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned int flags) {
    return api([&] {
        if (flags != cudaEventWaitDefault) return cudaErrorInvalidValue;
        if (!exists(event) || !stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        order_after_event(stream, event);
        return enqueue(stream, [] {});  // what was recorded before has run before
    });
}
