// Mistake: puts all operations into one loop and still carries the value in t.
#include "momentum.hpp"

void momentum_step(const Momentum& sgd, int count, const float* g, float* w, float* v, float* t) {
    for (int i = 0; i < count; ++i) {
        const float weight = w[i];
        t[i] = sgd.momentum * v[i] + (g[i] + sgd.decay * weight);
        const float step = t[i];
        v[i] = step;
        w[i] = weight - sgd.rate * step;
    }
}
