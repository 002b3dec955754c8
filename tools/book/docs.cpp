// book docs: the reference of the API, made by Doxygen.   book docs --sync: code blocks of all texts
// from the sources.
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/process.hpp"
#include "common/base/project.hpp"
#include "tools/book/command.hpp"
#include "tools/book/packages.hpp"
#include "tools/snippets/snippets.hpp"

#include <filesystem>
#include <iostream>
#include <memory>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

int build_reference() {
    need_program("doxygen", {"doxygen", "graphviz", "doxygen-awesome-css"});
    const fs::path out = project_root() / "out" / "docs";
    const fs::path warnings = out / "warnings.log";
    if (run_process({"sh", "docs/api.sh"}, project_root()).status != 0) {
        throw Error("doxygen failed; its messages are in " + warnings.string());
    }
    const std::string complaints = fs::exists(warnings) ? read_file(warnings) : "";
    if (!complaints.empty()) {
        std::cerr << complaints;
        throw Error("doxygen had warnings (above, and in " + warnings.string() +
                    "); the documentation must have none");
    }
    std::cout << "The reference is " << (out / "html" / "index.html").string() << "\n";
    return 0;
}

}  // namespace

void add_docs(Command& app, int& status) {
    struct Options {
        bool sync = false, check = false;
    };
    auto* command = app.add_subcommand("docs", "Build the reference of the API");
    auto options = std::make_shared<Options>();
    command->add_flag("--sync", options->sync,
                      "Only rewrite the code blocks of all texts from the sources");
    command->add_flag("--check", options->check, "Only say which texts differ from the sources")
        ->excludes("--sync");
    command->callback([options, &status] {
        if (!options->sync && !options->check) {
            status = build_reference();
            return;
        }
        const auto differing = snippets::update_all(project_root(), options->check);
        for (const auto& name : differing)
            std::cout << name << (options->check ? " differs from the sources\n" : " rewritten\n");
        if (differing.empty()) std::cout << "Every code block is what the source says.\n";
        status = options->check && !differing.empty() ? 1 : 0;
    });
}

}  // namespace m2m::book
