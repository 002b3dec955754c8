// Calls the answer.
#include "harness.hpp"

#include "cost.hpp"

double run_rented(double hours, double rent) {
    return rented(hours, rent);
}

double run_bought(double hours, double price, double watts, double dollars_per_kwh) {
    return bought(hours, price, watts, dollars_per_kwh);
}

double run_break_even_hours(double rent, double price, double watts, double dollars_per_kwh) {
    return break_even_hours(rent, price, watts, dollars_per_kwh);
}
