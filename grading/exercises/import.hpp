// An instructor's own kernel, reference and wrong answers become an exercise. docs/instructors.md
// says what the directory holds.
#pragma once

#include "grading/exercises/exercise.hpp"

#include <filesystem>

namespace m2m::exercise {

/// Makes an exercise of the files in `from`, tries its contract, and puts it into `pack` when all
/// of it is kept: `pack`/exercises/NAME and `pack`/solutions/NAME. Otherwise `pack` stays as it is.
/// @throws UsageError for what `from` lacks, Error for what is wrong with its programs; one line.
Exercise import_exercise(const std::filesystem::path& from, const std::filesystem::path& pack);

}  // namespace m2m::exercise
