// Calls the answer.
#include "harness.hpp"

#include "break_even.hpp"

long long run_break_even(double car_latency, double car_rate, double truck_latency,
                         double truck_rate) {
    return break_even(Device{car_latency, car_rate}, Device{truck_latency, truck_rate});
}
