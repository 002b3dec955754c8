// What the commands of the book program share.
#pragma once

#include "common/program/command_line.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::book {

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
void add_doctor(Command& app, int& status);
void add_stages(Command& app, int& status);
void add_run(Command& app, int& status);
void add_bench(Command& app, int& status);
void add_train(Command& app, int& status);
void add_predict(Command& app, int& status);
void add_data(Command& app, int& status);
void add_test(Command& app, int& status);
void add_docs(Command& app, int& status);
void add_site(Command& app, int& status);
void add_cc(Command& app, int& status);
void add_check(Command& app, int& status);
void add_claims(Command& app, int& status);
void add_cost(Command& app, int& status);
void add_results(Command& app, int& status);
void add_profile(Command& app, int& status);
void add_ladder(Command& app, int& status);
void add_exercise(Command& app, int& status);
void add_grade(Command& app, int& status);
void add_course(Command& app, int& status);

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
