// The sum of x. Each thread has a place of its own for its sum, and still they get in each other's
// way.
#include "sum.hpp"

#include <omp.h>

float sum(int count, const float* x, int threads, float* scratch) {
#pragma omp parallel num_threads(threads)
    {
        const int me = omp_get_thread_num();
        scratch[me] = 0.0f;
#pragma omp for schedule(static)
        for (int i = 0; i < count; ++i) scratch[me] += x[i];
    }
    float total = 0.0f;
    for (int t = 0; t < threads; ++t) total += scratch[t];
    return total;
}
