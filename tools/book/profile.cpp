// book profile: runs a CUDA program on the CPU, counts what its warps ask of memory, and says where
// a figure is far from ideal.
#include "tools/book/profile.hpp"

#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/process.hpp"
#include "common/base/temporary_directory.hpp"
#include "common/measure/measure.hpp"
#include "simt/profile/compare.hpp"
#include "simt/profile/page.hpp"
#include "simt/profile/registers.hpp"
#include "simt/profile/report.hpp"
#include "simt/profile/sources.hpp"
#include "simt/profile/text.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/mode_build.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace m2m::book {
namespace profile = simt::profile;
namespace fs = std::filesystem;

namespace {

struct ProfileOptions {
    std::string program;
    std::vector<std::string> arguments;  ///< of the program
    std::string blocks = "all", size = "256", report, html, ncu;
    bool registers = false, names = false;
    JsonOption json;
};

// What is being profiled, and the words that run it.
struct CountedProgram {
    std::string name;
    std::vector<std::string> command;
    std::optional<fs::path> source;  ///< where there is one file
};

bool is_source(const fs::path& file) {
    const std::string extension = file.extension().string();
    return extension == ".cu" || extension == ".cpp" || extension == ".cc" || extension == ".cxx";
}

// The same command with its standard output or error sent elsewhere ("1>&2").
std::vector<std::string> redirected(const char* how, const std::vector<std::string>& command) {
    std::vector<std::string> words = {"/bin/sh", "-c", std::string("exec \"$@\" ") + how, "sh"};
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

// Those that may also stand after a stage: it has no arguments that they could be taken for.
void add_options(Command& app, ProfileOptions& options) {
    app.add_option("--blocks", options.blocks,
                   "Which blocks are counted: all, or some of first,middle,last")
        ->show_default();
    app.add_option("--size", options.size, "Size for a stage: 256, or 64x128x256 (m×n×k)")
        ->show_default();
    app.add_flag("--registers", options.registers,
                 "Ask nvcc how many registers a thread needs, for the occupancy");
    app.add_flag("--names", options.names, "Show Nsight Compute's names of the figures");
    app.add_option("--html", options.html, "Write the profile as one page, with pictures")
        ->type_name("FILE");
}

void check_values(const ProfileOptions& options) {
    need_writable(options.html);
    if (parse_sizes(options.size).size() != 1)
        throw UsageError("--size takes one size: 256 or 64x128x256 (m×n×k)");
    std::string rest = options.blocks + ",";
    while (!rest.empty()) {
        const std::string word = rest.substr(0, rest.find(','));
        if (word != "first" && word != "middle" && word != "last" &&
            !(word == "all" && options.blocks == "all"))
            throw UsageError("--blocks takes all, or some of first,middle,last; not '" +
                             options.blocks + "'");
        rest.erase(0, word.size() + 1);
    }
}

void read_options_after_stage(const std::string& name, ProfileOptions& options) {
    Command app("");
    app.no_help_flag();
    add_options(app, options);
    try {
        app.parse(options.arguments);
    } catch (const UsageError& error) {
        throw UsageError(name + " is a stage and takes no arguments: " + error.what());
    }
    check_values(options);
}

void warn_of_swallowed(const ProfileOptions& options) {
    note_options_after(
        options.program, options.arguments,
        {"--blocks", "--size", "--registers", "--names", "--html", "--json", "--report", "--ncu"});
}

// Compiles a source file in `directory`; one without main() is a stage, and runs at --size.
CountedProgram compile(const std::string& name, const fs::path& source, ProfileOptions& options,
                       const fs::path& directory) {
    const std::string driver =
        std::string(source_directory) + "/tools/book/drivers/profile_stage.cpp";
    const bool is_stage = build_for_mode({"--count", name, source, driver}, directory);
    CountedProgram counted{name, {(directory / "program").string()}, source};
    if (is_stage) {
        read_options_after_stage(name, options);
        const Size size = parse_sizes(options.size).front();
        for (const int extent : {size.m, size.n, size.k})
            counted.command.push_back(std::to_string(extent));
    } else {
        warn_of_swallowed(options);
        counted.command.insert(counted.command.end(), options.arguments.begin(),
                               options.arguments.end());
    }
    return counted;
}

bool is_stage_name(const std::string& name) {
    return std::any_of(stages().begin(), stages().end(),
                       [&](const Stage& stage) { return stage.name == name; });
}

CountedProgram prepare(ProfileOptions& options, const fs::path& directory) {
    const fs::path file = options.program;
    if (!fs::exists(file) && is_stage_name(options.program)) {
        const Stage stage = find_stage(options.program);
        if (!stage.needs.empty())
            throw UsageError(options.program + " launches no kernel of its own: it calls " +
                             std::string(stage.needs));
        return compile(options.program, source_of_stage(stage, "profile"), options, directory);
    }
    if (fs::is_directory(file)) throw UsageError(options.program + ": it is a directory");
    if (!fs::is_regular_file(file))
        throw UsageError(options.program +
                         ": there is no such file, nor a stage of this name (./book stages)");
    if (is_source(file)) return compile(options.program, file, options, directory);
    if (::access(file.c_str(), X_OK) != 0)
        throw UsageError(options.program + " is neither a .cu file nor a program");
    warn_of_swallowed(options);
    CountedProgram counted{options.program, {fs::absolute(file).string()}, std::nullopt};
    counted.command.insert(counted.command.end(), options.arguments.begin(),
                           options.arguments.end());
    return counted;
}

// SIMT_COUNT_REGISTERS for the kernels of `source`, as nvcc's assembler tells; "" with a note where
// it cannot.
std::string registers_of(const CountedProgram& counted) {
    std::string nvcc = find_program("nvcc");
    if (nvcc.empty() && ::access("/usr/local/cuda/bin/nvcc", X_OK) == 0)
        nvcc = "/usr/local/cuda/bin/nvcc";
    if (!counted.source || nvcc.empty()) {
        fmt::print(stderr, "note: registers stay unknown: {}\n",
                   counted.source ? "there is no nvcc here" : "that needs the .cu file");
        return "";
    }
    const ProcessResult said =
        capture_process(redirected("2>&1", {nvcc, "-std=c++17", "-arch=sm_75", "-Xptxas", "-v",
                                            std::string("-I") + source_directory, "-c",
                                            counted.source->string(), "-o", "/dev/null"}));
    if (said.status != 0)
        fmt::print(stderr, "note: registers stay unknown: nvcc refuses {}\n",
                   counted.source->string());
    return profile::registers_setting(said.status == 0 ? said.output : "");
}

// Runs the program and reads what it counted. `registers` is the setting for its kernels, if known.
nlohmann::ordered_json count(ProfileOptions& options, std::string registers = "") {
    if (cuda_compiler[0] != '\0')
        throw Error(
            "this build has a GPU and nvcc, so profile with Nsight Compute; ./book --preset cpu "
            "profile counts on the CPU");
    const TemporaryDirectory directory;
    const CountedProgram counted = prepare(options, directory.path());
    const std::string result = (directory.path() / "counts.json").string();
    ::setenv("SIMT_COUNT_JSON", result.c_str(), 1);
    ::setenv("SIMT_COUNT_BLOCKS", options.blocks.c_str(), 1);
    if (options.registers) registers = registers_of(counted);
    if (!registers.empty()) ::setenv("SIMT_COUNT_REGISTERS", registers.c_str(), 1);
    const bool quiet = options.json.wanted() && options.json.file().empty();
    const int status =
        run_process_printable(quiet ? redirected("1>&2", counted.command) : counted.command).status;
    if (status != 0)
        throw Error(fmt::format("{} failed with exit status {}, so there is nothing to show",
                                counted.name, status));
    if (!fs::exists(result))
        throw Error(counted.name + " counted nothing; compile it with ./book cc --count");
    nlohmann::ordered_json json = profile::parse_json(read_file(result), counted.name);
    json["program"] = counted.name;
    return json;
}

int terminal_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 100;
}

void run_profile(ProfileOptions& options) {
    need_writable(options.json.file());
    nlohmann::ordered_json json =
        options.report.empty() ? count(options)
                               : profile::parse_json(read_file(options.report), options.report);
    const std::string name = options.report.empty() ? options.program : options.report;
    const profile::Report report = profile::read_report(json, name);
    if (report.kernels.empty())
        throw Error(name + " launched no kernel, so there is nothing to profile");
    if (!options.ncu.empty()) {
        profile::print_differences(
            options.json.text(),
            profile::compare(report, profile::read_ncu(read_file(options.ncu), options.ncu)));
        return;
    }
    const profile::Sources sources(report);
    profile::print_report(options.json.text(), report, sources, {options.names, terminal_width()});
    if (!options.html.empty()) {
        write_file(options.html, profile::page(report, sources, today()));
        options.json.text() << "\nThe page is " << options.html << '\n';
    }
    options.json.write(profile::annotated(std::move(json), report, sources));
}

}  // namespace

