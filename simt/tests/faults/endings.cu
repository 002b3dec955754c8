// Programs that race and then end in every way a program can end.
#include "simt/tests/faults/programs.hpp"

#include <cuda_runtime.h>
#include <sys/wait.h>
#include <unistd.h>

#undef NDEBUG
#include <assert.h>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <stdexcept>

namespace {

__global__ void all_write(int* word) {
    *word = threadIdx.x;  // [race]
}

__global__ void wait_for_ever(volatile int* word) {
    while (*word == 0) {
    }
}

int racing() {
    int *word, result = 0;
    cudaMalloc(&word, sizeof *word);
    all_write<<<1, 32>>>(word);
    cudaMemcpy(&result, word, sizeof result, cudaMemcpyDeviceToHost);
    return result;  // not freed: an early end leaks, and that is not its mistake
}

int by_assert() {
    const int result = racing();
    assert(result == 100);
    return 0;
}
int by_abort() {
    racing();
    std::abort();
}
int by_exception() {
    if (racing() != 100) throw std::runtime_error("wrong result");
    return 0;
}
int by_segfault() {
    racing();
    static int* volatile nowhere = nullptr;
    *nowhere = 1;
    return 0;
}
int by_stack_overflow() {
    struct Deep {
        static int down(int n) {  // NOLINT(misc-no-recursion)
            volatile char room[4096];
            room[n % 4096] = 1;
            return n < 0 ? 0 : down(n + 1) + room[n % 4096];
        }
    };
    return Deep::down(racing());
}
int by_double_free() {
    racing();
    int* volatile memory = static_cast<int*>(std::malloc(100));
    std::free(memory);
    std::free(memory);
    return 0;
}
int by_division() {
    const volatile int zero = racing() * 0;
    return 100 / zero;
}
int by_signal() {
    racing();
    std::raise(SIGTERM);
    return 0;
}
int by_exit() {
    racing();
    std::exit(3);
}
int by_underscore_exit() {
    racing();
    ::_exit(3);
}
int by_quick_exit() {
    racing();
    std::quick_exit(3);
}
int by_killed_in_kernel() {  // somebody presses Ctrl-C while a kernel runs
    racing();
    const pid_t parent = ::getpid();
    if (::fork() == 0) {
        ::usleep(300000);
        ::kill(parent, SIGINT);
        ::_exit(0);
    }
    int* word;
    cudaMalloc(&word, sizeof *word);
    cudaMemset(word, 0, sizeof *word);
    wait_for_ever<<<1, 1>>>(word);
    return 0;
}
int with_children() {  // a child that does nothing with the device has nothing to report
    racing();
    if (::fork() == 0) std::exit(0);
    ::wait(nullptr);
    return 0;
}
int quietly() {  // no mistake, and ends by a signal: an empty report
    std::abort();
}

}  // namespace

const Program ending_programs[] = {{"by_assert", &by_assert},
                                   {"by_abort", &by_abort},
                                   {"by_exception", &by_exception},
                                   {"by_segfault", &by_segfault},
                                   {"by_stack_overflow", &by_stack_overflow},
                                   {"by_double_free", &by_double_free},
                                   {"by_division", &by_division},
                                   {"by_signal", &by_signal},
                                   {"by_exit", &by_exit},
                                   {"by_underscore_exit", &by_underscore_exit},
                                   {"by_quick_exit", &by_quick_exit},
                                   {"by_killed_in_kernel", &by_killed_in_kernel},
                                   {"with_children", &with_children},
                                   {"quietly", &quietly},
                                   {nullptr, nullptr}};
