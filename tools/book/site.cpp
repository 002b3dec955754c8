// book site: the book in a browser's tab, as a folder of static files.   book site --serve: on this
// machine.   book test --site: its tests, in Node and in Chromium.
#include "tools/book/site.hpp"

#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "common/base/project.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/packages.hpp"

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <memory>
#include <string>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

constexpr int kOldestNode = 20;  // site/package.json says so, too

void need_node() {
    need_program("node", {"nodejs", "npm"});
    need_program("npm", {"npm"});
    const std::string version = capture_process({"node", "--version"}).output;  // "v20.20.2"
    if (version.size() > 1 && std::atoi(version.c_str() + 1) >= kOldestNode) return;
    throw Error("the site needs Node " + std::to_string(kOldestNode) + " or newer, and `node` is " +
                (version.empty() ? "of no known version" : version.substr(0, version.find('\n'))) +
                ": nodejs.org has newer ones");
}

/// The browser of the tests: $CHROMIUM, or what the system has.
std::string need_chromium() {
    const char* const chosen = std::getenv("CHROMIUM");
    if (chosen != nullptr && *chosen != '\0') {
        if (find_program(chosen).empty())
            throw Error("CHROMIUM is " + std::string(chosen) + ", and that is no program");
        return chosen;
    }
    for (const char* const name : {"chromium", "chromium-browser", "google-chrome"})
        if (std::string found = find_program(name); !found.empty()) return found;
    try {
        need_program("chromium", {"chromium"});
    } catch (const Error& failure) {
        throw Error(std::string(failure.what()) +
                    "; another Chromium or Chrome will do: CHROMIUM=PATH ./book test --site");
    }
    return find_program("chromium");
}

}  // namespace

fs::path site_with_its_packages() {
    need_node();
    const fs::path site = project_root() / "site";
    if (fs::exists(site / "node_modules" / "vitepress")) return site;
    std::cerr << "Installing what site/package-lock.json names into site/node_modules\n";
    if (run_process({"npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund"}, site).status != 0)
        throw Error("npm ci failed in site/ (it needs the network)");
    return site;
}

void build_site(const fs::path& site) {
    if (run_process({"node", "site.mjs"}, site).status != 0)
        throw Error("the site was not built; the reason stands above");
}

int test_site() {
    need_node();
    const std::string browser = need_chromium();
    const fs::path site = site_with_its_packages();
    build_site(site);
    ::setenv("CHROMIUM", browser.c_str(), 1);
    ::setenv("M2M_BUILD", build_directory, 0);  // what is compared with the native program
    // (Those of the engine take many minutes more: site/README.md, .ci/run.)
    std::vector<std::string> command{"node", "--test"};
    for (const char* const name : {"pages", "gpu", "trainer", "browser"})
        command.push_back("tests/" + std::string(name) + ".test.mjs");
    return run_process(command, site).status == 0 ? 0 : 1;
}

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
        const fs::path site = site_with_its_packages();
        build_site(site);
        status = 0;
        if (options->serve)
            status =
                run_process({"node", "serve.mjs", "--port", std::to_string(options->port)}, site)
                    .status;
    });
}

}  // namespace m2m::book
