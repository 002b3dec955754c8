// Who waits for whom, as the runtime API's reference says it.
#include "simt/check/timeline.hpp"

#include <algorithm>

namespace simt::check {

void Timeline::learn(Clock& clock, const Clock& other) {
    if (clock.size() < other.size()) clock.resize(other.size());
    for (std::size_t i = 0; i < other.size(); ++i) clock[i] = std::max(clock[i], other[i]);
}

Timeline::Stream& Timeline::stream(const StreamKind& kind) {
    const auto index = static_cast<unsigned>(streams_.size());
    Stream& found =
        streams_.try_emplace({kind.stream, kind.device}, Stream{kind, index, {}}).first->second;
    found.kind = kind;  // a new stream may have an old one's handle
    return found;
}

Step Timeline::submit(const StreamKind& kind) {
    Stream& own = stream(kind);
    if (own.clock.size() <= own.index) own.clock.resize(own.index + 1);
    learn(own.clock, host_);
    // The default stream and the others wait for each other, cudaStreamNonBlocking excepted.
    for (const auto& [handle, other] : streams_) {
        const bool one_is_default = (kind.stream == nullptr) != (other.kind.stream == nullptr);
        if (one_is_default && other.kind.device == kind.device && other.kind.waits_for_default &&
            kind.waits_for_default)
            learn(own.clock, other.clock);
    }
    current_ = own.clock;
    return {own.index, ++own.clock[own.index]};
}

void Timeline::host_waits_for_stream(const StreamKind& kind) {
    learn(host_, stream(kind).clock);
    if (kind.stream != nullptr) return;
    for (const auto& [handle, other] :
         streams_)  // the default stream stands for all that wait for it
        if (other.kind.device == kind.device && other.kind.waits_for_default)
            learn(host_, other.clock);
}

void Timeline::host_waits_for_device(int device) {
    for (const auto& [handle, stream] : streams_)
        if (stream.kind.device == device) learn(host_, stream.clock);
}

void Timeline::event_recorded(const void* event, const StreamKind& kind) {
    events_[event] = stream(kind).clock;
}

bool Timeline::host_knows_event(const void* event) const {
    const auto found = events_.find(event);
    if (found == events_.end()) return true;
    for (std::size_t i = 0; i < found->second.size(); ++i)
        if (found->second[i] > (i < host_.size() ? host_[i] : 0)) return false;
    return true;
}

void Timeline::stream_waits_for_event(const StreamKind& kind, const void* event) {
    learn(stream(kind).clock, events_[event]);
}

}  // namespace simt::check
