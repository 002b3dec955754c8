// The clock of a core: how many dependent additions does it do in a second?
//
// The kernel's figure ("cpu MHz") is the nominal one on many virtual machines, and the clock
// changes with heat and with what the other cores do. So we count.
//
// Run it:  ./book run 00 --claim 1
#include "chapters/00_your_machine/machine.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"

#include <algorithm>
#include <cstdint>

namespace m2m::machine {

namespace {

// [chain] Each addition needs the result of the one before it.
std::uint64_t add_chain(std::uint64_t x, std::uint64_t step, long rounds) {
    for (long round = 0; round < rounds; ++round) {
#pragma GCC unroll 32
        for (int i = 0; i < 32; ++i) {
            x += step;
            asm volatile("" : "+r"(x), "+r"(step));  // x must exist here: no shortcut to 32 · step
        }
    }
    return x;
}

}  // namespace

double measure_clock(double seconds) {
    constexpr long rounds = 100000;  // 3.2 million additions: about a millisecond
    double fastest = 0;
    Timer whole;
    do {
        Timer timer;
        const std::uint64_t sum = add_chain(1, 3, rounds);
        const double elapsed = timer.seconds();
        if (sum != 1 + 3 * std::uint64_t(32 * rounds))
            throw Error("the chain of additions is wrong");
        // The fastest of many: an interruption can only make a run slower.
        fastest = std::max(fastest, 32.0 * rounds / elapsed);
    } while (whole.seconds() < seconds);
    return build_measures_speed() ? fastest : 0;
}

}  // namespace m2m::machine
