#include "chapters/08_fusion/traffic.hpp"

namespace m2m::fusion {

namespace {

constexpr double word = 4;  // bytes of a float32
constexpr double label = 1;

}  // namespace

double Traffic::bytes() const {
    double sum = 0;
    for (const Pass& pass : passes) sum += pass.read + pass.written;
    return sum;
}

// [layer] The product, and what comes after it.
Traffic layer_traffic(double m, double n, double k, bool fused) {
    const double A = m * k * word, B = k * n * word, C = m * n * word, bias = n * word;
    if (fused) return {{{"C = max(0, A·B + bias)", A + B + bias, C}}};
    return {{{"C = A·B", A + B, C}, {"C += bias", C + bias, C}, {"C = max(0, C)", C, C}}};
}

// [loss] m rows of n logits; a column has one number for each row.
Traffic loss_traffic(double m, double n, bool fused) {
    const double Z = m * n * word, column = m * word, labels = m * label;
    if (fused) return {{{"dZ, loss and class from Z", Z + labels, Z + column + labels}}};
    return {{{"max of each row", Z, column},
             {"class of each row", Z, labels},
             {"Z − max", Z + column, Z},
             {"pick the label's", column + labels, column},
             {"exp", Z, Z},
             {"sum of each row", Z, column},
             {"divide by the sum", Z + column, Z},
             {"ln sum − label's", 2 * column, column},
             {"subtract 1 at the label", column + labels, column},
             {"divide by m", Z, Z}}};
}

// [adam] Four arrays: gradient g, weights w, running means m and v; separate passes need a fifth,
// t.
Traffic adam_traffic(double count, bool fused) {
    const double array = count * word;
    if (fused) return {{{"m, v and w from g, m, v, w", 4 * array, 3 * array}}};
    return {{{"m *= β₁", array, array},
             {"t = (1 − β₁)·g", array, array},
             {"m += t", 2 * array, array},
             {"v *= β₂", array, array},
             {"t = (1 − β₂)·g", array, array},
             {"t *= g", 2 * array, array},
             {"v += t", 2 * array, array},
             {"t = √v", array, array},
             {"t += ε", array, array},
             {"t = m / t", 2 * array, array},
             {"t *= rate", array, array},
             {"w −= t", 2 * array, array}}};
}

}  // namespace m2m::fusion
