// book site: the book in a browser's tab, as a folder of static files.   book site --serve: on this
// machine.
#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "common/base/project.hpp"
#include "tools/book/command.hpp"
#include "tools/book/packages.hpp"

#include <filesystem>
#include <iostream>
#include <memory>
#include <string>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

/// Node and the packages of site/package-lock.json, as they are written down there.
void need_node_and_packages(const fs::path& site) {
    need_program("node", {"nodejs", "npm"});
    need_program("npm", {"npm"});
    if (fs::exists(site / "node_modules" / "vitepress")) return;
    std::cerr << "Installing what site/package-lock.json names into site/node_modules\n";
    if (run_process({"npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"}, site).status != 0)
        throw Error("npm ci failed in site/ (it needs the network, and Node 20 or newer)");
}

}  // namespace

void add_site(Command& app, int& status) {
    struct Options {
        bool serve = false;
        int port = 8000;
    };
    auto* command =
        app.add_subcommand("site", "Build the book for a browser: read, run and check it in a tab");
    auto options = std::make_shared<Options>();
    command->add_flag("--serve", options->serve, "Then serve it on this machine, until Ctrl+C");
    command->add_number("--port", options->port, 1, 65535, "The port of --serve")->show_default();
    command->callback([options, &status] {
        const fs::path site = project_root() / "site";
        need_node_and_packages(site);
        status = run_process({"node", "site.mjs"}, site).status;
        if (status != 0) throw Error("the site was not built; the reason stands above");
        if (options->serve)
            status =
                run_process({"node", "serve.mjs", "--port", std::to_string(options->port)}, site)
                    .status;
    });
}

}  // namespace m2m::book
