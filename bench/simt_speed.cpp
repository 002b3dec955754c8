// simt_speed: what the GPU simulator costs. Each kernel is timed beside a plain loop that does the
// same work, on one core, and its speed stands beside the one that simt promises
// (simt/README.md).
//
//   build/cpu/bin/simt_speed [SIZE]      SIZE: the matrices' side, 1000 unless given
//
// These are figures of the simulator, not of a GPU, and say nothing about how fast a kernel is on
// one.
#include "bench/simt_speed.hpp"

#include "chapters/01_serial/stages.hpp"
#include "chapters/03_naive_cuda/stages.hpp"
#include "chapters/04_shared_memory/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/machine.hpp"
#include "common/base/random.hpp"
#include "common/base/timer.hpp"
#include "common/device/device.hpp"
#include "common/matrix/host_matrix.hpp"
#include "common/verify/verify.hpp"
#include "simt/execution.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstddef>
#include <cstdlib>
#include <functional>
#include <iostream>
#include <string>
#include <vector>

namespace m2m {

namespace {

/// The median of several runs, in seconds; the first run is a warm-up.
double median_seconds(const std::function<void()>& work) {
    work();
    std::vector<double> seconds;
    const Timer total;
    do {
        const Timer timer;
        work();
        seconds.push_back(timer.seconds());
    } while (seconds.size() < 3 || (total.seconds() < 1.0 && seconds.size() < 50));
    std::nth_element(seconds.begin(),
                     seconds.begin() + static_cast<std::ptrdiff_t>(seconds.size() / 2),
                     seconds.end());
    return seconds[seconds.size() / 2];
}

/// The naive kernel's work in the kernel's own order, block by block, as plain loops.
void loop_in_blocks(int m, int n, int k, const float* A, const float* B, float* C) {
    constexpr int side = 16;
    for (int first_row = 0; first_row < m; first_row += side) {
        for (int first_col = 0; first_col < n; first_col += side) {
            for (int row = first_row; row < std::min(first_row + side, m); ++row) {
                for (int col = first_col; col < std::min(first_col + side, n); ++col) {
                    float sum = 0.0f;
                    for (int p = 0; p < k; ++p) {
                        sum += A[std::size_t(row) * k + p] * B[std::size_t(p) * n + col];
                    }
                    C[std::size_t(row) * n + col] = sum;
                }
            }
        }
    }
}

struct Row {
    std::string kernel, loop;  // what is compared
    double measured, plain;    // GFLOP/s, or nanoseconds a thread
    std::string unit, required;
    bool reached;
};

/// Checks a matmul on integers, where right means equal, then times it. @throws Error when it is
/// wrong
double gflops(const std::string& name, int size, const Inputs& inputs,
              const std::function<void()>& work, const std::function<HostMatrix()>& result) {
    const double seconds = median_seconds(work);
    const HostMatrix C = result();
    const Verification report =
        verify_exact(size, size, size, inputs.A.data(), inputs.B.data(), C.data());
    if (!report.ok) throw Error(name + " is wrong, so it has no speed: " + report.what);
    return 2.0 * size * size * size / seconds * 1e-9;
}

double host_gflops(const std::string& name, int size, const Inputs& inputs, Matmul* matmul) {
    HostMatrix C(size, size);
    return gflops(
        name, size, inputs,
        [&] { matmul(size, size, size, inputs.A.data(), inputs.B.data(), C.data()); },
        [&] { return C; });
}

double device_gflops(const std::string& name, int size, const Inputs& inputs, Matmul* matmul) {
    const DeviceMatrix A(inputs.A), B(inputs.B);
    DeviceMatrix C(size, size);
    return gflops(
        name, size, inputs,
        [&] {
            matmul(size, size, size, A.data(), B.data(), C.data());
            device_synchronize();
        },
        [&] { return C.to_host(); });
}

std::vector<Row> measure(int size) {
    const Inputs inputs = integer_inputs(size, size, size, 1);
    const double in_blocks = host_gflops("the loop in blocks", size, inputs, loop_in_blocks);
    const double ikj = host_gflops("serial/ikj", size, inputs, serial::ikj);
    const double naive = device_gflops("cuda/coalesced", size, inputs, cuda::coalesced);
    const double tiled = device_gflops("cuda/tiled", size, inputs, cuda::tiled);
    const double register_tiled =
        device_gflops("cuda/register_tiled", size, inputs, cuda::register_tiled);

    constexpr int count = 1 << 22;
    HostMatrix a(1, count), b(1, count), c(1, count);
    Random random(1);
    for (std::size_t i = 0; i < c.size(); ++i)
        a.data()[i] = random.uniform(), b.data()[i] = random.uniform();
    const DeviceMatrix device_a(a), device_b(b);
    DeviceMatrix device_c(1, count);
    const double plain_add = median_seconds([&] {
        for (std::size_t i = 0; i < c.size(); ++i) c.data()[i] = a.data()[i] + b.data()[i];
    });
    const double add = median_seconds([&] {
        add_on_device(count, device_a.data(), device_b.data(), device_c.data());
        device_synchronize();
    });
    const HostMatrix sum = device_c.to_host();
    if (!std::equal(sum.begin(), sum.end(), c.begin()))
        throw Error("the element-wise kernel is wrong, so it has no speed");

    return {{"naive (cuda/coalesced)", "the same loop", naive, in_blocks, "GFLOP/s",
             "90 % of the loop", naive >= 0.9 * in_blocks},
            {"16 x 16 tiles (cuda/tiled)", "the same loop", tiled, in_blocks, "GFLOP/s",
             "at least 1.3", tiled >= 1.3},
            {"8 x 8 registers (cuda/register_tiled)", "serial/ikj", register_tiled, ikj, "GFLOP/s",
             "at least 10", register_tiled >= 10},
            {"element-wise", "the same loop", add / count * 1e9, plain_add / count * 1e9,
             "ns a thread", "at most 3", add / count * 1e9 <= 3}};
}

void run(int size) {
    if (!build_measures_speed())
        throw Error("no speed from " + why_no_speed() +
                    ": configure with CMAKE_BUILD_TYPE=Release");
    simt::execution_options().workers = 1;
    fmt::print("The simulator's speed on one core of {}, matrices {} x {}. Not a GPU's speed.\n\n",
               cpu_name(), size, size);
    fmt::print("{:<38} {:>9} {:>9}  {:<12} {:<14} {:<17}\n", "kernel", "simulated", "plain", "",
               "plain loop", "required");
    for (const Row& row : measure(size)) {
        fmt::print("{:<38} {:>9.2f} {:>9.2f}  {:<12} {:<14} {:<17} {}\n", row.kernel, row.measured,
                   row.plain, row.unit, row.loop, row.required, row.reached ? "reached" : "MISSED");
    }
}

}  // namespace

}  // namespace m2m

int main(int argc, char** argv) {
    try {
        const int size = argc > 1 ? std::atoi(argv[1]) : 1000;
        if (argc > 2 || size < 1 || size > 8192) {
            throw m2m::UsageError("usage: simt_speed [SIZE], with SIZE from 1 to 8192");
        }
        m2m::run(size);
    } catch (const m2m::UsageError& error) {
        std::cerr << "error: " << error.what() << '\n';
        return 2;
    } catch (const std::exception& error) {
        std::cerr << "error: " << error.what() << '\n';
        return 1;
    }
}
