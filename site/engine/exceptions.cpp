// Exceptions in a tab: thrown, but not caught. (The C++ library of the site's compiler is built
// without them.) A throw ends the program and says what was thrown, as std::terminate() does;
// `catch` compiles and never runs.
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <typeinfo>

namespace __cxxabiv1 {

// What the compiler makes of a class with bases: the layout is the Itanium C++ ABI's.
class __class_type_info : public std::type_info {
  public:
    ~__class_type_info() override;
};
class __si_class_type_info : public __class_type_info {
  public:
    ~__si_class_type_info() override;
    const __class_type_info* __base_type;
};

extern "C" char* __cxa_demangle(const char* mangled, char* buffer, std::size_t* length,
                                int* status);

}  // namespace __cxxabiv1

namespace {

/// Whether a class is std::exception or derives from it, always by one base.
bool is_exception(const std::type_info* type) {
    while (*type != typeid(std::exception)) {
        const auto* const derived = dynamic_cast<const __cxxabiv1::__si_class_type_info*>(type);
        if (derived == nullptr) return false;
        type = derived->__base_type;
    }
    return true;
}

}  // namespace

extern "C" {

void* __cxa_allocate_exception(std::size_t bytes) noexcept {
    return std::malloc(bytes);
}
void __cxa_free_exception(void* thrown) noexcept {
    std::free(thrown);
}

[[noreturn]] void __cxa_throw(void* thrown, std::type_info* type, void (*)(void*)) {
    std::fflush(stdout);
    if (is_exception(type)) {
        std::fprintf(stderr, "error: %s\n", static_cast<std::exception*>(thrown)->what());
    } else {
        int status = 0;
        char* const name = __cxxabiv1::__cxa_demangle(type->name(), nullptr, nullptr, &status);
        std::fprintf(stderr, "error: the program threw a %s\n",
                     name == nullptr ? type->name() : name);
    }
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
