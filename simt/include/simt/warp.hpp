// Warp operations: shuffles, votes, matches, reductions.
#pragma once

#include "simt/check.hpp"
#include "simt/warp_call.hpp"

namespace simt {

constexpr unsigned kFullMask = 0xffffffffu;

/// Meets with the other lanes of the mask; `combine` then sees everyone's operand. @returns this
/// lane's operand.
template <class Operand>
Operand meet(const char* operation, const Place& place, unsigned mask,
             void (*combine)(void* const* operands, unsigned mask) noexcept,
             Operand operand) noexcept {
    WarpCall call{operation, place, mask, &operand, combine};
    meet_warp(call);
    return operand;
}

template <class T>
struct Exchange {
    T value;  // given
    T received;
    unsigned source;  // the lane to receive from
#ifdef SIMT_CHECK
    const char* operation;
    const Place* place;
#endif
};

/// Each lane receives the value of its source lane; its own if that lane does not take part (a GPU
/// leaves it undefined).
template <class T>
void exchange(void* const* operands, unsigned mask) noexcept {
#ifdef SIMT_CHECK
    unsigned sources[32] = {};
    const Exchange<T>* one = nullptr;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1u) == 0) continue;
        one = static_cast<const Exchange<T>*>(operands[lane]);
        sources[lane] = one->source % 32;
    }
    if (one != nullptr)
        simt_check_shuffled(one->operation, one->place->file, one->place->line(), mask, sources);
#endif
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1u) == 0) continue;
        auto& mine = *static_cast<Exchange<T>*>(operands[lane]);
        const void* const theirs = operands[mine.source % 32];
        mine.received =
            theirs == nullptr ? mine.value : static_cast<const Exchange<T>*>(theirs)->value;
    }
}

template <class T>
T shuffle(const char* operation, const Place& place, unsigned mask, T value,
          unsigned source) noexcept {
    static_assert(__is_trivially_copyable(T), "lanes exchange plain values");
#ifdef SIMT_CHECK
    const Exchange<T> mine{value, value, source, operation, &place};
#else
    const Exchange<T> mine{value, value, source};
#endif
    return meet(operation, place, mask, &exchange<T>, mine).received;
}

// Where each kind of shuffle reads, within its group of `width` lanes (a power of two). Out of the
// group: its own lane.
inline unsigned source_of_index(int lane, int width) noexcept {
    const unsigned w = static_cast<unsigned>(width);
    return (lane_id() & ~(w - 1)) + (static_cast<unsigned>(lane) & (w - 1));
}
inline unsigned source_above(unsigned delta, int width) noexcept {
    const unsigned lane = lane_id();
    return (lane & (static_cast<unsigned>(width) - 1)) < delta ? lane : lane - delta;
}
inline unsigned source_below(unsigned delta, int width) noexcept {
    const unsigned lane = lane_id();
    const unsigned w = static_cast<unsigned>(width);
    return (lane & (w - 1)) + delta >= w ? lane : lane + delta;
}
inline unsigned source_of_xor(int lane_mask, int width) noexcept {
    const unsigned lane = lane_id();
    const unsigned source = lane ^ static_cast<unsigned>(lane_mask);
    return source > (lane | (static_cast<unsigned>(width) - 1)) ? lane : source;
}

struct Ballot {
    bool predicate;
    unsigned votes;  // received: a bit for each lane whose predicate holds
};

inline void count_votes(void* const* operands, unsigned mask) noexcept {
    unsigned votes = 0;
    for (unsigned lane = 0; lane < 32; ++lane)
        if (operands[lane] != nullptr && static_cast<const Ballot*>(operands[lane])->predicate)
            votes |= 1u << lane;
    for (unsigned lane = 0; lane < 32; ++lane)
        if ((mask >> lane & 1u) != 0) static_cast<Ballot*>(operands[lane])->votes = votes;
}

inline unsigned ballot(const char* operation, const Place& place, unsigned mask,
                       bool predicate) noexcept {
    return meet(operation, place, mask, &count_votes, Ballot{predicate, 0}).votes;
}

template <class T>
struct Match {
    T value;
    unsigned equals;  // received: the lanes with the same value
    bool all;         // received: whether that is all lanes
};

template <class T>
void match(void* const* operands, unsigned mask) noexcept {
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1u) == 0) continue;
        auto& mine = *static_cast<Match<T>*>(operands[lane]);
        mine.equals = 0;
        for (unsigned other = 0; other < 32; ++other)
            if (operands[other] != nullptr &&
                static_cast<const Match<T>*>(operands[other])->value == mine.value)
                mine.equals |= 1u << other;
        mine.all = mine.equals == mask;
    }
}

template <class T, class Operation>
struct Reduction {
    T value;
    T result;
    const Operation* operation;  // an object, since it may be a function or a lambda with captures
};

/// Every lane receives the values of all lanes of the mask, put together in the order of the lanes.
template <class T, class Operation>
void reduce(void* const* operands, unsigned mask) noexcept {
    using Lane = Reduction<T, Operation>;
    T result{};
    bool first = true;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if (operands[lane] == nullptr) continue;
        const Lane& mine = *static_cast<const Lane*>(operands[lane]);
        result = first ? mine.value : (*mine.operation)(result, mine.value);
        first = false;
    }
    for (unsigned lane = 0; lane < 32; ++lane)
        if ((mask >> lane & 1u) != 0) static_cast<Lane*>(operands[lane])->result = result;
}

template <class Operation, class T>
T reduce_lanes(const char* name, const Place& place, unsigned mask, T value,
               const Operation& operation = {}) noexcept {
    return meet(name, place, mask, &reduce<T, Operation>,
                Reduction<T, Operation>{value, value, &operation})
        .result;
}

