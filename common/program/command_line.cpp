#include "common/program/command_line.hpp"

#include "common/base/error.hpp"
#include "common/base/plain_text.hpp"

#include <CLI/CLI.hpp>
#include <fmt/format.h>

#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <iostream>
#include <new>
#include <optional>
#include <type_traits>
#include <utility>

namespace m2m {

namespace {

// Decimal, and nothing behind it: no octal "010", no "0x10", no "12abc".
template <class Whole>
bool read_number(const std::string& text, Whole& value) {
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), value);
    return problem == std::errc() && end == text.data() + text.size();
}

// clang 14's library has no from_chars for reals.
bool read_number(const std::string& text, double& value) {
    if (text.empty() || text.find_first_not_of("+-.0123456789eE") != std::string::npos)
        return false;
    char* end = nullptr;
    value = std::strtod(text.c_str(), &end);
    return end == text.c_str() + text.size() && std::isfinite(value);
}

template <class Number>
Number checked(const std::string& text, Number low, Number high, const std::string& names,
               const std::string& help) {
    Number value{};
    if (read_number(text, value) && low <= value && value <= high) return value;
    throw CLI::ValidationError(
        names,
        fmt::format("'{}' is no {} from {} to {} ({})", text,
                    std::is_floating_point_v<Number> ? "number" : "whole number", low, high, help));
}

// "--jobs" of "-j,--jobs": what an error calls the flag.
std::string long_name(const std::string& names) {
    return names.substr(names.rfind(',') + 1);
}

int fail(const std::string& what, int status) {
    std::fflush(stdout);
    std::fprintf(stderr, "error: %s\n", printable_line(what).c_str());
    return status;
}

}  // namespace

Flag* Flag::required() {
    option_->required();
    return this;
}

Flag* Flag::type_name(const std::string& name) {
    option_->type_name(name);
    return this;
}

Flag* Flag::description(const std::string& text) {
    option_->description(text);
    return this;
}

Flag* Flag::show_default() {
    option_->capture_default_str();
    return this;
}

Flag* Flag::existing_directory() {
    option_->check(CLI::ExistingDirectory);
    return this;
}

Flag* Flag::excludes(const std::string& name) {
    option_->excludes(name);
    return this;
}

bool Flag::given() const {
    return option_->count() > 0;
}

Command::Command(const std::string& about, const std::string& name)
    : owned_(std::make_unique<CLI::App>(about)), app_(owned_.get()) {
    app_->name(name);
}

Command::Command(CLI::App* app) : app_(app) {}

Command::~Command() = default;

Flag* Command::keep(CLI::Option* option) {
    flags_.push_back(std::make_unique<Flag>(option));
    return flags_.back().get();
}

namespace {

/// `--data ''`, from a script's unset variable, is no way to ask for the default.
const CLI::Validator not_empty(
    [](const std::string& word) { return word.empty() ? "it is empty" : std::string(); }, "");

}  // namespace

Flag* Command::add_option(const std::string& names, std::string& value, const std::string& help) {
    return keep(app_->add_option(names, value, help)->check(not_empty));
}

Flag* Command::add_option(const std::string& names, std::filesystem::path& value,
                          const std::string& help) {
    return keep(app_->add_option(names, value, help)->check(not_empty));
}

Flag* Command::add_option(const std::string& names, std::vector<std::string>& values,
                          const std::string& help) {
    CLI::Option* option = app_->add_option(names, values, help);
    if (!option->get_positional())
        option->expected(1)->multi_option_policy(CLI::MultiOptionPolicy::TakeAll);
    return keep(option);
}

template <class Take>
Flag* Command::add_checked(const std::string& names, const std::string& help, const char* type,
                           Take take, std::function<std::string()> shown) {
    auto set = [take = std::move(take)](const CLI::results_t& words) {
        for (const std::string& word : words) take(word);
        return true;
    };
    CLI::Option* option = app_->add_option(names, std::move(set), help, false, std::move(shown));
    option->type_name(type)->expected(1);
    return keep(option);
}

Flag* Command::add_number(const std::string& names, int& value, int low, int high,
                          const std::string& help) {
    const std::string name = long_name(names);
    return add_checked(
        names, help, "INT",
        [&value, low, high, name, help](const std::string& word) {
            value = checked(word, low, high, name, help);
        },
        [&value] { return std::to_string(value); });
}

Flag* Command::add_number(const std::string& names, std::int64_t& value, std::int64_t low,
                          std::int64_t high, const std::string& help) {
    const std::string name = long_name(names);
    return add_checked(
        names, help, "INT",
        [&value, low, high, name, help](const std::string& word) {
            value = checked(word, low, high, name, help);
        },
        [&value] { return std::to_string(value); });
}

Flag* Command::add_number(const std::string& names, std::uint64_t& value, std::uint64_t low,
                          std::uint64_t high, const std::string& help) {
    const std::string name = long_name(names);
    return add_checked(
        names, help, "UINT",
        [&value, low, high, name, help](const std::string& word) {
            value = checked(word, low, high, name, help);
        },
        [&value] { return std::to_string(value); });
}

