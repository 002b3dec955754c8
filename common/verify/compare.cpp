// The comparisons. In each of them the only branch that accepts an element is `error <= bound`:
// NaN, which compares false with everything, falls through to the other side.
#include "common/base/error.hpp"
#include "common/base/random.hpp"
#include "common/verify/verify.hpp"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <numeric>
#include <vector>

#ifdef __FAST_MATH__
#error "the verifier must see NaN: compile it without -ffast-math"
#endif

namespace m2m {

namespace {

using std::size_t;

constexpr double u = 0x1p-24;  // unit roundoff of float32
constexpr double infinity = std::numeric_limits<double>::infinity();

std::string number(double value) {
    char text[32];
    std::snprintf(text, sizeof text, "%.9g", value);
    return text;
}

std::string element(size_t row, size_t col) {
    return "C(" + std::to_string(row) + ", " + std::to_string(col) + ")";
}

std::string wrong_of(size_t wrong, size_t all) {
    return " (" + std::to_string(wrong) + " of " + std::to_string(all) + " elements are wrong)";
}

// What one thread found in its rows, and how the threads' findings are put together: the count of
// elements accepted, the largest ratio, and the first element refused, whichever thread found it.
struct Tally {
    size_t accepted = 0, refused = 0;
    double ratio = 0;
    size_t row = std::numeric_limits<size_t>::max(), col = 0;  // the first one refused
    double expected = 0, got = 0;

