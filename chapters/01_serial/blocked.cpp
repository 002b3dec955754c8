// serial/blocked: serial/ikj on one block of B at a time.
//
// serial/ikj reads all of B again for every row of C. When B is larger than a cache, every one of
// those readings comes from further away. Here a block of B is small enough to stay in the cache
// until all rows of A have used it.
//
// Run it:  ./book run 01 --stage serial/blocked
#include "chapters/01_serial/stages.hpp"

#include <algorithm>
#include <cstddef>

namespace m2m::serial {

namespace {

// [sizes] A block of B is 128 × 512 floats, 256 KiB: half of a small L2 cache.
constexpr int block_k = 128;
constexpr int block_n = 512;

}  // namespace

// [loops] Two loops choose a block of B; the three inside are serial/ikj on that block.
void blocked(int m, int n, int k, const float* A, const float* B, float* C) {
    std::fill(C, C + std::size_t(m) * n, 0.0f);
    for (int j0 = 0; j0 < n; j0 += block_n) {
        const int j1 = std::min(j0 + block_n, n);
        for (int p0 = 0; p0 < k; p0 += block_k) {
            const int p1 = std::min(p0 + block_k, k);
            for (int i = 0; i < m; ++i) {
                float* c_row = C + std::size_t(i) * n;
                for (int p = p0; p < p1; ++p) {
                    const float a = A[std::size_t(i) * k + p];
                    const float* b_row = B + std::size_t(p) * n;
                    for (int j = j0; j < j1; ++j) c_row[j] += a * b_row[j];
                }
            }
        }
    }
}

}  // namespace m2m::serial
