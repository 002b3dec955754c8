// What a thrown C++ object is: the layouts are the Itanium C++ ABI's, the answers libc++abi's.
#pragma once

#include <cstdio>
#include <cstdlib>
#include <exception>
#include <typeinfo>

namespace __cxxabiv1 {

// The base of all that the compiler describes types with (private_typeinfo.h of libc++abi).
class __shim_type_info : public std::type_info {
  public:
    ~__shim_type_info() override;
    virtual void noop1() const;
    virtual void noop2() const;
    /// Whether a handler of this type takes the object; `object` becomes what the handler gets.
    virtual bool can_catch(const __shim_type_info* thrown, void*& object) const = 0;
};

extern "C" char* __cxa_demangle(const char* mangled, char* buffer, std::size_t* length,
                                int* status);

}  // namespace __cxxabiv1

namespace m2m::site {

/// Whether `catch (handler)` takes the object; `object` becomes what it gets.
inline bool takes(const std::type_info& handler, const std::type_info& thrown, void*& object) {
    using Type = __cxxabiv1::__shim_type_info;
    return static_cast<const Type&>(handler).can_catch(static_cast<const Type*>(&thrown), object);
}

/// One line of an exception that nobody caught.
inline void tell(const std::type_info& thrown, void* object) {
    if (takes(typeid(std::exception), thrown, object)) {
        std::fprintf(stderr, "error: %s\n", static_cast<std::exception*>(object)->what());
        return;
    }
    int status = 0;
    char* const name = __cxxabiv1::__cxa_demangle(thrown.name(), nullptr, nullptr, &status);
    std::fprintf(stderr, "error: the program threw a %s\n", name == nullptr ? thrown.name() : name);
    std::free(name);
}

}  // namespace m2m::site
