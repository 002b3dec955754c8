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
    int line;
    int column;

    /// As a default argument: the place of the call that leaves the argument out.
#if defined(__clang__)
    static constexpr Place here(const char* file = __builtin_FILE(), int line = __builtin_LINE(),
                                int column = __builtin_COLUMN()) noexcept {
        return {file, line, column};
    }
#elif __cplusplus >= 202002L
    static constexpr Place here(
        const std::source_location at = std::source_location::current()) noexcept {
        return {at.file_name(), static_cast<int>(at.line()), static_cast<int>(at.column())};
    }
#else
    static constexpr Place here(const char* file = __builtin_FILE(),
                                int line = __builtin_LINE()) noexcept {
        return {file, line, 0};
    }
#endif
};

}  // namespace simt
