// One line of advice where a figure is far from ideal, and none where all is well.
#pragma once

#include "simt/profile/report.hpp"

#include <string>
#include <vector>

namespace m2m::profile {

/// What is wrong, for tests and for pages that mark a line.
enum class Rule {
    global_stride,      ///< neighbouring threads far apart in global memory
    global_misaligned,  ///< neighbours, but the first starts inside a sector
    global_scattered,
    bank_conflict,
    same_word_atomics,
    divergence,
    block_size,  ///< a last warp that is partly empty
    occupancy,
    small_grid
};

std::string_view name_of(Rule rule);

struct Advice {
    Rule rule;
    std::string file;  ///< with line > 0
    int line = 0;      ///< 0: about the whole kernel
    int last_line = 0;
    std::string text;   ///< "each warp touches 32 sectors where 4 would do: …"
    double weight = 0;  ///< share of the kernel's sectors, wavefronts or lanes lost; 0 … 1

    /// "line 31: …", "lines 12–15: …", "the launch: …"
    std::string sentence() const;
};

/// Advice about one kernel, heaviest first. Lines with a small share of the kernel's work get none.
std::vector<Advice> advise(const Kernel& kernel, const Device& device);

/// What the lanes' addresses have in common, in words: "neighbouring threads are 1,024 bytes
/// apart".
std::string describe(const Example& example);

/// 1,024
std::string grouped(std::uint64_t number);

}  // namespace m2m::profile