struct Add {
    template <class T>
    T operator()(const T& a, const T& b) const noexcept {
        return static_cast<T>(a + b);
    }
};
struct Minimum {
    template <class T>
    T operator()(const T& a, const T& b) const noexcept {
        return b < a ? b : a;
    }
};
struct Maximum {
    template <class T>
    T operator()(const T& a, const T& b) const noexcept {
        return a < b ? b : a;
    }
};
struct And {
    unsigned operator()(unsigned a, unsigned b) const noexcept { return a & b; }
};
struct Or {
    unsigned operator()(unsigned a, unsigned b) const noexcept { return a | b; }
};
struct Xor {
    unsigned operator()(unsigned a, unsigned b) const noexcept { return a ^ b; }
};

inline void nothing(void* const*, unsigned) noexcept {}

/// Waits for the lanes of the mask.
inline void sync_lanes(const char* operation, const Place& place, unsigned mask) noexcept {
#ifdef SIMT_CHECK
    WarpCall call{operation, place, mask, simt_check_lane(), &simt_check_lanes_met};
    meet_warp(call);
#else
    meet(operation, place, mask, &nothing, 0);
#endif
}

}  // namespace simt

/// Waits for the lanes of the mask.
inline void __syncwarp(unsigned mask = ::simt::kFullMask,
                       const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::sync_lanes("__syncwarp()", place, mask);
}

/// The value of the lane given, counted within groups of `width` lanes.
template <class T>
T __shfl_sync(unsigned mask, T value, int lane, int width = 32,
              const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::shuffle("__shfl_sync()", place, mask, value,
                           ::simt::source_of_index(lane, width));
}
/// The value of the lane `delta` below one's own number.
template <class T>
T __shfl_up_sync(unsigned mask, T value, unsigned delta, int width = 32,
                 const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::shuffle("__shfl_up_sync()", place, mask, value,
                           ::simt::source_above(delta, width));
}
/// The value of the lane `delta` above one's own number.
template <class T>
T __shfl_down_sync(unsigned mask, T value, unsigned delta, int width = 32,
                   const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::shuffle("__shfl_down_sync()", place, mask, value,
                           ::simt::source_below(delta, width));
}
/// The value of the lane whose number differs in the bits of `lane_mask`.
template <class T>
T __shfl_xor_sync(unsigned mask, T value, int lane_mask, int width = 32,
                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::shuffle("__shfl_xor_sync()", place, mask, value,
                           ::simt::source_of_xor(lane_mask, width));
}

/// A bit for each lane of the mask whose predicate is not zero.
inline unsigned __ballot_sync(unsigned mask, int predicate,
                              const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::ballot("__ballot_sync()", place, mask, predicate != 0);
}
inline int __any_sync(unsigned mask, int predicate,
                      const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::ballot("__any_sync()", place, mask, predicate != 0) != 0;
}
inline int __all_sync(unsigned mask, int predicate,
                      const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::ballot("__all_sync()", place, mask, predicate == 0) == 0;
}
/// The lanes of this warp that are at this place too, once no lane of the warp can run on.
inline unsigned __activemask(const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::converged_lanes("__activemask()", place);
}

/// The lanes of the mask that have the same value.
template <class T>
unsigned __match_any_sync(unsigned mask, T value,
                          const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::meet("__match_any_sync()", place, mask, &::simt::match<T>,
                        ::simt::Match<T>{value, 0, false})
        .equals;
}
/// The mask if all its lanes have the same value, else 0; `all` says which.
template <class T>
unsigned __match_all_sync(unsigned mask, T value, int* all,
                          const ::simt::Place& place = ::simt::Place::here()) noexcept {
    const auto found = ::simt::meet("__match_all_sync()", place, mask, &::simt::match<T>,
                                    ::simt::Match<T>{value, 0, false});
    *all = found.all;
    return found.all ? found.equals : 0;
}

inline int __reduce_add_sync(unsigned mask, int value,
                             const ::simt::Place& place = ::simt::Place::here()) noexcept {
    // In unsigned numbers: a GPU's sum wraps around.
    return static_cast<int>(::simt::reduce_lanes<::simt::Add>("__reduce_add_sync()", place, mask,
                                                              static_cast<unsigned>(value)));
}
inline unsigned __reduce_add_sync(unsigned mask, unsigned value,
                                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Add>("__reduce_add_sync()", place, mask, value);
}
inline int __reduce_min_sync(unsigned mask, int value,
                             const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Minimum>("__reduce_min_sync()", place, mask, value);
}
inline unsigned __reduce_min_sync(unsigned mask, unsigned value,
                                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Minimum>("__reduce_min_sync()", place, mask, value);
}
inline int __reduce_max_sync(unsigned mask, int value,
                             const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Maximum>("__reduce_max_sync()", place, mask, value);
}
inline unsigned __reduce_max_sync(unsigned mask, unsigned value,
                                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Maximum>("__reduce_max_sync()", place, mask, value);
}
inline unsigned __reduce_and_sync(unsigned mask, unsigned value,
                                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::And>("__reduce_and_sync()", place, mask, value);
}
inline unsigned __reduce_or_sync(unsigned mask, unsigned value,
                                 const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Or>("__reduce_or_sync()", place, mask, value);
}
inline unsigned __reduce_xor_sync(unsigned mask, unsigned value,
                                  const ::simt::Place& place = ::simt::Place::here()) noexcept {
    return ::simt::reduce_lanes<::simt::Xor>("__reduce_xor_sync()", place, mask, value);
}
