// Exceptions of the reader's programs. (The C++ library of the site's compiler is built without.)
//
// In a program that has a `catch`, the compiler makes a call of JavaScript out of each call that
// may have to clean up (-enable-emscripten-cxx-exceptions): invoke_…(function, arguments…) of
// site/worker/program.mjs. A throw is an exception of JavaScript, which drops the calls of
// WebAssembly up to there; the caller sees __THREW__, asks which of its handlers takes the object,
// and cleans up, goes on with the handler, or throws further. What reaches the bottom was caught by
// nobody. A program without any `catch` has no invoke_…, and is as fast as before.
//
// The names that begin with __cxa_ are the Itanium C++ ABI's; "exception" in its signatures is a
// __cxa_exception here.
#include "exceptions.hpp"

#include <cstdarg>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <new>
#include <stdexcept>
#include <string_view>
#include <system_error>
#include <typeinfo>

namespace {
using Destructor = void*(void*);  // in WebAssembly a destructor returns its object
}

/// Stands before the object that was thrown; alone, and with `primary`, where an exception_ptr
/// throws it again. (The library's headers know the name.)
struct alignas(std::max_align_t) __cxxabiv1::__cxa_exception {
    const std::type_info* type = nullptr;
    Destructor* destroy = nullptr;
    __cxa_exception* primary = nullptr;  // whose object it is
    __cxa_exception* below = nullptr;    // caught before this one, and its handler not left yet
    void* adjusted = nullptr;            // what the handler gets: of a base class, say
    int references = 1;
    int handlers = 0;  // that have it; negative while one of them throws it again

    __cxa_exception& owner() { return primary == nullptr ? *this : *primary; }
    void* object() { return &owner() + 1; }
};

namespace {

using Exception = __cxxabiv1::__cxa_exception;

Exception* flying = nullptr;  // thrown last
Exception* caught = nullptr;  // the one whose handler runs, over those around it
int uncaught = 0;
std::uintptr_t selector = 0;  // which handler takes it

// For std::bad_alloc, when there is no memory.
constexpr std::size_t kSpare = 256;
alignas(Exception) unsigned char spare[kSpare];
bool spare_is_used = false;

void* allocate(std::size_t bytes) {
    if (void* const memory = std::malloc(bytes)) return memory;
    if (spare_is_used || bytes > kSpare) std::terminate();
    spare_is_used = true;
    return spare;
}

void deallocate(void* memory) {
    if (memory == spare)
        spare_is_used = false;
    else
        std::free(memory);
}

void release(Exception* one) {
    if (--one->references != 0) return;
    if (one->primary != nullptr)
        release(one->primary);
    else if (one->destroy != nullptr)
        one->destroy(one->object());
    deallocate(one);
}

Exception* of_object(void* object) {
    return static_cast<Exception*>(object) - 1;
}

[[noreturn]] void tell_and_end() {
    std::fflush(stdout);
    if (caught != nullptr)
        m2m::site::tell(*caught->owner().type, caught->object());
    else
        std::fputs("error: the program called std::terminate()\n", stderr);
    std::fflush(nullptr);
    std::_Exit(1);
}
[[gnu::constructor(101)]] void set_the_end() {
    std::set_terminate(tell_and_end);
}

}  // namespace

