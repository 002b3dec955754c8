// Events: places in a stream that can be waited for and timed. The times are the CPU's: how long
// the simulation took.
#include "cuda_runtime_api.h"
#include "queue.hpp"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"
#include "stream.hpp"

#include <set>
#include <utility>

namespace simt::runtime {

namespace {

std::set<cudaEvent_t>& events() {
    return Runtime::the().streams.events;
}

}  // namespace

bool event_exists(cudaEvent_t event) {
    return events().count(event) == 1;
}

void stamp(CUevent_st& event) {
    event.recorded = true;
    event.time = std::chrono::steady_clock::now();
}

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
    const CalledAs name;
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
        if ((flags & ~unsigned{cudaEventRecordExternal}) != 0) return cudaErrorInvalidValue;
        if (!event_exists(event) || !stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (event->device != device_of(stream)) return cudaErrorInvalidResourceHandle;
        if (flags == cudaEventRecordExternal) {
            // Outside of a capture it may not be asked for; inside, the graph's launch records it.
            if (!is_captured(stream)) return cudaErrorIllegalState;
            Task task;
            task.type = cudaGraphNodeTypeEventRecord;
            task.event = event;
            return enqueue(stream, std::move(task));
        }
        if (const auto status = capture_record(stream, &event->captured)) return *status;
        event->captured = nullptr;
        event->recorded = true;
        const cudaError_t status = enqueue(stream, [event] { stamp(*event); });
        record_event(event, stream);
        return status;
    });
}

cudaError_t cudaEventRecord(cudaEvent_t event, cudaStream_t stream) {
    const CalledAs name;
    return cudaEventRecordWithFlags(event, stream, cudaEventRecordDefault);
}

cudaError_t cudaEventQuery(cudaEvent_t event) {
    return api([&] {
        if (!event_exists(event)) return cudaErrorInvalidResourceHandle;
        if (event->captured != nullptr) return refuse_to_wait_for(event->captured);
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        wait_for_event(event);  // success says that what came before it is done
        return device(event->device).sticky;
    });
}

cudaError_t cudaEventSynchronize(cudaEvent_t event) {
    return api([&] {
        if (!event_exists(event)) return cudaErrorInvalidResourceHandle;
        if (event->captured != nullptr) return refuse_to_wait_for(event->captured);
        if (const cudaError_t status = refuse_while_capturing(); status != cudaSuccess)
            return status;
        wait_for_event(event);
        return device(event->device).sticky;
    });
}

cudaError_t cudaEventElapsedTime(float* milliseconds, cudaEvent_t start, cudaEvent_t stop) {
    return api([&] {
        if (milliseconds == nullptr) return cudaErrorInvalidValue;
        for (const cudaEvent_t event : {start, stop}) {
            if (!event_exists(event) || !event->recorded ||
                (event->flags & cudaEventDisableTiming) != 0) {
                return cudaErrorInvalidResourceHandle;
            }
        }
        for (const cudaEvent_t event : {start, stop})
            if (event->captured != nullptr) return cudaErrorCapturedEvent;
        if (start->device != stop->device) return cudaErrorInvalidResourceHandle;
        if (simt::observer != nullptr) simt::observer->events_timed(start, stop);
        *milliseconds = std::chrono::duration<float, std::milli>(stop->time - start->time).count();
        return cudaSuccess;
    });
}

cudaError_t cudaStreamWaitEvent(cudaStream_t stream, cudaEvent_t event, unsigned int flags) {
    return api([&] {
        if ((flags & ~unsigned{cudaEventWaitExternal}) != 0) return cudaErrorInvalidValue;
        if (!event_exists(event) || !stream_exists(stream)) return cudaErrorInvalidResourceHandle;
        if (flags == cudaEventWaitExternal) {
            if (!is_captured(stream)) return cudaErrorIllegalState;
            Task task;
            task.type = cudaGraphNodeTypeWaitEvent;
            task.event = event;
            return enqueue(stream, std::move(task));
        }
        if (const auto status = capture_wait(stream, event->captured, event->recorded))
            return *status;
        order_after_event(stream, event);
        return enqueue(stream, Task{});  // what was recorded before has run before
    });
}
