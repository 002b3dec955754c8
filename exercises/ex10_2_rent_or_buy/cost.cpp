// What a GPU costs: rented by the hour, or bought and run.
#include "cost.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cmath>

using m2m::exercise::not_solved_yet;

double rented(double hours, double rent) {
    // TODO: An hour that has begun is paid in full.
    not_solved_yet();  // remove this line
}

double bought(double hours, double price, double watts, double dollars_per_kwh) {
    // TODO: The card, and the electricity for all hours. 1 kWh is 1000 W for an hour.
    not_solved_yet();  // remove this line
}

double break_even_hours(double rent, double price, double watts, double dollars_per_kwh) {
    // TODO: How many hours of what buying saves each hour pay for the card?
    not_solved_yet();  // remove this line
}
