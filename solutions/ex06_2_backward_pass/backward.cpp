// The gradients of a dense layer Y = X·W + b.
#include "backward.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>
#include <cstddef>

using m2m::exercise::not_solved_yet;

void backward(int batch, int inputs, int outputs, const float* X, const float* W, const float* dY,
              float* dW, float* db, float* dX) {
    // [todo throws] db[o] = Σ over the batch of dY; dW = Xᵀ·dY; dX = dY·Wᵀ. All three are
    // overwritten.

    // All three add up products, so they begin at zero, whatever was there.
    std::fill(db, db + outputs, 0.0f);
    std::fill(dW, dW + std::size_t(inputs) * outputs, 0.0f);
    std::fill(dX, dX + std::size_t(batch) * inputs, 0.0f);
    for (int s = 0; s < batch; ++s) {
        const float* x = X + std::size_t(s) * inputs;
        const float* dy = dY + std::size_t(s) * outputs;
        float* dx = dX + std::size_t(s) * inputs;
        for (int o = 0; o < outputs; ++o) db[o] += dy[o];
        for (int i = 0; i < inputs; ++i) {
            // W[i][o] took x[i] to y[o]: it gets their product, and sends dy[o] back to x[i].
            for (int o = 0; o < outputs; ++o) {
                dW[std::size_t(i) * outputs + o] += x[i] * dy[o];
                dx[i] += dy[o] * W[std::size_t(i) * outputs + o];
            }
        }
    }
    // [end]
}
