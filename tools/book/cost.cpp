// book cost: buy a GPU, rent one, or use a free notebook?
#include "chapters/10_do_you_need_a_gpu/cost.hpp"

#include "tools/book/command.hpp"

#include <nlohmann/json.hpp>

#include <memory>

namespace m2m::book {

namespace {

struct Options {
    double hours = 100;
    cost::Prices prices;
    JsonOption json;
};

void add_price(Command& command, const std::string& flag, cost::Price& price,
               const std::string& what) {
    command
        .add_number(
            flag,
            [&price](double dollars) {
                price = {dollars, "your price"};
            },
            0, 1e9,
            what + " (default: " + std::to_string(price.dollars).substr(0, 6) + ", " +
                price.source + ")")
        ->type_name("USD");
}

void cost_command(const Options& options) {
    const cost::Costs costs = cost::calculate(options.hours, options.prices);
    cost::print(options.json.text(), costs, options.prices);
    using Json = nlohmann::ordered_json;
    options.json.write(
        {{"hours", costs.hours},
         {"rented", costs.rented},
         {"bought", costs.bought},
         {"free_sessions", costs.free_sessions},
         {"break_even_hours", costs.break_even_hours ? Json(*costs.break_even_hours) : Json()},
         {"cheapest", costs.cheapest},
         {"rent_source", options.prices.rent.source},
         {"buy_source", options.prices.buy.source},
         {"electricity_source", options.prices.electricity.source}});
}

}  // namespace

void add_cost(Command& app, int&) {
    auto* command = app.add_subcommand("cost", "What GPU hours cost: rent, buy, free notebook");
    auto options = std::make_shared<Options>();
    command->add_number("--hours", options->hours, 0, 1e6, "Hours of GPU time")->show_default();
    add_price(*command, "--rent", options->prices.rent, "An hour's rent");
    add_price(*command, "--buy", options->prices.buy, "A card");
    add_price(*command, "--electricity", options->prices.electricity, "One kWh");
    command->add_number("--watts", options->prices.buy_watts, 0, 1e5, "What the card draws")
        ->show_default();
    command
        ->add_number("--free-hours", options->prices.free_hours, 0.01, 1000,
                     "A free session's longest time")
        ->show_default();
    options->json.add_to(*command);
    command->callback([options] { cost_command(*options); });
}

}  // namespace m2m::book
