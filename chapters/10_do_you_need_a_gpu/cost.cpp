#include "chapters/10_do_you_need_a_gpu/cost.hpp"

#include "common/base/error.hpp"

#include <fmt/format.h>

#include <cmath>
#include <ostream>

namespace m2m::cost {

namespace {

void need_amount(const char* what, double value) {
    if (std::isfinite(value) && value >= 0) return;
    throw UsageError(fmt::format("{} of {}: it must be a number of 0 or more", what, value));
}

}  // namespace

// [cost] Renting costs by the hour; buying costs once, and then the electricity.
Costs calculate(double hours, const Prices& prices) {
    need_amount("hours", hours);
    need_amount("a rent", prices.rent.dollars);
    need_amount("a price", prices.buy.dollars);
    need_amount("an electricity price", prices.electricity.dollars);
    need_amount("watts", prices.buy_watts);
    if (!(prices.free_hours > 0)) throw UsageError("a free session must last longer than 0 hours");
    const double electricity_per_hour = prices.buy_watts / 1000 * prices.electricity.dollars;
    const double saved_per_hour = prices.rent.dollars - electricity_per_hour;
    Costs costs;
    costs.hours = hours;
    costs.rented = hours * prices.rent.dollars;
    costs.bought = prices.buy.dollars + hours * electricity_per_hour;
    costs.free_sessions = std::ceil(hours / prices.free_hours);
    if (saved_per_hour > 0) costs.break_even_hours = prices.buy.dollars / saved_per_hour;
    costs.cheapest = costs.rented < costs.bought   ? "rent"
                     : costs.bought < costs.rented ? "buy"
                                                   : "either";
    return costs;
}

void print(std::ostream& out, const Costs& costs, const Prices& prices) {
    const auto way = [&](const char* name, double dollars, const std::string& how) {
        out << fmt::format("  {:<15}{:>9.2f} USD   {}\n", name, dollars, how);
    };
    const auto more = [&](const std::string& text) { out << fmt::format("{:33}{}\n", "", text); };
    out << fmt::format("{:g} hours of GPU time\n\n", costs.hours);
    way("rent", costs.rented, fmt::format("{:g} USD an hour", prices.rent.dollars));
    more(prices.rent.source);
    way("buy", costs.bought, fmt::format("{:g} USD", prices.buy.dollars));
    more(prices.buy.source);
    more(fmt::format("{:g} W at {:g} USD a kWh", prices.buy_watts, prices.electricity.dollars));
    more(prices.electricity.source);
    way("free notebook", 0,
        fmt::format("{:.0f} session{} of at most {:g} hours,", costs.free_sessions,
                    costs.free_sessions == 1 ? "" : "s", prices.free_hours));
    more("if a GPU is free when you ask");
    out << '\n';
    if (costs.break_even_hours)
        out << fmt::format("Buying is cheaper than renting from {:.0f} hours on.\n",
                           *costs.break_even_hours);
    else
        out << "Buying never pays: its electricity alone costs as much as the rent.\n";
    out << "The machine around a bought GPU is not counted. Prices change: give your own.\n";
}

}  // namespace m2m::cost
