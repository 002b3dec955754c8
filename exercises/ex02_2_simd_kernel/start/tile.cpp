// One tile of C = A·B with its sums in SIMD registers.
#include "tile.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cstring>

using m2m::exercise::not_solved_yet;

namespace {

// Four floats in one register. + and * work on all four; float * Vector multiplies each of them.
using Vector = float __attribute__((vector_size(16)));
constexpr int lanes = 4;
constexpr int vectors = tile_columns / lanes;

[[maybe_unused]] Vector load(const float* from) {
    Vector vector;
    std::memcpy(&vector, from, sizeof vector);  // one instruction; any address will do
    return vector;
}

[[maybe_unused]] void store(float* to, Vector vector) {
    std::memcpy(to, &vector, sizeof vector);
}

}  // namespace

void multiply_tile(int k, const float* a, int a_stride, const float* b, int b_stride, float* c,
                   int c_stride) {
    // TODO: Keep 4 × 4 vectors of sums. For every p: load the four vectors of b's row p
    // once, and multiply each element of a's column p with all four. Store the sums at the end.
    not_solved_yet();  // remove this line
}
