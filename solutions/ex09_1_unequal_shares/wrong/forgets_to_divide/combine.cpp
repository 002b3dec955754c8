// Mistake: adds up the sums of all ranks and does not divide by the batch.
#include "combine.hpp"

#include <cstddef>

void combine(int ranks, int weights, const int* rows, const float* gradients, float* sum) {
    for (int i = 0; i < weights; ++i) sum[i] = 0;
    for (int rank = 0; rank < ranks; ++rank) {
        if (rows[rank] == 0) continue;
        const float share = float(rows[rank]);
        for (int i = 0; i < weights; ++i)
            sum[i] += share * gradients[std::size_t(rank) * weights + i];
    }
}
