// Wrong kernels: cuda/tiled with one mistake each. C++17, for the .cu file.
#pragma once

namespace m2m::tests {

/// The right kernel, to show that the mistakes alone make the others fail.
void no_mistake(int m, int n, int k, const float* A, const float* B, float* C);

/// The threads multiply before the tiles are loaded.
void no_barrier_after_loading(int m, int n, int k, const float* A, const float* B, float* C);

/// The next tiles overwrite those that other threads still read.
void no_barrier_after_multiplying(int m, int n, int k, const float* A, const float* B, float* C);

/// Tiles at the edge are filled with what lies behind the matrix.
void no_guard_at_the_load(int m, int n, int k, const float* A, const float* B, float* C);

/// Threads outside C write all the same.
void no_guard_at_the_store(int m, int n, int k, const float* A, const float* B, float* C);

/// The load asks whether my element of C exists, not whether the element it loads does.
void guard_of_the_wrong_element(int m, int n, int k, const float* A, const float* B, float* C);

/// The last tile, when it is not full, is left out.
void last_tile_dropped(int m, int n, int k, const float* A, const float* B, float* C);

/// The grid is rounded down: the last rows and columns of C get no block.
void grid_rounded_down(int m, int n, int k, const float* A, const float* B, float* C);

/// C is added to, not overwritten.
void added_to_C(int m, int n, int k, const float* A, const float* B, float* C);

/// Row and column are swapped where the result is stored.
void stored_transposed(int m, int n, int k, const float* A, const float* B, float* C);

/// Threads outside C return before they have loaded their part of the tiles.
void returns_before_the_barrier(int m, int n, int k, const float* A, const float* B, float* C);

/// The inputs are rounded to 11 significant bits, as float16 and TF32 do.
void inputs_rounded(int m, int n, int k, const float* A, const float* B, float* C);

/// More threads in a block than any device has: nothing runs, and nobody asked whether it did.
void launch_that_fails(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::tests
