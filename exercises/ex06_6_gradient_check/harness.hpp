// What the test calls. The harness owns the loss functions.
#pragma once

#include <vector>

/// The gradient by the answer. Loss 0 is Σ w³, loss 1 is Π w, loss 2 is Σ i·w[i].
std::vector<double> run_numeric_gradient(int loss, const std::vector<double>& w, double h);

double run_difference(const std::vector<double>& a, const std::vector<double>& b);