Flag* Command::add_number(const std::string& names, std::function<void(double)> take, double low,
                          double high, const std::string& help) {
    const std::string name = long_name(names);
    return add_checked(
        names, help, "FLOAT",
        [take = std::move(take), low, high, name, help](const std::string& word) {
            take(checked(word, low, high, name, help));
        },
        nullptr);
}

Flag* Command::add_number(const std::string& names, double& value, double low, double high,
                          const std::string& help) {
    const std::string name = long_name(names);
    return add_checked(
        names, help, "FLOAT",
        [&value, low, high, name, help](const std::string& word) {
            value = checked(word, low, high, name, help);
        },
        [&value] { return fmt::format("{:g}", value); });
}

Flag* Command::add_number(const std::string& names, float& value, float low, float high,
                          const std::string& help) {
    const std::string name = long_name(names);
    return add_checked(
        names, help, "FLOAT",
        [&value, low, high, name, help](const std::string& word) {
            value = static_cast<float>(checked(word, double{low}, double{high}, name, help));
        },
        [&value] { return fmt::format("{:g}", value); });
}

Flag* Command::add_numbers(const std::string& names, std::vector<int>& values, int low, int high,
                           const std::string& help) {
    const std::string name = long_name(names);
    const auto set = [&values, low, high, name, help](const CLI::results_t& words) {
        values.clear();
        if (words.empty() || words.front().empty()) throw CLI::ValidationError(name, "it is empty");
        for (const std::string& word : words)
            values.push_back(checked(word, low, high, name, help));
        return true;
    };
    CLI::Option* option = app_->add_option(names, set, help);
    option->type_name("INT")->expected(1)->delimiter(',')->multi_option_policy(
        CLI::MultiOptionPolicy::TakeAll);
    return keep(option);
}

Flag* Command::add_flag(const std::string& names, bool& value, const std::string& help) {
    return keep(app_->add_flag(names, value, help));
}

Flag* Command::add_optional_value(const std::string& names, std::string& value,
                                  const std::string& help) {
    return keep(app_->add_option(names, value, help)->expected(0, 1));
}

Command* Command::add_subcommand(const std::string& name, const std::string& help) {
    commands_.push_back(std::unique_ptr<Command>(new Command(app_->add_subcommand(name, help))));
    return commands_.back().get();
}

void Command::require_subcommand(int least, int most) {
    app_->require_subcommand(static_cast<std::size_t>(least), static_cast<std::size_t>(most));
}

void Command::callback(std::function<void()> work) {
    app_->callback(std::move(work));
}

void Command::before_callbacks(std::function<void()> work) {
    app_->parse_complete_callback(std::move(work));
}

void Command::footer(const std::string& text) {
    app_->footer(text);
}

void Command::version(const std::string& text) {
    app_->set_version_flag("--version", text);
}

void Command::hide() {
    app_->group("");
}

void Command::no_help_flag() {
    app_->set_help_flag();
}

void Command::allow_extras() {
    app_->allow_extras();
}

void Command::prefix_command() {
    app_->prefix_command();
}

std::vector<std::string> Command::remaining() const {
    return app_->remaining();
}

bool Command::given() const {
    return app_->parsed();
}

std::string Command::subcommand() const {
    const auto typed = app_->get_subcommands();
    return typed.empty() ? "" : typed.front()->get_name();
}

const std::string& Command::name() const {
    return app_->get_name();
}

std::optional<int> Command::read(int argc, char** argv) {
    try {
        app_->parse(argc, argv);
        return {};
    } catch (const CLI::Success& asked) {  // --help, --version
        return app_->exit(asked);
    } catch (const CLI::ParseError& error) {
        const std::string command = subcommand().empty() ? name() : name() + ' ' + subcommand();
        throw UsageError(std::string(error.what()) + " (see " + command + " --help)");
    }
}

void Command::parse(const std::vector<std::string>& words) {
    try {
        app_->parse(std::vector<std::string>(words.rbegin(), words.rend()));
    } catch (const CLI::ParseError& error) {
        throw UsageError(error.what());
    }
}

int reported(const std::function<int()>& work) {
    try {
        return work();
    } catch (const UsageError& error) {
        return fail(error.what(), 2);
    } catch (const std::bad_alloc&) {
        return fail("out of memory: use smaller sizes or a smaller batch", 1);
    } catch (const std::exception& error) {
        return fail(error.what(), 1);
    }
}

int run_program(Command& command, int argc, char** argv, const std::function<int()>& work) {
    return reported([&] {
        const std::optional<int> answered = command.read(argc, argv);
        const int status = answered ? *answered : work();
        // What could not be written was not said: a full disk, a closed device.
        if (!std::cout.flush() || std::fflush(stdout) != 0 || std::ferror(stdout) != 0)
            throw Error("cannot write to standard output: is the disk full?");
        return status;
    });
}

}  // namespace m2m
