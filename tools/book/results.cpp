// book results: the figures of a GPU, from bench/on_a_gpu.sh's file into the tables of the texts.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "tools/book/command.hpp"
#include "tools/book/gpu_results.hpp"
#include "tools/snippets/snippets.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <iostream>
#include <memory>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct Options {
    std::string file, root, golden;
    bool check = false, valid = false;
};

void results_command(const Options& options, int& status) {
    if (options.valid) {
        if (!nlohmann::json::accept(read_file(options.file)))
            throw UsageError(options.file + " is not JSON");
        return;
    }
    const GpuResults results = read_gpu_results(options.file);
    const fs::path root = options.root.empty() ? project_root() : fs::path(options.root);
    std::vector<fs::path> texts = snippets::texts(root);
    texts.push_back(root / "bench/README.md");  // the figures' own page is no text of the book
    // All texts are made before one is written: bad figures change nothing.
    std::vector<std::pair<fs::path, std::string>> changed;
    for (const fs::path& text : texts) {
        if (!fs::exists(text)) continue;
        const std::string before = read_file(text);
        try {
            const std::string after = fill_gpu_tables(before, results);
            if (after != before) changed.emplace_back(text, after);
        } catch (const UsageError& error) {
            throw UsageError(fs::relative(text, root).string() + ": " + error.what());
        }
    }
    for (const auto& [path, text] : changed) {
        if (!options.check) write_file(path, text);
        std::cout << (options.check ? "differs " : "filled ") << fs::relative(path, root).string()
                  << "\n";
    }
    if (changed.empty()) std::cout << "every table already holds these figures\n";
    if (!options.golden.empty()) {
        for (const auto& [name, csv] : golden_tables(results))
            write_file(fs::path(options.golden) / (name + ".csv"), csv);
    }
    std::cout << results.device << ", " << results.date << "\n" << std::flush;
    if (options.check && !changed.empty()) status = 1;
}

}  // namespace

void add_results(Command& app, int& status) {
    auto* command =
        app.add_subcommand("results", "Fill the tables of the chapters with a GPU's figures");
    auto options = std::make_shared<Options>();
    command->add_option("file", options->file, "gpu-results.json, as bench/on_a_gpu.sh wrote it")
        ->required();
    command->add_flag("--check", options->check,
                      "Write nothing; status 1 when a table would change");
    command->add_flag("--valid", options->valid,
                      "Only find out whether any file is JSON: status 0, or 2");
    command->add_option("--root", options->root, "The project to fill in (default: this one)")
        ->type_name("DIR");
    command
        ->add_option("--golden", options->golden,
                     "Also write Nsight Compute's table of each golden kernel into DIR")
        ->type_name("DIR");
    command->footer("bench/README.md says how the file is made and what is in it.");
    command->callback([options, &status] { results_command(*options, status); });
}

}  // namespace m2m::book