extern "C" {

/// Throws in JavaScript.
[[noreturn, clang::import_module("simt"), clang::import_name("throw_exception")]] void
simt_throw_exception(Exception* one);
std::uintptr_t simt_stack() noexcept;
void simt_set_stack(std::uintptr_t stack) noexcept;

// ---- what the compiler's code knows by name
int __THREW__ = 0, __threwValue = 0;
std::uintptr_t getTempRet0() {
    return selector;
}
std::uintptr_t llvm_eh_typeid_for(const std::type_info* type) {
    return reinterpret_cast<std::uintptr_t>(type);
}
[[noreturn]] void __resumeException(Exception* one) {
    flying = one;
    simt_throw_exception(one);
}

// ---- what JavaScript calls
[[clang::export_name("simt_before_invoke")]] std::uintptr_t simt_before_invoke() {
    return simt_stack();
}
[[clang::export_name("simt_after_throw")]] void simt_after_throw(std::uintptr_t stack) {
    simt_set_stack(stack);
    __THREW__ = 1;
}
/// Begins to ask for a handler. @returns the exception
[[clang::export_name("simt_thrown")]] Exception* simt_thrown() {
    selector = 0;
    flying->adjusted = flying->object();
    return flying;
}
/// Whether a handler takes it; without a type, `catch (...)`.
[[clang::export_name("simt_takes")]] bool simt_takes(const std::type_info* handler) {
    if (handler == nullptr) return true;
    void* object = flying->object();
    if (!m2m::site::takes(*handler, *flying->owner().type, object)) return false;
    flying->adjusted = object;
    selector = llvm_eh_typeid_for(handler);
    return true;
}
void* __cxa_begin_catch(Exception* one) noexcept;
[[noreturn, clang::export_name("simt_uncaught")]] void simt_uncaught(Exception* one) {
    one->adjusted = one->object();
    __cxa_begin_catch(one);
    std::terminate();
}

// ---- the ABI
void* __cxa_allocate_exception(std::size_t bytes) noexcept {
    return new (allocate(sizeof(Exception) + bytes)) Exception + 1;
}
void __cxa_free_exception(void* object) noexcept {  // its constructor threw
    deallocate(of_object(object));
}
Exception* __cxa_init_primary_exception(void* object, std::type_info* type,
                                        Destructor* destroy) noexcept {
    Exception* const one = of_object(object);
    one->type = type;
    one->destroy = destroy;
    one->references = 0;  // an exception_ptr will have it
    return one;
}
[[noreturn]] void __cxa_throw(void* object, std::type_info* type, Destructor* destroy) {
    Exception* const one = __cxa_init_primary_exception(object, type, destroy);
    one->references = 1;
    ++uncaught;
    __resumeException(one);
}
[[noreturn]] void __cxa_rethrow() {
    if (caught == nullptr) std::terminate();
    caught->handlers = -caught->handlers;
    ++uncaught;
    __resumeException(caught);
}
void* __cxa_get_exception_ptr(Exception* one) noexcept {
    return one->adjusted;
}
void* __cxa_begin_catch(Exception* one) noexcept {
    one->handlers = (one->handlers < 0 ? -one->handlers : one->handlers) + 1;
    if (one != caught) {
        one->below = caught;
        caught = one;
    }
    --uncaught;
    return one->adjusted;
}
void __cxa_end_catch() {
    Exception* const one = caught;
    if (one == nullptr) return;
    const bool thrown_again = one->handlers < 0;
    one->handlers += thrown_again ? 1 : -1;
    if (one->handlers != 0) return;
    caught = one->below;
    if (!thrown_again) release(one);
}
std::type_info* __cxa_current_exception_type() noexcept {
    return caught == nullptr ? nullptr : const_cast<std::type_info*>(caught->owner().type);
}
bool __cxa_uncaught_exception() noexcept {
    return uncaught != 0;
}
unsigned int __cxa_uncaught_exceptions() noexcept {
    return static_cast<unsigned int>(uncaught);
}

// ---- of std::exception_ptr: by the object's address
void __cxa_increment_exception_refcount(void* object) noexcept {
    if (object != nullptr) ++of_object(object)->references;
}
void __cxa_decrement_exception_refcount(void* object) noexcept {
    if (object != nullptr) release(of_object(object));
}
void* __cxa_current_primary_exception() noexcept {
    if (caught == nullptr) return nullptr;
    ++caught->owner().references;
    return caught->object();
}
void __cxa_rethrow_primary_exception(void* object) {
    if (object == nullptr) return;
    auto* const again = new (allocate(sizeof(Exception))) Exception;
    again->primary = of_object(object);
    ++again->primary->references;
    ++uncaught;
    __resumeException(again);
}

// ---- what the library throws, and what it calls where it was built without exceptions
[[noreturn]] void __cxa_bad_cast() {
    throw std::bad_cast();
}
[[noreturn]] void __cxa_bad_typeid() {
    throw std::bad_typeid();
}
[[noreturn]] void __cxa_throw_bad_array_new_length() {
    throw std::bad_array_new_length();
}

/// "out_of_range was thrown in -fno-exceptions mode with message \"%s\"" is what it throws.
[[noreturn]] void simt_library_ends(const char* format, std::va_list arguments) {
    const std::string_view text = format;
    const auto of = [text](std::string_view name) {
        return text.substr(0, name.size()) == name && text.substr(name.size(), 11) == " was thrown";
    };
    if (of("bad_alloc")) throw std::bad_alloc();
    if (of("bad_array_new_length")) throw std::bad_array_new_length();
    if (of("bad_cast")) throw std::bad_cast();
    if (of("system_error")) {
        const int code = va_arg(arguments, int);
        throw std::system_error(code, std::generic_category(), va_arg(arguments, const char*));
    }
    if (text.find("%s") != std::string_view::npos) {
        const auto what = [&arguments] { return va_arg(arguments, const char*); };
        if (of("out_of_range")) throw std::out_of_range(what());
        if (of("invalid_argument")) throw std::invalid_argument(what());
        if (of("length_error")) throw std::length_error(what());
        if (of("runtime_error")) throw std::runtime_error(what());
        if (of("overflow_error")) throw std::overflow_error(what());
        if (of("underflow_error")) throw std::underflow_error(what());
        if (of("range_error")) throw std::range_error(what());
        if (of("domain_error")) throw std::domain_error(what());
        if (of("logic_error")) throw std::logic_error(what());
    }
    std::fflush(stdout);
    std::fputs("error: ", stderr);
    std::vfprintf(stderr, format, arguments);
    std::fputc('\n', stderr);
    std::fflush(nullptr);
    std::abort();
}
[[noreturn]] void __abort_message(const char* format, ...) {
    std::va_list arguments;
    va_start(arguments, format);
    simt_library_ends(format, arguments);
}
[[noreturn]] void simt_verbose_abort(const char* format,
                                     ...) __asm__("_ZNSt3__222__libcpp_verbose_abortEPKcz");
[[noreturn]] void simt_verbose_abort(const char* format, ...) {
    std::va_list arguments;
    va_start(arguments, format);
    simt_library_ends(format, arguments);
}

// The library leaves this out where there are no threads: their end is the program's.
int __cxa_atexit(void (*destroy)(void*), void* object, void* library);
int __cxa_thread_atexit(void (*destroy)(void*), void* object, void* library) {
    return __cxa_atexit(destroy, object, library);
}
}
