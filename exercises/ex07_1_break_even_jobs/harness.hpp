// What the test calls.
#pragma once

/// By the answer: microseconds, and jobs a microsecond.
long long run_break_even(double car_latency, double car_rate, double truck_latency,
                         double truck_rate);
