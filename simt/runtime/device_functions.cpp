// Device functions that need the executor: a failed assertion, __trap(), the clock.
#include "simt/memory_access.hpp"
#include "worker.hpp"

#include <assert.h>

#include <chrono>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <ctime>

namespace simt {

void trap(const Place& place) noexcept {
    Worker* const worker = Worker::running();
    if (worker == nullptr) std::abort();
    worker->fail(
        Outcome::trap,
        [&] {
            return Complaint("thread " + text(threadIdx) + " of block " + text(blockIdx) +
                                 " executed __trap() at " + text(place),
                             place);
        },
        false);
}

const volatile void* misaligned(const volatile void* pointer) noexcept {
#if defined(__x86_64__)
    // No address of a process: the processor stops an access without saying which address it was,
    // as it does with a vector that is not aligned.
    constexpr std::uintptr_t kNoAddress = std::uintptr_t{1} << 62;
    if (in_kernel())
        return reinterpret_cast<const volatile void*>(reinterpret_cast<std::uintptr_t>(pointer) |
                                                      kNoAddress);
#endif
    return pointer;
}

long long clock_ticks() noexcept {
    using namespace std::chrono;
    return duration_cast<nanoseconds>(steady_clock::now().time_since_epoch()).count();
}

void assertion_failed(const char* condition, const char* file, unsigned line,
                      const char* function) noexcept {
    Worker* const worker = Worker::running();
    if (worker == nullptr) {
        std::fflush(stdout);
        std::fprintf(stderr, "%s:%u: %s: Assertion `%s' failed.\n", file, line, function,
                     condition);
        std::abort();
    }
    // CUDA's own wording, so that what parses it there parses it here.
    const auto bracketed = [](uint3 index) {
        return '[' + std::to_string(index.x) + ',' + std::to_string(index.y) + ',' +
               std::to_string(index.z) + ']';
    };
    worker->fail_with(Outcome::assertion_failed, [&] {
        return Complaint(std::string(file) + ':' + std::to_string(line) + ": " + function +
                             ": block: " + bracketed(blockIdx) + ", thread: " +
                             bracketed(threadIdx) + " Assertion `" + condition + "` failed.\n",
                         Place::at(file, line, 0));
    });
}

}  // namespace simt

// What clock() is called in .cu files: see simt/printing.hpp.
extern "C" std::clock_t simt_clock() noexcept {
    return simt::in_kernel() ? static_cast<std::clock_t>(simt::clock_ticks()) : std::clock();
}
