// A step of SGD with momentum and weight decay, in one pass over memory.
#include "momentum.hpp"

void momentum_step(const Momentum& sgd, int count, const float* g, float* w, float* v, float*) {
    for (int i = 0; i < count; ++i) {
        // In registers between the operations. For all the compiler knows, v and w overlap: it
        // would read w[i] again after v[i] was written.
        const float weight = w[i];
        const float step = sgd.momentum * v[i] + (g[i] + sgd.decay * weight);
        v[i] = step;
        w[i] = weight - sgd.rate * step;
    }
}
