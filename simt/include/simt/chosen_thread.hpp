// SIMT_ONLY: one thread of every launch, the only one whose prints are shown.
#pragma once

#include "vector_types.h"

namespace simt {

/// One thread of every launch, or none.
struct ChosenThread {
    /// A block of a grid or a thread of a block: its index, or its number, x counted first.
    struct Which {
        bool by_number = true;
        unsigned long long number = 0;
        uint3 index{0, 0, 0};

        bool is(uint3 at, dim3 extent) const noexcept {
            if (!by_number) return at.x == index.x && at.y == index.y && at.z == index.z;
            return (static_cast<unsigned long long>(at.z) * extent.y + at.y) * extent.x + at.x ==
                   number;
        }
    };

    bool given = false;  // false: every thread counts as chosen
    Which block, thread;
};

/// Reads "BLOCK,THREAD", each a number, x:y, x:y:z, or an index as reports print it: "3,17",
/// "1:2,0:5:0", "(1,2,0),(0,5,0)".
/// @returns whether the text is one of these; if so, it is in `chosen`
bool read_chosen_thread(const char* text, ChosenThread& chosen);

}  // namespace simt

/// Whether the caller is the thread that SIMT_ONLY names; true for all when it names none, false
/// outside of kernels when it does.
extern "C" bool simt_only() noexcept;
