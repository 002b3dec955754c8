// Mistake: gives every thread a line of its own but still adds up in memory.
#include "sum.hpp"

#include <omp.h>

float sum(int count, const float* x, int threads, float* scratch) {
#pragma omp parallel num_threads(threads)
    {
        const int me = omp_get_thread_num();
        scratch[16 * me] = 0.0f;
#pragma omp for schedule(static)
        for (int i = 0; i < count; ++i) scratch[16 * me] += x[i];
    }
    float total = 0.0f;
    for (int t = 0; t < threads; ++t) total += scratch[16 * t];
    return total;
}
