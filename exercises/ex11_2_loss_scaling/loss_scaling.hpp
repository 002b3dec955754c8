// What you write: training in float16 with a scaled loss.
#pragma once

struct LossScaler {
    float scale;     ///< what the loss is multiplied with: a power of two
    int interval;    ///< so many good steps in a row, and the scale is doubled
    int good_steps;  ///< steps without an overflow since the scale last changed; 0 at first
};

/// The loss that the backward pass begins from.
float scaled_loss(const LossScaler& scaler, float loss);

/// True when one of the `count` gradients is infinite or NaN.
bool overflowed(int count, const float* g);

/// One step of gradient descent, w ← w − learning_rate · gradient, or none where g has overflowed.
/// g is `count` gradients of the *scaled* loss, w the weights. Sets the scale for the next step.
void training_step(LossScaler& scaler, float learning_rate, int count, const float* g, float* w);
