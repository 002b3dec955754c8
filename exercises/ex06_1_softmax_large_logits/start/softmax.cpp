// The softmax of every row, as the formula says it. In training it gives NaN after a few thousand
// steps.
#include "softmax.hpp"

#include <cmath>
#include <cstddef>

void softmax(int rows, int columns, const float* Z, float* P) {
    for (int i = 0; i < rows; ++i) {
        const float* z = Z + std::size_t(i) * columns;
        float* p = P + std::size_t(i) * columns;
        float sum = 0.0f;
        for (int j = 0; j < columns; ++j) {
            p[j] = std::exp(z[j]);
            sum += p[j];
        }
        for (int j = 0; j < columns; ++j) p[j] /= sum;
    }
}
