// The inputs a matmul is checked on: random, seeded, and chosen so that a mistake has nowhere to
// hide.
#include "common/base/error.hpp"
#include "common/base/random.hpp"
#include "common/verify/verify.hpp"

#include <algorithm>
#include <cmath>
#include <string>

namespace m2m {

namespace {

// The largest r for which k products of integers in [−r, r] sum to at most 2²⁴, and at most 8.
int integer_range(int k) {
    const double room = k > 0 ? 0x1p24 / k : 64;
    return static_cast<int>(std::min(8.0, std::floor(std::sqrt(room))));
}

// ±(2²³ + odd) · 2⁻²⁴: in ±[0.5, 1), and the last of its 24 bits is 1, so any rounding changes it.
float full_precision(Random& random) {
    const auto bits = 0x800000u | (static_cast<std::uint32_t>(random.bits() >> 41) | 1u);
    const float size = static_cast<float>(bits) * 0x1p-24f;
    return random.below(2) == 0 ? size : -size;
}

float power_of_two(Random& random) {
    const float size = std::ldexp(1.0f, random.integer(-3, 3));
    return random.below(2) == 0 ? size : -size;
}

}  // namespace

Inputs integer_inputs(int m, int n, int k, std::uint64_t seed) {
    const int range = integer_range(k);
    if (range < 1) {
        throw UsageError("k = " + std::to_string(k) +
                         " is too large for the exact check: use a k of at most 16777216");
    }
    Random random(seed);
    const auto next = [&] {  // −range … −1, 1 … range
        const int value = random.integer(-range, range - 1);
        return static_cast<float>(value >= 0 ? value + 1 : value);
    };
    Inputs inputs{HostMatrix(m, k), HostMatrix(k, n)};
    for (float& a : inputs.A) a = next();
    for (float& b : inputs.B) b = next();
    return inputs;
}

Inputs real_inputs(int m, int n, int k, std::uint64_t seed) {
    Random random(seed);
    Inputs inputs{HostMatrix(m, k), HostMatrix(k, n)};
    for (float& a : inputs.A) a = random.uniform(-1.0f, 1.0f);
    for (float& b : inputs.B) b = random.uniform(-1.0f, 1.0f);
    return inputs;
}

Inputs real_inputs(Precision precision, int m, int n, int k, std::uint64_t seed) {
    Inputs inputs = real_inputs(m, n, k, seed);
    if (precision != Precision::float16) return inputs;
    for (HostMatrix* matrix : {&inputs.A, &inputs.B}) {
        for (float& x : *matrix) {
            if (std::fabs(x) < 0x1p-14f) x += std::copysign(0x1p-14f, x);
        }
    }
    return inputs;
}

Inputs one_term_inputs(int m, int n, int k, std::uint64_t seed) {
    Random random(seed);
    Inputs inputs{HostMatrix(m, k), HostMatrix(k, n)};
    if (k == 0) return inputs;
    const auto b_is_full = [&](int p) { return (static_cast<std::uint64_t>(p) + seed) % 2 == 0; };
    for (int p = 0; p < k; ++p) {
        for (int j = 0; j < n; ++j) {
            inputs.B(p, j) = b_is_full(p) ? full_precision(random) : power_of_two(random);
        }
    }
    for (int i = 0; i < m; ++i) {
        // The last and the first term are the ones most easily lost: the first two rows ask for
        // them.
        int p = i == 0 ? k - 1 : i == 1 ? 0 : random.integer(0, k - 1);
        if (i > 1 && k > 1 && p % 2 != i % 2)
            p = p > 0 ? p - 1 : p + 1;  // both kinds of row, in turns
        inputs.A(i, p) = b_is_full(p) ? power_of_two(random) : full_precision(random);
    }
    return inputs;
}

}  // namespace m2m
