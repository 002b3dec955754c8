// What you write: one tile of C = A·B, 4 rows × 16 columns, with its sums in SIMD registers.
#pragma once

constexpr int tile_rows = 4, tile_columns = 16;

/// c[i][j] = Σ a[i][p] · b[p][j] for p < k. Row i of a begins at a + i * a_stride, and so on.
void multiply_tile(int k, const float* a, int a_stride, const float* b, int b_stride, float* c,
                   int c_stride);
