// The sum of x: every thread sums its share in a register and writes it to a line of its own.
#include "sum.hpp"

#include <omp.h>

float sum(int count, const float* x, int threads, float* scratch) {
    constexpr int floats_per_line = 16;
#pragma omp parallel num_threads(threads)
    {
        // A local variable: nobody else can see it, so the compiler keeps it in a register.
        float mine = 0.0f;
#pragma omp for schedule(static)
        for (int i = 0; i < count; ++i) mine += x[i];
        // One write, to a line that no other thread writes.
        scratch[omp_get_thread_num() * floats_per_line] = mine;
    }
    float total = 0.0f;
    for (int t = 0; t < threads; ++t) total += scratch[t * floats_per_line];
    return total;
}
