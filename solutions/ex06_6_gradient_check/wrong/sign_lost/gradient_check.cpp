// Mistake: compares sizes, so a gradient of the wrong sign passes.
#include "gradient_check.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>
#include <cmath>

using m2m::exercise::not_solved_yet;

std::vector<double> numeric_gradient(const Loss& loss, std::vector<double> w, double h) {
    std::vector<double> gradient(w.size());
    for (std::size_t i = 0; i < w.size(); ++i) {
        const double before = w[i];
        w[i] = before + h;
        const double above = loss(w);
        w[i] = before - h;
        const double below = loss(w);
        w[i] = before;  // the next weight's turn: all others are as they were
        gradient[i] = (above - below) / (2 * h);
    }
    return gradient;
}

double difference(const std::vector<double>& a, const std::vector<double>& b) {
    double largest = 0;
    for (std::size_t i = 0; i < a.size(); ++i) {
        const double size = std::max({1.0, std::fabs(a[i]), std::fabs(b[i])});
        largest = std::max(largest, std::fabs(std::fabs(a[i]) - std::fabs(b[i])) / size);
    }
    return largest;
}
