// Mistake: subtracts the first logit of the row, which need not be the largest.
#include "softmax.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>

void softmax(int rows, int columns, const float* Z, float* P) {
    for (int i = 0; i < rows; ++i) {
        const float* z = Z + std::size_t(i) * columns;
        float* p = P + std::size_t(i) * columns;
        const float largest = z[0];
        float sum = 0.0f;
        for (int j = 0; j < columns; ++j) {
            p[j] = std::exp(z[j] - largest);
            sum += p[j];
        }
        for (int j = 0; j < columns; ++j) p[j] /= sum;
    }
}
