// Checks of CUDA calls that name the error they got.
#pragma once

#include <cuda_runtime.h>
#include <gtest/gtest.h>

/// Prints "cudaErrorInvalidValue" where a test compares errors.
inline void PrintTo(cudaError_t error, std::ostream* out) {
    *out << cudaGetErrorName(error);
}

#define EXPECT_OK(call) EXPECT_EQ(cudaSuccess, (call))
#define ASSERT_OK(call) ASSERT_EQ(cudaSuccess, (call))

/// The call fails with this error, and cudaGetLastError() reports it once.
inline testing::AssertionResult failed_with(cudaError_t expected, cudaError_t got,
                                            const char* call) {
    const cudaError_t last = cudaGetLastError();
    const cudaError_t after = cudaGetLastError();
    if (got != expected) {
        return testing::AssertionFailure() << call << " gave " << cudaGetErrorName(got) << ", not "
                                           << cudaGetErrorName(expected);
    }
    if (last != expected || after != cudaSuccess) {
        return testing::AssertionFailure()
               << call << ": cudaGetLastError gave " << cudaGetErrorName(last) << ", then "
               << cudaGetErrorName(after);
    }
    return testing::AssertionSuccess();
}
#define EXPECT_FAILS(error, call) EXPECT_TRUE(failed_with((error), (call), #call))
