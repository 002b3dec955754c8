// What the test calls.
#pragma once

double run_rented(double hours, double rent);
double run_bought(double hours, double price, double watts, double dollars_per_kwh);
double run_break_even_hours(double rent, double price, double watts, double dollars_per_kwh);
