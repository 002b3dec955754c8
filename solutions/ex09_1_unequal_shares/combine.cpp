// The gradient of a whole batch from the gradients of its shares.
#include "combine.hpp"

#include <cstddef>

void combine(int ranks, int weights, const int* rows, const float* gradients, float* sum) {
    int batch = 0;
    for (int rank = 0; rank < ranks; ++rank) batch += rows[rank];
    for (int i = 0; i < weights; ++i) sum[i] = 0;
    for (int rank = 0; rank < ranks; ++rank) {
        // Its mean is 0 / 0, and a weight of 0 would not make NaN go away.
        if (rows[rank] == 0) continue;
        // Every row of the batch counts the same, whoever computed it.
        const float share = float(rows[rank]) / float(batch);
        for (int i = 0; i < weights; ++i)
            sum[i] += share * gradients[std::size_t(rank) * weights + i];
    }
}
