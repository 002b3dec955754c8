// What you write: which thread of a block computes which elements of its 64 × 64 tile of C.
#pragma once

/// Writes to each element of `owner` (64 × 64, row-major) the number of the thread that computes it.
void write_owners(float* owner);
