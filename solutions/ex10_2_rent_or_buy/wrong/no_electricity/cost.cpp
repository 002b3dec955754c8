// Mistake: forgets the electricity in the break-even.
#include "cost.hpp"

#include <cmath>

double rented(double hours, double rent) {
    return std::ceil(hours) * rent;
}

double bought(double hours, double price, double watts, double dollars_per_kwh) {
    return price + hours * watts / 1000 * dollars_per_kwh;
}

double break_even_hours(double rent, double price, double watts, double dollars_per_kwh) {
    const double saved = rent - 0 * watts * dollars_per_kwh;
    return saved > 0 ? price / saved : -1;
}
