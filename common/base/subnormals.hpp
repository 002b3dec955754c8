// Numbers too small to matter, and slow.
#pragma once

#if defined(__SSE2__)
#include <xmmintrin.h>
#elif defined(__aarch64__)
#include <cstdint>
#endif

namespace m2m {

/// While it lives, this thread takes subnormal results and operands (below 1.2·10⁻³⁸ for a float) for
/// zero. Many processors take much longer for them. On x86 and 64-bit Arm; elsewhere, WebAssembly
/// say, it changes nothing.
class FlushSubnormals {
  public:
#if defined(__SSE2__)
    FlushSubnormals() {
        _mm_setcsr(before_ | 0x8040);
    }  // FTZ: results, DAZ: operands
    ~FlushSubnormals() {
        _mm_setcsr(before_);
    }
#elif defined(__aarch64__)
    FlushSubnormals() {
        asm volatile("mrs %0, fpcr" : "=r"(before_));
        asm volatile("msr fpcr, %0" : : "r"(before_ | (std::uint64_t{1} << 24)) : "memory");  // FZ
    }
    ~FlushSubnormals() {
        asm volatile("msr fpcr, %0" : : "r"(before_) : "memory");
    }
#else
    FlushSubnormals() {}
    ~FlushSubnormals() {}
#endif
    FlushSubnormals(const FlushSubnormals&) = delete;
    FlushSubnormals& operator=(const FlushSubnormals&) = delete;

  private:
#if defined(__SSE2__)
    unsigned before_ = _mm_getcsr();
#elif defined(__aarch64__)
    std::uint64_t before_ = 0;
#endif
};

}  // namespace m2m
