// A grade as the systems that ask for it want it.
#pragma once

#include "grading/grader/grade.hpp"

#include <string>

namespace m2m::grader {

enum class Format { text, json, junit, gradescope, classroom50 };

/// @throws UsageError naming the formats when `name` is none.
Format format_named(const std::string& name);

/// The whole result file, ending in a newline. Always valid, whatever the submission printed.
std::string formatted(const Grade& grade, Format format);

/// "md" for text, "json", "xml": what a result file's name ends in.
const char* extension_of(Format format);

}  // namespace m2m::grader
