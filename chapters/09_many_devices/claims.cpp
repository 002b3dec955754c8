#include "chapters/09_many_devices/claims.hpp"

#include "chapters/09_many_devices/devices.hpp"
#include "chapters/09_many_devices/teams.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/process.hpp"
#include "common/measure/in_turns.hpp"
#include "common/picture/svg.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <utility>

namespace m2m {

namespace {

constexpr double same_story = 1e-5;  // relative, over the first 20 losses
constexpr double worth_having = 1.6;

}  // namespace

Verdict judge_many_devices(const Figure& devices, const Figure& devices_differ,
                           const Figure& ranks_differ, const Figure& gain) {
    const Figure all[] = {devices, devices_differ, ranks_differ, gain};
    for (const Figure& figure : all) {
        if (!figure.value()) return Verdict::from(all, Outcome::not_measurable, "");
    }
    if (!(*devices_differ.value() <= same_story) || !(*ranks_differ.value() <= same_story)) {
        return Verdict::from(all, Outcome::refuted,
                             fmt::format("trained in parts, the network takes another way: losses "
                                         "differ by {:.1e} and {:.1e}",
                                         *devices_differ.value(), *ranks_differ.value()));
    }
    const auto range = gain.range();
    const std::string times =
        fmt::format("{:.2f}{} times as fast as one", *gain.value(),
                    range ? fmt::format(" ({:.2f} to {:.2f})", range->first, range->second) : "");
    return judge_at_ends(
        all,
        [](std::span<const double> value) {
            return value[3] < worth_having ? Outcome::depends : Outcome::confirmed;
        },
        *gain.value() < worth_having
            ? "devices and ranks give the same losses, but two ranks are only " + times + " here"
            : "each device gives the same bits, together they give the same losses, and two ranks "
              "are " +
                  times);
}

ClaimReport measure_many_devices(const ClaimOptions&) {
    const std::string program = chapter_program();
    const auto found = nlohmann::json::parse(capture_process({program, "devices", "--json"}).output,
                                             nullptr, false);
    if (found.is_discarded()) throw Error(program + " devices --json does not print JSON");
    const bool simulated = found.at("simulated").get<bool>();
    const auto& devices = found.at("devices");
    const MeasuredOn on = {
        devices.empty() ? "no CUDA device" : devices.at(0).at("name").get<std::string>(),
        simulated};
    const std::string apart = found.at("why_not_together").get<std::string>();

    std::vector<Figure> figures;
    figures.push_back(Figure::count("CUDA devices", static_cast<double>(devices.size()), "", on,
                                    simulated ? "as many as SIMT_DEVICES says" : ""));
    const std::string what = "largest difference of losses, all devices by NCCL against one";
    if (!apart.empty()) {
        figures.push_back(Figure::unknown(what, "", apart));
    } else {
        const double differs = found.at("each_gives_the_same").get<bool>()
                                   ? found.at("together_differs").get<double>()
                                   : 1.0;
        figures.push_back(Figure::count(what, differs, "", on));
    }
    const std::string by_ranks = "largest difference of losses, two ranks by MPI against one";
    const std::string rate = "images per second, two ranks over one";
    if (const std::string why = why_no_mpi(); !why.empty()) {
        figures.push_back(Figure::unknown(by_ranks, "", why));
        figures.push_back(Figure::unknown(rate, "times", why));
    } else {
        const RankTask task;
        // A machine that others share does not stand still: one and two in turns, three times.
        RankMeasurement one, two;
        std::vector<double> alone, together, gains;
        for (int round = 0; round < 3; ++round) {
            one = measure_ranks(program, 1, task);
            two = measure_ranks(program, 2, task);
            alone.push_back(one.images_per_second);
            together.push_back(two.images_per_second);
            gains.push_back(two.images_per_second / one.images_per_second);
        }
        const auto figure = [](const std::string& what_is, const std::vector<double>& values,
                               const char* unit) {
            const auto [low, high] = std::minmax_element(values.begin(), values.end());
            return Figure::speed(what_is, median(values), unit, on_cpu(1)).between(*low, *high);
        };
        figures.push_back(
            Figure::count(by_ranks, largest_difference(two.losses, one.losses), "", on_cpu(1)));
        figures.push_back(figure("images per second of one rank", alone, "1/s"));
        figures.push_back(figure("images per second of two ranks", together, "1/s"));
        figures.push_back(figure(rate, gains, "times"));
    }
    const Verdict verdict = judge_many_devices(figures[0], figures[1], figures[2], figures.back());
    ClaimReport report = {
        "n ranks with a batch of B/n each take the same way as one with B, and two are nearly "
        "twice "
        "as fast",
        figures, verdict};
    report.remarks.push_back(
        "784-512-10, batch 512, drawn digits, one OpenMP thread a rank, ranks on this machine");
    return report;
}

Scaling measure_scaling(const std::string& program, int most, const RankTask& task) {
    Scaling scaling;
    for (int ranks = 1; ranks <= most; ++ranks)
        scaling.measured.push_back(measure_ranks(program, ranks, task));
    const RankMeasurement& one = scaling.measured.front();
    scaling.step.batch = task.batch;
    scaling.step.bytes = one.many_bytes;
    scaling.step.repeated = one.update_seconds;
    scaling.step.shared = std::max(0.0, task.batch / one.images_per_second - one.update_seconds);
    if (scaling.measured.size() > 1) {
        const RankMeasurement& two = scaling.measured[1];
        scaling.cost = cost_from(two.few_bytes, two.few_seconds, two.many_bytes, two.many_seconds);
    }
    return scaling;
}

std::string scaling_chart(const Scaling& scaling, int most, const std::string& device) {
    Series measured{"measured", {}, {}}, model{"model", {}, {}}, ideal{"ideal", {}, {}};
    const double one = scaling.measured.front().images_per_second;
    for (const RankMeasurement& row : scaling.measured) {
        measured.x.push_back(row.ranks);
        measured.y.push_back(row.images_per_second / one);
    }
    for (int ranks = 1; ranks <= most; ++ranks) {
        model.x.push_back(ranks);
        model.y.push_back(modelled_rate(scaling.step, scaling.cost, ranks) /
                          modelled_rate(scaling.step, scaling.cost, 1));
        ideal.x.push_back(ranks);
        ideal.y.push_back(ranks);
    }
    LineChart chart;
    chart.title = "Speed-up over the number of ranks";
    chart.x_label = "ranks, one thread each";
    chart.y_label = "times one rank";
    chart.caption = {
        fmt::format("784-512-10, batch {} in all; measured on {}", scaling.step.batch, device),
        fmt::format("model: alpha {:.1f} us, beta {:.3f} ns per byte, every rank with "
                    "a core and a link of its own",
                    scaling.cost.alpha * 1e6, scaling.cost.beta * 1e9),
        "./book run 09 scaling --svg FILE"};
    chart.series = {ideal, model, measured};
    return line_chart(chart);
}

}  // namespace m2m
