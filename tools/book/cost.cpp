// book cost: buy a GPU, rent one, or use a free notebook?
#include "chapters/10_do_you_need_a_gpu/cost.hpp"

#include "tools/book/command.hpp"

#include <memory>

namespace m2m::book {

namespace {

struct Options {
    double hours = 100;
    cost::Prices prices;
    JsonOption json;
};

void add_price(CLI::App& command, const std::string& flag, cost::Price& price,
               const std::string& what) {
    command
        .add_option_function<double>(
            flag,
            [&price](double dollars) {
                price = {dollars, "your price"};
            },
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

void add_cost(CLI::App& app, int&) {
    auto* command = app.add_subcommand("cost", "What GPU hours cost: rent, buy, free notebook");
    auto options = std::make_shared<Options>();
    command->add_option("--hours", options->hours, "Hours of GPU time")->capture_default_str();
    add_price(*command, "--rent", options->prices.rent, "An hour's rent");
    add_price(*command, "--buy", options->prices.buy, "A card");
    add_price(*command, "--electricity", options->prices.electricity, "One kWh");
    command->add_option("--watts", options->prices.buy_watts, "What the card draws")
        ->capture_default_str();
    command->add_option("--free-hours", options->prices.free_hours, "A free session's longest time")
        ->capture_default_str();
    options->json.add_to(*command);
    command->callback([options] { cost_command(*options); });
}

}  // namespace m2m::book
