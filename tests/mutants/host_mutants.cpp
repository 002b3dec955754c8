// Each function here is the plain triple loop with one mistake.
#include "tests/mutants/mutants.hpp"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstring>
#include <limits>
#include <map>
#include <stdexcept>
#include <tuple>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace m2m::tests {

namespace {

using std::size_t;

// Runs `element(i, j)` for every element of C and stores what it returns.
template <class Element>
void for_each(int m, int n, float* C, const Element& element) {
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) C[size_t(i) * n + j] = element(i, j);
    }
}

float dot(int i, int j, int n, int k, const float* A, const float* B, int first = 0,
          int last = -1) {
    float sum = 0;
    for (int p = first; p < (last < 0 ? k : last); ++p)
        sum += A[size_t(i) * k + p] * B[size_t(p) * n + j];
    return sum;
}

void right(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) { return dot(i, j, n, k, A, B); });
}

// ---- indices ----

void transposed(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) C[size_t(j) * m + i] = dot(i, j, n, k, A, B);
    }
}

void swapped_operands(int m, int n, int k, const float* A, const float* B, float* C) {
    if (m == n && n == k) {
        right(m, n, k, B, A, C);
    } else {
        right(m, n, k, A, B, C);
    }
}

void b_transposed_when_square(int m, int n, int k, const float* A, const float* B, float* C) {
    if (n != k) return right(m, n, k, A, B, C);
    for_each(m, n, C, [&](int i, int j) {
        float sum = 0;
        for (int p = 0; p < k; ++p) sum += A[size_t(i) * k + p] * B[size_t(j) * n + p];
        return sum;
    });
}

void one_column_of_b(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int) { return dot(i, 0, n, k, A, B); });
}

void first_row_of_a(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int, int j) { return dot(0, j, n, k, A, B); });
}

// ---- edges ----

constexpr int tile = 16;

int up_to_tile(int length) {
    return (length + tile - 1) / tile * tile;
}

void no_edge_test_on_writes(int m, int n, int k, const float* A, const float* B, float* C) {
    for (int i = 0; i < up_to_tile(m); ++i) {
        for (int j = 0; j < up_to_tile(n); ++j) {
            C[size_t(i) * n + j] = i < m && j < n ? dot(i, j, n, k, A, B) : 0.0f;
        }
    }
    right(m, n, k, A, B, C);  // the columns past the edge overwrote right results: put those back
}

void no_edge_test_on_adds(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    for (size_t i = size_t(m) * n; i < size_t(up_to_tile(m)) * n; ++i) C[i] += 1.0f;
}

void no_edge_test_on_reads(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) {
        float sum = 0;
        for (int p = 0; p < up_to_tile(k); ++p) sum += A[size_t(i) * k + p] * B[size_t(p) * n + j];
        return sum;
    });
}

void last_tile_skipped(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) {
        return dot(i, j, n, k, A, B, 0, k > tile ? k / tile * tile : k);
    });
}

void one_tile_too_few(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C,
             [&](int i, int j) { return dot(i, j, n, k, A, B, 0, (k - 1) / tile * tile); });
}

void dropped_last_term(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) { return dot(i, j, n, k, A, B, 0, std::max(k - 1, 0)); });
}

void dropped_first_term(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) { return dot(i, j, n, k, A, B, 1); });
}

void wrong_beyond_256(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) { return dot(i, j, n, k, A, B, 0, std::min(k, 256)); });
}

void wrong_for_one_row(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    if (m == 1 && n > 1) C[n - 1] = C[0];
}

// ---- what is in C ----

void accumulated(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) { return C[size_t(i) * n + j] + dot(i, j, n, k, A, B); });
}

void largest_of_old_and_new(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C,
             [&](int i, int j) { return std::fmax(C[size_t(i) * n + j], dot(i, j, n, k, A, B)); });
}

void nothing_for_no_terms(int m, int n, int k, const float* A, const float* B, float* C) {
    if (k > 0) right(m, n, k, A, B, C);
}

void one_nan(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    if (m * n > 0) C[size_t(m) * n / 2] = std::numeric_limits<float>::quiet_NaN();
}

void all_nan(int m, int n, int, const float*, const float*, float* C) {
    for_each(m, n, C, [&](int, int) { return std::numeric_limits<float>::quiet_NaN(); });
}

void one_infinity(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    if (m * n > 0) C[size_t(m) * n - 1] = std::numeric_limits<float>::infinity();
}

