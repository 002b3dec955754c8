// Mistake: subtracts the largest logit of the whole matrix, so the sums of other rows become 0.
#include "softmax.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

void softmax(int rows, int columns, const float* Z, float* P) {
    for (int i = 0; i < rows; ++i) {
        const float* z = Z + std::size_t(i) * columns;
        float* p = P + std::size_t(i) * columns;
        const float largest = *std::max_element(Z, Z + std::size_t(rows) * columns);
        float sum = 0.0f;
        for (int j = 0; j < columns; ++j) {
            p[j] = std::exp(z[j] - largest);
            sum += p[j];
        }
        for (int j = 0; j < columns; ++j) p[j] /= sum;
    }
}
