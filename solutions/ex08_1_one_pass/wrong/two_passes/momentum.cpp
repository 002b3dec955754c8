// Mistake: makes two passes, one for v and one for w.
#include "momentum.hpp"

void momentum_step(const Momentum& sgd, int count, const float* g, float* w, float* v, float*) {
    for (int i = 0; i < count; ++i) {
        const float weight = w[i];
        const float step = sgd.momentum * v[i] + (g[i] + sgd.decay * weight);
        v[i] = step;
    }
    for (int i = 0; i < count; ++i) w[i] -= sgd.rate * v[i];
}
