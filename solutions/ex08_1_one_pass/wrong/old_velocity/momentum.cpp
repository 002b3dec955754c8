// Mistake: moves w by the velocity of the step before.
#include "momentum.hpp"

void momentum_step(const Momentum& sgd, int count, const float* g, float* w, float* v, float*) {
    for (int i = 0; i < count; ++i) {
        const float weight = w[i];
        const float step = sgd.momentum * v[i] + (g[i] + sgd.decay * weight);
        w[i] = weight - sgd.rate * v[i];
        v[i] = step;
    }
}
