// Copies between host and device memory, for an MPI that reads host memory only.
#pragma once

#include <cstddef>

namespace m2m {

/// Copies `count` floats between host memory and the current device's; waits for them.
void copy_to_host(float* to, const float* from, std::size_t count);
void copy_to_device(float* to, const float* from, std::size_t count);

}  // namespace m2m
