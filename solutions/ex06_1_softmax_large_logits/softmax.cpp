// The softmax of every row, for logits of any size.
#include "softmax.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

void softmax(int rows, int columns, const float* Z, float* P) {
    for (int i = 0; i < rows; ++i) {
        const float* z = Z + std::size_t(i) * columns;
        float* p = P + std::size_t(i) * columns;
        // e^(z − c) / Σ e^(z − c) is the same for every c. With c the largest logit of this row no
        // power exceeds 1, so none overflows; and one of them is exactly 1, so the sum is never 0.
        const float largest = *std::max_element(z, z + columns);
        float sum = 0.0f;
        for (int j = 0; j < columns; ++j) {
            p[j] = std::exp(z[j] - largest);
            sum += p[j];
        }
        for (int j = 0; j < columns; ++j) p[j] /= sum;
    }
}
