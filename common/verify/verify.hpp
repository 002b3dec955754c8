// Is this matmul right? The verifier whose "OK" means OK. (`book check` is another thing: it looks for races and bad
// addresses while a CUDA program runs.)
//
// A matmul is easy to get nearly right, and most published test programs let a nearly right one
// pass: NaN slips through `if (difference > tolerance) fail`, constant or symmetric inputs hide
// swapped indices, sizes that are multiples of the tile hide a missing edge test, and a tolerance
// without a reason hides lost precision. Every check below exists because of one such mistake;
// tests/mutants holds a wrong matmul for each, and shows that it fails.
#pragma once

#include "common/base/stage.hpp"
#include "common/device/device.hpp"
#include "common/matrix/host_matrix.hpp"

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace m2m {

/// Which check of the verifier a matmul failed.
enum class Finding {
    none,      ///< everything held
    exact,     ///< a wrong value on small integers, where every right matmul gives the same bits
    one_term,  ///< a wrong value where each element of C is one product: lost precision, or a wrong
               ///< index
    rounding,  ///< further from the float64 product than float32 rounding explains
    unwritten,       ///< an element of C still holds what was there before the run
    old_contents,    ///< the result depends on what was in C before the run
    guard,           ///< something outside A, B or C was written
    inputs_changed,  ///< A or B was written
    not_repeatable,  ///< the same inputs gave other bits in a second run, or with another number of
                     ///< threads
    failed_to_run,   ///< the stage threw, or its device reported an error
};

/// "exact", "guard band", …: the name of a check in a message.
const char* to_string(Finding finding);

/// What a check found. Nothing is accepted by default: `ok` becomes true only at the end of a check
/// that passed.
struct Verification {
    bool ok = false;
    double error_over_bound =
        0;                     ///< largest |error| / bound of the rounding check; right means ≤ 1
    std::size_t compared = 0;  ///< elements of C that were compared
    Finding finding = Finding::none;  ///< the first check that failed
    std::string what;  ///< the first failure in plain words: which element, expected, got
    std::uint64_t fingerprint =
        0;  ///< of C's bits on the real inputs: an equal run has an equal fingerprint

    explicit operator bool() const { return ok; }
};

// ---- the whole check ----

/// Runs `stage` on its own kind of memory at m×n×k and applies every check: exact, one term,
/// rounding, guard bands, unchanged inputs, old contents of C, and the same bits again with another
/// number of threads.
///
/// Products with m·n·k > 2³⁰ are checked by Freivalds' method, one term, and spot rows of the
/// rounding check. A wrong stage is a report, not an exception. @throws Error when the memory for
/// the check cannot be had.
Verification verify_stage(const Stage& stage, int m, int n, int k, std::uint64_t seed = 1);

// ---- inputs ----

/// One matmul's inputs: A is m×k, B is k×n.
struct Inputs {
    HostMatrix A, B;
};

/// Random integers in [−8, 8] without 0 (a dropped term must show, and 0 would hide it). Every
/// partial sum of products is then an integer of at most 64·k ≤ 2²⁴ in size: float32 holds it
/// exactly, so the order of the sum, fused multiply-adds, TF32 and bf16 change nothing, and right
/// means equal. Beyond k = 2¹⁸ the range shrinks so that this stays true. @throws UsageError for k
/// > 2²⁴, where no range is left.
Inputs integer_inputs(int m, int n, int k, std::uint64_t seed);

/// Random reals in [−1, 1) with all 24 bits in use. No product of two of them underflows.
Inputs real_inputs(int m, int n, int k, std::uint64_t seed);

/// The same for a stage that rounds its inputs. For float16 none is nearer to 0 than 2⁻¹⁴, its
/// least normal number: below that, its rounding error is no longer relative to the number.
Inputs real_inputs(Precision precision, int m, int n, int k, std::uint64_t seed);

/// Each row of A has one entry that is not 0; of the two factors that meet, one is a power of two
/// and the other has all 24 bits in use, in turns. So each element of C is a single product and
/// exact: a factor rounded to float16, TF32 or bf16 shows at every k, also where the rounding check
/// has become too wide to see it.
Inputs one_term_inputs(int m, int n, int k, std::uint64_t seed);

// ---- comparisons on plain host buffers ----

/// C against the integer product; every element must be equal. A and B as integer_inputs() makes
/// them.
Verification verify_exact(int m, int n, int k, const float* A, const float* B, const float* C);

/// The same question for big products in O(mn + nk + mk): Freivalds, "Probabilistic machines can
/// use less running time", 1977. C·x is compared with A·(B·x) for two random vectors x, modulo 2⁶⁴,
/// exactly. One wrong element, off by d < 2²⁶, goes unseen with probability below 2⁻⁷⁶.
Verification verify_freivalds(int m, int n, int k, const float* A, const float* B, const float* C,
                              std::uint64_t seed);

/// C against the one product that each element is: |C − product| ≤ factor · |product|. A and B as
/// one_term_inputs() makes them. `factor` is 0 for float32, where the product is exact, and
/// one_term_factor(inputs) for a stage that declares lower precision.
Verification verify_one_term(int m, int n, int k, const float* A, const float* B, const float* C,
                             double factor = 0);

/// How large an error may be, as a multiple of (|A|·|B|)(i,j): min(γ_k, exp(8·√k·u + k·u²/(1−u)) −
/// 1), u = 2⁻²⁴, γ_k = k·u/(1 − k·u). The first always holds (Higham, "Accuracy and Stability of
/// Numerical Algorithms", 2nd ed., §3.5), in whatever order the sum is taken. It is so wide that
/// inputs rounded to float16 pass; the second holds with probability 1 − 2·exp(−32) for each
/// element (Higham & Mary, "A new approach to probabilistic rounding error analysis", 2019, λ = 8)
/// and is the smaller one from k = 64 on.
double rounding_factor(int k);

/// The factor for a matmul that rounds its inputs to unit roundoff `u_in` (2⁻¹¹ float16 and TF32,
/// 2⁻⁸ bf16) and accumulates with `u_acc`: 2·u_in + u_in² + γ_k(u_acc)·(1 + u_in)². Tensor cores
/// truncate: their u_acc is 2⁻²³.
double lower_precision_factor(int k, double u_in, double u_acc);

/// The factor for a stage that rounds its inputs to that precision: rounding_factor(k) for float32,
/// lower_precision_factor(…) with u_acc = 2⁻²³ otherwise.
double rounding_factor(Precision inputs, int k);

/// The factor of the one-term check for such a stage: one of the two factors is a power of two, so
/// only the other one is rounded, once.
double one_term_factor(Precision inputs);

/// C against the float64 product: |C − C_ref| ≤ factor · (|A|·|B|) for each of the m·n elements.
/// The reference's own rounding is too small to matter: γ_k exceeds the sharpest bound k·u
/// (Jeannerod & Rump 2013) by more than k·2⁻⁵³. `factor` is
/// rounding_factor(inputs, k).
Verification verify_rounding(int m, int n, int k, const float* A, const float* B, const float* C,
                             double factor);

/// The same for some rows only; of the others it is only checked that every element is finite.
Verification verify_rounding_rows(int m, int n, int k, const float* A, const float* B,
                                  const float* C, double factor, const std::vector<int>& rows);

/// The float64 product (`product`) and |A|·|B| (`magnitude`) of the rows in `rows`, rows.size() × n
/// each.
void reference_rows(int n, int k, const float* A, const float* B, const std::vector<int>& rows,
                    double* product, double* magnitude);

/// A 64-bit fingerprint of the bits of `count` floats (0.0 and −0.0 differ).
std::uint64_t fingerprint(const float* data, std::size_t count);

// ---- running a matmul under guard ----

/// A, B and C in the memory a stage works on, each between two guard bands that are compared after
/// every run.
///
/// All bands hold NaN, so what a kernel reads outside A or B poisons its result; each word is a
/// different NaN, so what it writes outside C shows even when it is NaN too. The bands are at least
/// 128 rows long (up to 2²⁰ floats): a kernel without its edge test hits the band and not somebody
/// else's memory.
class GuardedMatmul {
  public:
    /// What C holds before a run.
    enum class Before { nan, numbers };

    GuardedMatmul(Where where, int m, int n, int k);

    /// Copies the inputs in. @throws UsageError when their shapes differ from m×k and k×n.
    void set_inputs(const Inputs& inputs);

    /// Fills C, runs the matmul, waits for it, and compares the guard bands, A and B with what they
    /// were. The report's `ok` says only that: the values in C are for the caller to check.
    Verification run(Matmul* matmul, Before before = Before::nan);

    /// Runs the matmul `times` times and waits, comparing nothing: for timing.
    void run_unchecked(Matmul* matmul, int times = 1);

    /// A copy of C.
    HostMatrix output() const;

    /// The number that `Before::numbers` puts at an index of C.
    static float number_before(std::size_t index);

    /// True when the word is what Before::nan puts at that index of C.
    static bool is_unwritten(float value, std::size_t index);

  private:
    /// One matrix between its guard bands. `expected` is what the whole buffer should hold, bands
    /// included.
    struct Buffer {
        std::size_t size = 0, guard = 0;
        std::vector<float> expected;
        HostMatrix host;      // the memory of a host stage
        DeviceMatrix device;  // the memory of a device stage
        float* data();
    };
    Buffer make_buffer(std::size_t rows, std::size_t cols, std::uint32_t owner) const;
    void upload(Buffer& buffer) const;
    std::vector<float> download(const Buffer& buffer) const;
    void expect_untouched(const char* name, const Buffer& buffer, int cols, bool values_too,
                          Verification& report) const;

    Where where_;
    int m_, n_, k_;
    Buffer A_, B_, C_;
};

}  // namespace m2m
