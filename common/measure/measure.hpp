// How fast is a stage on this machine? Verified first, timed second, printed third.
//
// A wrong kernel is often a fast one. So no figure here exists without a check: measure_stage()
// runs the whole check of common/verify at the size it times, times the same function, and compares
// the last timed result with the verified one, bit for bit. A device simulated on the CPU gets no
// speed at all: its results are real, its time is not.
#pragma once

#include "common/base/error.hpp"
#include "common/base/stage.hpp"

#include <nlohmann/json_fwd.hpp>

#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace m2m {

/// C = A·B with A m×k, B k×n, C m×n.
struct Size {
    int m, n, k;
    bool operator==(const Size&) const = default;
};

/// "1000" for a cube, "64x1x900" (m×n×k) otherwise.
std::string to_string(Size size);

/// Sizes from "1000,1024,64x1x900" (m×n×k). @throws UsageError naming the part that is no size, is
/// ≤ 0, or whose matrices would not fit into this machine's memory.
std::vector<Size> parse_sizes(std::string_view text);

/// One stage at one size, verified, and timed where a time means something.
struct Measurement {
    std::string stage, device;
    bool baseline = false;  ///< speed-ups are over this stage
    bool simulated = false;
    int m = 0, n = 0, k = 0;
    int threads = 0;  ///< CPU threads used; also what a simulated device runs on; 0 on a GPU
    double seconds = 0,
           gflops = 0;  ///< 0 when not timed (simulated, or a build that measures no speed)
    double error_over_bound = 0;

    Size size() const { return {m, n, k}; }
    bool timed() const { return seconds > 0; }
};

struct MeasureOptions {
    double min_seconds = 0.3;  ///< repeat until this much was timed …
    double max_seconds = 3.0;  ///< … but start no further repeat after this
    std::uint64_t seed = 1;    ///< of the inputs
    /// Longest side at which a simulated stage is verified: a multiple of no tile, so that a kernel
    /// that forgets its edges is wrong here.
    int simulated_side = 257;
};

/// Verifies `stage` at `size` (a simulated one at most at `simulated_side`), then times it: a
/// warm-up, then the median of repeats; a device is waited for. Speed is 2·m·n·k / seconds. @throws
/// Error when the result is wrong: there is no number without verification.
Measurement measure_stage(const Stage& stage, Size size, const MeasureOptions& options = {});

struct BenchOptions {
    std::span<const Stage> stages;  ///< what to measure, in this order
    std::vector<Size> sizes = {{1000, 1000, 1000}};
    MeasureOptions measure;
    std::function<void(const Stage&, Size)>
        before;  ///< called before each stage and size (a progress line)
    std::function<void(const Measurement&)> after;  ///< called with each result
    std::function<void(const Error&)>
        wrong;  ///< called for each stage that failed; the others still run
};

/// Measures every stage at every size. @throws Error at the first stage that fails, unless `wrong`
/// is set.
std::vector<Measurement> run_bench(const BenchOptions& options);

/// An array of rows with exactly the fields stage device simulated m n k threads seconds gflops
/// error_over_bound. seconds and gflops are null where nothing was timed.
nlohmann::ordered_json to_json(std::span<const Measurement> measurements);

/// The measured stages (stage, device, GFLOP/s, speed-up over the baseline at the same size, largest
/// error / bound) and, apart and without speed, the simulated ones.
void print_table(std::ostream& out, std::span<const Measurement> measurements);

/// The program of a chapter: verifies and times the stages of `chapter` among `stages`, beside the
/// baseline. Flags: --sizes LIST, --stage NAME (again for more), --json [FILE].
/// Returns the exit status: 0, 1 when a stage is wrong or work failed, 2 for bad use; errors are
/// printed as `error: …` on stderr.
///
///     int main(int argc, char** argv) { return m2m::chapter_main(argc, argv, 1, m2m::stages()); }
int chapter_main(int argc, char** argv, int chapter, std::span<const Stage> stages);

}  // namespace m2m
