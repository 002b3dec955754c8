// What you write: the gradient of a loss function by differences, to check one by formula.
#pragma once

#include <functional>
#include <vector>

using Loss = std::function<double(const std::vector<double>& w)>;

/// The gradient at w by central differences: (loss(w + h) − loss(w − h)) / 2h for each weight.
std::vector<double> numeric_gradient(const Loss& loss, std::vector<double> w, double h);

/// max |a[i] − b[i]| / max(1, |a[i]|, |b[i]|): small when the gradients agree.
double difference(const std::vector<double>& a, const std::vector<double>& b);
