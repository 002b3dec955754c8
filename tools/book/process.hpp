// Running other programs, by the names the commands use.
#pragma once

#include "common/base/process.hpp"

namespace m2m::book {
using m2m::capture_process;
using m2m::find_program;
using m2m::ProcessResult;
using m2m::run_process;
}  // namespace m2m::book
