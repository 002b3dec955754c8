// CUDA_CHECK: every runtime and cuBLAS call is checked, and a failure says what to do.
#pragma once

#include <cublas_v2.h>
#include <cuda_runtime.h>

namespace m2m {

/// @throws Error with the call, the place, CUDA's reason and, for the usual troubles, what to do;
/// returns on success.
void cuda_check(cudaError_t status, const char* call, const char* file, int line);
void cuda_check(cublasStatus_t status, const char* call, const char* file, int line);

}  // namespace m2m

/// Wrap every CUDA runtime or cuBLAS call: CUDA_CHECK(cudaMalloc(&p, bytes));
/// After a launch: CUDA_CHECK(cudaGetLastError());
#define CUDA_CHECK(call) ::m2m::cuda_check((call), #call, __FILE__, __LINE__)
