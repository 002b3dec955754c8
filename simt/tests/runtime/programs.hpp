// What the .cu half of the runtime's tests offers: small programs as textbooks write them, each
// returning what it found.
#pragma once

#include <string>
#include <vector>

/// Sums through dynamic shared memory of this many bytes; `opt_in` asks for permission first. "" or
/// the error's name.
std::string sum_with_dynamic_shared(int bytes, bool opt_in, float* sum);

/// y = coefficients[0]·x + coefficients[1], the coefficients in __constant__ memory.
std::vector<float> affine_with_constants(const std::vector<float>& x, float a, float b);

/// How many of n threads passed, counted by atomicAdd into a __device__ variable.
int count_in_device_variable(int n);

/// Chunks of x doubled in several streams: copy in, kernel, copy out in each.
std::vector<float> double_in_streams(const std::vector<float>& x, int streams);

/// Fills managed memory on the device and sums it on the host.
long long sum_managed(int n);

/// The errors of: the launch of a kernel whose assert fails, the synchronisation after it, and a
/// later cudaMalloc.
std::vector<std::string> errors_of_a_failed_assert();

/// The errors of a kernel that writes to freed memory: launch, synchronisation.
std::vector<std::string> errors_of_a_use_after_free();

/// The block size that cudaOccupancyMaxPotentialBlockSize suggests for a kernel template.
int suggested_block_size();

/// Rows of a pitched allocation, filled on the device, copied back without their padding.
std::vector<float> fill_pitched(int width, int height);
