// Tensor cores: products of small matrices whose elements lie in the registers of a warp.
#pragma once

#include "simt/warp_call.hpp"

#include <cstdint>

namespace simt {

enum class Element : unsigned char { f16, bf16, tf32, f32, f64, s8, u8, s32 };

/// D = A·B + C with A of m × k, B of k × n, all of PTX's mma.sync.
struct Multiplication {
    unsigned m, n, k;
    Element a, b, sum;
    bool saturates;  // s32: stays at the ends of its range
};

/// mma.sync: the lanes of the warp meet, and each receives its part of D. The arrays are the lane's
/// registers, as many as the PTX ISA's tables give it. Products are exact; each element is C's plus
/// the products in the order of k, in float32 (float64, int32), rounded once more for float16.
void multiply(const Multiplication& what, const char* operation, const Place& place, const void* a,
              const void* b, const void* c, void* d) noexcept;

/// ldmatrix and stmatrix: the lanes meet; `rows` is the row that this lane reads (or is to write),
/// `registers` this lane's part of each matrix.
struct MatrixRows {
    alignas(16) unsigned char row[16];
    std::uint32_t registers[4];
    unsigned count;  // matrices
    bool transposed;
};
void distribute_rows(const char* operation, const Place& place, MatrixRows& rows) noexcept;
void collect_rows(const char* operation, const Place& place, MatrixRows& rows) noexcept;

typedef std::uint64_t MatrixRow __attribute__((vector_size(16), may_alias));

/// ldmatrix.m8n8: lane 8·i + j reads row j of matrix i, 16 bytes.
template <unsigned Count, bool Transposed>
__attribute__((always_inline)) inline void load_matrices(const char* operation, const Place& place,
                                                         const void* from,
                                                         std::uint32_t* to) noexcept {
    MatrixRows rows{};
    rows.count = Count;
    rows.transposed = Transposed;
    if (lane_id() < 8 * Count)
        *reinterpret_cast<MatrixRow*>(rows.row) = *static_cast<const MatrixRow*>(from);
    distribute_rows(operation, place, rows);
    for (unsigned i = 0; i < Count; ++i) to[i] = rows.registers[i];
}

/// stmatrix.m8n8: lane 8·i + j writes row j of matrix i.
template <unsigned Count, bool Transposed>
__attribute__((always_inline)) inline void store_matrices(const char* operation, const Place& place,
                                                          void* to,
                                                          const std::uint32_t* from) noexcept {
    MatrixRows rows{};
    rows.count = Count;
    rows.transposed = Transposed;
    for (unsigned i = 0; i < Count; ++i) rows.registers[i] = from[i];
    collect_rows(operation, place, rows);
    if (lane_id() < 8 * Count)
        *static_cast<MatrixRow*>(to) = *reinterpret_cast<const MatrixRow*>(rows.row);
}

}  // namespace simt
