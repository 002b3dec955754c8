// Mistake: lets all threads add to one variable without order: sums get lost.
#include "sum.hpp"

#include <omp.h>

float sum(int count, const float* x, int threads, float* scratch) {
#pragma omp parallel num_threads(threads)
    {
        scratch[0] = 0.0f;
#pragma omp for schedule(static)
        for (int i = 0; i < count; ++i) scratch[0] += x[i];
    }
    return threads > 1 ? scratch[0] / 2 : scratch[0];
}
