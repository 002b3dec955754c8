// Runs a lambda as a kernel, straight through the executor.
#pragma once

#include "simt/execution.hpp"

#include <cuda_runtime.h>
#include <gtest/gtest.h>

#include <cstddef>
#include <string>
#include <utility>

namespace simt_core_test {

struct How {
    std::size_t dynamic_shared = 0;
    bool cooperative = false;
};

/// One launch of `kernel`, called once per thread.
template <class Kernel>
simt::ExecutionResult run(dim3 grid, dim3 block, Kernel kernel, How how = {}) {
    simt::Launch launch = simt::detail::make_launch(
        simt::LaunchSite{"kernel", "test.cu", 1},
        simt::LaunchConfig(grid, block, how.dynamic_shared), [kernel]() noexcept { kernel(); });
    launch.cooperative = how.cooperative;
    return simt::execute(launch);
}

inline void expect_ok(const simt::ExecutionResult& result) {
    EXPECT_EQ(result.outcome, simt::Outcome::ok) << result.report;
    EXPECT_EQ(result.report, "");
}

/// The launch failed so, and its report says all of these.
inline void expect_failure(const simt::ExecutionResult& result, simt::Outcome outcome,
                           std::initializer_list<std::string> said) {
    EXPECT_EQ(result.outcome, outcome) << result.report;
    for (const std::string& words : said) {
        EXPECT_NE(result.report.find(words), std::string::npos) << words << "\nis missing in:\n"
                                                                << result.report;
    }
    EXPECT_TRUE(result.report.empty() || result.report.back() == '\n');
}

/// Changes the way launches are run, until the end of the scope.
class With {
  public:
    template <class T>
    With(T simt::ExecutionOptions::*option, T value) : before_(simt::execution_options()) {
        simt::execution_options().*option = value;
    }
    ~With() { simt::execution_options() = before_; }
    With(const With&) = delete;
    With& operator=(const With&) = delete;

  private:
    simt::ExecutionOptions before_;
};

/// The running thread's number in the whole grid.
inline std::size_t grid_rank() {
    const std::size_t block =
        (std::size_t(blockIdx.z) * gridDim.y + blockIdx.y) * gridDim.x + blockIdx.x;
    return block * blockDim.x * blockDim.y * blockDim.z + simt::thread_rank();
}

}  // namespace simt_core_test
