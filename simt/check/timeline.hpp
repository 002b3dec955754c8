// The order of the host and the streams: which stream work is known to have ended, to whom. Work
// runs when it is submitted; this says when a program may rely on that.
#pragma once

#include "simt/observe/observer.hpp"

#include <map>
#include <utility>
#include <vector>

namespace simt::check {

/// A piece of stream work: a launch, a copy, a fill, an event's record.
struct Step {
    unsigned stream = 0, number = 0;  // the stream's first piece has number 1
};

class Timeline {
  public:
    /// The next piece of the stream's work: it becomes the current one.
    Step submit(const StreamKind& kind);

    void host_waits_for_stream(const StreamKind& kind);
    void host_waits_for_device(int device);
    void event_recorded(const void* event, const StreamKind& kind);
    void stream_waits_for_event(const StreamKind& kind, const void* event);
    void host_waits_for_event(const void* event) { learn(host_, events_[event]); }

    /// Whether the host has waited for it.
    bool host_knows(Step step) const { return knows(host_, step); }
    /// Whether it has waited for all that came before this event; true of one never recorded.
    bool host_knows_event(const void* event) const;
    /// Whether it has ended before the current piece of work begins.
    bool before_current(Step step) const { return knows(current_, step); }

  private:
    /// By stream: how many pieces of its work are known to have ended.
    using Clock = std::vector<unsigned>;
    struct Stream {
        StreamKind kind;
        unsigned index;
        Clock clock;
    };

    Stream& stream(const StreamKind& kind);
    static void learn(Clock& clock, const Clock& other);
    static bool knows(const Clock& clock, Step step) {
        return step.stream < clock.size() && step.number <= clock[step.stream];
    }

    std::map<std::pair<const void*, int>, Stream> streams_;  // by handle and device
    std::map<const void*, Clock> events_;
    Clock host_, current_;
};

}  // namespace simt::check
