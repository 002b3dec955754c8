// openmp/rows: serial/ikj with the rows of C shared out among the cores.
//
// Rows of C do not depend on each other, so every thread can have its own and nobody waits. One
// line is new.
//
// Run it:  ./book run 02 --stage openmp/rows      (OMP_NUM_THREADS=1 … chooses how many threads)
#include "chapters/02_openmp/stages.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::openmp {

// [loops] Each thread computes its own contiguous share of the rows of C.
void rows(int m, int n, int k, const float* A, const float* B, float* C) {
#pragma omp parallel for schedule(static)
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

}  // namespace m2m::openmp
