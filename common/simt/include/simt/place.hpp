// Where in the source a barrier or warp operation stands: that is what names it.
#pragma once

#if !defined(__clang__) && __cplusplus >= 202002L
#include <source_location>
#endif

namespace simt {

/// File, line and column of a call. Two barriers are the same barrier when their places are equal:
/// a return address will not do (optimisers duplicate calls) and a line alone will not either (`if
/// (p) __syncthreads(); else __syncthreads();`). g++ tells the column from C++20 on; in C++17 it
/// does not, and barriers on one line count as one.
struct Place {
    const char* file;
    unsigned long long position;  // line · 2³² + column, in one word: barriers compare it all the time

    constexpr unsigned line() const noexcept { return static_cast<unsigned>(position >> 32); }
    constexpr unsigned column() const noexcept { return static_cast<unsigned>(position); }

    static constexpr Place at(const char* file, unsigned line, unsigned column) noexcept {
        return {file, static_cast<unsigned long long>(line) << 32 | column};
    }

    /// As a default argument: the place of the call that leaves the argument out.
#if defined(__clang__)
    static constexpr Place here(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE(),
                                unsigned column = __builtin_COLUMN()) noexcept {
        return at(file, line, column);
    }
#elif __cplusplus >= 202002L
    static constexpr Place here(const std::source_location where = std::source_location::current()) noexcept {
        return at(where.file_name(), where.line(), where.column());
    }
#else
    static constexpr Place here(const char* file = __builtin_FILE(), unsigned line = __builtin_LINE()) noexcept {
        return at(file, line, 0);
    }
#endif
};

}  // namespace simt
