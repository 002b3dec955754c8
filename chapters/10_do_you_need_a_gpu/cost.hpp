// What a GPU costs: buy, rent, or a free notebook. Prices go out of date: every one is an input,
// and its default has a source and a date.
#pragma once

#include <iosfwd>
#include <optional>
#include <string>

namespace m2m::cost {

/// A price with where it comes from.
struct Price {
    double dollars = 0;
    std::string source;  ///< "given" when the reader gave it
};

/// The defaults were looked up on 2026-11-22; chapter 10 gives the addresses.
struct Prices {
    Price rent{0.526, "AWS g4dn.xlarge (T4), on demand, us-east-1, Linux; 2026-09-22"};
    Price buy{329, "RTX 3060, NVIDIA's launch price; 2021-01-12"};
    Price electricity{0.165, "average of US homes in 2024, EIA"};
    double buy_watts = 170;  ///< the bought card under load (RTX 3060 graphics card power)
    double free_hours = 12;  ///< a free notebook's longest session ("at most 12 hours", Colab FAQ)
};

/// What `hours` of GPU time cost in each way.
struct Costs {
    double hours = 0;
    double rented = 0;         ///< dollars
    double bought = 0;         ///< price and electricity
    double free_sessions = 0;  ///< sessions of a free notebook that it takes, at best
    /// Hours from which on buying is cheaper than renting; nothing when electricity alone costs as
    /// much as the rent.
    std::optional<double> break_even_hours;
    std::string cheapest;  ///< "rent", "buy", or "either"
};

/// @throws UsageError for hours or prices that are negative or not numbers.
Costs calculate(double hours, const Prices& prices);

/// The answer with every price and its source, for people.
void print(std::ostream& out, const Costs& costs, const Prices& prices);

}  // namespace m2m::cost
