// What the commands of the book program share.
#pragma once

#include <CLI/CLI.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <iosfwd>
#include <string>
#include <vector>

namespace m2m::book {

/// `--json [FILE]` on every command that reports. Without FILE the JSON goes to stdout, and the
/// text for people to stderr, so that a pipe gets JSON and nothing else.
class JsonOption {
  public:
    void add_to(CLI::App& app);
    bool wanted() const { return option_ && option_->count() > 0; }

    /// FILE, or "" when there is none.
    const std::string& file() const { return file_; }

    /// Where the text for people goes.
    std::ostream& text() const;

    /// Writes `value` to FILE or stdout when --json was given; nothing otherwise.
    void write(const nlohmann::ordered_json& value) const;

    /// `--json`, `--json FILE` or nothing, to pass on to another program.
    std::vector<std::string> arguments() const;

  private:
    CLI::Option* option_ = nullptr;
    std::string file_;
};

/// Writes `value` to `file`, or to stdout when that is "".
void write_json(const std::string& file, const nlohmann::ordered_json& value);

/// The command line as typed, for captions and reports: "./book bench --sizes 1000".
const std::string& command_line();
void set_command_line(int argc, char** argv);

/// Finds out before long work whether its result can be written to `path` ("" is fine). Leaves
/// nothing there.
/// @throws Error naming the path.
void need_writable(const std::filesystem::path& path);

/// Today's date as 2026-11-22: every printed figure has one.
std::string today();

// Each adds one command to the program; its work runs in the command's callback, which sets the
// exit status.
void add_doctor(CLI::App& app, int& status);
void add_stages(CLI::App& app, int& status);
void add_run(CLI::App& app, int& status);
void add_bench(CLI::App& app, int& status);
void add_train(CLI::App& app, int& status);
void add_predict(CLI::App& app, int& status);
void add_data(CLI::App& app, int& status);
void add_test(CLI::App& app, int& status);
void add_docs(CLI::App& app, int& status);
void add_cc(CLI::App& app, int& status);
void add_check(CLI::App& app, int& status);
void add_claims(CLI::App& app, int& status);
void add_cost(CLI::App& app, int& status);
void add_results(CLI::App& app, int& status);
void add_profile(CLI::App& app, int& status);
void add_exercise(CLI::App& app, int& status);
void add_grade(CLI::App& app, int& status);
void add_course(CLI::App& app, int& status);

/// `./book cc WORDS…`: becomes the compiler, with these words; returns only by throwing.
int run_cc(int argc, char** argv);

/// `./book` without a command: verify and time every stage, train on several back ends, write the
/// report.
struct MainJobOptions {
    std::string data_dir;
    JsonOption json;
};
int run_main_job(const MainJobOptions& options);

}  // namespace m2m::book
