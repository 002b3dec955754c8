// cuRAND's device side, by its own names: generators that threads own, and distributions. What is
// NVIDIA's sequence and what is not: simt/docs/CC.md, "cuRAND".
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define CURAND_KERNEL_H_

#include "cuda_runtime.h"
#include "curand.h"
#include "simt/random.hpp"

#include <cmath>
#include <type_traits>

#if defined(__clang__) && defined(__CUDA__)  // clang's look at what may call what
#pragma clang force_cuda_host_device begin
#endif

// A state has no byte that curand_init() leaves unwritten: kernels copy it whole.

struct curandStateXORWOW {
    unsigned d, v[5];
    int has_normal, has_normal_double;
    float normal;
    unsigned unused;
    double normal_double;
};
struct curandStatePhilox4_32_10 {
    unsigned counter[4], key[2], output[4], at;
    int has_normal, has_normal_double;
    float normal;
    double normal_double;
};
struct curandStateMRG32k3a {
    unsigned s1[3], s2[3];
    int has_normal, has_normal_double;
    float normal;
    unsigned unused;
    double normal_double;
};
struct curandStateSobol32 {
    unsigned i, x;
    unsigned direction_vectors[32];
};
typedef struct curandStateSobol32 curandStateSobol32_t;
typedef struct curandStateXORWOW curandStateXORWOW_t;
typedef struct curandStateXORWOW curandState_t;
typedef struct curandStateXORWOW curandState;
typedef struct curandStatePhilox4_32_10 curandStatePhilox4_32_10_t;
typedef struct curandStateMRG32k3a curandStateMRG32k3a_t;

namespace simt::random {

template <class State>
using If = std::enable_if_t<std::is_same<State, curandStateXORWOW>::value ||
                            std::is_same<State, curandStatePhilox4_32_10>::value ||
                            std::is_same<State, curandStateMRG32k3a>::value>;

inline void philox_output(curandStatePhilox4_32_10& s) noexcept {
    philox(s.counter, s.key, s.output);
}
/// Moves the low or the high half of the counter on by n, the low one with its carry.
inline void philox_count(curandStatePhilox4_32_10& s, unsigned long long n, bool high) noexcept {
    for (int word = high ? 2 : 0; word < 4 && n != 0; ++word) {
        const unsigned long long sum = (n & 0xFFFFFFFFu) + s.counter[word];
        s.counter[word] = static_cast<unsigned>(sum);
        n = (n >> 32) + (sum >> 32);
    }
}
template <class State>
void forget_normals(State& s) noexcept {
    s.has_normal = s.has_normal_double = 0;
}

}  // namespace simt::random

// ---- bits

inline unsigned curand(curandStateXORWOW_t* state) noexcept {
    return ::simt::random::xorwow(state->v, state->d);
}
inline unsigned curand(curandStatePhilox4_32_10_t* state) noexcept {
    const unsigned result = state->output[state->at++];
    if (state->at == 4) {
        ::simt::random::philox_count(*state, 1, false);
        ::simt::random::philox_output(*state);
        state->at = 0;
    }
    return result;
}
inline unsigned curand(curandStateMRG32k3a_t* state) noexcept {
    const double scaled = ::simt::random::mrg32k3a(state->s1, state->s2) * (0x1p32 / 4294967087.0);
    return scaled >= 0x1p32 ? 0xFFFFFFFFu : static_cast<unsigned>(scaled);
}
inline uint4 curand4(curandStatePhilox4_32_10_t* state) noexcept {
    uint4 four;
    four.x = curand(state);
    four.y = curand(state);
    four.z = curand(state);
    four.w = curand(state);
    return four;
}

// ---- places in the sequence

