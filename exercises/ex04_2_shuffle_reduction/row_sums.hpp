// What you write: sums[i] = Σ A[i][j] on the device. A is rows × columns, row-major.
#pragma once

void row_sums(int rows, int columns, const float* A, float* sums);
