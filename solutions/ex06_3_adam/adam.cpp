// One step of Adam (Kingma and Ba, 2015), in the form that chapter 06 uses.
#include "adam.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>

using m2m::exercise::not_solved_yet;

void adam_step(const Adam& adam, int step, int count, const float* g, float* w, float* m,
               float* v) {
    // [todo throws] Update the running means m and v, and then w. Do not forget the correction.

    // m and v begin at 0 and so are too small at first, by known factors. Both corrections are the
    // same for all weights: they go into the rate, outside the loop.
    const double t = step;
    const float rate =
        static_cast<float>(adam.learning_rate * std::sqrt(1 - std::pow(double(adam.beta2), t)) /
                           (1 - std::pow(double(adam.beta1), t)));
    for (int i = 0; i < count; ++i) {
        m[i] = adam.beta1 * m[i] + (1 - adam.beta1) * g[i];
        v[i] = adam.beta2 * v[i] + (1 - adam.beta2) * g[i] * g[i];
        // Epsilon keeps a weight without any gradient from 0 / 0.
        w[i] -= rate * m[i] / (std::sqrt(v[i]) + adam.epsilon);
    }
    // [end]
}