inline void skipahead(unsigned long long n, curandStateXORWOW_t* state) noexcept {
    unsigned v[5] = {state->v[0], state->v[1], state->v[2], state->v[3], state->v[4]};
    ::simt::random::skip_xorwow(v, n, 0);
    for (int i = 0; i < 5; ++i) state->v[i] = v[i];
    state->d += 362437u * static_cast<unsigned>(n);
}
/// By n · 2^67.
inline void skipahead_sequence(unsigned long long n, curandStateXORWOW_t* state) noexcept {
    unsigned v[5] = {state->v[0], state->v[1], state->v[2], state->v[3], state->v[4]};
    ::simt::random::skip_xorwow(v, n, 67);
    for (int i = 0; i < 5; ++i) state->v[i] = v[i];
}
inline void skipahead(unsigned long long n, curandStatePhilox4_32_10_t* state) noexcept {
    const unsigned at = state->at + static_cast<unsigned>(n & 3);
    ::simt::random::philox_count(*state, n / 4 + at / 4, false);
    state->at = at % 4;
    ::simt::random::philox_output(*state);
}
/// By n · 2^66.
inline void skipahead_sequence(unsigned long long n, curandStatePhilox4_32_10_t* state) noexcept {
    ::simt::random::philox_count(*state, n, true);
    ::simt::random::philox_output(*state);
}
namespace simt::random {
inline void skip(curandStateMRG32k3a& state, unsigned long long n, unsigned power) noexcept {
    unsigned s1[3] = {state.s1[0], state.s1[1], state.s1[2]};
    unsigned s2[3] = {state.s2[0], state.s2[1], state.s2[2]};
    skip_mrg32k3a(s1, s2, n, power);
    for (int i = 0; i < 3; ++i) {
        state.s1[i] = s1[i];
        state.s2[i] = s2[i];
    }
}
}  // namespace simt::random
inline void skipahead(unsigned long long n, curandStateMRG32k3a_t* state) noexcept {
    ::simt::random::skip(*state, n, 0);
}
/// By n · 2^76.
inline void skipahead_subsequence(unsigned long long n, curandStateMRG32k3a_t* state) noexcept {
    ::simt::random::skip(*state, n, 76);
}
/// By n · 2^127.
inline void skipahead_sequence(unsigned long long n, curandStateMRG32k3a_t* state) noexcept {
    ::simt::random::skip(*state, n, 127);
}

/// The state of this seed, moved on by so many subsequences and by an offset in the last.
inline void curand_init(unsigned long long seed, unsigned long long subsequence,
                        unsigned long long offset, curandStateXORWOW_t* state) noexcept {
    // Philox's bits, of which not all are zero. NVIDIA does not say how it makes a state of a seed.
    const unsigned key[2] = {static_cast<unsigned>(seed), static_cast<unsigned>(seed >> 32)};
    unsigned first[4], second[4];
    ::simt::random::philox({0, 0, 0, 0}, key, first);
    ::simt::random::philox({1, 0, 0, 0}, key, second);
    *state = curandStateXORWOW{
        second[1], {first[0], first[1], first[2], first[3], second[0] | 1}, 0, 0, 0, 0, 0};
    skipahead_sequence(subsequence, state);
    skipahead(offset, state);
}
inline void curand_init(unsigned long long seed, unsigned long long subsequence,
                        unsigned long long offset, curandStatePhilox4_32_10_t* state) noexcept {
    *state = curandStatePhilox4_32_10{
        {0, 0, static_cast<unsigned>(subsequence), static_cast<unsigned>(subsequence >> 32)},
        {static_cast<unsigned>(seed), static_cast<unsigned>(seed >> 32)},
        {0, 0, 0, 0},
        0,
        0,
        0,
        0,
        0};
    skipahead(offset, state);
}
inline void curand_init(unsigned long long seed, unsigned long long subsequence,
                        unsigned long long offset, curandStateMRG32k3a_t* state) noexcept {
    // L'Ecuyer's seed, multiplied by both halves of this one.
    unsigned long long x = 1, y = 1;
    if (seed != 0) {
        x = static_cast<unsigned>(seed) ^ 0x55555555u;
        y = static_cast<unsigned>(seed >> 32) ^ 0xAAAAAAAAu;
    }
    const auto in_1 = [](unsigned long long n) {
        return static_cast<unsigned>(12345 * n % ::simt::random::mrg_m1);
    };
    const auto in_2 = [](unsigned long long n) {
        return static_cast<unsigned>(12345 * n % ::simt::random::mrg_m2);
    };
    *state = curandStateMRG32k3a{
        {in_1(x), in_1(y), in_1(x)}, {in_2(y), in_2(x), in_2(y)}, 0, 0, 0, 0, 0};
    skipahead_subsequence(subsequence, state);
    skipahead(offset, state);
}

