// The video instructions: two 16-bit or four 8-bit integers in one 32-bit word (__vadd2,
// __vabsdiffu4, …), and those for dynamic programming (__viaddmax_s32, …). Reference: CUDA Math
// API, "SIMD Intrinsics".
#pragma once

namespace simt {

/// The operation on each pair of lanes; Lane is the type of one.
template <class Lane, class Operation>
constexpr unsigned int by_lanes(unsigned int a, unsigned int b, Operation operation) noexcept {
    constexpr int bits = 8 * sizeof(Lane);
    constexpr unsigned int mask = (1u << bits) - 1;
    unsigned int result = 0;
    for (int at = 0; at < 32; at += bits) {
        const int x = static_cast<Lane>(a >> at), y = static_cast<Lane>(b >> at);
        result |= (static_cast<unsigned int>(operation(x, y)) & mask) << at;
    }
    return result;
}

/// The nearest value that a lane can hold.
template <class Lane>
constexpr int held_in(int value) noexcept {
    constexpr bool has_sign = Lane(-1) < Lane(0);
    constexpr int most = (1 << (8 * sizeof(Lane) - (has_sign ? 1 : 0))) - 1;
    constexpr int least = has_sign ? -most - 1 : 0;
    return value < least ? least : value > most ? most : value;
}

/// The sum of the lanes' absolute differences.
template <class Lane>
constexpr unsigned int sum_of_differences(unsigned int a, unsigned int b) noexcept {
    unsigned int sum = 0;
    for (int at = 0; at < 32; at += 8 * static_cast<int>(sizeof(Lane))) {
        const int x = static_cast<Lane>(a >> at), y = static_cast<Lane>(b >> at);
        sum += static_cast<unsigned int>(x > y ? x - y : y - x);
    }
    return sum;
}

constexpr int wrapping_sum(int a, int b) noexcept {
    return static_cast<int>(static_cast<unsigned int>(a) + static_cast<unsigned int>(b));
}

}  // namespace simt

// clang-format off

// ---- one argument and two; S: lanes with a sign, U: without

#define SIMT_LANES1(name, lane, expression)                                                                            \
    constexpr unsigned int name(unsigned int a) noexcept {                                                             \
        using Lane [[maybe_unused]] = lane;                                                                            \
        return ::simt::by_lanes<lane>(a, 0, [](int x, int) { return expression; });                                    \
    }
#define SIMT_LANES2(name, lane, expression)                                                                            \
    constexpr unsigned int name(unsigned int a, unsigned int b) noexcept {                                             \
        using Lane [[maybe_unused]] = lane;                                                                            \
        return ::simt::by_lanes<lane>(a, b, [](int x, int y) { return expression; });                                  \
    }
