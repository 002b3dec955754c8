// Rewrites preprocessed CUDA C++ as C++ that simt runs on the CPU.
#pragma once

#include "simt/translate/lexer.hpp"

#include <string>
#include <string_view>
#include <vector>

namespace simt::translate {

struct Translation {
    std::string text;               ///< C++; empty when there are problems
    std::vector<Problem> problems;  ///< in the order of the text, at most 20
    bool has_ptx = false;           ///< it calls simt/ptx.hpp, which must have been included
    bool has_textures = false;      ///< it needs simt/textures.hpp; its text ends with that name
    std::vector<Problem> notes;     ///< no mistakes of the language, but worth a word
    int thread_loops = 0;           ///< kernels that have got a second form: thread_loops.hpp
    std::size_t steps = 0;          ///< tokens looked at, to show that time is linear
};

/// Whether this is a name of CUDA's arrays, textures or surfaces, which simt/textures.hpp declares.
bool is_texture_name(std::string_view name);

/// Translates `preprocessed`, the output of a C++ preprocessor with line markers. Rewrites inline
/// PTX, launches, `__shared__` variables, `extern __shared__` arrays,
/// `__device__`/`__constant__`/`__managed__` variables and, in device code, shifts and casts to
/// integers (arithmetic.hpp), removes the words CUDA adds to C++, and passes everything else through
/// byte for byte. Every token of the user's program keeps its file,
/// line and column.
/// @param name the file's name for text without line markers
/// @param thread_loops whether kernels with barriers get a second form: thread_loops.hpp
Translation translate(std::string_view preprocessed, std::string_view name,
                      bool thread_loops = false);

}  // namespace simt::translate
