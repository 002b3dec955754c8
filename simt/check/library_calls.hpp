// Functions of the C library that reach into memory: the compiler tells nothing of what they touch. In the program's own
// objects simt-compile has put these names in place of theirs (SIMT_LIBRARY_CALLS in CMakeLists.txt). A mode includes
// this once, behind entry_points.hpp, whose watching() and range() they call.
#pragma once

#include <cmath>
#include <cstddef>
#include <cstring>

// As one function each, so that the place told is the caller's.
#define SIMT_TOUCHES(pointer, bytes, touch) \
    if (watching()) range(SIMT_NUMBER(pointer), bytes, Touch::touch, SIMT_PLACE)
#define SIMT_COPY(name, function)                               \
    void* name(void* to, const void* from, std::size_t bytes) { \
        SIMT_TOUCHES(from, bytes, read);                        \
        SIMT_TOUCHES(to, bytes, write);                         \
        return std::function(to, from, bytes);                  \
    }
#define SIMT_SET(name)                                   \
    void* name(void* to, int value, std::size_t bytes) { \
        SIMT_TOUCHES(to, bytes, write);                  \
        return std::memset(to, value, bytes);            \
    }
// A second result goes through a pointer.
#define SIMT_SECOND_RESULT(name, function, real, second) \
    real name(real x, second* result) {                  \
        SIMT_TOUCHES(result, sizeof *result, write);     \
        return std::function(x, result);                 \
    }
#define SIMT_REMAINDER(name, real)                       \
    real name(real x, real y, int* quotient) {           \
        SIMT_TOUCHES(quotient, sizeof *quotient, write); \
        return std::remquo(x, y, quotient);              \
    }

extern "C" {

SIMT_COPY(simt_check_memcpy, memcpy)
SIMT_COPY(simt_check_memmove, memmove)
SIMT_SET(simt_check_memset)
SIMT_SECOND_RESULT(simt_check_modf, modf, double, double)
SIMT_SECOND_RESULT(simt_check_modff, modf, float, float)
SIMT_SECOND_RESULT(simt_check_frexp, frexp, double, int)
SIMT_SECOND_RESULT(simt_check_frexpf, frexp, float, int)
SIMT_REMAINDER(simt_check_remquo, double)
SIMT_REMAINDER(simt_check_remquof, float)

}  // extern "C"
