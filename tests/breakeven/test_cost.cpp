// The cost calculator, with prices that are easy to follow.
#include "chapters/10_do_you_need_a_gpu/cost.hpp"
#include "common/base/error.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <sstream>

namespace m2m::tests {
namespace {

cost::Prices round_prices() {
    cost::Prices prices;
    prices.rent = {1.0, "a"};
    prices.buy = {400, "b"};
    prices.electricity = {0.5, "c"};
    prices.buy_watts = 400;  // 0.20 an hour
    prices.free_hours = 12;
    return prices;
}

TEST(Cost, OfBuyingMeetsThatOfRentingAtTheBreakEven) {
    const cost::Costs costs = cost::calculate(100, round_prices());
    EXPECT_DOUBLE_EQ(costs.rented, 100);
    EXPECT_DOUBLE_EQ(costs.bought, 420);
    EXPECT_EQ(costs.cheapest, "rent");
    ASSERT_TRUE(costs.break_even_hours);
    EXPECT_DOUBLE_EQ(*costs.break_even_hours, 500);
    const cost::Costs there = cost::calculate(500, round_prices());
    EXPECT_DOUBLE_EQ(there.rented, there.bought);
    EXPECT_EQ(cost::calculate(501, round_prices()).cheapest, "buy");
}

TEST(Cost, HasNoBreakEvenWhereElectricityCostsAsMuchAsTheRent) {
    cost::Prices prices = round_prices();
    prices.rent.dollars = 0.2;
    EXPECT_FALSE(cost::calculate(1, prices).break_even_hours);
}

TEST(Cost, CountsSessionsOfAFreeNotebook) {
    EXPECT_EQ(cost::calculate(0, round_prices()).free_sessions, 0);
    EXPECT_EQ(cost::calculate(12, round_prices()).free_sessions, 1);
    EXPECT_EQ(cost::calculate(13, round_prices()).free_sessions, 2);
}

TEST(Cost, RefusesWhatIsNoAmount) {
    for (const double bad : {-1.0, std::nan(""), HUGE_VAL})
        EXPECT_THROW(cost::calculate(bad, round_prices()), UsageError);
    cost::Prices prices = round_prices();
    prices.free_hours = 0;
    EXPECT_THROW(cost::calculate(1, prices), UsageError);
}

TEST(Cost, PrintsEveryPriceWithItsSourceAndTheDefaultsWithTheirYear) {
    const cost::Prices prices;
    std::ostringstream out;
    cost::print(out, cost::calculate(100, prices), prices);
    for (const cost::Price& price : {prices.rent, prices.buy, prices.electricity}) {
        EXPECT_NE(out.str().find(price.source), std::string::npos);
        EXPECT_NE(price.source.find("20"), std::string::npos) << "no year: " << price.source;
    }
}

}  // namespace
}  // namespace m2m::tests
