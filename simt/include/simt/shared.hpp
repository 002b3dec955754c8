// What `__shared__` becomes: a place in the memory that the threads of one block share.
#pragma once

#include "device_launch_parameters.h"

#include <cstddef>

namespace simt {

/// One `__shared__` declaration of the program (of each template instantiation). Made once, before
/// its first use.
struct SharedVariable {
    const char* name;
    const char* file;
    int line;
    std::size_t size;
    std::size_t alignment;
    unsigned slot;  // index in every block's table of addresses
};

/// Gives the declaration its slot. Called once per declaration, when it is first executed.
SharedVariable register_shared(const char* name, const char* file, int line, std::size_t size,
                               std::size_t alignment) noexcept;

/// The running block's shared memory, as its threads see it.
struct SharedMemory {
    void** addresses;  // by slot; null until a thread of the block has executed the declaration
    void* dynamic;     // `extern __shared__`: what the launch's third parameter asked for
};
extern SIMT_THREAD_LOCAL SharedMemory shared_memory;

/// Finds room for the variable in the running block and enters its address in the table.
void* place_shared(const SharedVariable& variable) noexcept;

/// What alignas(N) or alignas(T) asks for, as a number of bytes; never less than 16.
template <std::size_t Bytes>
constexpr std::size_t alignment() {
    return Bytes < 16 ? 16 : Bytes;
}
template <class T>
constexpr std::size_t alignment() {
    return alignment<alignof(T)>();
}

/// The running block's instance of the variable declared here. `tag` is a lambda: its type makes
/// each declaration a variable of its own. Costs three loads; bind the result to a reference once.
/// Contents: every block starts with all bytes 0xFF (NaN), so that reading before writing shows.
template <class T, std::size_t Alignment = 16, class Tag>
inline T& shared(const char* name, const char* file, int line, Tag) noexcept {
    static const SharedVariable variable = register_shared(
        name, file, line, sizeof(T), alignof(T) < Alignment ? Alignment : alignof(T));
    void* address = shared_memory.addresses[variable.slot];
    if (__builtin_expect(address == nullptr, 0)) address = place_shared(variable);
    return *static_cast<T*>(address);
}

/// `extern __shared__ T x[]` at block scope: the dynamic part of the running block's shared memory,
/// 256-byte aligned. All such arrays of a kernel start at the same address, as on a GPU.
template <class T>
inline T* dynamic_shared() noexcept {
    return static_cast<T*>(shared_memory.dynamic);
}

/// `extern __shared__ T x[]` at file scope: an object that behaves as the array.
template <class T>
struct DynamicShared {
    operator T*() const noexcept { return dynamic_shared<T>(); }
    T* operator&() const noexcept { return dynamic_shared<T>(); }
};

}  // namespace simt
