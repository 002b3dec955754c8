// Random number generators that can be divided into many: cuRAND's device and host side use them.
#pragma once

#include <cmath>

#if defined(__clang__) && defined(__CUDA__)  // clang's look at what may call what
#pragma clang force_cuda_host_device begin
#endif

namespace simt::random {

// Moves a generator on by n steps, or by n · 2^power of them (in the simulator's library: tables).
void skip_xorwow(unsigned (&v)[5], unsigned long long n, unsigned power) noexcept;
void skip_mrg32k3a(unsigned (&s1)[3], unsigned (&s2)[3], unsigned long long n,
                   unsigned power) noexcept;

/// Direction vectors of Sobol's sequence: of so many dimensions (in the simulator's library: a table).
constexpr unsigned sobol_dimensions = 21;
unsigned (*sobol_directions() noexcept)[32];

constexpr unsigned long long mrg_m1 = 4294967087, mrg_m2 = 4294944443;

/// Philox4x32-10 of J. K. Salmon and others, "Parallel random numbers: as easy as 1, 2, 3" (2011).
inline void philox(const unsigned (&counter)[4], const unsigned (&key)[2],
                   unsigned (&out)[4]) noexcept {
    unsigned c0 = counter[0], c1 = counter[1], c2 = counter[2], c3 = counter[3];
    unsigned k0 = key[0], k1 = key[1];
    for (int round = 0; round < 10; ++round, k0 += 0x9E3779B9u, k1 += 0xBB67AE85u) {
        const unsigned long long a = 0xD2511F53ull * c0, b = 0xCD9E8D57ull * c2;
        c0 = static_cast<unsigned>(b >> 32) ^ c1 ^ k0;
        c2 = static_cast<unsigned>(a >> 32) ^ c3 ^ k1;
        c1 = static_cast<unsigned>(b);
        c3 = static_cast<unsigned>(a);
    }
    out[0] = c0;
    out[1] = c1;
    out[2] = c2;
    out[3] = c3;
}

/// G. Marsaglia, "Xorshift RNGs" (2003), section 3.1, with its counter d.
inline unsigned xorwow(unsigned (&v)[5], unsigned& d) noexcept {
    const unsigned t = v[0] ^ v[0] >> 2;
    for (int i = 0; i < 4; ++i) v[i] = v[i + 1];
    v[4] = (v[4] ^ v[4] << 4) ^ (t ^ t << 1);
    d += 362437;
    return v[4] + d;
}

/// P. L'Ecuyer, "Good parameters and implementations for combined multiple recursive random number
/// generators" (1999). @returns 1 … m1
inline unsigned mrg32k3a(unsigned (&s1)[3], unsigned (&s2)[3]) noexcept {
    const unsigned long long a =
        (1403580ull * s1[1] + (mrg_m1 - 810728ull) * s1[0] % mrg_m1) % mrg_m1;
    const unsigned long long b =
        (527612ull * s2[2] + (mrg_m2 - 1370589ull) * s2[0] % mrg_m2) % mrg_m2;
    s1[0] = s1[1];
    s1[1] = s1[2];
    s1[2] = static_cast<unsigned>(a);
    s2[0] = s2[1];
    s2[1] = s2[2];
    s2[2] = static_cast<unsigned>(b);
    return static_cast<unsigned>(a > b ? a - b : a - b + mrg_m1);
}

// ---- from 32 random bits, or 53 of twice 32, to (0, 1]

inline float unit(unsigned x) noexcept {
    return static_cast<float>(x) * 0x1p-32f + 0x1p-33f;
}
inline double unit_of_32(unsigned x) noexcept {
    return x * 0x1p-32 + 0x1p-32;
}
inline double unit_of_53(unsigned x, unsigned y) noexcept {
    const unsigned long long bits = x ^ static_cast<unsigned long long>(y) << 21;
    return static_cast<double>(bits) * 0x1p-53 + 0x1p-54;
}

/// G. E. P. Box and M. E. Muller (1958): two normal numbers of two uniform ones.
template <class T>
struct Normals {
    T first, second;
};
template <class T>
Normals<T> box_muller(T u, T angle) noexcept {
    const T radius = std::sqrt(T(-2) * std::log(u));
    return {radius * std::sin(angle), radius * std::cos(angle)};
}
constexpr double two_pi = 6.283185307179586;

/// A Poisson number from uniform ones: the product of D. Knuth for small means, else W. Hörmann's
/// transformed rejection, "The transformed rejection method for generating Poisson random variables"
/// (1993), algorithm PTRS.
template <class Uniform>
unsigned poisson(double mean, Uniform uniform) noexcept {
    if (!(mean > 0)) return 0;
    if (mean < 30) {
        const double limit = std::exp(-mean);
        unsigned count = 0;
        for (double product = uniform(); product > limit; product *= uniform()) ++count;
        return count;
    }
    const double log_mean = std::log(mean);
    const double b = 0.931 + 2.53 * std::sqrt(mean), a = -0.059 + 0.02483 * b;
    const double inverse_alpha = 1.1239 + 1.1328 / (b - 3.4), v_r = 0.9277 - 3.6224 / (b - 2);
    for (;;) {
        const double u = uniform() - 0.5, v = uniform();
        const double us = 0.5 - std::fabs(u);
        const double k = std::floor((2 * a / us + b) * u + mean + 0.43);
        if (us >= 0.07 && v <= v_r) return static_cast<unsigned>(k);
        if (k < 0 || (us < 0.013 && v > us)) continue;
        if (std::log(v) + std::log(inverse_alpha) - std::log(a / (us * us) + b) <=
            -mean + k * log_mean - std::lgamma(k + 1))
            return static_cast<unsigned>(k);
    }
}

}  // namespace simt::random

#if defined(__clang__) && defined(__CUDA__)
#pragma clang force_cuda_host_device end
#endif