    void accept(double error, double bound) {
        ++accepted;
        if (error > 0) ratio = std::max(ratio, error / bound);
    }
    void refuse(size_t at_row, size_t at_col, double should_be, double is, double error,
                double bound) {
        ++refused;
        const double this_ratio = error / bound;
        ratio = this_ratio > ratio ? this_ratio : std::isnan(this_ratio) ? infinity : ratio;
        if (at_row < row || (at_row == row && at_col < col)) {
            row = at_row, col = at_col, expected = should_be, got = is;
        }
    }
    void add(const Tally& other) {
        accepted += other.accepted, refused += other.refused;
        ratio = std::max(ratio, other.ratio);
        if (other.row < row || (other.row == row && other.col < col)) {
            row = other.row, col = other.col, expected = other.expected, got = other.got;
        }
    }
};

Verification report_of(const Tally& tally, Finding finding, size_t asked) {
    Verification report;
    report.compared = tally.accepted + tally.refused;
    if (tally.refused == 0 && tally.accepted == asked) {
        report.ok = true;
    } else if (tally.refused == 0) {  // cannot happen; if it does, it is not OK
        report.finding = finding;
        report.what = "the verifier compared " + std::to_string(tally.accepted) + " of " +
                      std::to_string(asked) + " elements";
    } else {
        report.finding = finding;
        report.what = element(tally.row, tally.col) + " should be " + number(tally.expected) +
                      " and is " + number(tally.got) + wrong_of(tally.refused, asked);
    }
    return report;
}

void require_integers(const float* data, size_t count, double& largest) {
    largest = 0;
    for (size_t i = 0; i < count; ++i) {
        if (!(std::fabs(data[i]) <= 0x1p24f) || data[i] != std::trunc(data[i])) {
            throw UsageError("the exact check needs integers, got " + number(data[i]));
        }
        largest = std::max(largest, static_cast<double>(std::fabs(data[i])));
    }
}

void require_exact(int m, int n, int k, const float* A, const float* B) {
    double a = 0, b = 0;
    require_integers(A, size_t(m) * k, a);
    require_integers(B, size_t(k) * n, b);
    if (!(a * b * k <= 0x1p24)) {
        throw UsageError("the exact check needs |A|·|B| of at most 2^24, or float32 must round");
    }
}

// Row i of A·B in integers.
void integer_row(int n, int k, const float* A_row, const float* B, std::int32_t* sum) {
    std::fill(sum, sum + n, 0);
    for (int p = 0; p < k; ++p) {
        const auto a = static_cast<std::int32_t>(A_row[p]);
        const float* b = B + size_t(p) * n;
        for (int j = 0; j < n; ++j) sum[j] += a * static_cast<std::int32_t>(b[j]);
    }
}

// float64 rows of A·B and |A|·|B|, `count` (1 … 4) of them at a time: a strip of both fits the
// first-level cache, and each number of B that is loaded serves all rows.
template <int count>
void reference_strip(int n, int k, const float* const* A_rows, const float* B, double* product,
                     double* magnitude) {
    constexpr int width = 128;
    for (int first = 0; first < n; first += width) {
        const int columns = std::min(width, n - first);
        double sum[count][width] = {}, size[count][width] = {};
        for (int p = 0; p < k; ++p) {
            const float* b = B + size_t(p) * n + first;
            for (int r = 0; r < count; ++r) {
                const double a = A_rows[r][p];
                for (int j = 0; j < columns; ++j) {
                    const double term = a * b[j];  // exact: 24 + 24 bits fit into 53
                    sum[r][j] += term;
                    size[r][j] += std::fabs(term);
                }
            }
        }
        for (int r = 0; r < count; ++r) {
            std::copy(sum[r], sum[r] + columns, product + size_t(r) * n + first);
            std::copy(size[r], size[r] + columns, magnitude + size_t(r) * n + first);
        }
    }
}

constexpr int strip_rows = 4;

void reference_strip(int count, int n, int k, const float* const* A_rows, const float* B,
                     double* product, double* magnitude) {
    switch (count) {
        case 1:
            return reference_strip<1>(n, k, A_rows, B, product, magnitude);
        case 2:
            return reference_strip<2>(n, k, A_rows, B, product, magnitude);
        case 3:
            return reference_strip<3>(n, k, A_rows, B, product, magnitude);
        default:
            return reference_strip<strip_rows>(n, k, A_rows, B, product, magnitude);
    }
}

}  // namespace

const char* to_string(Finding finding) {
    switch (finding) {
        case Finding::none:
            return "none";
        case Finding::exact:
            return "exact check";
        case Finding::one_term:
            return "one-term check";
        case Finding::rounding:
            return "rounding check";
        case Finding::unwritten:
            return "unwritten elements";
        case Finding::old_contents:
            return "old contents of C";
        case Finding::guard:
            return "guard bands";
        case Finding::inputs_changed:
            return "unchanged inputs";
        case Finding::not_repeatable:
            return "same bits again";
        case Finding::failed_to_run:
            return "running it";
    }
    return "unknown";
}

double rounding_factor(int k) {
    const double always = k * u < 1 ? k * u / (1 - k * u) : infinity;
    const double almost_always = std::expm1(8 * std::sqrt(double(k)) * u + k * u * u / (1 - u));
    return std::min(always, almost_always);
}

double lower_precision_factor(int k, double u_in, double u_acc) {
    const double gamma = k * u_acc < 1 ? k * u_acc / (1 - k * u_acc) : infinity;
    return 2 * u_in + u_in * u_in + gamma * (1 + u_in) * (1 + u_in);
}

double rounding_factor(Precision inputs, int k) {
    return inputs == Precision::float32
               ? rounding_factor(k)
               : lower_precision_factor(k, input_roundoff(inputs), 0x1p-23);
}

double one_term_factor(Precision inputs) {
    return inputs == Precision::float32 ? 0.0 : input_roundoff(inputs) + 0x1p-22;
}

Verification verify_exact(int m, int n, int k, const float* A, const float* B, const float* C) {
    require_exact(m, n, k, A, B);
    Tally all;
#pragma omp parallel
    {
        Tally mine;
        std::vector<std::int32_t> sum(static_cast<size_t>(n));
#pragma omp for schedule(static)
        for (int i = 0; i < m; ++i) {
            integer_row(n, k, A + size_t(i) * k, B, sum.data());
            for (int j = 0; j < n; ++j) {
                const float c = C[size_t(i) * n + j];
                const double expected = sum[size_t(j)], error = std::fabs(c - expected);
                if (error <= 0) {
                    mine.accept(error, 0);
                } else {
                    mine.refuse(size_t(i), size_t(j), expected, c, error, 0);
                }
            }
        }
#pragma omp critical
        all.add(mine);
    }
    return report_of(all, Finding::exact, size_t(m) * n);
}

Verification verify_freivalds(int m, int n, int k, const float* A, const float* B, const float* C,
                              std::uint64_t seed) {
    require_exact(m, n, k, A, B);
    constexpr int vectors = 2;
    std::vector<std::uint64_t> x(size_t(n) * vectors), Bx(size_t(k) * vectors);
    Random random(seed);
    for (auto& word : x) word = random.bits();
    // Integers modulo 2⁶⁴: unsigned arithmetic wraps, and wrapping is exact.
    const auto times = [](float factor, std::uint64_t word) {
        return static_cast<std::uint64_t>(static_cast<std::int64_t>(factor)) * word;
    };
#pragma omp parallel for schedule(static)
    for (int p = 0; p < k; ++p) {
        std::uint64_t sum[vectors] = {};
        const float* b = B + size_t(p) * n;
        for (int j = 0; j < n; ++j) {
            for (int v = 0; v < vectors; ++v) sum[v] += times(b[j], x[size_t(j) * vectors + v]);
        }
        for (int v = 0; v < vectors; ++v) Bx[size_t(p) * vectors + v] = sum[v];
    }
    Tally all;
#pragma omp parallel
    {
        Tally mine;
        std::vector<std::int32_t> row(static_cast<size_t>(n));
#pragma omp for schedule(static)
        for (int i = 0; i < m; ++i) {
            const float *a = A + size_t(i) * k, *c = C + size_t(i) * n;
            bool integers =
                true;  // NaN, infinity and fractions have no place in the arithmetic below
            for (int j = 0; j < n; ++j) {
                if (!(std::fabs(c[j]) <= 0x1p24f && c[j] == std::trunc(c[j]))) integers = false;
            }
            bool equal = integers;
            if (integers) {
                std::uint64_t product[vectors] = {}, claimed[vectors] = {};
                for (int p = 0; p < k; ++p) {
                    for (int v = 0; v < vectors; ++v)
                        product[v] += times(a[p], Bx[size_t(p) * vectors + v]);
                }
                for (int j = 0; j < n; ++j) {
                    for (int v = 0; v < vectors; ++v)
                        claimed[v] += times(c[j], x[size_t(j) * vectors + v]);
                }
                for (int v = 0; v < vectors; ++v) equal = equal && product[v] == claimed[v];
            }
            if (equal) {
                mine.accepted += size_t(n);
                continue;
            }
            integer_row(n, k, a, B, row.data());  // which element is it?
            for (int j = 0; j < n; ++j) {
                const double expected = row[size_t(j)], error = std::fabs(c[j] - expected);
                if (error <= 0) {
                    mine.accept(error, 0);
                } else {
                    mine.refuse(size_t(i), size_t(j), expected, c[j], error, 0);
                }
            }
        }
#pragma omp critical
        all.add(mine);
    }
    return report_of(all, Finding::exact, size_t(m) * n);
}

Verification verify_one_term(int m, int n, int k, const float* A, const float* B, const float* C,
                             double factor) {
    Tally all;
    for (int i = 0; i < m; ++i) {
        const float* a = A + size_t(i) * k;
        int term = -1;
        for (int p = 0; p < k; ++p) {
            if (a[p] == 0) continue;
            if (term >= 0)
                throw UsageError(
                    "the one-term check needs one entry in each row of A that is not 0");
            term = p;
        }
        for (int j = 0; j < n; ++j) {
            const double expected = term < 0 ? 0.0 : double(a[term]) * B[size_t(term) * n + j];
            const float c = C[size_t(i) * n + j];
            const double error = std::fabs(c - expected);
            const double bound = factor * std::fabs(expected);
            if (error <= bound) {
                all.accept(error, bound);
            } else {
                all.refuse(size_t(i), size_t(j), expected, c, error, bound);
            }
        }
    }
    Verification report = report_of(all, Finding::one_term, size_t(m) * n);
    const double relative = std::fabs(all.got - all.expected) / std::fabs(all.expected);
    if (!report.ok && relative < 0x1p-6) {
        report.what +=
            std::string("; this element is one product of two float32 numbers and ") +
            (factor > 0 ? "the stage says what it rounds them to, but more" : "exact, so") +
            " precision was lost: about " + std::to_string(static_cast<int>(-std::log2(relative))) +
            " of 24 bits are right";
    }
    return report;
}

void reference_rows(int n, int k, const float* A, const float* B, const std::vector<int>& rows,
                    double* product, double* magnitude) {
    const int count = static_cast<int>(rows.size());
#pragma omp parallel for schedule(dynamic)
    for (int first = 0; first < count; first += strip_rows) {
        const int here = std::min(strip_rows, count - first);
        const float* A_rows[strip_rows];
        for (int r = 0; r < here; ++r) A_rows[r] = A + size_t(rows[size_t(first + r)]) * k;
        reference_strip(here, n, k, A_rows, B, product + size_t(first) * n,
                        magnitude + size_t(first) * n);
    }
}

Verification verify_rounding_rows(int m, int n, int k, const float* A, const float* B,
                                  const float* C, double factor, const std::vector<int>& rows) {
    if (!(factor >= 0 && factor < infinity)) {
        throw UsageError("the rounding check has no finite bound for k = " + std::to_string(k));
    }
    const int count = static_cast<int>(rows.size());
    Tally all;
#pragma omp parallel
    {
        Tally mine;
        std::vector<double> product(size_t(strip_rows) * n), magnitude(product.size());
#pragma omp for schedule(dynamic)
        for (int first = 0; first < count; first += strip_rows) {
            const int here = std::min(strip_rows, count - first);
            const float* A_rows[strip_rows];
            for (int r = 0; r < here; ++r) A_rows[r] = A + size_t(rows[size_t(first + r)]) * k;
            reference_strip(here, n, k, A_rows, B, product.data(), magnitude.data());
            for (int r = 0; r < here; ++r) {
                const size_t row = size_t(rows[size_t(first + r)]);
                for (int j = 0; j < n; ++j) {
                    const float c = C[row * n + j];
                    const double expected = product[size_t(r) * n + j];
                    const double bound = factor * magnitude[size_t(r) * n + j];
                    const double error = std::fabs(c - expected);
                    if (error <= bound && bound < infinity) {
                        mine.accept(error, bound);
                    } else {
                        mine.refuse(row, size_t(j), expected, c, error, bound);
                    }
                }
            }
        }
#pragma omp critical
        all.add(mine);
    }
    Verification report = report_of(all, Finding::rounding, size_t(count) * n);
    report.error_over_bound = all.ratio;
    if (!report.ok) {
        report.what += std::isfinite(all.ratio) ? "; the largest error is " + number(all.ratio) +
                                                      " times what rounding explains"
                                                : "";
        return report;
    }
    for (size_t index = 0; index < size_t(m) * n; ++index) {
        if (std::fabs(C[index]) < std::numeric_limits<float>::infinity()) continue;
        report.ok = false;
        report.finding = Finding::rounding;
        report.error_over_bound = infinity;
        report.what =
            element(index / n, index % n) + " should be a finite number and is " + number(C[index]);
        break;
    }
    return report;
}

Verification verify_rounding(int m, int n, int k, const float* A, const float* B, const float* C,
                             double factor) {
    std::vector<int> rows(static_cast<size_t>(m));
    std::iota(rows.begin(), rows.end(), 0);
    return verify_rounding_rows(m, n, k, A, B, C, factor, rows);
}

std::uint64_t fingerprint(const float* data, size_t count) {
    std::uint64_t hash = 0xcbf29ce484222325u;  // FNV-1a, a 32-bit word at a time
    for (size_t i = 0; i < count; ++i) {
        std::uint32_t bits;
        std::memcpy(&bits, data + i, sizeof bits);
        hash = (hash ^ bits) * 0x100000001b3u;
        hash ^= hash >> 32;
    }
    return hash;
}

}  // namespace m2m
