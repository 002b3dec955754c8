// What you write: what a GPU costs. All money is in dollars, rent is for an hour.
#pragma once

/// Renting; every hour that has begun is paid.
double rented(double hours, double rent);

/// Buying for `price` and running for so many hours.
double bought(double hours, double price, double watts, double dollars_per_kwh);

/// Hours after which both have cost the same, without rounding to hours; −1 when that never comes.
double break_even_hours(double rent, double price, double watts, double dollars_per_kwh);
