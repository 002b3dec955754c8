// Functions of CUDA's mathematical library that the C library does not have and that are too long
// for a header.
#include "simt/device_math.hpp"

#include <cmath>
#include <limits>

namespace {

constexpr double two_over_root_pi = 1.12837916709551257390;
constexpr double root_half = 0.70710678118654752440;
constexpr double infinity = std::numeric_limits<double>::infinity();
constexpr double not_a_number = std::numeric_limits<double>::quiet_NaN();

/// A first guess at erfc's inverse for 0 < y <= 1, good to three digits: the tail of the normal
/// distribution after Abramowitz & Stegun, 26.2.23.
double erfcinv_guess(double y) {
    const double t = std::sqrt(-2 * std::log(y / 2));
    const double numerator = 2.515517 + t * (0.802853 + t * 0.010328);
    const double denominator = 1 + t * (1.432788 + t * (0.189269 + t * 0.001308));
    return (t - numerator / denominator) * root_half;
}

/// x with erfc(x) = y for 0 < y <= 1. Newton's method on erfc's logarithm, which is nearly a
/// parabola out in the tail; each step doubles the digits.
double erfcinv_of_tail(double y) {
    double x = erfcinv_guess(y);
    for (int step = 0; step < 4; ++step) {
        const double value = std::erfc(x);
        const double slope = -two_over_root_pi * std::exp(-x * x) / value;
        x -= (std::log(value) - std::log(y)) / slope;
    }
    return x;
}

/// I_n(x) for n = 0, 1 and x >= 0 by its power series, all of whose terms are positive.
double bessel_series(int order, double x) {
    const double quarter_square = x * x / 4;
    double term = order == 0 ? 1 : x / 2, sum = term;
    for (int k = 1; term > sum * 1e-17; ++k) {
        term *= quarter_square / (static_cast<double>(k) * (k + order));
        sum += term;
    }
    return sum;
}

/// The same for large x by the asymptotic series (Abramowitz & Stegun, 9.7.1), to its smallest
/// term.
double bessel_asymptotic(int order, double x) {
    const double mu = 4.0 * order * order;
    double term = 1, sum = 1;
    for (int k = 1; k < 40; ++k) {
        const double odd = 2.0 * k - 1;
        const double next = -term * (mu - odd * odd) / (8 * x * k);
        if (std::fabs(next) < 1e-17 * std::fabs(sum) || std::fabs(next) > std::fabs(term)) break;
        term = next;
        sum += term;
    }
    // exp(x) in two halves: the result is finite a little longer than exp(x) is.
    const double half = std::exp(x / 2);
    return half / std::sqrt(2 * simt::kPi * x) * sum * half;
}

double bessel(int order, double x) {
    constexpr double from_here_asymptotic = 40;
    const double magnitude = std::fabs(x);
    if (std::isinf(x)) return order == 0 ? infinity : x;
    const double value = magnitude < from_here_asymptotic ? bessel_series(order, magnitude)
                                                          : bessel_asymptotic(order, magnitude);
    return order == 1 && std::signbit(x) ? -value : value;
}

}  // namespace

double erfcinv(double y) noexcept {
    if (!(y >= 0 && y <= 2)) return not_a_number;
    if (y == 0) return infinity;
    if (y == 2) return -infinity;
    if (y > 1) return -erfcinv_of_tail(2 - y);
    return y == 1 ? 0 : erfcinv_of_tail(y);
}

double erfinv(double x) noexcept {
    if (!(x >= -1 && x <= 1)) return not_a_number;
    if (std::fabs(x) == 1) return std::copysign(infinity, x);
    if (std::fabs(x) > 0.5) return std::copysign(erfcinv_of_tail(1 - std::fabs(x)), x);
    double guess = x / two_over_root_pi;
    for (int step = 0; step < 6; ++step)
        guess -= (std::erf(guess) - x) / (two_over_root_pi * std::exp(-guess * guess));
    return x == 0 ? x : guess;
}

double normcdfinv(double x) noexcept {
    return -erfcinv(2 * x) / root_half;
}

double erfcx(double x) noexcept {
    constexpr double from_here_a_fraction = 5;
    if (std::isnan(x)) return x;
    if (x < from_here_a_fraction) {
        const double square = x * x, error = std::fma(x, x, -square);
        return std::exp(square) * (std::isfinite(error) ? 1 + error : 1) * std::erfc(x);
    }
    // The continued fraction x + (1/2)/(x + (2/2)/(x + (3/2)/(x + …))) (Abramowitz &
    // Stegun, 7.1.14).
    double fraction = x;
    for (int k = 60; k > 0; --k) fraction = x + k / 2.0 / fraction;
    return two_over_root_pi / 2 / fraction;
}

double cyl_bessel_i0(double x) noexcept {
    return bessel(0, x);
}

double cyl_bessel_i1(double x) noexcept {
    return bessel(1, x);
}

double norm(int count, const double* values) noexcept {
    double result = 0;
    for (int i = 0; i < count; ++i) result = std::hypot(result, values[i]);
    return result;
}
