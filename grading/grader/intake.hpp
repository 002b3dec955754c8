// What is taken of a submission, and what is not.
#pragma once

#include "grading/grader/object_file.hpp"

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

/// Looks for inline assembly, for attributes that hide a function's accesses from the checker and
/// the counters or make it run outside main(), and for other bodies of the library's templates, in
/// the output of `g++ -E`, in the lines that come from `files` (full paths). Macros cannot hide a
/// word there.
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

/// Holds what a submission's object file defines against what the exercise asks for: it may be
/// nothing that the code around it calls by that name, and nothing that runs outside main().
/// @param object the symbols of that file
/// @param asked_for symbols of the functions that the exercise's own files call
/// @param libraries names of all that the program is linked with
/// @throws Refused naming the first definition that may not be.
void check_definitions(const Symbols& object, const std::vector<std::string>& asked_for,
                       const LibraryNames& libraries);

}  // namespace m2m::grader
