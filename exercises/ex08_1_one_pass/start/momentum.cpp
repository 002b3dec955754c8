// A step of SGD with momentum and weight decay, one operation a pass, as a library would do it.
#include "momentum.hpp"

void momentum_step(const Momentum& sgd, int count, const float* g, float* w, float* v, float* t) {
    for (int i = 0; i < count; ++i) t[i] = sgd.decay * w[i];
    for (int i = 0; i < count; ++i) t[i] += g[i];
    for (int i = 0; i < count; ++i) v[i] *= sgd.momentum;
    for (int i = 0; i < count; ++i) v[i] += t[i];
    for (int i = 0; i < count; ++i) t[i] = sgd.rate * v[i];
    for (int i = 0; i < count; ++i) w[i] -= t[i];
}
