// mode_speed: what check mode and count mode cost, beside fast mode: one 256 × 256 × 256 product by
// cuda/tiled on one thread, the three programs in turns.
//
//   build/cpu/bin/mode_speed [ROUNDS]      ROUNDS: 7 unless given; medians are printed
#include "common/base/error.hpp"
#include "common/base/machine.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <exception>
#include <string>
#include <vector>

namespace {

struct Mode {
    const char* name;
    const char* command;
    double at_most;  // times fast mode
    std::vector<double> seconds{};

    double median() {
        std::sort(seconds.begin(), seconds.end());
        return seconds[seconds.size() / 2];
    }
};

double run(const Mode& mode) {
    FILE* const output = ::popen(mode.command, "r");
    if (output == nullptr) throw m2m::Error(std::string("cannot run ") + mode.command);
    double seconds = 0;
    const int read = std::fscanf(output, "%lf", &seconds);
    if (::pclose(output) != 0 || read != 1 || !(seconds > 0))
        throw m2m::Error(std::string(mode.name) + " mode failed or gave a wrong product");
    return seconds;
}

}  // namespace

int main(int argc, char** argv) try {
    const int rounds = argc > 1 ? std::max(1, std::atoi(argv[1])) : 7;
    ::setenv("SIMT_THREADS", "1", 1);
    ::setenv("OMP_NUM_THREADS", "1", 1);
    ::setenv("SIMT_COUNT_BLOCKS", "all", 1);
    Mode modes[] = {
        {"fast", MODE_FAST, 0},
        {"check", MODE_CHECK " 2>/dev/null", 30},
#ifdef MODE_COUNT
        {"count", MODE_COUNT " 2>/dev/null", 60},
#endif
    };
    for (int round = 0; round < rounds; ++round) {
        for (Mode& mode : modes) mode.seconds.push_back(run(mode));
    }
    fmt::print("cuda/tiled, 256 x 256 x 256, simulated on one thread of {}; medians of {}\n\n",
               m2m::cpu_name(), rounds);
    fmt::print("{:<6} {:>12} {:>12} {:>9}\n", "mode", "ms", "times fast", "at most");
    const double fast = modes[0].median();
    bool slow = false;
    for (Mode& mode : modes) {
        const double times = mode.median() / fast;
        slow = slow || (mode.at_most > 0 && times > mode.at_most);
        fmt::print("{:<6} {:>12.2f} {:>12.1f} {:>9}\n", mode.name, mode.median() * 1e3, times,
                   mode.at_most > 0 ? fmt::format("{}", mode.at_most) : "");
    }
    return slow ? 1 : 0;
} catch (const std::exception& error) {
    std::fprintf(stderr, "error: %s\n", error.what());
    return 1;
}
