// The entry points of the thread sanitizer, which the compiler calls before every access, and those
// of the alignment check: ours instead of libtsan's and libubsan's.
#include "platform.hpp"
#include "simt/check.hpp"
#include "simt/check/checker.hpp"
#include "simt/check/ending.hpp"

#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

using simt::check::Checker;
using simt::check::Code;
using simt::check::code;
using simt::check::Touch;

namespace {

/// A thread runs too long: it is ended at its next access, whose place is known.
SIMT_THREAD_LOCAL volatile std::sig_atomic_t spins_too_long = 0;

/// While the checker works, callbacks return at once: the linker may have taken an inline function
/// of the library that both use from an instrumented file.
class Pause {
  public:
    /// @param place where the program goes on, if that is known
    explicit Pause(std::uintptr_t place = 0) : before_(code), place_(place) {
        code = Code::simulator;
    }
    ~Pause() {
        code = before_;
        simt::check::end_if_asked();
        if (spins_too_long != 0 && before_ == Code::kernel && place_ != 0) {
            spins_too_long = 0;
            simt::end_spinning(reinterpret_cast<const void*>(place_ - 1));
        }
    }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;

  private:
    Code before_;
    std::uintptr_t place_;
};

/// From begin() to end(); what runs before and after is not the program's.
bool begun = false;

bool watching() {
    return code == Code::kernel || (code == Code::host && begun);
}

/// Not inlined into the callbacks: what they do nearly always shall need no more registers than it
/// does.
__attribute__((noinline)) void look_at(std::uintptr_t address, unsigned size, Touch touch,
                                       std::uintptr_t place, std::uintptr_t frame) {
    if (code == Code::kernel) {
        const Pause pause(place);
        Checker::the().access(address, size, touch, place, frame);
    } else {
        const Pause pause(place);
        Checker::the().host_access(address, size, touch, place);
    }
}

inline void access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                   std::uintptr_t frame) {
    if (touch == Touch::read && code == Code::kernel && spins_too_long == 0 &&
        Checker::the().has_read(address, size, place))
        return;  // no Pause: this has written nothing, and may be interrupted
    look_at(address, size, touch, place, frame);
}

std::uintptr_t number(const void* address) {
    return reinterpret_cast<std::uintptr_t>(address);
}

void range(std::uintptr_t address, unsigned long bytes, Touch touch, std::uintptr_t place,
           std::uintptr_t frame) {
    for (std::uintptr_t end = address + bytes; address < end;) {
        if (code == Code::host && !Checker::the().knows(address)) {  // nothing of a device's here
            address = (address / simt::check::Page::kBytes + 1) * simt::check::Page::kBytes;
            continue;
        }
        unsigned size = 8;
        while (address % size != 0 || address + size > end) size /= 2;
        access(address, size, touch, place, frame);
        address += size;
    }
}

/// Counts as an update: in our atomic functions a load is half of one, or clang has made it of
/// atomicAdd(p, 0).
void atomic_load(std::uintptr_t address, unsigned size, std::uintptr_t place,
                 std::uintptr_t frame) {
    access(address, size, Touch::update, place, frame);
}

/// An update of what counts as written already.
void atomic_store(std::uintptr_t address, unsigned size, std::uintptr_t place,
                  std::uintptr_t frame) {
    if (code == Code::kernel) {
        const Pause pause(place);
        Checker::the().written_whole(address, size);
    }
    access(address, size, Touch::update, place, frame);
}

}  // namespace

#include "simt/check/entry_points.hpp"
#include "simt/check/library_calls.hpp"

namespace {

/// What the compiler tells about a misaligned pointer (the layout is the sanitizers' interface).
struct MisalignedData {
    const char* file;
    unsigned line, column;
    const void* type;
    unsigned char log_alignment;
    unsigned char kind;
};

}  // namespace

