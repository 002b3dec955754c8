// What you repair: one step of SGD with momentum and weight decay.
#pragma once

struct Momentum {
    float rate = 0.125f, momentum = 0.5f, decay = 0.25f;
};

/// g is the gradient, w the weights, v their velocities; t has room for `count` numbers.
void momentum_step(const Momentum& sgd, int count, const float* g, float* w, float* v, float* t);
