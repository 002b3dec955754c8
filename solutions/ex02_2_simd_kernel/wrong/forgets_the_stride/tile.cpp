// Mistake: takes the rows of C to be as long as the tile.
#include "tile.hpp"

#include "grading/exercises/not_solved.hpp"

#include <cstring>

using m2m::exercise::not_solved_yet;

namespace {

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
                   int /*c_stride*/) {
    Vector sum[tile_rows][vectors] = {};
    for (int p = 0; p < k; ++p) {
        Vector b_row[vectors];
        for (int v = 0; v < vectors; ++v) b_row[v] = load(b + p * b_stride + v * lanes);
        for (int i = 0; i < tile_rows; ++i) {
            const float element = a[i * a_stride + p];
            for (int v = 0; v < vectors; ++v) sum[i][v] += element * b_row[v];
        }
    }
    for (int i = 0; i < tile_rows; ++i) {
        for (int v = 0; v < vectors; ++v) store(c + i * tile_columns + v * lanes, sum[i][v]);
    }
}
