// The entry points of the thread sanitizer, which the compiler calls before every access, and those
// of the alignment check: ours instead of libtsan's and libubsan's.
#include "check_hooks.hpp"
#include "simt/check.hpp"
#include "simt/check/checker.hpp"

#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

using simt::check::Checker;
using simt::check::Code;
using simt::check::code;
using simt::check::Touch;

namespace {

/// While the checker works, callbacks return at once: the linker may have taken an inline function
/// of the library that both use from an instrumented file.
class Pause {
  public:
    Pause() : before_(code) { code = Code::simulator; }
    ~Pause() { code = before_; }
    Pause(const Pause&) = delete;
    Pause& operator=(const Pause&) = delete;

  private:
    Code before_;
};

/// From begin() to end(); what runs before and after is not the program's.
bool begun = false;

bool watching() {
    return code == Code::kernel || (code == Code::host && begun);
}

void access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
            std::uintptr_t frame) {
    if (code == Code::kernel) {
        const Pause pause;
        Checker::the().access(address, size, touch, place, frame);
    } else {
        const Pause pause;
        Checker::the().host_access(address, size, touch, place);
    }
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

}  // namespace

#include "simt/check/entry_points.hpp"

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
    const Pause pause;
    const std::size_t alignment = std::size_t{1} << about.log_alignment;
    if (number(pointer) % alignment != 0)
        Checker::the().misaligned(number(pointer), alignment, about.file, about.line);
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
void simt_check_thread_exits() noexcept {
    const Pause pause;
    Checker::the().thread_exits();
}

}  // extern "C"

// ---- what the compiler does not tell: memory moved and taken by functions of the C library. In
// the program's own objects simt-compile has put these names in place of theirs (CMakeLists.txt).

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

#define MAY_FREE(memory) may_free(memory, number(__builtin_return_address(0)))

extern "C" {

void* simt_check_memcpy(void* to, const void* from, std::size_t bytes) {
    if (watching()) range(number(from), bytes, Touch::read, SIMT_PLACE);
    if (watching()) range(number(to), bytes, Touch::write, SIMT_PLACE);
    return std::memcpy(to, from, bytes);
}
void* simt_check_memmove(void* to, const void* from, std::size_t bytes) {
    if (watching()) range(number(from), bytes, Touch::read, SIMT_PLACE);
    if (watching()) range(number(to), bytes, Touch::write, SIMT_PLACE);
    return std::memmove(to, from, bytes);
}
void* simt_check_memset(void* to, int value, std::size_t bytes) {
    if (watching()) range(number(to), bytes, Touch::write, SIMT_PLACE);
    return std::memset(to, value, bytes);
}

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

}  // extern "C"

// ---- what the runtime tells

namespace {

const simt::CheckHooks hooks = {
    [](const simt::Launch& launch) { Checker::the().launch_begins(launch); },
    [](const simt::Launch&, const simt::ExecutionResult& result) {
        Checker::the().launch_ends(result);
    },
    [](const void* block, std::size_t n) {
        const Pause pause;
        Checker::the().block_begins(block, n);
    },
    [](const void* block) {
        const Pause pause;
        Checker::the().block_entered(block);
    },
    [](const void* block) {
        const Pause pause;
        Checker::the().block_ends(block);
    },
    [](const char* name, const void* memory, std::size_t bytes) {
        const Pause pause;
        Checker::the().shared_placed(name, number(memory), bytes);
    },
    [](const void* memory, std::size_t bytes) {
        const Pause pause;
        Checker::the().shared_removed(number(memory), bytes);
    },
    [](const void* memory, std::size_t bytes) {
        const Pause pause;
        Checker::the().shared_begins(number(memory), bytes);
    },
    [](const void* memory, std::size_t bytes, simt::MemoryKind kind) {
        Checker::the().allocated(number(memory), bytes, kind);
    },
    [](const void* memory, std::size_t bytes) { Checker::the().freed(number(memory), bytes); },
    [](const void* memory, std::size_t bytes) { Checker::the().written(number(memory), bytes); },
    [](const void* to, const void* from, std::size_t bytes) {
        Checker::the().copied(number(to), number(from), bytes);
    },
    [](cudaError_t error) { Checker::the().call_failed(error); },
    [](const simt::StreamKind& stream) {
        Checker::the().work_begins(stream);
        code = Code::simulator;
    },
    [] {
        code = Code::host;
        Checker::the().work_ends();
    },
    [](const simt::StreamKind& stream) { Checker::the().timeline().host_waits_for_stream(stream); },
    [](int device) { Checker::the().timeline().host_waits_for_device(device); },
    [](const void* event, const simt::StreamKind& stream) {
        Checker::the().timeline().event_recorded(event, stream);
    },
    [](const simt::StreamKind& stream, const void* event) {
        Checker::the().timeline().stream_waits_for_event(stream, event);
    },
    [](const void* event) { Checker::the().timeline().host_waits_for_event(event); },
};

/// Before every other constructor: they may allocate device memory.
__attribute__((constructor(101))) void begin() {
    Checker::make();
    simt::check_hooks = &hooks;
    begun = true;
    simt::execution_options().workers = 1;  // blocks one by one
}

/// After every destructor: what they freed is no leak.
__attribute__((destructor(101))) void end() {
    simt::check_hooks = nullptr;
    begun = false;
    if (Checker::the().finish() == 0) return;
    std::fflush(nullptr);
    ::_exit(1);
}

}  // namespace
