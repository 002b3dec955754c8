// What the runtime knows of a kernel: its attributes, and how much shared memory a block of it may
// have.
#pragma once

#include <cstddef>

namespace simt::runtime {

/// The most dynamic shared memory a block of this kernel may ask for: 48 KiB, or what
/// cudaFuncSetAttribute has set. For a kernel whose address the launch does not know (nullptr), the
/// most that was set for any kernel.
std::size_t max_dynamic_shared(const void* kernel);

}  // namespace simt::runtime
