// Floating-point operations of a basic block, read from the program's own instructions.
#pragma once

#include <cstdint>
#include <map>
#include <vector>

namespace simt::count {

/// An instruction that computes: its address, and how many operations it is.
struct Computation {
    std::uintptr_t address;
    unsigned operations;
};

/// By the return address of the call that announces a block: the computations of that block, none
/// perhaps. Addresses that follow another call are not in it.
using Computations = std::map<std::uintptr_t, std::vector<Computation>>;

/// Asks objdump. An addition, multiplication, division or square root is one operation, a fused
/// multiply-add two; what a vector instruction does to each element counts. Functions of the
/// library (expf) count nothing. @returns whether objdump could be asked.
bool find_computations(const std::vector<std::uintptr_t>& blocks, Computations& result);

/// The operations of one instruction as objdump writes it: "vfmadd231ss %xmm0,%xmm1,%xmm2" is 2.
unsigned operations_of(const char* instruction) noexcept;

}  // namespace simt::count