std::string registers_of_stage(const Stage& stage) {
    return registers_of({std::string(stage.name), {}, source_of_stage(stage, "profile")});
}

profile::Report count_stage(const Stage& stage, const std::string& size,
                            const std::string& registers) {
    ProfileOptions options;
    options.program = stage.name;
    options.size = size;
    return profile::read_report(count(options, registers), options.program);
}

void add_profile(Command& app, int&) {
    auto* command = app.add_subcommand(
        "profile", "Count what a CUDA program asks of memory, and show why a kernel is slow");
    command->footer(
        "./book profile [OPTIONS] PROG [ARGS]\n"
        "PROG is a .cu file, a program made by ./book cc --count, a .cu file with one function of "
        "the stages' signature,\nor a stage's name (cuda/tiled).");
    auto options = std::make_shared<ProfileOptions>();
    add_options(*command, *options);
    command->add_option("--report", options->report, "Show a profile written by --json before")
        ->type_name("FILE");
    command
        ->add_option("--ncu", options->ncu,
                     "Only compare with what ncu --csv --metrics … measured on a GPU")
        ->type_name("FILE");
    options->json.add_to(*command);
    command->prefix_command();  // what follows PROG is the program's
    command->callback([options, command] {
        std::vector<std::string> words = command->remaining();
        if (!words.empty() && words.front() == "--") words.erase(words.begin());
        check_values(*options);
        if (options->report.empty()) {
            if (words.empty())
                throw UsageError("profile needs a program: ./book profile prog.cu (see --help)");
            if (words.front().rfind('-', 0) == 0)
                throw UsageError("unknown option " + words.front() +
                                 " (see ./book profile --help)");
        } else if (!words.empty()) {
            throw UsageError("--report shows a file; it takes no program (" + words.front() + ")");
        }
        if (!words.empty()) {
            options->program = words.front();
            options->arguments.assign(words.begin() + 1, words.end());
        }
        run_profile(*options);
    });
}

}  // namespace m2m::book