// ---- uniform in (0, 1]

template <class State, class = ::simt::random::If<State>>
float curand_uniform(State* state) noexcept {
    if constexpr (std::is_same<State, curandStateMRG32k3a>::value)
        return static_cast<float>(::simt::random::mrg32k3a(state->s1, state->s2) /
                                  static_cast<double>(::simt::random::mrg_m1));
    else
        return ::simt::random::unit(curand(state));
}
template <class State, class = ::simt::random::If<State>>
double curand_uniform_double(State* state) noexcept {
    if constexpr (std::is_same<State, curandStateMRG32k3a>::value) {
        return ::simt::random::mrg32k3a(state->s1, state->s2) /
               static_cast<double>(::simt::random::mrg_m1);
    } else if constexpr (std::is_same<State, curandStatePhilox4_32_10>::value) {
        return ::simt::random::unit_of_32(curand(state));
    } else {
        const unsigned x = curand(state), y = curand(state);
        return ::simt::random::unit_of_53(x, y);
    }
}
inline float4 curand_uniform4(curandStatePhilox4_32_10_t* state) noexcept {
    const uint4 x = curand4(state);
    return make_float4(::simt::random::unit(x.x), ::simt::random::unit(x.y),
                       ::simt::random::unit(x.z), ::simt::random::unit(x.w));
}
inline double2 curand_uniform2_double(curandStatePhilox4_32_10_t* state) noexcept {
    const uint4 x = curand4(state);
    return make_double2(::simt::random::unit_of_53(x.x, x.y), ::simt::random::unit_of_53(x.z, x.w));
}
inline double4 curand_uniform4_double(curandStatePhilox4_32_10_t* state) noexcept {
    const double2 a = curand_uniform2_double(state), b = curand_uniform2_double(state);
    return make_double4(a.x, a.y, b.x, b.y);
}

// ---- Sobol's sequence of one dimension, in the order of Gray's code

/// The first number is 0. Each step changes x by the vector of the lowest bit that is 0 in i.
inline unsigned curand(curandStateSobol32_t* state) noexcept {
    const unsigned result = state->x;
    if (state->i != ~0u) state->x ^= state->direction_vectors[__builtin_ctz(~state->i)];
    ++state->i;
    return result;
}
inline void skipahead(unsigned n, curandStateSobol32_t* state) noexcept {
    const unsigned to = state->i + n;
    unsigned changed = (state->i ^ state->i >> 1) ^ (to ^ to >> 1);
    for (unsigned bit = 0; changed != 0; ++bit, changed >>= 1)
        if ((changed & 1) != 0) state->x ^= state->direction_vectors[bit];
    state->i = to;
}
inline void curand_init(const unsigned* direction_vectors, unsigned offset,
                        curandStateSobol32_t* state) noexcept {
    state->i = state->x = 0;
    for (unsigned bit = 0; bit < 32; ++bit) state->direction_vectors[bit] = direction_vectors[bit];
    skipahead(offset, state);
}
inline float curand_uniform(curandStateSobol32_t* state) noexcept {
    return ::simt::random::unit(curand(state));
}
inline double curand_uniform_double(curandStateSobol32_t* state) noexcept {
    return ::simt::random::unit_of_32(curand(state));
}

// ---- normal

