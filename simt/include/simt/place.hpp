// Where in the source a barrier or warp operation stands: that is what names it.
#pragma once

#if !defined(__clang__)
#if __cplusplus >= 202002L
#include <source_location>
#else
// g++ describes a place with this structure of its library, which the library itself only shows
// from C++20 on.
namespace std {
struct source_location {
    struct __impl {
        const char* _M_file_name;
        const char* _M_function_name;
        unsigned _M_line;
        unsigned _M_column;
    };
};
}  // namespace std
#endif
#endif

namespace simt {

/// File, line and column of a call. Two barriers are the same barrier when their places are equal:
/// a return address will not do (optimisers duplicate calls) and a line alone will not either (`if
/// (p) __syncthreads(); else __syncthreads();`).
struct Place {
    const char* file;
    unsigned long long
        position;  // line · 2³² + column, in one word: barriers compare it all the time

    constexpr unsigned line() const noexcept { return static_cast<unsigned>(position >> 32); }
    constexpr unsigned column() const noexcept { return static_cast<unsigned>(position); }

    static constexpr Place at(const char* file, unsigned line, unsigned column) noexcept {
        return {file, static_cast<unsigned long long>(line) << 32 | column};
    }

    /// As a default argument: the place of the call that leaves the argument out. The compiler
    /// folds it to two constants.
#if defined(__clang__)
    static constexpr Place here(const char* file = __builtin_FILE(),
                                unsigned line = __builtin_LINE(),
                                unsigned column = __builtin_COLUMN()) noexcept {
        return at(file, line, column);
    }
#elif __cplusplus >= 202002L
    static constexpr Place here(
        const std::source_location where = std::source_location::current()) noexcept {
        return at(where.file_name(), where.line(), where.column());
    }
#else
    static Place here(const void* source_location = __builtin_source_location()) noexcept {
        const auto* const where = static_cast<const std::source_location::__impl*>(source_location);
        return at(where->_M_file_name, where->_M_line, where->_M_column);
    }
#endif
};

}  // namespace simt
