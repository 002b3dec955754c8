// initcheck: what is read and was never written.
#pragma once

#include "simt/check/memory_check.hpp"
#include "simt/check/world.hpp"

#include <cstddef>
#include <cstdint>

namespace simt::check {

class InitialisationCheck {
  public:
    InitialisationCheck(World& world, const MemoryCheck& memory) : world_(world), memory_(memory) {}

    /// A kernel reads bytes of which not all have been written.
    void reads_unwritten(const Page& page, std::uintptr_t address, unsigned size,
                         std::uintptr_t place);
    /// A copy to the host reads them.
    void copies_unwritten(std::uintptr_t from, std::size_t bytes);

  private:
    static bool nothing_written(const Page& page, std::uintptr_t address, unsigned size);

    World& world_;
    const MemoryCheck& memory_;
};

}  // namespace simt::check
