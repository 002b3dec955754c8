// What a GPU costs: rented by the hour, or bought and run.
#include "cost.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>

using m2m::exercise::not_solved_yet;

double rented(double hours, double rent) {
    // [todo throws] An hour that has begun is paid in full.
    return std::ceil(hours) * rent;
    // [end]
}

double bought(double hours, double price, double watts, double dollars_per_kwh) {
    // [todo throws] The card, and the electricity for all hours. 1 kWh is 1000 W for an hour.
    return price + hours * watts / 1000 * dollars_per_kwh;
    // [end]
}

double break_even_hours(double rent, double price, double watts, double dollars_per_kwh) {
    // [todo throws] How many hours of what buying saves each hour pay for the card?

    // What an hour saves. Where that is nothing, no number of hours pays for the card.
    const double saved = rent - watts / 1000 * dollars_per_kwh;
    return saved > 0 ? price / saved : -1;
    // [end]
}