void one_unwritten(int m, int n, int k, const float* A, const float* B, float* C) {
    for (size_t i = 0; i + 1 < size_t(m) * n; ++i)
        C[i] = dot(int(i / size_t(n)), int(i % size_t(n)), n, k, A, B);
}

void nothing_written(int, int, int, const float*, const float*, float*) {}

void all_zero(int m, int n, int, const float*, const float*, float* C) {
    for_each(m, n, C, [](int, int) { return 0.0f; });
}

// A result kept from the first call at this size: right once, stale ever after.
void stale(int m, int n, int k, const float* A, const float* B, float* C) {
    static std::map<std::tuple<int, int, int>, std::vector<float>> kept;
    auto& result = kept[{m, n, k}];
    if (result.empty()) {
        result.resize(size_t(m) * n);
        right(m, n, k, A, B, result.data());
    }
    std::copy(result.begin(), result.end(), C);
}

// ---- somebody else's memory ----

void writes_after_c(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    C[size_t(m) * n] = 0;
}

void writes_before_c(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    C[-1] = 0;
}

void copies_nan_from_beyond_a(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    C[size_t(m) * n + 3] = A[size_t(m) * k + 3];
}

void changes_a(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    if (m > 0 && k > 0) const_cast<float*>(A)[size_t(m) * k - 1] *= 2;
}

void changes_b(int m, int n, int k, const float* A, const float* B, float* C) {
    right(m, n, k, A, B, C);
    if (n > 1 && k > 0) std::swap(const_cast<float*>(B)[0], const_cast<float*>(B)[1]);
}

// ---- precision ----

template <int bits>
void rounded_inputs(int m, int n, int k, const float* A, const float* B, float* C) {
    std::vector<float> a(A, A + size_t(m) * k), b(B, B + size_t(k) * n);
    for (float& x : a) x = rounded(x, bits);
    for (float& x : b) x = rounded(x, bits);
    right(m, n, k, a.data(), b.data(), C);
}

void b_only_rounded(int m, int n, int k, const float* A, const float* B, float* C) {
    std::vector<float> b(B, B + size_t(k) * n);
    for (float& x : b) x = rounded(x, 16);
    right(m, n, k, A, b.data(), C);
}

void rounded_result(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) { return rounded(dot(i, j, n, k, A, B), 22); });
}

void float16_sum(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) {
        float sum = 0;
        for (int p = 0; p < k; ++p)
            sum = rounded(sum + A[size_t(i) * k + p] * B[size_t(p) * n + j], 11);
        return sum;
    });
}

// A sum that does not start at zero: exact on integers, but the low bits of reals fall off.
void sum_starts_high(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) {
        volatile float sum = 4096;
        for (int p = 0; p < k; ++p) sum = sum + A[size_t(i) * k + p] * B[size_t(p) * n + j];
        return sum - 4096;
    });
}

void small_terms_dropped(int m, int n, int k, const float* A, const float* B, float* C) {
    for_each(m, n, C, [&](int i, int j) {
        float sum = 0;
        for (int p = 0; p < k; ++p) {
            const float term = A[size_t(i) * k + p] * B[size_t(p) * n + j];
            if (std::fabs(term) > 1e-3f) sum += term;
        }
        return sum;
    });
}

// ---- one run and the next ----

// k is split between the threads: another number of threads, another order of the sum.
void split_over_threads(int m, int n, int k, const float* A, const float* B, float* C) {
#ifdef _OPENMP
    const int parts = omp_get_max_threads();
#else
    static int calls = 0;
    const int parts = 1 + ++calls % 2;
#endif
    for_each(m, n, C, [&](int i, int j) {
        float sum = 0;
        for (int part = 0; part < parts; ++part) {
            sum += dot(i, j, n, k, A, B, int(std::int64_t(k) * part / parts),
                       int(std::int64_t(k) * (part + 1) / parts));
        }
        return sum;
    });
}

// As a float atomic would: the order of the sum differs from run to run.
void order_differs(int m, int n, int k, const float* A, const float* B, float* C) {
    static std::atomic<int> calls{0};
    const int first = ++calls % std::max(k, 1);
    for_each(m, n, C, [&](int i, int j) {
        float sum = 0;
        for (int q = 0; q < k; ++q) {
            const int p = (first + q) % k;
            sum += A[size_t(i) * k + p] * B[size_t(p) * n + j];
        }
        return sum;
    });
}

