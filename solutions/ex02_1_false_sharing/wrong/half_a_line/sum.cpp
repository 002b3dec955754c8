// Mistake: keeps 8 floats between the sums: two threads still share a line.
#include "sum.hpp"

#include <omp.h>

float sum(int count, const float* x, int threads, float* scratch) {
    constexpr int floats_per_line = 8;
#pragma omp parallel num_threads(threads)
    {
        float mine = 0.0f;
#pragma omp for schedule(static)
        for (int i = 0; i < count; ++i) mine += x[i];
        scratch[omp_get_thread_num() * floats_per_line] = mine;
    }
    float total = 0.0f;
    for (int t = 0; t < threads; ++t) total += scratch[t * floats_per_line];
    return total;
}
