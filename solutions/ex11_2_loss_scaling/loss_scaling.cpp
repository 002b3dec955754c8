// Loss scaling for training in float16 (Micikevicius and others, 2018), with a scale that finds its
// own size.
#include "loss_scaling.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>

using m2m::exercise::not_solved_yet;

float scaled_loss(const LossScaler& scaler, float loss) {
    // [todo throws] Return what the backward pass begins from.

    // By the chain rule, all gradients are multiplied with it.
    return scaler.scale * loss;
    // [end]
}

bool overflowed(int count, const float* g) {
    // [todo throws] Is any of the scaled gradients no finite number?

    // ∞ comes from a number that float16 cannot hold, NaN from ∞ − ∞ or 0 · ∞ further on.
    for (int i = 0; i < count; ++i) {
        if (!std::isfinite(g[i])) return true;
    }
    return false;
    // [end]
}

void training_step(LossScaler& scaler, float learning_rate, int count, const float* g, float* w) {
    // [todo throws] After an overflow: leave w alone, halve the scale, begin to count good steps
    // anew. Else: update w by the gradients of the loss itself, and double the scale where this
    // was the last of `interval` good steps.

    // All gradients are looked at before any weight is changed: a step happens or it does not.
    if (overflowed(count, g)) {
        scaler.scale /= 2;
        scaler.good_steps = 0;
        return;
    }
    // g was made with the scale of now: so divide before the scale grows. Scales are powers of two,
    // and dividing by one rounds nothing.
    for (int i = 0; i < count; ++i) w[i] -= learning_rate * (g[i] / scaler.scale);
    if (++scaler.good_steps == scaler.interval) {
        scaler.scale *= 2;
        scaler.good_steps = 0;
    }
    // [end]
}