void throws(int, int, int, const float*, const float*, float*) {
    throw std::runtime_error("invalid configuration argument");
}

constexpr Mutant mutants[] = {
    {"TransposedC", transposed, Finding::exact, "transpose"},
    {"SwappedOperands", swapped_operands, Finding::exact, "operands are swapped"},
    {"BTransposedWhenSquare", b_transposed_when_square, Finding::exact, "should be"},
    {"OneColumnOfB", one_column_of_b, Finding::exact, "should be"},
    {"FirstRowOfA", first_row_of_a, Finding::exact, "should be"},
    {"NoEdgeTestOnWrites", no_edge_test_on_writes, Finding::guard, "edge test"},
    {"NoEdgeTestOnAdds", no_edge_test_on_adds, Finding::guard, "after its last element"},
    {"NoEdgeTestOnReads", no_edge_test_on_reads, Finding::exact, "is nan"},
    {"LastTileSkipped", last_tile_skipped, Finding::exact, "should be"},
    {"OneTileTooFew", one_tile_too_few, Finding::exact, "should be"},
    {"DroppedLastTerm", dropped_last_term, Finding::exact, "last of the k terms is missing"},
    {"DroppedFirstTerm", dropped_first_term, Finding::exact, "should be"},
    {"WrongBeyond256", wrong_beyond_256, Finding::exact, "should be"},
    {"WrongForOneRow", wrong_for_one_row, Finding::exact, "should be"},
    {"Accumulated", accumulated, Finding::old_contents, "must be overwritten"},
    {"LargestOfOldAndNew", largest_of_old_and_new, Finding::old_contents, "must be overwritten"},
    {"NothingForNoTerms", nothing_for_no_terms, Finding::unwritten, "never written"},
    {"OneNaN", one_nan, Finding::exact, "is nan"},
    {"AllNaN", all_nan, Finding::exact, "is nan"},
    {"OneInfinity", one_infinity, Finding::exact, "is inf"},
    {"OneUnwritten", one_unwritten, Finding::unwritten, "never written"},
    {"NothingWritten", nothing_written, Finding::unwritten, "C(0, 0) was never written"},
    {"AllZero", all_zero, Finding::exact, "should be"},
    {"Stale", stale, Finding::one_term, "should be"},
    {"WritesAfterC", writes_after_c, Finding::guard, "1 floats after its last element"},
    {"WritesBeforeC", writes_before_c, Finding::guard, "1 floats before its first element"},
    {"CopiesNaNFromBeyondA", copies_nan_from_beyond_a, Finding::guard,
     "4 floats after its last element"},
    {"ChangesA", changes_a, Finding::inputs_changed, "A is an input and was written"},
    {"ChangesB", changes_b, Finding::inputs_changed, "B is an input and was written"},
    {"Float16Inputs", rounded_inputs<11>, Finding::one_term, "precision was lost"},
    {"Bf16Inputs", rounded_inputs<8>, Finding::one_term, "precision was lost"},
    {"BOnlyRounded", b_only_rounded, Finding::one_term, "precision was lost"},
    {"RoundedResult", rounded_result, Finding::one_term, "precision was lost"},
    {"Float16Sum", float16_sum, Finding::one_term, "precision was lost"},
    {"SumStartsHigh", sum_starts_high, Finding::one_term, "precision was lost"},
    {"SmallTermsDropped", small_terms_dropped, Finding::rounding, "what rounding explains"},
    {"SplitOverThreads", split_over_threads, Finding::not_repeatable, "number of threads"},
    {"OrderDiffers", order_differs, Finding::not_repeatable, "in one run"},
    {"Throws", throws, Finding::failed_to_run, "invalid configuration argument"},
};

}  // namespace

std::span<const Mutant> host_mutants() {
    return mutants;
}

float rounded(float value, int bits) {
    std::uint32_t word;
    std::memcpy(&word, &value, sizeof word);
    const int dropped = 24 - bits;
    const std::uint32_t last = word >> dropped & 1u;
    word += (1u << (dropped - 1)) - 1 + last;
    word &= ~((1u << dropped) - 1);
    std::memcpy(&value, &word, sizeof value);
    return value;
}

void float16_inputs(int m, int n, int k, const float* A, const float* B, float* C) {
    rounded_inputs<11>(m, n, k, A, B, C);
}

void bf16_inputs(int m, int n, int k, const float* A, const float* B, float* C) {
    rounded_inputs<8>(m, n, k, A, B, C);
}

}  // namespace m2m::tests
