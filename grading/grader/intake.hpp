// What is taken of a submission, and what is not.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::grader {

/// One file of a submission, read whole.
struct SubmittedFile {
    std::string name;
    std::string text;
};

/// No file of a submission is longer (bytes).
constexpr std::size_t longest_source = 256 * 1024;

/// Reads the files called `names`, and nothing else, from `submission`, or from my/EXERCISE, else
/// exercises/EXERCISE in it when it is a repository of all exercises. No link is followed, `submission` itself
/// included, and only regular files of at most `longest_source` bytes are read.
/// @throws Refused when one is missing, empty, too large or no text.
std::vector<SubmittedFile> take_files(const std::filesystem::path& submission,
                                      const std::string& exercise,
                                      const std::vector<std::string>& names);

/// Looks at a source file before any compiler does: directives that read other files than headers,
/// or that hide where a line comes from.
/// @throws Refused naming file, line and reason.
void check_directives(const SubmittedFile& file);

/// Looks for inline assembly, and for attributes that hide a function's accesses from the checker
/// and the counters, in the output of `g++ -E`, in the lines that come from `files` (full
/// paths). Macros cannot hide a word there.
/// @throws Refused naming file, line and word.
void check_words(const std::string& preprocessed, const std::vector<std::string>& files);

/// Of the output of `g++ -E`, what comes from `files` (full paths), without blanks: the same for
/// every way of compiling, or the checker would look at another program than the counters do.
std::string own_text(const std::string& preprocessed, const std::vector<std::string>& files);

/// Holds the undefined symbols of a submission's object files against the list of what an exercise
/// needs: the language's library, mathematics, printing, CUDA. `defined`: symbols that the exercise
/// and the submission define themselves.
/// @throws Refused naming the first function that is not on the list.
void check_symbols(const std::vector<std::string>& undefined,
                   const std::vector<std::string>& defined);

}  // namespace m2m::grader