template <class State, class = ::simt::random::If<State>>
float2 curand_normal2(State* state) noexcept {
    constexpr auto turn = static_cast<float>(::simt::random::two_pi);
    ::simt::random::Normals<float> two;
    if constexpr (std::is_same<State, curandStateMRG32k3a>::value) {
        const float u = curand_uniform(state), v = curand_uniform(state);
        two = ::simt::random::box_muller(u, v * turn);
    } else {
        const unsigned x = curand(state), y = curand(state);
        two = ::simt::random::box_muller(
            ::simt::random::unit(x), static_cast<float>(y) * (turn * 0x1p-32f) + turn * 0x1p-33f);
    }
    return make_float2(two.first, two.second);
}
template <class State, class = ::simt::random::If<State>>
double2 curand_normal2_double(State* state) noexcept {
    double u, v;
    if constexpr (std::is_same<State, curandStateMRG32k3a>::value) {
        u = curand_uniform_double(state);
        v = curand_uniform_double(state);
    } else {
        const unsigned a = curand(state), b = curand(state), c = curand(state), d = curand(state);
        u = ::simt::random::unit_of_53(a, b);
        v = ::simt::random::unit_of_53(c, d);
    }
    const auto two = ::simt::random::box_muller(u, v * ::simt::random::two_pi);
    return make_double2(two.first, two.second);
}
/// Every second call takes what the one before it has left.
template <class State, class = ::simt::random::If<State>>
float curand_normal(State* state) noexcept {
    if (state->has_normal != 0) {
        state->has_normal = 0;
        return state->normal;
    }
    const float2 two = curand_normal2(state);
    state->normal = two.y;
    state->has_normal = 1;
    return two.x;
}
template <class State, class = ::simt::random::If<State>>
double curand_normal_double(State* state) noexcept {
    if (state->has_normal_double != 0) {
        state->has_normal_double = 0;
        return state->normal_double;
    }
    const double2 two = curand_normal2_double(state);
    state->normal_double = two.y;
    state->has_normal_double = 1;
    return two.x;
}
inline float4 curand_normal4(curandStatePhilox4_32_10_t* state) noexcept {
    const float2 a = curand_normal2(state), b = curand_normal2(state);
    return make_float4(a.x, a.y, b.x, b.y);
}
inline double4 curand_normal4_double(curandStatePhilox4_32_10_t* state) noexcept {
    const double2 a = curand_normal2_double(state), b = curand_normal2_double(state);
    return make_double4(a.x, a.y, b.x, b.y);
}

// ---- log-normal: of a normal number of this mean and deviation

template <class State, class = ::simt::random::If<State>>
float curand_log_normal(State* state, float mean, float deviation) noexcept {
    return std::exp(mean + deviation * curand_normal(state));
}
template <class State, class = ::simt::random::If<State>>
double curand_log_normal_double(State* state, double mean, double deviation) noexcept {
    return std::exp(mean + deviation * curand_normal_double(state));
}
template <class State, class = ::simt::random::If<State>>
float2 curand_log_normal2(State* state, float mean, float deviation) noexcept {
    const float2 x = curand_normal2(state);
    return make_float2(std::exp(mean + deviation * x.x), std::exp(mean + deviation * x.y));
}
template <class State, class = ::simt::random::If<State>>
double2 curand_log_normal2_double(State* state, double mean, double deviation) noexcept {
    const double2 x = curand_normal2_double(state);
    return make_double2(std::exp(mean + deviation * x.x), std::exp(mean + deviation * x.y));
}
inline float4 curand_log_normal4(curandStatePhilox4_32_10_t* state, float mean,
                                 float deviation) noexcept {
    const float2 a = curand_log_normal2(state, mean, deviation);
    const float2 b = curand_log_normal2(state, mean, deviation);
    return make_float4(a.x, a.y, b.x, b.y);
}

// ---- Poisson

template <class State, class = ::simt::random::If<State>>
unsigned curand_poisson(State* state, double mean) noexcept {
    return ::simt::random::poisson(mean, [state] { return curand_uniform_double(state); });
}
inline uint4 curand_poisson4(curandStatePhilox4_32_10_t* state, double mean) noexcept {
    uint4 four;
    four.x = curand_poisson(state, mean);
    four.y = curand_poisson(state, mean);
    four.z = curand_poisson(state, mean);
    four.w = curand_poisson(state, mean);
    return four;
}

#if defined(__clang__) && defined(__CUDA__)
#pragma clang force_cuda_host_device end
#endif
