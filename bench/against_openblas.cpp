// openmp/simd beside OpenBLAS: the same matrices, the same run, in turns.
//
// Run it:  build/cpu/bin/against_openblas           (--help shows the flags)
//
// OpenBLAS picks its kernels by the CPU's model, and takes CPUs newer than itself for much older
// ones. On a CPU with AVX-512 this program therefore starts itself again with
// OPENBLAS_CORETYPE=SkylakeX, unless the variable is set. The table says which kernels were used.
//
// against_openblas_avx2 is the same with openmp/simd compiled for AVX2, beside the Haswell kernels.
#include "chapters/02_openmp/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/timer.hpp"
#include "common/measure/in_turns.hpp"
#include "common/measure/measure.hpp"
#include "common/program/command_line.hpp"
#include "common/verify/verify.hpp"

#include <cblas.h>
#include <fmt/core.h>
#include <fmt/ostream.h>
#include <nlohmann/json.hpp>
#include <omp.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

extern "C" {  // not in every cblas.h
void openblas_set_num_threads(int threads);
char* openblas_get_corename();
}

namespace {

void openblas(int m, int n, int k, const float* A, const float* B, float* C) {
    cblas_sgemm(CblasRowMajor, CblasNoTrans, CblasNoTrans, m, n, k, 1.0f, A, std::max(k, 1), B,
                std::max(n, 1), 0.0f, C, std::max(n, 1));
}

const m2m::Stage contestants[] = {
    {"openmp/simd", 2, "this book's", m2m::Where::host, m2m::openmp::simd, ""},
    {"OpenBLAS", 0, "the library", m2m::Where::host, openblas, "OpenBLAS"},
};

#ifdef SIMD_FOR_AVX2
constexpr const char* built_for = "openmp/simd built for AVX2, ";
constexpr const char* best_kernels = "Haswell";
#else
constexpr const char* built_for = "";
constexpr const char* best_kernels = "SkylakeX";
#endif

void use_best_kernels([[maybe_unused]] char** argv) {
#if defined(__linux__) && defined(__x86_64__)
    if (std::getenv("OPENBLAS_CORETYPE") != nullptr || !__builtin_cpu_supports("avx512f")) return;
    setenv("OPENBLAS_CORETYPE", best_kernels, 1);  // read when the library is loaded: start again
    execv("/proc/self/exe", argv);
#endif
}

/// Median seconds of both for one product, measured in turns so that whatever else the machine does
/// meets both.
std::vector<double> compare(m2m::Size size, double seconds) {
    const int m = size.m, n = size.n, k = size.k;
    const m2m::Inputs inputs = m2m::real_inputs(m, n, k, 1);
    m2m::HostMatrix C(m, n);
    std::vector<std::vector<double>> samples(std::size(contestants));
    for (int round = 0; round < 7; ++round) {
        for (std::size_t i = 0; i < std::size(contestants); ++i) {
            const auto run = [&] {
                contestants[i].matmul(m, n, k, inputs.A.data(), inputs.B.data(), C.data());
            };
            // Each has its own threads, and they wait for more work in a busy loop for a while
            // before they sleep. The other must not be timed meanwhile.
            std::this_thread::sleep_for(std::chrono::milliseconds(60));
            run();
            const m2m::Timer turn;
            do {
                const m2m::Timer timer;
                run();
                samples[i].push_back(timer.seconds());
            } while (turn.seconds() < seconds / 14);
        }
    }
    return {m2m::median(samples[0]), m2m::median(samples[1])};
}

void run(const std::string& sizes, const std::vector<int>& threads, double seconds,
         const m2m::JsonOption& json) {
    if (!m2m::build_measures_speed())
        throw m2m::Error("no speed is measured in " + m2m::why_no_speed());
    std::ostream& out = json.text();
    nlohmann::ordered_json rows = nlohmann::ordered_json::array();
    fmt::print(out, "{}, {}OpenBLAS with its {} kernels; GFLOP/s, medians of runs in turns\n\n",
               m2m::cpu_name(), built_for, openblas_get_corename());
    fmt::print(out, "{:>12} {:>8} {:>12} {:>9} {:>6}\n", "size", "threads", "openmp/simd",
               "OpenBLAS", "ratio");
    for (const int count : threads) {
        if (count < 1) throw m2m::UsageError("--threads takes numbers from 1 on");
        omp_set_num_threads(count);
        openblas_set_num_threads(count);
        for (const m2m::Size size : m2m::parse_sizes(sizes)) {
            for (const m2m::Stage& stage : contestants) {
                const m2m::Verification report = m2m::verify_stage(stage, size.m, size.n, size.k);
                if (!report) throw m2m::Error(std::string(stage.name) + ": " + report.what);
            }
            const std::vector<double> time = compare(size, seconds);
            const double gflop = 2e-9 * size.m * size.n * size.k;
            fmt::print(out, "{:>12} {:>8} {:>12.1f} {:>9.1f} {:>6.2f}\n", to_string(size), count,
                       gflop / time[0], gflop / time[1], time[1] / time[0]);
            out.flush();
            rows.push_back({{"device", m2m::cpu_name()},
                            {"openblas", openblas_get_corename()},
                            {"size", to_string(size)},
                            {"threads", count},
                            {"gflops", gflop / time[0]},
                            {"openblas_gflops", gflop / time[1]},
                            {"ratio", time[1] / time[0]}});
        }
    }
    json.write(rows);
}

}  // namespace

int main(int argc, char** argv) {
    use_best_kernels(argv);
    std::string sizes =
        "1000,1024,2048,4096,32x128x784,784x128x32,128x128x784,784x128x128,32x10x128";
    std::vector<int> threads = {1, 2};
    double seconds = 2;
    m2m::Command app("openmp/simd beside OpenBLAS: verified, then timed in turns",
                     "against_openblas");
    app.add_option("--sizes", sizes, "such as 1000,64x1x900 (m×n×k)")->show_default();
    app.add_numbers("--threads", threads, 1, 1024, "how many, for both: 1,2");
    app.add_number("--seconds", seconds, 0.001, 3600, "of timing for each line")->show_default();
    m2m::JsonOption json;
    json.add_to(app);
    return m2m::run_program(app, argc, argv, [&] {
        run(sizes, threads, seconds, json);
        return 0;
    });
}
