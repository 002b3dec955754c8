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
#include <cstring>

namespace m2m::machine {

namespace {

// [vector] As many floats as one SIMD register of this build holds.
#if defined(__AVX512F__)
constexpr int vector_bytes = 64;
#elif defined(__AVX__)
constexpr int vector_bytes = 32;
#else
constexpr int vector_bytes = 16;
#endif
using Vector = float __attribute__((vector_size(vector_bytes)));

constexpr int sums = 12;
constexpr int rounds = 20000;

// [loop] x ← x/2 + 1 in every lane of twelve registers; ends at 2, exactly.
template <class Register>
Register multiply_add_loop(float half, float one) {
    // Twelve different starts: of twelve equal sums the compiler would compute one.
    Register x[sums];
    for (int i = 0; i < sums; ++i) x[i] = Register{} + one * static_cast<float>(i);
    const Register factor = Register{} + half, term = Register{} + one;
    for (int round = 0; round < rounds; ++round) {
#pragma GCC unroll 12
        for (int i = 0; i < sums; ++i) x[i] = x[i] * factor + term;
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

// Operations per second of all threads together. Each runs `repeats` loops; the team is started
// once.
template <class Register>
double measure(int threads, double seconds) {
    constexpr double operations = 2.0 * sums * rounds * (sizeof(Register) / sizeof(float));
    int repeats = 1;
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
        if (elapsed < 0.02) {
            repeats *= 2;  // too short: waking the threads would be measured
            continue;
        }
        fastest = std::max(fastest, operations * repeats * threads / elapsed);
    } while (fastest == 0 || whole.seconds() < seconds);
    return build_measures_speed() ? fastest : 0;
}

}  // namespace

double measure_multiply_adds(Lanes lanes, int threads, double seconds) {
    return lanes == Lanes::one ? measure<float>(threads, seconds)
                               : measure<Vector>(threads, seconds);
}

}  // namespace m2m::machine
