// A clock that looks after one worker: a thread that spins for ever must not go unnoticed.
#pragma once

#if defined(__linux__)
#include <ctime>
#endif

namespace simt {

/// Calls Worker::tick() of the OS thread that made it, every kTick seconds of *its own processor
/// time*. So it costs nothing while the thread sleeps, does not depend on what else the machine
/// does, and stands still while a debugger holds the program. Only Linux has such clocks;
/// elsewhere, nobody looks.
class Watchdog {
  public:
    static constexpr double kTick = 0.25;

    Watchdog();
    ~Watchdog();
    Watchdog(const Watchdog&) = delete;
    Watchdog& operator=(const Watchdog&) = delete;

  private:
#if defined(__linux__)
    timer_t timer_{};
    bool running_ = false;
#endif
};

}  // namespace simt
