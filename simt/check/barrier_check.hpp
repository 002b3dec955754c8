// synccheck: threads that wait in vain or not at all, and lanes that a mask does not name.
#pragma once

#include "simt/check/world.hpp"

namespace simt::check {

class BarrierCheck {
  public:
    explicit BarrierCheck(World& world) : world_(world) {}

    void barrier_reached(const char* file, unsigned line);
    void block_ends(const BlockState& block);
    /// Each lane of `mask` takes the value of sources[lane].
    void shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                  const unsigned* sources);
    /// The launch has failed, or waits for ever.
    void kernel_failed(const Launch& launch, const ExecutionResult& result);

  private:
    void tell_outside_mask(const Shuffles& shuffles, const char* file, unsigned line, unsigned lane,
                           unsigned source);

    World& world_;
};

}  // namespace simt::check
