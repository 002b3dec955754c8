// The program of a measuring chapter: its claims, each with prediction, figures and verdict.
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/measure/claim.hpp"
#include "common/program/command_line.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <iostream>

namespace m2m {

namespace {

std::vector<Claim> chosen_claims(std::string_view chapter, const std::vector<int>& numbers,
                                 std::span<const Claim> claims) {
    std::vector<Claim> chosen;
    for (const Claim& claim : claims) {
        if (claim.chapter == chapter) chosen.push_back(claim);
    }
    if (numbers.empty()) return chosen;
    std::vector<int> known;
    for (const Claim& claim : chosen) known.push_back(claim.number);
    for (const int number : numbers) {
        if (std::find(known.begin(), known.end(), number) == known.end()) {
            throw UsageError(fmt::format("this chapter has no claim {}; its claims are {}", number,
                                         fmt::join(known, ", ")));
        }
    }
    chosen.erase(std::remove_if(chosen.begin(), chosen.end(),
                                [&](const Claim& claim) {
                                    return std::find(numbers.begin(), numbers.end(),
                                                     claim.number) == numbers.end();
                                }),
                 chosen.end());
    return chosen;
}

int run_claims(const std::vector<int>& numbers, const ClaimOptions& options, const JsonOption& json,
               std::string_view chapter, std::span<const Claim> claims,
               void (*before)(std::ostream&)) {
    const std::vector<Claim> chosen = chosen_claims(chapter, numbers, claims);
    std::ostream& out = json.text();
    if (!build_measures_speed()) out << "Not timed: " << why_no_speed() << " measures no speed\n\n";
    if (before) before(out);
    const bool progress = isatty(STDERR_FILENO);
    auto rows = nlohmann::ordered_json::array();
    for (const Claim& claim : chosen) {
        if (progress) std::cerr << "measuring claim " << claim.number << " …" << std::flush;
        const ClaimReport report = measure_claim(claim, options);
        if (progress) std::cerr << "\r\x1b[K" << std::flush;
        print_report(out, claim, report);
        out << std::endl;
        rows.push_back(to_json(claim, report));
    }
    json.write(rows);
    std::cout << std::flush;
    if (!std::cout) throw Error("cannot write to standard output: is the disk full?");
    return 0;
}

}  // namespace

int claims_main(int argc, char** argv, std::string_view chapter, std::span<const Claim> claims,
                void (*before)(std::ostream&)) {
    Command app(fmt::format("Chapter {}: measures its claims on this machine.", chapter),
                fmt::format("./book run {}", chapter.substr(0, 2)));
    std::vector<int> numbers;
    ClaimOptions options;
    JsonOption json;
    app.add_numbers("--claim", numbers, 0, 1000, "only the claim with this number; again for more");
    app.add_number("--seconds", options.seconds, 0.001, 60, "how long each single timing may take")
        ->show_default();
    json.add_to(app);
    return run_program(app, argc, argv,
                       [&] { return run_claims(numbers, options, json, chapter, claims, before); });
}

}  // namespace m2m
