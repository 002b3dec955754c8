// The skeleton of a `fill` exercise: its solution without the marked lines.
#pragma once

#include "grading/exercises/exercise.hpp"

#include <string>
#include <string_view>

namespace m2m::exercise {

/// `solution` with every part from a line `// [todo] TEXT` to the line `// [end]` replaced by
/// `// TODO: TEXT` (further comment lines directly below the first belong to TEXT). A part marked
/// `// [todo throws] TEXT` also leaves `not_solved_yet();` behind: host code that does nothing
/// could look right. The parts `// [solution]` … `// [end]` leave nothing behind.
/// @throws Error naming the line of a marker without its partner.
std::string skeleton(std::string_view solution);

/// What a file of the exercise looks like at the start: the skeleton of the solution's file for a
/// `fill`, the file itself for a `fix`.
std::string start_text(const Exercise& exercise, const std::string& file);

/// Brings the start of a `fill` up to date with its solution, for those who write exercises. (The
/// start of a `fix` is written by hand.)
void generate(const Exercise& exercise);

}  // namespace m2m::exercise
