// serial/ijk: the formula, written down. Three loops, one multiplication and one addition inside.
//
//   c[i][j] = a[i][0]·b[0][j] + a[i][1]·b[1][j] + … + a[i][k-1]·b[k-1][j]
//
// Run it:  ./book run 01 --stage serial/ijk
#include "chapters/01_serial/stages.hpp"

#include <cstddef>

namespace m2m::serial {

// [loops] Row i of A times column j of B gives one element of C.
void ijk(int m, int n, int k, const float* A, const float* B, float* C) {
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

}  // namespace m2m::serial
