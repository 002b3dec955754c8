// Sobol's sequences with the direction numbers of S. Joe and F. Y. Kuo, "Constructing Sobol sequences
// with better two-dimensional projections" (2008): the first dimensions of their table new-joe-kuo-6.
#include "curand.h"
#include "curand_kernel.h"

#include <cstddef>
#include <cstdio>
#include <iterator>

namespace {

/// A primitive polynomial x^degree + a_1·x^(degree - 1) + … + 1, the bits of `inner` being a_1 … from
/// the left, and the first direction numbers.
struct Dimension {
    unsigned degree, inner, first[7];
};
constexpr Dimension table[] = {
    {1, 0, {1}},
    {2, 1, {1, 3}},
    {3, 1, {1, 3, 1}},
    {3, 2, {1, 1, 1}},
    {4, 1, {1, 1, 3, 3}},
    {4, 4, {1, 3, 5, 13}},
    {5, 2, {1, 1, 5, 5, 17}},
    {5, 4, {1, 1, 5, 5, 5}},
    {5, 7, {1, 1, 7, 11, 19}},
    {5, 11, {1, 1, 5, 1, 1}},
    {5, 13, {1, 1, 1, 3, 11}},
    {5, 14, {1, 3, 5, 5, 31}},
    {6, 1, {1, 3, 3, 9, 7, 49}},
    {6, 13, {1, 1, 1, 15, 21, 21}},
    {6, 16, {1, 3, 1, 13, 27, 49}},
    {6, 19, {1, 1, 1, 15, 7, 5}},
    {6, 22, {1, 3, 1, 15, 13, 25}},
    {6, 25, {1, 1, 5, 5, 19, 61}},
    {7, 1, {1, 3, 7, 11, 23, 15, 103}},
    {7, 4, {1, 3, 7, 13, 13, 15, 69}},
};
static_assert(std::size(table) + 1 == simt::random::sobol_dimensions);

/// As many as NVIDIA's library has; those beyond the table are 0.
constexpr std::size_t nvidias_dimensions = 20000;
curandDirectionVectors32_t vectors[nvidias_dimensions];

bool fill() {
    for (unsigned bit = 0; bit < 32; ++bit) vectors[0][bit] = 1u << (31 - bit);
    for (std::size_t i = 0; i < std::size(table); ++i) {
        const auto& [degree, inner, first] = table[i];
        unsigned(&v)[32] = vectors[i + 1];
        for (unsigned bit = 0; bit < 32; ++bit) {
            if (bit < degree) {
                v[bit] = first[bit] << (31 - bit);
                continue;
            }
            v[bit] = v[bit - degree] ^ v[bit - degree] >> degree;
            for (unsigned k = 1; k < degree; ++k)
                if ((inner >> (degree - 1 - k) & 1) != 0) v[bit] ^= v[bit - k];
        }
    }
    return true;
}

}  // namespace

namespace simt::random {

curandDirectionVectors32_t* sobol_directions() noexcept {
    [[maybe_unused]] static const bool filled = fill();
    return vectors;
}

}  // namespace simt::random

extern "C" curandStatus_t curandGetDirectionVectors32(curandDirectionVectors32_t** out,
                                                      curandDirectionVectorSet_t set) {
    if (out == nullptr || set != CURAND_DIRECTION_VECTORS_32_JOEKUO6)
        return CURAND_STATUS_OUT_OF_RANGE;
    static const int told = std::fprintf(
        stderr,
        "simt: curandGetDirectionVectors32: the first %u dimensions are Joe and Kuo's, "
        "the others are 0\n",
        simt::random::sobol_dimensions);
    static_cast<void>(told);
    *out = simt::random::sobol_directions();
    return CURAND_STATUS_SUCCESS;
}
