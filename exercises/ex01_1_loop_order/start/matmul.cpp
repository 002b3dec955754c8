// C = A·B, as the formula is written: right, but it loads far more cache lines than it needs.
#include "matmul.hpp"

#include <cstddef>

void matmul(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            float sum = 0.0f;
            for (int p = 0; p < k; ++p) {
                sum += A[std::size_t(i) * k + p] * B[std::size_t(p) * n + j];
            }
            C[std::size_t(i) * n + j] = sum;
        }
    }
}
