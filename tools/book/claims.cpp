// book claims: what the articles say, and what this machine says to it.
#include "chapters/claims.hpp"

#include "common/base/file.hpp"
#include "common/base/machine.hpp"
#include "common/base/project.hpp"
#include "tools/book/claims_report.hpp"
#include "tools/book/command.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct Options {
    std::vector<int> numbers;
    ClaimOptions measure;
    std::string markdown, svg;
    JsonOption json;
};

// Timings of a busy machine say more about its other work than about it.
std::string busy_note() {
    double load = 0;
    if (::getloadavg(&load, 1) != 1 || load < 0.5) return "";
    return fmt::format(
        "note: other work was on this machine in the last minute (load {:.1f}); "
        "wait until it rests,\n      or times and verdicts will drift\n\n",
        load);
}

void claims_command(const Options& options) {
    for (const fs::path path : {options.markdown, options.svg, options.json.file()})
        need_writable(path);
    std::vector<ClaimRow> rows;
    nlohmann::ordered_json json = nlohmann::ordered_json::array();
    std::vector<Claim> chosen;
    for (const int number : options.numbers) chosen.push_back(find_claim(number));
    if (chosen.empty()) chosen.assign(claims().begin(), claims().end());
    const std::string busy = busy_note();
    const bool terminal = ::isatty(STDERR_FILENO) == 1;
    for (const Claim& claim : chosen) {
        if (terminal) fmt::print(stderr, "\r\033[Kmeasuring claim {} …", claim.number);
        rows.push_back({claim, measure_claim(claim, options.measure)});
        if (terminal) fmt::print(stderr, "\r\033[K");
        json.push_back(to_json(claim, rows.back().report));
        json.back()["text"] = chapter_text(claim.chapter);
    }
    const ClaimContext context{today(), cpu_device_name(), command_line()};
    std::ostream& out = options.json.text();
    if (!build_measures_speed()) out << "Not timed: this is " << why_no_speed() << "\n\n";
    out << busy;
    print_claims(out, rows);
    out << context.machine << ", " << context.date << "\n";
    if (!options.markdown.empty())
        write_file(options.markdown,
                   claims_markdown(rows, context, way_to_root(options.markdown, project_root())));
    if (!options.svg.empty())
        write_file(options.svg,
                   claims_svg(rows, context, way_to_root(options.svg, project_root())));
    options.json.write({{"date", context.date},
                        {"machine", context.machine},
                        {"command", context.command},
                        {"busy", !busy.empty()},
                        {"claims", json}});
}

}  // namespace

void add_claims(Command& app, int&) {
    auto* command =
        app.add_subcommand("claims", "Measure what the articles claim; a verdict on each");
    auto options = std::make_shared<Options>();
    command->add_numbers("--claim", options->numbers, 0, 1000,
                         "Only the claim with this number; again for more");
    command
        ->add_number("--seconds", options->measure.seconds, 0.001, 60,
                     "How long a single timing may take")
        ->show_default();
    command->add_option("--markdown", options->markdown, "Write the table as Markdown")
        ->type_name("FILE");
    command->add_option("--svg", options->svg, "Draw the table")->type_name("FILE");
    options->json.add_to(*command);
    command->callback([options] { claims_command(*options); });
}

}  // namespace m2m::book
