// A gradient by differences: slow, but hard to get wrong, so it checks the fast one.
#include "gradient_check.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>
#include <cmath>

using m2m::exercise::not_solved_yet;

std::vector<double> numeric_gradient(const Loss& loss, std::vector<double> w, double h) {
    // [todo throws] For each weight: the loss with it a little larger, and a little smaller.
    std::vector<double> gradient(w.size());
    for (std::size_t i = 0; i < w.size(); ++i) {
        const double before = w[i];
        // To both sides: the even terms of the Taylor series cancel, and the error is of order h².
        w[i] = before + h;
        const double above = loss(w);
        w[i] = before - h;
        const double below = loss(w);
        w[i] = before;  // the next weight's turn: all others are as they were
        gradient[i] = (above - below) / (2 * h);
    }
    return gradient;
    // [end]
}

double difference(const std::vector<double>& a, const std::vector<double>& b) {
    // [todo throws] The largest difference, relative to the numbers where these are larger than 1.
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double size = std::max({1.0, std::fabs(a[i]), std::fabs(b[i])});
        largest = std::max(largest, std::fabs(a[i] - b[i]) / size);
    }
    return largest;
    // [end]
}
