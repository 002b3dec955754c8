// What the words of a kernel mean, as far as its text tells.
#pragma once

#include <set>
#include <string_view>

namespace simt::translate::loops {

using Words = std::set<std::string_view>;

extern const Words integer_types;
/// CUDA's vectors: not all, but those that kernels keep.
extern const Words vector_types;
extern const Words cv;  ///< const, __restrict__
extern const Words statement_words;
extern const Words value_words;  ///< in expressions
extern const Words indices;  ///< blockIdx, blockDim, gridDim: the same for all threads of a block
/// Functions of CUDA that only compute.
extern const Words pure_functions;
/// And those that read memory.
extern const Words reading_functions;
extern const Words assignments;

inline bool has(const Words& words, std::string_view word) {
    return words.count(word) != 0;
}
inline bool is_number_type(std::string_view word) {
    return has(integer_types, word) || word == "float" || word == "double";
}

}  // namespace simt::translate::loops
