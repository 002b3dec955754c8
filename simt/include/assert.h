// assert() for host and device: in a kernel, a failed assertion ends the launch (cudaErrorAssert),
// not the process. The C standard lets this file be included many times, each time with or without
// NDEBUG: no `#pragma once`.
#ifndef SIMT_ASSERT_DECLARED
#define SIMT_ASSERT_DECLARED
namespace simt {
/// In a kernel: prints CUDA's message and ends the launch. On the host: prints the C library's and
/// aborts.
[[noreturn]] void assertion_failed(const char* condition, const char* file, unsigned line,
                                   const char* function) noexcept;
}  // namespace simt
#endif

#undef assert
#ifdef NDEBUG
#define assert(condition) (static_cast<void>(0))
#else
#define assert(...)                 \
    (static_cast<bool>(__VA_ARGS__) \
         ? static_cast<void>(0)     \
         : ::simt::assertion_failed(#__VA_ARGS__, __FILE__, __LINE__, __PRETTY_FUNCTION__))
#endif
