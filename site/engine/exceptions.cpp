// Exceptions in the modules of a page and in the translator: thrown, but not caught. A throw ends the
// module and says what was thrown. (The reader's programs have catch.cpp.)
#include "exceptions.hpp"

extern "C" {

void* __cxa_allocate_exception(std::size_t bytes) noexcept {
    return std::malloc(bytes);
}
void __cxa_free_exception(void* thrown) noexcept {
    std::free(thrown);
}

[[noreturn]] void __cxa_throw(void* thrown, std::type_info* type, void* (*)(void*)) {
    std::fflush(stdout);
    m2m::site::tell(*type, thrown);
    std::fflush(nullptr);
    std::_Exit(1);
}
[[noreturn]] void __cxa_rethrow() {
    std::abort();
}
void* __cxa_begin_catch(void* thrown) noexcept {
    return thrown;
}
void __cxa_end_catch() noexcept {}

// The library leaves this out where there are no threads: their end is the program's.
int __cxa_atexit(void (*destroy)(void*), void* object, void* library);
int __cxa_thread_atexit(void (*destroy)(void*), void* object, void* library) {
    return __cxa_atexit(destroy, object, library);
}
}
