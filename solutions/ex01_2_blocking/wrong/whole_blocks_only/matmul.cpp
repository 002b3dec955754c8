// Mistake: stops before a last block that is cut off.
#include "matmul.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>
#include <cstddef>

using m2m::exercise::not_solved_yet;

void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
    std::fill(C, C + std::size_t(m) * n, 0.0f);

    constexpr int block_k = 16, block_n = 32;
    for (int j0 = 0; j0 + block_n <= n; j0 += block_n) {
        const int j1 = std::min(j0 + block_n, n);  // the last block may be cut off
        for (int p0 = 0; p0 < k; p0 += block_k) {
            const int p1 = std::min(p0 + block_k, k);
            for (int i = 0; i < m; ++i) {
                for (int p = p0; p < p1; ++p) {
                    const float a = A[std::size_t(i) * k + p];
                    for (int j = j0; j < j1; ++j) {
                        C[std::size_t(i) * n + j] += a * B[std::size_t(p) * n + j];
                    }
                }
            }
        }
    }
}
