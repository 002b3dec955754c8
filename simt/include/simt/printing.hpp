// printf() and clock() in kernels. In a .cu file they are the C library's, under other names in the
// object file: so that SIMT_ONLY can drop what other threads print, and so that a kernel's clock()
// counts as clock64() does and not in the C library's microseconds.
#pragma once

#include <cstdio>
#include <ctime>

#if defined(SIMT_TRANSLATING) && !defined(SIMT_SIDES)
#define SIMT_TEXT_OF(prefix) #prefix
#define SIMT_SYMBOL(prefix, name) __asm__(SIMT_TEXT_OF(prefix) name)
extern "C" {
int printf(const char*, ...) SIMT_SYMBOL(__USER_LABEL_PREFIX__, "simt_printf");
#ifdef __GLIBC__  // elsewhere it has such a name already
clock_t clock() noexcept SIMT_SYMBOL(__USER_LABEL_PREFIX__, "simt_clock");
#endif
#ifndef __clang__  // g++ turns printf("text\n") into puts(), printf("%c", x) into putchar()
int puts(const char*) SIMT_SYMBOL(__USER_LABEL_PREFIX__, "simt_puts");
int putchar(int) SIMT_SYMBOL(__USER_LABEL_PREFIX__, "simt_putchar");
#endif
}
#undef SIMT_SYMBOL
#undef SIMT_TEXT_OF
#endif
