// What programs compiled for count mode call, and what the runtime tells: into the logs.
#include "simt/check.hpp"
#include "simt/count/counting.hpp"
#include "simt/observe/observer.hpp"
#include "simt/warp_call.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstring>

using simt::count::Counting;
using simt::count::now;
using simt::count::Space;
namespace word = simt::count::word;

namespace {

enum class Touch { read, write, update, volatile_read, volatile_write };

constexpr simt::count::Touch kind_of(Touch touch) {
    switch (touch) {
        case Touch::write:
        case Touch::volatile_write:
            return simt::count::Touch::store;
        case Touch::update:
            return simt::count::Touch::atomic;
        default:
            return simt::count::Touch::load;
    }
}

inline bool watching() {
    return now.lanes != nullptr;
}

/// @returns whether the access counts: local variables and constant memory do not.
inline bool classify(std::uintptr_t address, std::uintptr_t frame, Space& space) {
    if (now.shared.holds(address)) {
        space = Space::shared;
        return true;
    }
    if (now.global.holds(address)) {
        space = Space::global;
        return true;
    }
    return Counting::the().classify(address, frame, space);
}

inline void access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                   std::uintptr_t frame) {
    Space space;
    if (!classify(address, frame, space)) return;
    const auto size_code = static_cast<unsigned>(__builtin_ctz(size));
    now.lanes[simt::thread_rank()].put(word::access(space, kind_of(touch), size_code, place),
                                       address);
}

/// Half of an update in our atomic functions: the update counts.
void atomic_load(std::uintptr_t, unsigned, std::uintptr_t, std::uintptr_t) {}

void atomic_store(std::uintptr_t address, unsigned size, std::uintptr_t place,
                  std::uintptr_t frame) {
    access(address, size, Touch::update, place, frame);
}

void range(std::uintptr_t begin, std::size_t bytes, Touch touch, std::uintptr_t place,
           std::uintptr_t frame) {
    Space space;
    if (bytes == 0 || !classify(begin, frame, space)) return;
    now.lanes[simt::thread_rank()].put(word::access(space, kind_of(touch), word::odd_size, place),
                                       begin, bytes);
}

}  // namespace

#include "simt/check/entry_points.hpp"
#include "simt/check/library_calls.hpp"

extern "C" {

void __sanitizer_cov_trace_pc() {
    if (!watching()) return;
    simt::count::LaneLog& lane = now.lanes[simt::thread_rank()];
    lane.put(word::block(lane.context, SIMT_CALL_PLACE));
}
void __tsan_func_entry(void* back) {
    if (watching()) Counting::the().function_entered(SIMT_NUMBER(back));
}
void __tsan_func_exit() {
    if (watching()) Counting::the().function_left();
}

// ---- what kernels tell (simt/check.hpp)

void simt_count_thread_starts() noexcept {
    Counting::the().thread_starts();
}
void simt_check_thread_exits() noexcept {
    Counting::the().thread_exits();
}
void simt_check_barrier_reached(const char*, unsigned) noexcept {
    Counting::the().barrier_reached();
}
void simt_check_barrier_passed() noexcept {
    Counting::the().barrier_passed(SIMT_CALL_PLACE);
}
void simt_check_grid_passed() noexcept {
    Counting::the().barrier_passed(SIMT_CALL_PLACE);
}
void simt_check_fence() noexcept {}
void* simt_check_lane() noexcept {
    return nullptr;
}
void simt_check_lanes_met(void* const*, unsigned) noexcept {}
unsigned long simt_check_copy_issued(const void* to, unsigned bytes) noexcept {
    const std::uintptr_t place = SIMT_CALL_PLACE;
    if (watching())
        access(SIMT_NUMBER(to), bytes, Touch::write, place,
               SIMT_NUMBER(__builtin_frame_address(0)));
    return place;
}
void simt_check_arguments(const void*, std::size_t) noexcept {}
void simt_check_compares(const void*, const void*, std::size_t) noexcept {}
void simt_check_shuffled(const char*, const char*, unsigned, unsigned, const unsigned*) noexcept {}

}  // extern "C"

// ---- what the runtime tells

namespace {

class CountingObserver : public simt::Observer {
  public:
    void launch_begins(const simt::Launch& launch) override {
        Counting::the().launch_begins(launch);
    }
    void launch_ends(const simt::Launch&, const simt::ExecutionResult&) override {
        Counting::the().launch_ends();
    }
    void block_begins(const void* block, std::size_t number) override {
        Counting::the().block_begins(block, number);
    }
    void block_entered(const void* block) override { Counting::the().block_entered(block); }
    void block_ends(const void* block) override { Counting::the().block_ends(block); }
    void combining(bool begins) override { Counting::the().runs_aside(begins); }
    void shared_placed(const char* name, const void* memory, std::size_t bytes) override {
        Counting::the().shared_placed(name, SIMT_NUMBER(memory), bytes);
    }
    void shared_removed(const void* memory, std::size_t bytes) override {
        Counting::the().shared_removed(SIMT_NUMBER(memory), bytes);
    }
    void allocated(const void* memory, std::size_t bytes, simt::MemoryKind kind) override {
        Counting::the().allocated(SIMT_NUMBER(memory), bytes, kind);
    }
};

/// Before other constructors: they may allocate device memory.
__attribute__((constructor(101))) void begin() {
    simt::observer = new CountingObserver;  // never destroyed: the program may end anywhere
    simt::execution_options().workers = 1;  // blocks one by one
    Counting::the();                        // a mistake in the environment ends the program now
}

/// After every destructor: they may launch kernels.
__attribute__((destructor(101))) void end() {
    simt::observer = nullptr;
    if (simt::count::report(Counting::the())) return;
    std::fflush(nullptr);
    ::_exit(1);
}

}  // namespace
