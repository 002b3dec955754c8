// The program of a measuring chapter: its claims, each with prediction, figures and verdict.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/machine.hpp"
#include "common/measure/claim.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <exception>
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

int run_claims(int argc, char** argv, std::string_view chapter, std::span<const Claim> claims,
               void (*before)(std::ostream&)) {
    CLI::App app{fmt::format("Chapter {}: measures its claims on this machine.", chapter)};
    std::vector<int> numbers;
    std::vector<std::string> json;
    ClaimOptions options;
    app.add_option("--claim", numbers, "only the claim with this number; again for more")
        ->expected(1)
        ->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    app.add_option("--seconds", options.seconds, "how long each single timing may take")
        ->check(CLI::Range(0.001, 60.0))
        ->capture_default_str();
    CLI::Option* json_option =
        app.add_option("--json", json, "write the figures as JSON to FILE, or to standard output")
            ->option_text("[FILE]")
            ->expected(0, 1);
    try {
        app.parse(argc, argv);
    } catch (const CLI::CallForHelp& help) {
        return app.exit(help);
    } catch (const CLI::ParseError& error) {
        throw UsageError(std::string(error.what()) + "; --help shows the flags");
    }

    const std::vector<Claim> chosen = chosen_claims(chapter, numbers, claims);
    const std::string file = json.empty() ? "" : json.front();
    std::ostream& out = *json_option && file.empty() ? std::cerr : std::cout;
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
    if (*json_option && file.empty()) std::cout << rows.dump(2) << '\n';
    if (*json_option && !file.empty()) write_file(file, rows.dump(2) + "\n");
    std::cout << std::flush;
    if (!std::cout) throw Error("cannot write to standard output: is the disk full?");
    return 0;
}

}  // namespace

int claims_main(int argc, char** argv, std::string_view chapter, std::span<const Claim> claims,
                void (*before)(std::ostream&)) try {
    return run_claims(argc, argv, chapter, claims, before);
} catch (const UsageError& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 2;
} catch (const std::exception& error) {
    std::cerr << "error: " << error.what() << std::endl;
    return 1;
}

}  // namespace m2m
