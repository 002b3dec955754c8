// Compiling a program for one of the simulator's modes: what `book check` and `book profile` share.
#pragma once

#include "common/base/stage.hpp"

#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

namespace m2m::book {

/// chapters/04_shared_memory/tiled.cu of cuda/tiled. @throws UsageError when the stage runs on the
/// host or calls a library: it has no kernel to `what` ("check", "profile").
std::filesystem::path source_of_stage(const Stage& stage, const std::string& what);

/// What is to be compiled, and how.
struct ModeBuild {
    std::string mode;  ///< "--check" or "--count"
    std::string name;  ///< of the program, for messages
    std::filesystem::path source;
    /// The main() that a stage gets, a source file that reads STAGE_SYMBOL.
    std::filesystem::path stage_driver;
};

/// Compiles the source to `directory`/program with `book cc`. The compiler's messages go to stderr.
/// @returns whether the source has no main(), so that it is a stage and got the driver
/// @throws Error when it does not compile, or has neither a main() nor a stage
bool build_for_mode(const ModeBuild& build, const std::filesystem::path& directory);

/// What stands after a program is the program's. Those of its `arguments` that are among book's own
/// `options` (`--html`, `--html=FILE`) somebody may have meant for book: a note on stderr for each.
void note_options_after(const std::string& program, const std::vector<std::string>& arguments,
                        std::initializer_list<std::string_view> options);

}  // namespace m2m::book
