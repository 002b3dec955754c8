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
    /// Is this allocation written as far as if elements had been given for bytes?
    void tell_elements_for_bytes(Finding& finding, std::uintptr_t address) const;
    /// What is written ends here, in memory that a copy to the host reads to its end.
    void tell_end_of_output(Finding& finding, std::uintptr_t from, std::uintptr_t end,
                            std::size_t bytes) const;

    World& world_;
    const MemoryCheck& memory_;
};

}  // namespace simt::check
