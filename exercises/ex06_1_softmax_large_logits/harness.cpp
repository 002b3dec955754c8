// Calls the answer.
#include "harness.hpp"

#include "softmax.hpp"

#include <cmath>

std::vector<float> run_softmax(int rows, int columns, const std::vector<float>& Z) {
    std::vector<float> P(Z.size(), NAN);
    softmax(rows, columns, Z.data(), P.data());
    return P;
}