extern "C" {

void __tsan_func_entry(void*) {}
void __tsan_func_exit() {}

void __ubsan_handle_type_mismatch_v1(void* data, void* pointer) {
    if (code != Code::kernel) return;
    const auto& about = *static_cast<const MisalignedData*>(data);
    constexpr unsigned char kStore = 1;  // of the interface's kinds
    // A GPU's widest access has 16 bytes: what a type asks for beyond that, no access needs.
    const std::size_t alignment = std::min<std::size_t>(std::size_t{1} << about.log_alignment, 16);
    if (number(pointer) % alignment != 0) {
        const Pause pause;
        // In a function of ours, the program's own place is where it was inlined.
        const bool ours = std::strstr(about.file, "/include/simt/") != nullptr;
        Checker::the().misaligned(number(pointer), alignment, ours ? nullptr : about.file,
                                  about.line, SIMT_CALL_PLACE);
    } else if (about.log_alignment == 0) {  // -fsanitize=object-size, which asks for no alignment
        {
            const Pause pause;
            Checker::the().local_overflow(number(pointer), about.kind == kStore, about.file,
                                          about.line);
        }
        // It would destroy what lies beside the array: other variables, return addresses.
        if (about.kind == kStore) simt::stop_kernel("wrote beyond the end of an array of its own");
    }
}

// ---- what kernels tell (simt/check.hpp); not always from a kernel

void simt_check_barrier_reached(const char* file, unsigned line) noexcept {
    const Pause pause;
    Checker::the().barrier_reached(file, line);
}
void simt_check_barrier_passed() noexcept {
    const Pause pause;
    Checker::the().barrier_passed();
}
void simt_check_grid_passed() noexcept {
    const Pause pause;
    Checker::the().grid_passed();
}
void simt_check_fence() noexcept {
    if (code != Code::kernel) return;
    const Pause pause;
    Checker::the().fence();
}
void* simt_check_lane() noexcept {
    const Pause pause;
    return Checker::the().lane();
}
void simt_check_lanes_met(void* const* lanes, unsigned mask) noexcept {
    const Pause pause;
    Checker::lanes_met(lanes, mask);
}
void simt_check_arguments(const void* memory, std::size_t bytes) noexcept {
    Checker::the().arguments(number(memory), bytes);
}
unsigned long simt_check_copy_issued(const void* to, unsigned bytes) noexcept {
    const std::uintptr_t place = SIMT_CALL_PLACE;
    if (code != Code::kernel) return place;
    const Pause pause(place);
    Checker::the().copy_issued(number(to), bytes, place, number(__builtin_frame_address(0)));
    return place;
}
void simt_check_thread_exits() noexcept {
    const Pause pause;
    Checker::the().thread_exits();
}
void simt_check_compares(const void* memory, const void* expected, std::size_t bytes) noexcept {
    if (code != Code::kernel) return;
    const Pause pause;
    Checker::the().compares(number(memory), expected, bytes);
}
void simt_check_shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                         const unsigned* sources) noexcept {
    const Pause pause;
    Checker::the().shuffled(operation, file, line, mask, sources);
}

}  // extern "C"

// ---- what the compiler does not tell either: memory that functions of the C library give and take
// (by other names in the program's own objects, too), and ends.

namespace {

/// A kernel's own memory, from malloc or new.
void* in_kernel(void* memory, std::size_t bytes) {
    if (code == Code::kernel && memory != nullptr) {
        const Pause pause;
        Checker::the().allocated_in_kernel(number(memory), bytes);
    }
    return memory;
}

/// @returns whether to free it: not what a kernel frees a second time.
bool may_free(void* memory, std::uintptr_t place) {
    if (code != Code::kernel || memory == nullptr) return true;
    const Pause pause;
    return Checker::the().freed_in_kernel(number(memory), place);
}

}  // namespace

#define MAY_FREE(memory) may_free(memory, SIMT_CALL_PLACE)

extern "C" {

void* simt_check_malloc(std::size_t bytes) {
    return in_kernel(std::malloc(bytes), bytes);
}
void simt_check_free(void* memory) {
    if (MAY_FREE(memory)) std::free(memory);
}
void* simt_check_new(std::size_t bytes) {
    return in_kernel(::operator new(bytes), bytes);
}
void* simt_check_new_array(std::size_t bytes) {
    return in_kernel(::operator new[](bytes), bytes);
}
void simt_check_delete(void* memory) {
    if (MAY_FREE(memory)) ::operator delete(memory);
}
void simt_check_delete_array(void* memory) {
    if (MAY_FREE(memory)) ::operator delete[](memory);
}
void simt_check_delete_sized(void* memory, std::size_t) {
    if (MAY_FREE(memory)) ::operator delete(memory);
}
void simt_check_delete_array_sized(void* memory, std::size_t) {
    if (MAY_FREE(memory)) ::operator delete[](memory);
}

// Ends that run no destructors.
[[noreturn]] void simt_check_exit_now(int status) {
    simt::check::end_early("_exit()");
    ::_exit(simt::check::findings_told() != 0 ? 1 : status);
}
[[noreturn]] void simt_check_exit_capital(int status) {  // _Exit(): one name for each
    simt_check_exit_now(status);
}
[[noreturn]] void simt_check_quick_exit(int status) {
    simt::check::end_early("quick_exit()");
    std::quick_exit(simt::check::findings_told() != 0 ? 1 : status);
}

}  // extern "C"

// ---- what the runtime tells

