// serial/ikj: the same three loops with the inner two exchanged.
//
// The innermost loop now walks along a row of B and a row of C, as they lie in memory. Nothing
// else is new: the same multiplications, the same additions, in the same order for every element.
//
// Run it:  ./book run 01 --stage serial/ikj
#include "chapters/01_serial/stages.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::serial {

// [loops] Row i of C is a sum of rows of B, each scaled by one element of A.
void ikj(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        float* c_row = C + std::size_t(i) * n;
        std::fill(c_row, c_row + n, 0.0f);
        for (int p = 0; p < k; ++p) {
            const float a = A[std::size_t(i) * k + p];
            const float* b_row = B + std::size_t(p) * n;
            for (int j = 0; j < n; ++j) c_row[j] += a * b_row[j];
        }
    }
}

}  // namespace m2m::serial
