// Ctrl-C while a training runs: it ends between two steps, not in the middle of one.
#pragma once

#include <csignal>

namespace m2m {

/// While one lives, the first SIGINT or SIGTERM only asks for an end. The second ends the program as
/// usual. A signal that is ignored stays ignored.
class Interruption {
  public:
    Interruption();
    ~Interruption();
    Interruption(const Interruption&) = delete;
    Interruption& operator=(const Interruption&) = delete;

    /// Whether somebody has asked.
    static bool asked();

    /// Ends the program by the signal that came, so that shells see it.
    [[noreturn]] void end_program();

  private:
    void put_back();
    struct sigaction before_[2];
};

}  // namespace m2m
