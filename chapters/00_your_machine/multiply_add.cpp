// The most multiply-adds this CPU can do: everything in registers, nothing waits.
//
// A multiply-add takes about four cycles from start to end, but a core can start two in each. So
// eight sums must be on their way at any time; we keep twelve.
//
// Run it:  ./book run 00 --claim 1
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/cpu.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"

#include <algorithm>
#include <cstdint>
#include <cstring>

namespace m2m::machine {

namespace {

// As many floats as one SIMD register of this build holds.
#if defined(__AVX512F__)
constexpr int vector_bytes = 64;
#elif defined(__AVX__)
constexpr int vector_bytes = 32;
#else
constexpr int vector_bytes = 16;
#endif
using Vector = float __attribute__((vector_size(vector_bytes)));

constexpr int sums = 12;
constexpr int unrolled = 8;
constexpr int rounds = 2500 * unrolled;

// [loop] x ← x/2 + 1 in every lane of twelve registers; ends at 2, exactly.
template <class Register>
Register multiply_add_loop(float half, float one) {
    // Twelve different starts: of twelve equal sums the compiler would compute one.
    Register x[sums];
    for (int i = 0; i < sums; ++i) x[i] = Register{} + one * static_cast<float>(i);
    const Register factor = Register{} + half, term = Register{} + one;
    for (int round = 0; round < rounds; round += unrolled) {
        // The loop's own counter needs a unit, too: let it count rarely.
#pragma GCC unroll 8
        for (int r = 0; r < unrolled; ++r) {
#pragma GCC unroll 12
            for (int i = 0; i < sums; ++i) x[i] = x[i] * factor + term;
        }
    }
    Register total = x[0];
    for (int i = 1; i < sums; ++i) total += x[i];
    return total;
}

// The compiler must not know the numbers, or it would do the arithmetic itself.
volatile float hidden_half = 0.5f, hidden_one = 1.0f;

template <class Register>
bool run_once() {
    const Register total = multiply_add_loop<Register>(hidden_half, hidden_one);
    float lanes[sizeof(Register) / sizeof(float)];
    std::memcpy(lanes, &total, sizeof total);
    return std::all_of(std::begin(lanes), std::end(lanes),
                       [](float x) { return x == 2.0f * sums; });
}

// Operations per second of all threads together. Each runs `repeats` loops.
template <class Register>
double measure(int threads, double seconds) {
    constexpr double operations = 2.0 * sums * rounds * (sizeof(Register) / sizeof(float));
    // Short, so that some runs meet no interruption; longer where waking the threads counts.
    const int repeats = threads == 1 ? 10 : 100;
    double fastest = 0;
    bool right = true;
    Timer whole;
    do {
        Timer timer;
#pragma omp parallel for num_threads(threads) schedule(static, 1) reduction(&& : right)
        for (int thread = 0; thread < threads; ++thread) {
            for (int i = 0; i < repeats; ++i) right = run_once<Register>() && right;
        }
        const double elapsed = timer.seconds();
        if (!right) throw Error("a sum of multiply-adds is wrong");
        fastest = std::max(fastest, operations * repeats * threads / elapsed);
    } while (whole.seconds() < seconds);
    return build_measures_speed() ? fastest : 0;
}

// [load] Eight dependent additions beside twelve multiply-adds. These keep the SIMD units busy for
// six cycles, so it is the additions that take the time: one a cycle.
bool add_chain_under_load(long rounds_of_eight) {
    const Vector factor = Vector{} + hidden_half, term = Vector{} + hidden_one;
    Vector x[sums];
    for (int i = 0; i < sums; ++i) x[i] = Vector{} + hidden_one * static_cast<float>(i);
    std::uint64_t chain = 1, step = 3;
    for (long round = 0; round < rounds_of_eight; ++round) {
#pragma GCC unroll 12
        for (int i = 0; i < sums; ++i) x[i] = x[i] * factor + term;
#pragma GCC unroll 8
        for (int i = 0; i < 8; ++i) {
            chain += step;
            asm volatile("" : "+r"(chain), "+r"(step));
        }
    }
    float lanes[sizeof(Vector) / sizeof(float)];
    for (int i = 1; i < sums; ++i) x[0] += x[i];
    std::memcpy(lanes, &x[0], sizeof lanes);
    return lanes[0] == 2.0f * sums && chain == 1 + 24 * static_cast<std::uint64_t>(rounds_of_eight);
}

}  // namespace

double measure_clock_under_load(double seconds) {
    constexpr long rounds_of_eight = 100000;
    double fastest = 0;
    Timer whole;
    do {
        Timer timer;
        const bool right = add_chain_under_load(rounds_of_eight);
        const double elapsed = timer.seconds();
        if (!right) throw Error("the chain of additions beside multiply-adds is wrong");
        fastest = std::max(fastest, 8.0 * rounds_of_eight / elapsed);
    } while (whole.seconds() < seconds);
    return build_measures_speed() ? fastest : 0;
}

double measure_multiply_adds(Lanes lanes, int threads, double seconds) {
    return lanes == Lanes::one ? measure<float>(threads, seconds)
                               : measure<Vector>(threads, seconds);
}

}  // namespace m2m::machine