namespace {

class CheckObserver : public simt::Observer {
  public:
    void launch_begins(const simt::Launch& launch) override {
        Checker::the().launch_begins(launch);
    }
    void launch_ends(const simt::Launch&, const simt::ExecutionResult& result) override {
        spins_too_long = 0;
        Checker::the().launch_ends(result);
    }
    void block_begins(const void* block, std::size_t n) override {
        const Pause pause;
        Checker::the().block_begins(block, n);
    }
    void block_entered(const void* block) override {
        const Pause pause;
        Checker::the().block_entered(block);
    }
    void block_ends(const void* block) override {
        const Pause pause;
        Checker::the().block_ends(block);
    }
    void some_meet(const void* barrier) override {
        const Pause pause;
        Checker::the().some_meet(number(barrier));
    }
    void copy_delivered(const void* to, unsigned bytes, unsigned long place) override {
        const Pause pause(place);
        Checker::the().access(number(to), bytes, Touch::write, place,
                              number(__builtin_frame_address(0)));
    }
    void printed() override {
        const Pause pause;
        Checker::the().printed();
    }
    bool postpones() override {
        // Not where it is: that may be a callback's first instruction, in no line of the program.
        // Asked again, it has accessed nothing since.
        if (code != Code::simulator && spins_too_long != 0) return false;
        spins_too_long = 1;
        return true;
    }
    void shared_placed(const char* name, const void* memory, std::size_t bytes) override {
        const Pause pause;
        Checker::the().shared_placed(name, number(memory), bytes);
    }
    void shared_removed(const void* memory, std::size_t bytes) override {
        const Pause pause;
        Checker::the().shared_removed(number(memory), bytes);
    }
    void shared_freed(const void* memory) override {
        const Pause pause;
        Checker::the().shared_freed(number(memory));
    }
    void shared_begins(const void* memory, std::size_t bytes) override {
        const Pause pause;
        Checker::the().shared_begins(number(memory), bytes);
    }
    std::string refuses(std::size_t bytes) override { return Checker::the().refuses(bytes); }
    void allocated(const void* memory, std::size_t bytes, simt::MemoryKind kind) override {
        Checker::the().allocated(number(memory), bytes, kind);
    }
    void allocated_in_order(const void* memory, std::size_t bytes) override {
        Checker::the().allocated_in_order(number(memory), bytes);
    }
    void freed(const void* memory, std::size_t bytes) override {
        Checker::the().freed(number(memory), bytes);
    }
    void written(const void* memory, std::size_t bytes) override {
        Checker::the().written(number(memory), bytes);
    }
    void copied(const void* to, const void* from, std::size_t bytes) override {
        Checker::the().copied(number(to), number(from), bytes);
    }
    bool call_failed(const simt::FailedCall& call) override {
        Checker::the().call_failed(call);
        return true;
    }
    void errors_looked_at() override { Checker::the().errors_looked_at(); }
    void events_timed(const void* start, const void* stop) override {
        Checker::the().events_timed(start, stop);
    }
    std::shared_ptr<const void> here() override {
        return std::make_shared<const std::vector<std::uintptr_t>>(simt::platform::calls());
    }
    void work_begins(const simt::StreamKind& stream) override {
        Checker::the().work_begins(stream);
        code = Code::simulator;
    }
    void work_ends() override {
        code = Code::host;
        Checker::the().work_ends();
        simt::check::end_if_asked();
    }
    void host_waits_for_stream(const simt::StreamKind& stream) override {
        Checker::the().timeline().host_waits_for_stream(stream);
    }
    void host_waits_for_device(int device) override {
        Checker::the().timeline().host_waits_for_device(device);
    }
    void event_recorded(const void* event, const simt::StreamKind& stream) override {
        Checker::the().timeline().event_recorded(event, stream);
    }
    void stream_waits_for_event(const simt::StreamKind& stream, const void* event) override {
        Checker::the().timeline().stream_waits_for_event(stream, event);
    }
    void host_waits_for_event(const void* event) override {
        Checker::the().timeline().host_waits_for_event(event);
    }
};

/// Before every other constructor: they may allocate device memory.
__attribute__((constructor(101))) void begin() {
    Checker::make();
    simt::observer = new CheckObserver;  // never destroyed: the program may end anywhere
    begun = true;
    simt::execution_options().workers = 1;  // blocks one by one
    simt::execution_options().strict = true;
    simt::check::watch_for_the_end();
}

/// After every destructor: what they freed is no leak.
__attribute__((destructor(101))) void end() {
    simt::observer = nullptr;
    begun = false;
    simt::check::end_early("");
    if (simt::check::findings_told() == 0) return;
    std::fflush(nullptr);
    ::_exit(1);
}

}  // namespace
