// A stop watch by the names that NVIDIA's samples use: sdkCreateTimer, sdkStartTimer, … Our own
// code, written from how the samples call them. Times are in milliseconds.
#pragma once

#include <chrono>

/// Adds up the time between start() and stop().
class StopWatchInterface {
  public:
    void start() {
        begin_ = Clock::now();
        running_ = true;
    }
    void stop() {
        if (!running_) return;
        total_ += since_start();
        ++sessions_;
        running_ = false;
    }
    void reset() {
        total_ = 0;
        sessions_ = 0;
        begin_ = Clock::now();
    }
    /// The time so far; a running session counts.
    float getTime() const { return static_cast<float>(total_ + (running_ ? since_start() : 0.0)); }
    /// The mean of the finished sessions.
    float getAverageTime() const {
        return sessions_ > 0 ? static_cast<float>(total_ / sessions_) : 0.0f;
    }

  private:
    using Clock = std::chrono::steady_clock;
    double since_start() const {
        return std::chrono::duration<double, std::milli>(Clock::now() - begin_).count();
    }

    Clock::time_point begin_ = Clock::now();
    double total_ = 0;
    int sessions_ = 0;
    bool running_ = false;
};

inline bool sdkCreateTimer(StopWatchInterface** timer) {
    *timer = new StopWatchInterface;
    return true;
}
inline bool sdkDeleteTimer(StopWatchInterface** timer) {
    delete *timer;
    *timer = nullptr;
    return true;
}
inline bool sdkStartTimer(StopWatchInterface** timer) {
    if (*timer != nullptr) (*timer)->start();
    return *timer != nullptr;
}
inline bool sdkStopTimer(StopWatchInterface** timer) {
    if (*timer != nullptr) (*timer)->stop();
    return *timer != nullptr;
}
inline bool sdkResetTimer(StopWatchInterface** timer) {
    if (*timer != nullptr) (*timer)->reset();
    return *timer != nullptr;
}
inline float sdkGetTimerValue(StopWatchInterface** timer) {
    return *timer != nullptr ? (*timer)->getTime() : -1.0f;
}
inline float sdkGetAverageTimerValue(StopWatchInterface** timer) {
    return *timer != nullptr ? (*timer)->getAverageTime() : 0.0f;
}
