// Mistake: doubles the scale first, and divides by the new one.
#include "loss_scaling.hpp"

#include <cmath>

float scaled_loss(const LossScaler& scaler, float loss) {
    return scaler.scale * loss;
}

bool overflowed(int count, const float* g) {
    for (int i = 0; i < count; ++i) {
        if (!std::isfinite(g[i])) return true;
    }
    return false;
}

void training_step(LossScaler& scaler, float learning_rate, int count, const float* g, float* w) {
    if (overflowed(count, g)) {
        scaler.scale /= 2;
        scaler.good_steps = 0;
        return;
    }
    if (++scaler.good_steps == scaler.interval) {
        scaler.scale *= 2;
        scaler.good_steps = 0;
    }
    for (int i = 0; i < count; ++i) w[i] -= learning_rate * (g[i] / scaler.scale);
}
