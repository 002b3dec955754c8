// book check: finds the mistakes of a CUDA program on the CPU, as compute-sanitizer does on a GPU.
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/plain_text.hpp"
#include "common/base/process.hpp"
#include "common/base/temporary_directory.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/mode_build.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <memory>
#include <string>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct Options {
    std::int64_t seed = 0;
    bool no_leaks = false;
    std::string json;  // --json's FILE, if it has one
    Flag* json_option = nullptr;
};

/// What is to be checked: a .cu file to compile, or a program that is compiled already.
struct Subject {
    std::string name;
    fs::path file;
};

bool ends_with(const std::string& text, std::string_view end) {
    return text.size() >= end.size() &&
           text.compare(text.size() - end.size(), end.size(), end) == 0;
}

// ---- which program

std::vector<Subject> subjects_of(const std::string& word) {
    if (fs::is_regular_file(word)) return {{word, word}};
    if (fs::is_directory(word)) throw UsageError(word + ": it is a directory");
    const bool number = word.find_first_not_of("0123456789") == std::string::npos;
    if (number && word.size() <= 2) {
        std::vector<Subject> all;
        for (const Stage& stage : stages()) {
            if (stage.chapter == std::stoi(word) && stage.where == Where::device)
                all.push_back({std::string(stage.name), source_of_stage(stage, "check")});
        }
        if (all.empty())
            throw UsageError("chapter " + word +
                             " has no stages with kernels; ./book stages lists them");
        return all;
    }
    for (const Stage& stage : stages()) {
        if (stage.name == word) return {{word, source_of_stage(stage, "check")}};
    }
    throw UsageError(word +
                     ": no such file, chapter or stage; check a .cu file, a program made by "
                     "./book cc --check, 04, or cuda/tiled");
}

/// A program that was compiled for check mode says so: it holds the head of the report.
bool is_check_build(const fs::path& program) {
    std::ifstream in(program, std::ios::binary);
    const std::string bytes{std::istreambuf_iterator<char>(in), {}};
    return bytes.find("simt-check/1") != std::string::npos;
}

// ---- running

/// While it lives, what is written to stdout goes to stderr: stdout is for the JSON.
class StdoutToStderr {
  public:
    explicit StdoutToStderr(bool wanted) {
        if (!wanted) return;
        std::cout.flush();
        before_ = ::dup(STDOUT_FILENO);
        ::dup2(STDERR_FILENO, STDOUT_FILENO);
    }
    ~StdoutToStderr() {
        if (before_ < 0) return;
        ::dup2(before_, STDOUT_FILENO);
        ::close(before_);
    }
    StdoutToStderr(const StdoutToStderr&) = delete;
    StdoutToStderr& operator=(const StdoutToStderr&) = delete;

  private:
    int before_ = -1;
};

/// Every text in `value`: a program's names are its author's.
void make_printable(nlohmann::ordered_json& value) {
    if (value.is_string()) {
        value = printable(value.get<std::string>());
    } else if (value.is_structured()) {
        for (auto& part : value) make_printable(part);
    }
}

/// Runs the program and reads its report; what it was and how it ended is added.
nlohmann::ordered_json check(const Subject& subject, const std::vector<std::string>& arguments,
                             const Options& options) {
    const TemporaryDirectory directory;
    const bool source = ends_with(subject.file.string(), ".cu");
    if (!source && ::access(subject.file.c_str(), X_OK) != 0)
        throw UsageError(subject.name + " is neither a .cu file nor a program");
    if (!source && !is_check_build(subject.file))
        throw UsageError(subject.name +
                         " was not made for checking: compile it with ./book cc --check");
    fs::path program = fs::absolute(subject.file);
    if (source) {
        const std::string driver =
            std::string(source_directory) + "/tools/book/drivers/check_stage.cpp";
        if (build_for_mode({"--check", subject.name, subject.file, driver}, directory.path()) &&
            !arguments.empty())
            throw UsageError(printable_line(subject.name) + " is a stage and takes no arguments: " +
                             printable_line(arguments.front()) +
                             " (book's own options come before it)");
        program = directory.path() / "program";
    }
    const std::string report = (directory.path() / "report.json").string();
    ::setenv("SIMT_CHECK_JSON", report.c_str(), 1);
    ::setenv("SIMT_SEED", std::to_string(options.seed).c_str(), 1);
    if (options.no_leaks) ::setenv("SIMT_CHECK_LEAKS", "0", 1);
    std::vector<std::string> command = {program.string()};
    command.insert(command.end(), arguments.begin(), arguments.end());
    const int status = run_process_printable(command).status;
    std::ifstream in(report);
    nlohmann::ordered_json result = nlohmann::ordered_json::parse(in, nullptr, false);
    if (!result.is_object()) {
        throw Error(fmt::format("{} ended {} before its report: nothing can be said about it",
                                subject.name,
                                status > 128 ? fmt::format("by signal {}", status - 128)
                                             : fmt::format("with exit status {}", status)));
    }
    make_printable(result);
    for (auto& finding : result["findings"]) finding["program"] = printable_line(subject.name);
    result["exit_status"] = status;
    return result;
}

