// The project's one timer.
#pragma once

#include <chrono>

namespace m2m {

/// Wall-clock seconds since construction or the last reset(), on a clock that never jumps.
class Timer {
  public:
    Timer() : start_(Clock::now()) {}
    void reset() { start_ = Clock::now(); }
    double seconds() const { return std::chrono::duration<double>(Clock::now() - start_).count(); }

  private:
    using Clock = std::chrono::steady_clock;
    Clock::time_point start_;
};

}  // namespace m2m
