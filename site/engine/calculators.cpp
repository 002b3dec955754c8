// The calculators of chapter 10 as a module of its own: what a GPU costs, and from which batch on
// it is faster. The arithmetic is that of `book cost` and of `book run 10`; here it gets its
// numbers from a page. (A bad number ends the module with one line: see exceptions.cpp.)
#include "chapters/10_do_you_need_a_gpu/break_even.hpp"
#include "chapters/10_do_you_need_a_gpu/cost.hpp"
#include "site/engine/export.h"
#include "site/engine/request.hpp"

#include <algorithm>
#include <optional>
#include <sstream>
#include <string>
#include <vector>

namespace m2m::site {

namespace {

using break_even::Assumptions;
using break_even::Net;

constexpr int largest_batch = 4096;  // of the curves

std::string request_text, answer_text;

const char* answer(const Json& json) {
    answer_text = json.dump();
    return answer_text.c_str();
}

Json or_null(const std::optional<double>& value) {
    return value ? Json(*value) : Json();
}

/// A CPU in the words of the same model: what it computes and moves per second, and no launches.
GpuPart cpu_part(double gflops, double gbytes) {
    GpuPart cpu{};
    cpu.name = "CPU";
    cpu.cores = 1;
    cpu.boost_hz = gflops * 1e9 / 2;
    cpu.bus_bits = 8;
    cpu.bits_per_pin = gbytes * 1e9;
    return cpu;
}

/// 1, 2, 3, 4, 6, 8, 12 … : two to each doubling.
std::vector<int> batches() {
    std::vector<int> all = {1};
    for (int power = 2; power <= largest_batch; power *= 2) {
        all.push_back(power);
        if (power < largest_batch) all.push_back(power / 2 * 3);
    }
    return all;
}

Json defaults() {
    const cost::Prices prices;
    const Assumptions assumptions;
    Json parts = Json::array();
    for (const GpuPart& part : gpu_parts()) {
        parts.push_back({{"name", part.name},
                         {"flops", part.peak_flops()},
                         {"bandwidth", part.memory_bandwidth()},
                         {"source", part.source}});
    }
    const auto price = [](const cost::Price& one) {
        return Json{{"dollars", one.dollars}, {"source", one.source}};
    };
    return {{"cost",
             {{"hours", 100},
              {"rent", price(prices.rent)},
              {"buy", price(prices.buy)},
              {"electricity", price(prices.electricity)},
              {"watts", prices.buy_watts},
              {"free_hours", prices.free_hours}}},
            {"assumptions",
             {{"reach", assumptions.reach * 100},
              {"launch", assumptions.launch * 1e6},
              {"copy", assumptions.copy * 1e6}}},
            {"parts", parts}};
}

Json costs(const Json& request) {
    // As `book cost` takes them.
    const double hours = number(request, "hours", 0, 1e6, "Hours of GPU time");
    cost::Prices prices;
    const auto price = [&](const char* key, cost::Price& of, const std::string& what) {
        const double dollars = number(request, key, 0, 1e9, what);
        if (dollars != of.dollars) of = {dollars, "your price"};
    };
    price("rent", prices.rent, "An hour's rent");
    price("buy", prices.buy, "A card");
    price("electricity", prices.electricity, "One kWh");
    prices.buy_watts = number(request, "watts", 0, 1e5, "What the card draws");
    prices.free_hours = number(request, "free_hours", 0.01, 1000, "A free session's longest time");
    const cost::Costs result = cost::calculate(hours, prices);
    std::ostringstream text;
    cost::print(text, result, prices);

    constexpr int steps = 8;  // the curves are straight
    const double last = std::max({2 * hours, 2 * result.break_even_hours.value_or(0), 1.0});
    Json at = Json::array(), rented = Json::array(), bought = Json::array();
    for (int i = 0; i <= steps; ++i) {
        const cost::Costs here = cost::calculate(last * i / steps, prices);
        at.push_back(here.hours);
        rented.push_back(here.rented);
        bought.push_back(here.bought);
    }
    return {{"hours", result.hours},
            {"rented", result.rented},
            {"bought", result.bought},
            {"free_sessions", result.free_sessions},
            {"break_even_hours", or_null(result.break_even_hours)},
            {"cheapest", result.cheapest},
            {"text", text.str()},
            {"chart", {{"hours", at}, {"rented", rented}, {"bought", bought}}}};
}

Json curves(const Json& request) {
    const auto name = request.find("gpu");
    const GpuPart& gpu = find_gpu_part(
        name != request.end() && name->is_string() ? name->get<std::string>() : std::string());
    Net net;
    net.hidden = whole(request, "hidden", 1, 16384, "Neurons of the hidden layer");
    net.batch = whole(request, "batch", 1, 65536, "Images in a batch");
    const int images = whole(request, "images", 1, 1000000000, "Images of an epoch");
    const int epochs = whole(request, "epochs", 1, 100000, "Epochs");
    const GpuPart cpu =
        cpu_part(number(request, "cpu_gflops", 0.1, 1e6, "The CPU's GFLOP/s"),
                 number(request, "cpu_gbytes", 0.1, 1e5, "The CPU's memory in GB/s"));
    Assumptions all_of_it, assumptions;
    all_of_it.reach = 1;  // what was measured has been reached
    all_of_it.launch = 0;
    assumptions.launch = number(request, "launch", 0, 1000, "Microseconds to start a kernel") / 1e6;
    assumptions.copy = number(request, "copy", 0, 10000, "Microseconds to start a copy") / 1e6;
    assumptions.reach = number(request, "reach", 1, 100, "Per cent of the GPU's peaks") / 100;

    std::vector<double> x, on_cpu, on_gpu, with_transfers;
    for (const int batch : batches()) {
        Net here = net;
        here.batch = batch;
        x.push_back(batch);
        on_cpu.push_back(break_even::modelled_step(here, cpu, all_of_it));
        on_gpu.push_back(break_even::modelled_step(here, gpu, assumptions));
        with_transfers.push_back(on_gpu.back() +
                                 break_even::modelled_transfers(here, gpu, assumptions));
    }
    const double steps = std::ceil(double(images) / net.batch) * epochs;
    const double cpu_step = break_even::modelled_step(net, cpu, all_of_it);
    const double gpu_step = break_even::modelled_step(net, gpu, assumptions);
    const double transfers = break_even::modelled_transfers(net, gpu, assumptions);
    const std::string what = fmt::format("{} neurons, batches of {}, {} epoch{}", net.hidden,
                                         net.batch, epochs, epochs == 1 ? "" : "s");
    Json variants = Json::array();
    for (const break_even::Variant& variant : break_even::sensitivity(net, gpu)) {
        variants.push_back({{"launch", std::round(variant.assumptions.launch * 1e6)},
                            {"reach", std::round(variant.assumptions.reach * 100)},
                            {"seconds", variant.seconds}});
    }
    return {{"batches", x},
            {"cpu", on_cpu},
            {"gpu", on_gpu},
            {"with_transfers", with_transfers},
            {"crossing", or_null(break_even::crossing(x, on_cpu, on_gpu))},
            {"crossing_with_transfers", or_null(break_even::crossing(x, on_cpu, with_transfers))},
            {"steps", steps},
            {"cpu_step", cpu_step},
            {"gpu_step", gpu_step},
            {"gpu_step_with_transfers", gpu_step + transfers},
            {"answer", break_even::answer(what, steps, cpu_step, gpu_step,
                                          "A " + std::string(gpu.name) + " (by the model)")},
            {"variants", variants}};
}

/// Where two measured curves cross.
Json crossing(const Json& request) {
    const auto numbers = [&](const char* key) {
        return request.at(key).get<std::vector<double>>();
    };
    return {{"crossing", or_null(break_even::crossing(numbers("x"), numbers("champion"),
                                                      numbers("challenger")))}};
}

Json parsed() {
    return Json::parse(request_text);
}

}  // namespace

/// Room for a request of so many bytes.
SITE_EXPORT(room) char* room(std::size_t bytes) {
    request_text.assign(bytes, '\0');
    return request_text.data();
}

SITE_EXPORT(defaults) const char* site_defaults() {
    return answer(defaults());
}

SITE_EXPORT(cost) const char* site_cost() {
    return answer(costs(parsed()));
}

SITE_EXPORT(break_even) const char* site_break_even() {
    return answer(curves(parsed()));
}

SITE_EXPORT(crossing) const char* site_crossing() {
    return answer(crossing(parsed()));
}

}  // namespace m2m::site
