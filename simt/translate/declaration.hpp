// Reads the parts of C++ declarations that the translator needs: specifiers, declarators, lists
// between commas.
#pragma once

#include "simt/translate/lexer.hpp"

#include <algorithm>
#include <array>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace simt::translate {

template <std::size_t N>
bool contains(const std::array<std::string_view, N>& words, std::string_view word) {
    return std::find(words.begin(), words.end(), word) != words.end();
}

/// One declared name: the `*p[4]` of `float *p[4], x;`.
struct Declarator {
    Index first = none, last = none;  ///< [first, last): the declarator without its initializer
    Index name = none;                ///< the name's last part
    Index name_first = none;          ///< the first part of a qualified name
    Index extents = none;             ///< the first `[`
    bool open_extent = false;         ///< that `[` is followed by `]`
    bool has_initializer = false;
    bool is_reference = false;
    bool is_function = false;
};

/// A simple declaration: specifiers, declarators and the semicolon.
struct Declaration {
    bool complete = false;        ///< false: not a declaration of this kind
    Index specifiers_end = none;  ///< first token after the specifiers
    Index last = none;            ///< the semicolon; where reading stopped when there is none
    bool is_extern = false, is_template = false, is_typedef = false;
    std::vector<Index> type_tokens;  ///< the type's words, const and volatile among them
    std::string cv;                  ///< "const", "volatile", both or neither
    std::string alignment;           ///< what stands in alignas(…) or aligned(…), or empty
    Index class_key = none, class_name = none;  ///< struct NAME {…}
    Index body_open = none, body_close = none;
    std::vector<Declarator> declarators;
};

/// Reads the declaration that begins at `first`. A function ends it at its parameters.
Declaration parse_declaration(const Text& text, Index first);

/// The `>` for the `<` at `open`, or none when there is none before `limit` or before the statement
/// ends.
Index match_angle(const Text& text, Index open, Index limit);

/// The parts [first, last) between top-level commas. Commas in brackets and in template arguments
/// do not count.
std::vector<std::pair<Index, Index>> split_at_commas(const Text& text, Index first, Index last);

/// True for the words CUDA adds to C++: __global__, __device__, …
bool is_cuda_word(std::string_view word);
/// True for the words of C++ after which a new expression begins, such as `return`.
bool is_keyword(std::string_view word);
/// True for alignas, decltype and others that take parentheses but are no function's name.
bool is_specifier_with_parentheses(std::string_view word);

/// The tokens [first, last) as one line of text, without CUDA's words.
std::string plain(const Text& text, Index first, Index last);
std::string plain(const Text& text, const std::vector<Index>& tokens);
/// `text` as the inside of a string literal.
std::string escaped(std::string_view text);

}  // namespace simt::translate
