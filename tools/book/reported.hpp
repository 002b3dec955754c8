// How a program of ours ends when something goes wrong.
#pragma once

#include <CLI/CLI.hpp>

#include <functional>

namespace m2m::book {

/// Calls `run` and returns its exit status. An error is one line on stderr: status 2 for what the
/// user typed, 1 for the rest.
int reported(CLI::App& app, const std::function<int()>& run);

}  // namespace m2m::book
