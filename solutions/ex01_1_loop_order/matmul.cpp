// C = A·B with the inner two loops exchanged: each row of C is a sum of rows of B.
#include "matmul.hpp"

#include <algorithm>
#include <cstddef>

void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        float* c_row = C + std::size_t(i) * n;
        // The sums grow in C itself, so they begin at zero, whatever was there.
        std::fill(c_row, c_row + n, 0.0f);
        for (int p = 0; p < k; ++p) {
            // This element of A stays in a register for a whole row of B: one load, n uses.
            const float a = A[std::size_t(i) * k + p];
            const float* b_row = B + std::size_t(p) * n;
            // Both rows are walked along: 16 floats are used of every line that is loaded.
            for (int j = 0; j < n; ++j) c_row[j] += a * b_row[j];
        }
    }
}
