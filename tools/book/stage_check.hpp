// What check mode says of the reader's own .cu stage: a kernel may be right and wrong at the same
// time, since the simulated GPU lets it read what a GPU would not.
#pragma once

#include <filesystem>
#include <string>

namespace m2m::book {

/// Whether this build can look: it simulates the GPU and has check mode.
bool can_check_stages();

/// What was found in a stage.
struct StageCheck {
    int errors = 0;
    std::string text;  ///< lines for the reader, of what was found or that nothing was
};

/// Runs `file`, a .cu stage, in check mode at the small sizes of `book check`.
StageCheck check_stage_file(const std::filesystem::path& file);

/// What helps whoever reads that `file` is wrong, "" or "; …": where to look, and that a .cu stage
/// gets device pointers, when the file copies to or from the host.
std::string advice_for_stage(const std::filesystem::path& file);

}  // namespace m2m::book
