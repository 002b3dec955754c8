// The learner's copy of an exercise. The files in exercises/ are the start and stay as git has them;
// the learner edits my/NAME/FILE, which git ignores, so an update never meets a learner's work.
#pragma once

#include "grading/exercises/exercise.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::exercise {

/// Where the copies of a pack's exercises are: $M2M_MY when it is set, else `pack`/my.
std::filesystem::path copies_of(const std::filesystem::path& pack);

/// The directory of the learner's files of `exercise`.
std::filesystem::path copy_of(const Exercise& exercise);

/// Makes the files of the copy that are not there, from the start. One that is there is never
/// written to.
/// @returns whether any was made
bool make_copy(const Exercise& exercise);

/// Makes the copy anew. A version that differs from the start is moved aside first.
/// @returns the directory that it was moved to, "" when there was nothing to keep
std::filesystem::path reset_copy(const Exercise& exercise);

/// The files of the start that differ from git's last commit: somebody edited them in place of the
/// copy. None where git or the repository is missing.
std::vector<std::filesystem::path> edited_starts(const Exercise& exercise);

}  // namespace m2m::exercise
