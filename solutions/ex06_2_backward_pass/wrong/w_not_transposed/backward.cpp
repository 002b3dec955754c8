// Mistake: multiplies dY by W and not by its transpose.
#include "backward.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>
#include <cstddef>

using m2m::exercise::not_solved_yet;

void backward(int batch, int inputs, int outputs, const float* X, const float* W, const float* dY,
              float* dW, float* db, float* dX) {
    std::fill(db, db + outputs, 0.0f);
    std::fill(dW, dW + std::size_t(inputs) * outputs, 0.0f);
    std::fill(dX, dX + std::size_t(batch) * inputs, 0.0f);
    for (int s = 0; s < batch; ++s) {
        const float* x = X + std::size_t(s) * inputs;
        const float* dy = dY + std::size_t(s) * outputs;
        float* dx = dX + std::size_t(s) * inputs;
        for (int o = 0; o < outputs; ++o) db[o] += dy[o];
        for (int i = 0; i < inputs; ++i) {
            for (int o = 0; o < outputs; ++o) {
                dW[std::size_t(i) * outputs + o] += x[i] * dy[o];
                dx[i] += dy[o] * W[std::size_t(o) * inputs + i];
            }
        }
    }
}
