// One warp's access looked at closely: which sectors, which banks, and what the addresses have in
// common.
#pragma once

#include "simt/profile/report.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace m2m::profile {

/// How the lanes' addresses lie.
enum class Shape {
    single,      ///< one lane takes part
    same,        ///< all lanes use one address
    neighbours,  ///< each lane's bytes follow those of the lane before
    strided,     ///< neighbouring lanes are a constant distance apart
    scattered    ///< none of these
};

struct Pattern {
    Shape shape = Shape::single;
    std::int64_t stride = 0;       ///< bytes from one lane to the next
    std::int64_t past_sector = 0;  ///< bytes from a 32-byte boundary to the lowest address
    int same_address = 1;          ///< the most lanes that use one address
};

/// What the distances between neighbouring active lanes say. Rows of a two-dimensional block make
/// pieces of 16 or 8 lanes: the distance that most pairs have counts.
Pattern pattern_of(const Example& example);

/// Numbers of the 32-byte sectors touched (offset / 32), ascending.
std::vector<std::int64_t> sectors_of(const Example& example);

/// Sectors that would hold as many different bytes as are used.
int sectors_needed(const Example& example);

/// Lanes that the banks serve together: all 32 for accesses of up to 4 bytes, 16 for 8, 8 for 16.
struct Phase {
    int first_lane = 0, lanes = 0;
    std::array<std::vector<std::int64_t>, 32> words;  ///< by bank: the different words, ascending
    int wavefronts = 0;                               ///< the most words of a bank
};

/// The phases in which a lane takes part.
std::vector<Phase> phases_of(const Example& example);

/// Bank and word numbers of the 4-byte words that a lane uses, in order.
std::vector<std::int64_t> words_of_lane(const Example& example, int lane);

int wavefronts_of(const Example& example);
int ideal_wavefronts(const Example& example);

/// The bank of a 4-byte word.
int bank_of(std::int64_t word);

}  // namespace m2m::profile
