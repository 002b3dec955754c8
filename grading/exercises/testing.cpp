#include "grading/exercises/testing.hpp"

#include "common/base/random.hpp"

#include <cmath>
#include <sstream>

namespace m2m::exercise {

namespace {

std::string place(std::size_t index, int columns) {
    if (columns <= 1) return "element " + std::to_string(index);
    const auto width = static_cast<std::size_t>(columns);
    return "row " + std::to_string(index / width) + ", column " + std::to_string(index % width);
}

template <class Right>
void expect(const std::vector<float>& got, const std::vector<float>& expected, int columns,
            const std::string& what, Right right) {
    if (got.size() != expected.size()) {
        ADD_FAILURE() << what << ": " << expected.size() << " elements expected, got "
                      << got.size();
        return;
    }
    std::size_t first = got.size(), wrong = 0;
    for (std::size_t i = got.size(); i-- > 0;) {
        if (right(got[i], expected[i])) continue;
        first = i;
        ++wrong;
    }
    if (wrong == 0) return;
    std::ostringstream text;
    text.precision(7);
    text << what << ", " << place(first, columns) << ": expected " << expected[first] << ", got "
         << (std::isnan(got[first]) ? NAN : got[first]);
    if (std::isnan(got[first]) && !std::isnan(expected[first])) text << " (never written?)";
    if (wrong > 1) text << "; " << wrong << " of " << got.size() << " elements are wrong";
    ADD_FAILURE() << text.str();
}

}  // namespace

std::vector<float> whole_numbers(std::size_t count, int seed) {
    Random random(static_cast<std::uint64_t>(seed));
    std::vector<float> numbers(count);
    for (float& number : numbers) {
        const int value = random.integer(1, 8);
        number = static_cast<float>(random.below(2) == 0 ? value : -value);
    }
    return numbers;
}

std::vector<float> real_numbers(std::size_t count, int seed, float low, float high) {
    Random random(static_cast<std::uint64_t>(seed));
    std::vector<float> numbers(count);
    for (float& number : numbers) number = random.uniform(low, high);
    return numbers;
}

std::vector<float> product(int m, int n, int k, const std::vector<float>& A,
                           const std::vector<float>& B) {
    std::vector<float> C;
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            double sum = 0;
            for (int p = 0; p < k; ++p)
                sum += double(A[std::size_t(i) * k + p]) * double(B[std::size_t(p) * n + j]);
            C.push_back(static_cast<float>(sum));
        }
    }
    return C;
}

void expect_equal(const std::vector<float>& got, const std::vector<float>& expected, int columns,
                  const std::string& what) {
    expect(got, expected, columns, what, [](float a, float b) { return a == b; });
}

void expect_close(const std::vector<float>& got, const std::vector<float>& expected, int columns,
                  double tolerance, const std::string& what) {
    expect(got, expected, columns, what, [tolerance](float a, float b) {
        return std::fabs(double(a) - double(b)) <= tolerance * (1 + std::fabs(double(b)));
    });
}

void expect_number(double got, double expected, const std::string& what) {
    if (std::fabs(got - expected) <= 1e-6 * std::fabs(expected)) return;
    std::ostringstream text;
    text.precision(7);
    text << what << ": expected " << expected << ", got " << (std::isnan(got) ? NAN : got);
    ADD_FAILURE() << text.str();
}

void expect_at_most(long long got, long long limit, const std::string& what) {
    if (got > limit)
        ADD_FAILURE() << what << ": " << got << ", and at most " << limit << " are good";
}

}  // namespace m2m::exercise
