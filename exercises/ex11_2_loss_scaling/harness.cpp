// Calls the answer.
#include "harness.hpp"

#include "loss_scaling.hpp"

#include <algorithm>
#include <cmath>

namespace {

// The nearest number of float16: 11 significant bits, none below 2⁻²⁴, none beyond 65,504.
float float16(float x) {
    if (x == 0 || !std::isfinite(x)) return x;
    int exponent = 0;
    std::frexp(x, &exponent);
    const int last_bit = std::max(exponent - 11, -24);
    const float rounded = std::ldexp(std::nearbyint(std::ldexp(x, -last_bit)), last_bit);
    return std::fabs(rounded) > 65504 ? std::copysign(INFINITY, x) : rounded;
}

}  // namespace

float run_scaled_loss(float scale, float loss) {
    return scaled_loss({scale, 1, 0}, loss);
}

int run_overflowed(const std::vector<float>& g) {
    return overflowed(static_cast<int>(g.size()), g.data()) ? 1 : 0;
}

std::vector<float> run_steps(float scale, int interval, const std::vector<float>& gradients,
                             std::vector<float>& w) {
    LossScaler scaler{scale, interval, 0};
    std::vector<float> scales{scale}, g(w.size());
    for (std::size_t first = 0; first + w.size() <= gradients.size(); first += w.size()) {
        const float seed = scaled_loss(scaler, 1);
        for (std::size_t i = 0; i < g.size(); ++i) g[i] = float16(seed * gradients[first + i]);
        training_step(scaler, 1, static_cast<int>(g.size()), g.data(), w.data());
        scales.push_back(scaler.scale);
    }
    return scales;
}
