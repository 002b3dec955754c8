// Steps far ahead in linear generators: by tables of the powers 2^k of one step.
#include "simt/random.hpp"

#include <array>
#include <cstdint>
#include <vector>

namespace simt::random {

namespace {

// ---- xorwow: its five words are a vector of 160 bits, and a step is a matrix of bits

using Words = std::array<unsigned, 5>;
using BitMatrix = std::array<Words, 160>;  // columns: what becomes of each bit

Words times(const BitMatrix& matrix, const Words& vector) {
    Words sum{};
    for (unsigned bit = 0; bit < 160; ++bit)
        if ((vector[bit / 32] >> bit % 32 & 1) != 0)
            for (unsigned word = 0; word < 5; ++word) sum[word] ^= matrix[bit][word];
    return sum;
}

constexpr unsigned kXorwowPowers = 67 + 64;

std::vector<BitMatrix> powers_of_xorwow() {
    std::vector<BitMatrix> powers(kXorwowPowers);
    for (unsigned bit = 0; bit < 160; ++bit) {
        unsigned v[5] = {}, d = 0;
        v[bit / 32] = 1u << bit % 32;
        xorwow(v, d);
        for (unsigned word = 0; word < 5; ++word) powers[0][bit][word] = v[word];
    }
    for (unsigned k = 1; k < kXorwowPowers; ++k)
        for (unsigned bit = 0; bit < 160; ++bit)
            powers[k][bit] = times(powers[k - 1], powers[k - 1][bit]);
    return powers;
}

// ---- MRG32k3a: two matrices of 3 × 3 numbers, each modulo its own m

using Numbers = std::array<std::uint64_t, 3>;
using Matrix = std::array<Numbers, 3>;  // rows

Numbers times(const Matrix& matrix, const Numbers& vector, std::uint64_t m) {
    Numbers result{};
    for (unsigned row = 0; row < 3; ++row)
        for (unsigned i = 0; i < 3; ++i)
            result[row] = (result[row] + matrix[row][i] * vector[i] % m) % m;
    return result;
}
Matrix squared(const Matrix& matrix, std::uint64_t m) {
    Matrix result{};
    for (unsigned column = 0; column < 3; ++column) {
        const Numbers product =
            times(matrix, {matrix[0][column], matrix[1][column], matrix[2][column]}, m);
        for (unsigned row = 0; row < 3; ++row) result[row][column] = product[row];
    }
    return result;
}

struct Pair {
    Matrix first, second;
};
constexpr unsigned kMrgPowers = 127 + 64;

std::vector<Pair> powers_of_mrg32k3a() {
    std::vector<Pair> powers(kMrgPowers);
    powers[0].first = {{{0, 1, 0}, {0, 0, 1}, {mrg_m1 - 810728, 1403580, 0}}};
    powers[0].second = {{{0, 1, 0}, {0, 0, 1}, {mrg_m2 - 1370589, 0, 527612}}};
    for (unsigned k = 1; k < kMrgPowers; ++k)
        powers[k] = {squared(powers[k - 1].first, mrg_m1), squared(powers[k - 1].second, mrg_m2)};
    return powers;
}

}  // namespace

void skip_xorwow(unsigned (&v)[5], unsigned long long n, unsigned power) noexcept {
    if (n == 0) return;
    static const std::vector<BitMatrix> powers = powers_of_xorwow();
    Words words{v[0], v[1], v[2], v[3], v[4]};
    for (; n != 0; n >>= 1, ++power)
        if ((n & 1) != 0) words = times(powers[power], words);
    for (unsigned i = 0; i < 5; ++i) v[i] = words[i];
}

void skip_mrg32k3a(unsigned (&s1)[3], unsigned (&s2)[3], unsigned long long n,
                   unsigned power) noexcept {
    if (n == 0) return;
    static const std::vector<Pair> powers = powers_of_mrg32k3a();
    Numbers first{s1[0], s1[1], s1[2]}, second{s2[0], s2[1], s2[2]};
    for (; n != 0; n >>= 1, ++power) {
        if ((n & 1) == 0) continue;
        first = times(powers[power].first, first, mrg_m1);
        second = times(powers[power].second, second, mrg_m2);
    }
    for (unsigned i = 0; i < 3; ++i) {
        s1[i] = static_cast<unsigned>(first[i]);
        s2[i] = static_cast<unsigned>(second[i]);
    }
}

}  // namespace simt::random
