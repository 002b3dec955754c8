// SIMT_ONLY: which thread is meant, and the printing of kernels, which only that one may do.
#include "simt/chosen_thread.hpp"

#include "device_launch_parameters.h"
#include "simt/execution.hpp"
#include "simt/observe/observer.hpp"

#include <cstdarg>
#include <cstdio>
#include <cstdlib>

namespace simt {

namespace {

bool number(const char*& text, unsigned long long& value) {
    if (*text < '0' || *text > '9') return false;
    char* end = nullptr;
    value = std::strtoull(text, &end, 10);
    text = end;
    return true;
}

// A number, x:y, x:y:z, (x,y) or (x,y,z).
bool which(const char*& text, ChosenThread::Which& result) {
    const bool bracketed = *text == '(';
    if (bracketed) ++text;
    const char separator = bracketed ? ',' : ':';
    unsigned long long parts[3] = {0, 0, 0};
    int count = 0;
    do {
        if (count == 3 || !number(text, parts[count++])) return false;
    } while (*text == separator && *text++ != '\0');
    if (bracketed && *text++ != ')') return false;
    result.by_number = count == 1;
    result.number = parts[0];
    result.index = {static_cast<unsigned>(parts[0]), static_cast<unsigned>(parts[1]),
                    static_cast<unsigned>(parts[2])};
    return true;
}

bool may_print() noexcept {
    if (!in_kernel()) return true;
    if (observer != nullptr) observer->printed();
    return simt_only();
}

}  // namespace

bool read_chosen_thread(const char* text, ChosenThread& chosen) {
    ChosenThread result;
    result.given = true;
    if (!which(text, result.block) || *text++ != ',' || !which(text, result.thread) ||
        *text != '\0')
        return false;
    chosen = result;
    return true;
}

}  // namespace simt

extern "C" {

bool simt_only() noexcept {
    const simt::ChosenThread& chosen = simt::execution_options().only;
    if (!chosen.given) return true;
    return simt::in_kernel() && chosen.block.is(blockIdx, gridDim) &&
           chosen.thread.is(threadIdx, blockDim);
}

// What printf() and what compilers make of it are called in .cu files: see simt/printing.hpp.
int simt_printf(const char* format, ...) {
    if (!simt::may_print()) return 0;
    va_list arguments;
    va_start(arguments, format);
    const int written = std::vprintf(format, arguments);
    va_end(arguments);
    return written;
}

int simt_puts(const char* text) {
    return simt::may_print() ? std::puts(text) : 0;
}

int simt_putchar(int character) {
    return simt::may_print() ? std::putchar(character) : character;
}

}  // extern "C"