#define SIMT_S1(name, expression) SIMT_LANES1(name##2, short, expression) SIMT_LANES1(name##4, signed char, expression)
#define SIMT_S2(name, expression) SIMT_LANES2(name##2, short, expression) SIMT_LANES2(name##4, signed char, expression)
#define SIMT_U2(name, expression)                                                                                      \
    SIMT_LANES2(name##2, unsigned short, expression) SIMT_LANES2(name##4, unsigned char, expression)
// ss: held within a lane with a sign; us: without; otherwise the result wraps.
SIMT_S1(__vabs, x < 0 ? -x : x)
SIMT_S1(__vabsss, ::simt::held_in<Lane>(x < 0 ? -x : x))
SIMT_S1(__vneg, -x)
SIMT_S1(__vnegss, ::simt::held_in<Lane>(-x))
SIMT_U2(__vadd, x + y)
SIMT_S2(__vaddss, ::simt::held_in<Lane>(x + y))
SIMT_U2(__vaddus, ::simt::held_in<Lane>(x + y))
SIMT_U2(__vsub, x - y)
SIMT_S2(__vsubss, ::simt::held_in<Lane>(x - y))
SIMT_U2(__vsubus, ::simt::held_in<Lane>(x - y))
SIMT_S2(__vabsdiffs, x > y ? x - y : y - x)
SIMT_U2(__vabsdiffu, x > y ? x - y : y - x)
// Means: rounded, halves away from zero; h: rounded down.
SIMT_S2(__vavgs, (x + y + (x + y >= 0 ? 1 : 0)) >> 1)
SIMT_U2(__vavgu, (x + y + 1) >> 1)
SIMT_U2(__vhaddu, (x + y) >> 1)
SIMT_S2(__vmaxs, x > y ? x : y)
SIMT_U2(__vmaxu, x > y ? x : y)
SIMT_S2(__vmins, x < y ? x : y)
SIMT_U2(__vminu, x < y ? x : y)
// Comparisons: all bits of a lane (cmp) or 1 (set) where it is true.
#define SIMT_COMPARE(name, lanes, relation)                                                                            \
    lanes(__vcmp##name, x relation y ? -1 : 0)                                                                         \
    lanes(__vset##name, x relation y ? 1 : 0)
SIMT_COMPARE(eq, SIMT_U2, ==)
SIMT_COMPARE(ne, SIMT_U2, !=)
SIMT_COMPARE(ges, SIMT_S2, >=)
SIMT_COMPARE(geu, SIMT_U2, >=)
SIMT_COMPARE(gts, SIMT_S2, >)
SIMT_COMPARE(gtu, SIMT_U2, >)
SIMT_COMPARE(les, SIMT_S2, <=)
SIMT_COMPARE(leu, SIMT_U2, <=)
SIMT_COMPARE(lts, SIMT_S2, <)
SIMT_COMPARE(ltu, SIMT_U2, <)
constexpr unsigned int __vsads2(unsigned int a, unsigned int b) noexcept { return ::simt::sum_of_differences<short>(a, b); }
constexpr unsigned int __vsads4(unsigned int a, unsigned int b) noexcept { return ::simt::sum_of_differences<signed char>(a, b); }
constexpr unsigned int __vsadu2(unsigned int a, unsigned int b) noexcept { return ::simt::sum_of_differences<unsigned short>(a, b); }
constexpr unsigned int __vsadu4(unsigned int a, unsigned int b) noexcept { return ::simt::sum_of_differences<unsigned char>(a, b); }

// ---- the best of sums and of three: max(a + b, c), max(a, b, c), the same held at 0 from below (_relu), the same for
// two lanes; and max(a, b) which also tells whether it was a

#define SIMT_BEST(word, of_two)                                                                                        \
    constexpr int __vi##word##3_s32(int a, int b, int c) noexcept { return of_two(of_two(a, b), c); }                  \
    constexpr unsigned int __vi##word##3_u32(unsigned int a, unsigned int b, unsigned int c) noexcept {                \
        return of_two(of_two(a, b), c);                                                                                \
    }                                                                                                                  \
    constexpr unsigned int __vi##word##3_s16x2(unsigned int a, unsigned int b, unsigned int c) noexcept {              \
        return __v##word##s2(__v##word##s2(a, b), c);                                                                  \
    }                                                                                                                  \
    constexpr unsigned int __vi##word##3_u16x2(unsigned int a, unsigned int b, unsigned int c) noexcept {              \
        return __v##word##u2(__v##word##u2(a, b), c);                                                                  \
    }                                                                                                                  \
    constexpr int __vi##word##3_s32_relu(int a, int b, int c) noexcept { return max(of_two(of_two(a, b), c), 0); }     \
    constexpr unsigned int __vi##word##3_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) noexcept {         \
        return __vmaxs2(__v##word##s2(__v##word##s2(a, b), c), 0);                                                     \
    }                                                                                                                  \
    constexpr int __vi##word##_s32_relu(int a, int b) noexcept { return max(of_two(a, b), 0); }                        \
    constexpr unsigned int __vi##word##_s16x2_relu(unsigned int a, unsigned int b) noexcept {                          \
        return __vmaxs2(__v##word##s2(a, b), 0);                                                                       \
    }                                                                                                                  \
    constexpr int __viadd##word##_s32(int a, int b, int c) noexcept { return of_two(::simt::wrapping_sum(a, b), c); }  \
    constexpr unsigned int __viadd##word##_u32(unsigned int a, unsigned int b, unsigned int c) noexcept {              \
        return of_two(a + b, c);                                                                                       \
    }                                                                                                                  \
    constexpr unsigned int __viadd##word##_s16x2(unsigned int a, unsigned int b, unsigned int c) noexcept {            \
        return __v##word##s2(__vadd2(a, b), c);                                                                        \
    }                                                                                                                  \
    constexpr unsigned int __viadd##word##_u16x2(unsigned int a, unsigned int b, unsigned int c) noexcept {            \
        return __v##word##u2(__vadd2(a, b), c);                                                                        \
    }                                                                                                                  \
    constexpr int __viadd##word##_s32_relu(int a, int b, int c) noexcept {                                             \
        return max(of_two(::simt::wrapping_sum(a, b), c), 0);                                                          \
    }                                                                                                                  \
    constexpr unsigned int __viadd##word##_s16x2_relu(unsigned int a, unsigned int b, unsigned int c) noexcept {       \
        return __vmaxs2(__v##word##s2(__vadd2(a, b), c), 0);                                                           \
    }
SIMT_BEST(max, max)
SIMT_BEST(min, min)
#undef SIMT_BEST
#define SIMT_WHICH(name, relation, of_two, type, suffix, pairs, lane)                                                  \
    constexpr type name##_##suffix##32(type a, type b, bool* first) noexcept {                                         \
        *first = a relation b;                                                                                         \
        return of_two(a, b);                                                                                           \
    }                                                                                                                  \
    constexpr unsigned int name##_##suffix##16x2(unsigned int a, unsigned int b, bool* high, bool* low) noexcept {     \
        *high = static_cast<lane>(a >> 16) relation static_cast<lane>(b >> 16);                                        \
        *low = static_cast<lane>(a) relation static_cast<lane>(b);                                                     \
        return pairs(a, b);                                                                                            \
    }
SIMT_WHICH(__vibmax, >=, max, int, s, __vmaxs2, short)
SIMT_WHICH(__vibmax, >=, max, unsigned int, u, __vmaxu2, unsigned short)
SIMT_WHICH(__vibmin, <=, min, int, s, __vmins2, short)
SIMT_WHICH(__vibmin, <=, min, unsigned int, u, __vminu2, unsigned short)
#undef SIMT_WHICH
#undef SIMT_COMPARE
#undef SIMT_S1
#undef SIMT_S2
#undef SIMT_U2
#undef SIMT_LANES1
#undef SIMT_LANES2
// clang-format on
