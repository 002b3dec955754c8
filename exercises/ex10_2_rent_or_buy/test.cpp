// The test of ex10_2_rent_or_buy.
#include "grading/exercises/testing.hpp"
#include "harness.hpp"

namespace {

using namespace m2m::exercise;

TEST(RentOrBuy, PaysForHoursThatHaveBegun) {
    expect_number(run_rented(8, 0.5), 4, "dollars for 8 hours at 0.50");
    expect_number(run_rented(2.25, 0.5), 1.5, "dollars for 2 hours and a quarter at 0.50");
}

TEST(RentOrBuy, CountsTheElectricity) {
    expect_number(run_bought(0, 300, 200, 0.25), 300, "dollars for a card that nobody used");
    expect_number(run_bought(1000, 300, 200, 0.25), 350, "dollars for 1000 hours at 200 W");
}

TEST(RentOrBuy, FindsTheBreakEven) {
    // An hour saves 0.50 of rent and costs 0.05 of electricity.
    expect_number(run_break_even_hours(0.5, 450, 200, 0.25), 1000, "hours until a card has paid");
}

TEST(RentOrBuy, SaysWhenBuyingNeverPays) {
    expect_number(run_break_even_hours(0.1, 450, 500, 0.25), -1,
                  "hours where electricity costs more than the rent");
    expect_number(run_break_even_hours(0.125, 450, 500, 0.25), -1,
                  "hours where electricity costs as much as the rent");
}

}  // namespace
