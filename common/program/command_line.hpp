// The flags of our programs: what a reader may type, and what happens when it is wrong.
//
// A thin coat over CLI11, for two reasons. A number cannot be added without its range, so none is
// taken silently that is too large, negative or "12abc". And CLI11 is compiled once: every file
// that includes its header costs the build five to ten seconds.
#pragma once

#include <nlohmann/json_fwd.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <iosfwd>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace CLI {
class App;
class Option;
}  // namespace CLI

namespace m2m {

/// One flag or positional argument of a Command, which owns it.
class Flag {
  public:
    explicit Flag(CLI::Option* option) : option_(option) {}
    Flag* required();
    /// What stands for the value in --help: FILE, DIR, …
    Flag* type_name(const std::string& name);
    Flag* description(const std::string& text);
    /// --help shows the value that the variable has now.
    Flag* show_default();
    /// The value must name a directory that is there.
    Flag* existing_directory();
    /// Not together with the flag of that name, which was added before.
    Flag* excludes(const std::string& name);
    /// True when it was typed.
    bool given() const;

  private:
    CLI::Option* option_;
};

/// A program, or one of its subcommands.
class Command {
  public:
    /// A program: `about` is the text at the head of --help.
    explicit Command(const std::string& about, const std::string& name = "");
    ~Command();
    Command(const Command&) = delete;
    Command& operator=(const Command&) = delete;

    /// A word. `names` are "-o,--output", or "file" for a positional argument. Like all the
    /// variables below, it must outlive the parse.
    Flag* add_option(const std::string& names, std::string& value, const std::string& help);
    Flag* add_option(const std::string& names, std::filesystem::path& value,
                     const std::string& help);
    /// Words: the flag may be repeated; a positional argument takes what is left.
    Flag* add_option(const std::string& names, std::vector<std::string>& values,
                     const std::string& help);

    /// A number from `low` to `high`, both included, in decimal.
    Flag* add_number(const std::string& names, int& value, int low, int high,
                     const std::string& help);
    Flag* add_number(const std::string& names, std::int64_t& value, std::int64_t low,
                     std::int64_t high, const std::string& help);
    Flag* add_number(const std::string& names, std::uint64_t& value, std::uint64_t low,
                     std::uint64_t high, const std::string& help);
    Flag* add_number(const std::string& names, float& value, float low, float high,
                     const std::string& help);
    Flag* add_number(const std::string& names, double& value, double low, double high,
                     const std::string& help);
    /// The same, handed to `take`. --help cannot show its default.
    Flag* add_number(const std::string& names, std::function<void(double)> take, double low,
                     double high, const std::string& help);
    /// Numbers: the flag may be repeated, and commas may stand between them.
    Flag* add_numbers(const std::string& names, std::vector<int>& values, int low, int high,
                      const std::string& help);

    Flag* add_flag(const std::string& names, bool& value, const std::string& help);
    /// A flag with a value or without: `--json` or `--json FILE`.
    Flag* add_optional_value(const std::string& names, std::string& value, const std::string& help);

    Command* add_subcommand(const std::string& name, const std::string& help);
    /// At least `least` and at most `most` subcommands.
    void require_subcommand(int least, int most);
    void require_subcommand(int count) { require_subcommand(count, count); }
    /// Runs once the whole command line was read.
    void callback(std::function<void()> work);
    /// Runs before the callback of any subcommand.
    void before_callbacks(std::function<void()> work);
    void footer(const std::string& text);
    void version(const std::string& text);
    /// Not in its parent's --help.
    void hide();
    void no_help_flag();
    /// Flags it does not know are left in remaining().
    void allow_extras();
    /// From the first word on that is no flag of it, everything is left in remaining().
    void prefix_command();

    std::vector<std::string> remaining() const;
    /// True when this subcommand was typed.
    bool given() const;
    /// The name of the subcommand that was typed, or "".
    std::string subcommand() const;
    const std::string& name() const;

    /// Reads a program's command line. Returns the exit status where --help or --version was all.
    /// @throws UsageError naming what is wrong.
    std::optional<int> read(int argc, char** argv);
    /// Reads words without a program's name before them. @throws UsageError
    void parse(const std::vector<std::string>& words);

  private:
    explicit Command(CLI::App* app);
    template <class Take>
    Flag* add_checked(const std::string& names, const std::string& help, const char* type,
                      Take take, std::function<std::string()> shown);
    Flag* keep(CLI::Option* option);

    std::unique_ptr<CLI::App> owned_;
    CLI::App* app_;
    std::vector<std::unique_ptr<Command>> commands_;
    std::vector<std::unique_ptr<Flag>> flags_;
};

/// Reads the command line and calls `work`; returns the exit status: that of `work`, 0 after
/// --help. An error is one line on stderr: status 2 for what the user typed, 1 for the rest.
int run_program(Command& command, int argc, char** argv, const std::function<int()>& work);

/// `work`, whose errors are reported in the same way.
int reported(const std::function<int()>& work);

/// `--json [FILE]` on every command that reports. Without FILE the JSON goes to stdout, and the
/// text for people to stderr, so that a pipe gets JSON and nothing else.
class JsonOption {
  public:
    void add_to(Command& command);
    bool wanted() const { return flag_ && flag_->given(); }

    /// FILE, or "" when there is none.
    const std::string& file() const { return file_; }

    /// Where the text for people goes.
    std::ostream& text() const;

    /// Writes `value` to FILE or stdout when --json was given; nothing otherwise.
    void write(const nlohmann::ordered_json& value) const;

    /// `--json`, `--json FILE` or nothing, to pass on to another program.
    std::vector<std::string> arguments() const;

  private:
    Flag* flag_ = nullptr;
    std::string file_;
};

/// Writes `value` to `file`, or to stdout when that is "".
void write_json(const std::string& file, const nlohmann::ordered_json& value);

}  // namespace m2m