int run_check(const Options& options, std::vector<std::string> words) {
    std::string json_file = options.json;
    if (!json_file.empty() && !ends_with(json_file, ".json")) {  // `--json PROG`: PROG is no report
        words.insert(words.begin(), json_file);
        json_file.clear();
    }
    if (words.empty())
        throw UsageError("check needs a program: ./book check prog.cu (see ./book check --help)");
    if (cuda_compiler[0] != '\0') {
        throw Error(
            "this build has a GPU: use nvcc and compute-sanitizer; ./book --preset cpu check runs "
            "on "
            "the CPU");
    }
    const std::vector<Subject> subjects = subjects_of(words[0]);
    const std::vector<std::string> arguments(words.begin() + 1, words.end());
    need_writable(json_file);
    note_options_after(printable_line(words[0]), arguments, {"--schedule", "--no-leaks", "--json"});

    const bool wants_json = options.json_option->given();
    nlohmann::ordered_json all{{"format", "simt-check/1"},
                               {"simulated", true},
                               {"schedule", options.seed},
                               {"programs", nlohmann::ordered_json::array()},
                               {"errors", 0},
                               {"warnings", 0},
                               {"findings", nlohmann::ordered_json::array()}};
    std::size_t errors = 0, warnings = 0;
    bool failed = false;
    {
        const StdoutToStderr redirected(wants_json && json_file.empty());
        for (const Subject& subject : subjects) {
            if (subjects.size() > 1)
                std::cerr << "========= " << printable_line(subject.name) << '\n';
            const auto result = check(subject, arguments, options);
            const std::size_t found = result["errors"], warned = result.value("warnings", 0);
            const int status = result["exit_status"];
            errors += found;
            warnings += warned;
            if (found + warned == 0 && status != 0) {
                std::cerr << fmt::format("========= Nothing was found, but {} itself ended {} {}\n",
                                         printable_line(subject.name),
                                         status > 128 ? "by signal" : "with exit status",
                                         status > 128 ? status - 128 : status);
                failed = true;
            }
            all["programs"].push_back({{"program", printable_line(subject.name)},
                                       {"exit_status", status},
                                       {"errors", found},
                                       {"warnings", warned}});
            for (const auto& finding : result["findings"]) all["findings"].push_back(finding);
        }
    }
    all["errors"] = errors;
    all["warnings"] = warnings;
    if (wants_json) write_json(json_file, all);
    return errors + warnings > 0 || failed ? 1 : 0;
}

}  // namespace

void add_check(Command& app, int& status) {
    auto* command = app.add_subcommand(
        "check", "Find a CUDA program's mistakes: memory, races, barriers, uninitialised reads");
    auto options = std::make_shared<Options>();
    command
        ->add_number("--schedule", options->seed, 0, 2147483647,
                     "Another order of threads and blocks; 0 is the usual one")
        ->type_name("SEED");
    command->add_flag("--no-leaks", options->no_leaks, "Do not list memory that was never freed");
    options->json_option =
        command
            ->add_optional_value("--json", options->json,
                                 "Write the findings as JSON to FILE.json, or to stdout without it")
            ->type_name("[FILE.json]");
    command->footer(
        "Usage: ./book check [OPTIONS] PROG [ARGS...]\n"
        "PROG is a .cu file (compiled for checking, in a private directory), a program made by\n"
        "`./book cc --check`, a file with one matmul stage and no main(), a stage (cuda/tiled) or "
        "a\n"
        "chapter (04). ARGS are the program's own. Exit status: 0 nothing found, 1 something "
        "found,\n"
        "2 wrong use. Everything runs on the CPU, simulated: what is checked are the loads and "
        "stores\n"
        "that our compiler made of the code; no cache and no time is simulated.");
    command->prefix_command();
    command->callback(
        [command, options, &status] { status = run_check(*options, command->remaining()); });
}

}  // namespace m2m::book
