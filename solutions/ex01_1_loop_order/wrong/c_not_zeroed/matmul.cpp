// Mistake: the right loops, but C is not set to zero first.
#include "matmul.hpp"

#include <cstddef>

void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        for (int p = 0; p < k; ++p) {
            const float a = A[std::size_t(i) * k + p];
            for (int j = 0; j < n; ++j) C[std::size_t(i) * n + j] += a * B[std::size_t(p) * n + j];
        }
    }
}
