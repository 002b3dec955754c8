// float16 and its like for tensor cores: fast conversions, and the product that all of them
// compute.
#pragma once

#include <cstdint>
#include <limits>
#include <type_traits>

namespace simt {

constexpr std::uint32_t kTf32Mask = 0xFFFFE000u;  // what a tensor core reads of a float32

template <class To, class From>
To bits_as(From from) {
    static_assert(sizeof(To) == sizeof(From), "the same bits");
    To to;
    __builtin_memcpy(&to, &from, sizeof to);
    return to;
}

inline float float_of_half(std::uint16_t half) {
    // As a float32 with the exponent's bias of float16, times 2^112: exact, subnormal numbers too.
    const std::uint32_t magnitude = static_cast<std::uint32_t>(half & 0x7FFF) << 13;
    std::uint32_t bits = bits_as<std::uint32_t>(bits_as<float>(magnitude) * 0x1p112f);
    if ((half & 0x7C00) == 0x7C00) bits = magnitude | 0x7F800000u;  // infinity, NaN
    return bits_as<float>(bits | static_cast<std::uint32_t>(half & 0x8000) << 16);
}

/// Rounded to nearest, ties to even; NaN becomes 0x7FFF.
inline std::uint16_t half_of_float(float value) {
    const std::uint32_t all = bits_as<std::uint32_t>(value);
    const auto sign = static_cast<std::uint16_t>(all >> 16 & 0x8000);
    std::uint32_t bits = all & 0x7FFFFFFFu;
    if (bits > 0x7F800000u) return 0x7FFF;
    if (bits >= 0x47800000u) return static_cast<std::uint16_t>(sign | 0x7C00);
    if (bits < 0x38800000u) {  // subnormal: the sum's last place is float16's
        const float sum = bits_as<float>(bits) + 0.5f;
        return static_cast<std::uint16_t>(sign | (bits_as<std::uint32_t>(sum) - 0x3F000000u));
    }
    bits += 0xC8000FFFu + (bits >> 13 & 1u);
    return static_cast<std::uint16_t>(sign | bits >> 13);
}

/// Rounded to nearest, ties to even; NaN becomes 0x7FFF.
inline std::uint16_t bfloat16_of_float(float value) {
    const std::uint32_t bits = bits_as<std::uint32_t>(value);
    if ((bits & 0x7FFFFFFFu) > 0x7F800000u) return 0x7FFF;
    return static_cast<std::uint16_t>((bits + 0x7FFFu + (bits >> 16 & 1u)) >> 16);
}

/// c += a·b, each sum in the order of k.
template <class T, unsigned M, unsigned N, unsigned K>
void product(const T (&a)[M][K], const T (&b)[K][N], T (&c)[M][N], bool saturates) {
    if constexpr (std::is_same_v<T, std::int32_t>) {
        for (unsigned i = 0; i < M; ++i) {
            for (unsigned j = 0; j < N; ++j) {
                std::int64_t sum = c[i][j];
                for (unsigned k = 0; k < K; ++k) sum += std::int64_t{a[i][k]} * b[k][j];
                constexpr std::int64_t least = std::numeric_limits<std::int32_t>::min(),
                                       most = std::numeric_limits<std::int32_t>::max();
                if (saturates) sum = sum < least ? least : sum > most ? most : sum;
                c[i][j] = static_cast<std::int32_t>(static_cast<std::uint32_t>(sum));
            }
        }
    } else {
        for (unsigned i = 0; i < M; ++i) {
            T row[N];
            for (unsigned j = 0; j < N; ++j) row[j] = c[i][j];
            for (unsigned k = 0; k < K; ++k)
                for (unsigned j = 0; j < N; ++j) row[j] += a[i][k] * b[k][j];
            for (unsigned j = 0; j < N; ++j) c[i][j] = row[j];
        }
    }
}

}  // namespace simt
