// Mistake: counts steps from 0 in the correction: the first divides by zero.
#include "adam.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>

using m2m::exercise::not_solved_yet;

void adam_step(const Adam& adam, int step, int count, const float* g, float* w, float* m,
               float* v) {
    const double t = step - 1;
    const float rate =
        static_cast<float>(adam.learning_rate * std::sqrt(1 - std::pow(double(adam.beta2), t)) /
                           (1 - std::pow(double(adam.beta1), t)));
    for (int i = 0; i < count; ++i) {
        m[i] = adam.beta1 * m[i] + (1 - adam.beta1) * g[i];
        v[i] = adam.beta2 * v[i] + (1 - adam.beta2) * g[i] * g[i];
        w[i] -= rate * m[i] / (std::sqrt(v[i]) + adam.epsilon);
    }
}
