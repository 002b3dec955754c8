// What you write: one step of Adam over `count` weights.
#pragma once

struct Adam {
    float learning_rate = 1e-3f, beta1 = 0.9f, beta2 = 0.999f, epsilon = 1e-7f;
};

/// `step` is 1, 2, 3 …; g is the gradient, w the weights, m and v the running means of g and g².
void adam_step(const Adam& adam, int step, int count, const float* g, float* w, float* m, float* v);
