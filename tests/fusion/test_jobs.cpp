// Fused jobs beside separate ones and beside float64, at sizes that are multiples of nothing,
// between guard bands, with inputs that must not change.
#include "chapters/08_fusion/jobs.hpp"
#include "common/verify/verify.hpp"
#include "tests/train/reference.hpp"

#include <gtest/gtest.h>

#include <bit>
#include <limits>

namespace m2m::tests {
namespace {

constexpr double u = 0x1p-24;  // unit roundoff of float32
constexpr float nan = std::numeric_limits<float>::quiet_NaN();

struct Shape {
    int m, n, k;
};
// Nothing at all, no sum, single elements, one below and above a tile on CPU and GPU, many rows.
const std::vector<Shape> shapes = {{0, 3, 4},    {3, 0, 4},    {3, 5, 0},   {1, 1, 1},
                                   {1, 10, 64},  {7, 47, 13},  {8, 48, 16}, {9, 49, 17},
                                   {33, 65, 31}, {15, 16, 17}, {70, 97, 50}};

std::size_t count_of(int rows, int cols) {
    return static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols);
}

std::vector<std::uint32_t> bits_of(const std::vector<float>& values) {
    std::vector<std::uint32_t> bits;
    for (const float value : values) bits.push_back(std::bit_cast<std::uint32_t>(value));
    return bits;
}

/// Values between two bands of NaN, not aligned to anything. Reading a band poisons the result;
/// writing one shows in values().
class Guarded {
  public:
    static constexpr std::size_t band = 33;
    Guarded(Operations& operations, const std::vector<float>& values) : size_(values.size()) {
        std::vector<float> all(size_ + 2 * band, nan);
        std::copy(values.begin(), values.end(), all.begin() + band);
        buffer_ = Buffer<float>(operations, all.data(), all.size());
        before_ = bits_of(all);
    }
    Guarded(Operations& operations, std::size_t unwritten)
        : Guarded(operations, std::vector<float>(unwritten, nan)) {}
    float* data() { return buffer_.data() + band; }
    std::vector<float> values() const {
        std::vector<float> all(buffer_.size());
        buffer_.download(all.data());
        const std::vector<std::uint32_t> bits = bits_of(all);
        EXPECT_TRUE(std::equal(bits.begin(), bits.begin() + band, before_.begin()));
        EXPECT_TRUE(std::equal(bits.end() - band, bits.end(), before_.end() - band));
        return {all.begin() + band, all.end() - band};
    }
    void expect_unchanged() const {
        std::vector<float> all(buffer_.size());
        buffer_.download(all.data());
        EXPECT_EQ(bits_of(all), before_);
    }

  private:
    std::size_t size_;
    Buffer<float> buffer_;
    std::vector<std::uint32_t> before_;
};

class Fusion : public testing::Test {
  protected:
    std::unique_ptr<Operations> owned = tested_operations();
    Operations& operations = *owned;
    const fusion::Jobs& fused = fusion::fused_jobs(tested);
    const fusion::Jobs& separate = fusion::separate_jobs(tested);
    Random random{20261122};

    std::vector<float> reals(int rows, int cols, float low = -1, float high = 1) {
        return random_floats(count_of(rows, cols), random, low, high);
    }
};

TEST_F(Fusion, ItsProductPassesTheWholeCheckOfAStage) {
    const Stage stage{"fusion/matmul", 8, "", tested, fusion::matmul(tested), ""};
    for (const Shape& s : shapes) {
        const Verification report = verify_stage(stage, s.m, s.n, s.k);
        EXPECT_TRUE(report.ok) << s.m << 'x' << s.n << 'x' << s.k << ": " << report.what;
    }
    const Verification deep = verify_stage(stage, 33, 17, 1100);
    EXPECT_TRUE(deep.ok) << deep.what;
}

// The sum is complete before the bias is added, whether it has been in memory meanwhile or not.
TEST_F(Fusion, ALayerIsTheSameBitForBit) {
    for (const Shape& s : shapes) {
        Guarded A(operations, reals(s.m, s.k)), B(operations, reals(s.k, s.n)),
            bias(operations, reals(1, s.n));
        for (const auto job : {&fusion::Jobs::matmul_bias, &fusion::Jobs::matmul_bias_relu}) {
            Guarded one(operations, count_of(s.m, s.n)), other(operations, count_of(s.m, s.n));
            (fused.*job)(s.m, s.n, s.k, A.data(), B.data(), bias.data(), one.data());
            (separate.*job)(s.m, s.n, s.k, A.data(), B.data(), bias.data(), other.data());
            EXPECT_EQ(bits_of(one.values()), bits_of(other.values()))
                << s.m << 'x' << s.n << 'x' << s.k;
        }
        for (const Guarded* input : {&A, &B, &bias}) input->expect_unchanged();
    }
}

TEST_F(Fusion, ALayerIsTheFormula) {
    for (const Shape& s : shapes) {
        const std::vector<float> a = reals(s.m, s.k), b = reals(s.k, s.n), c = reals(1, s.n);
        Guarded A(operations, a), B(operations, b), bias(operations, c);
        Guarded sums(operations, count_of(s.m, s.n)), open(operations, count_of(s.m, s.n));
        fused.matmul_bias(s.m, s.n, s.k, A.data(), B.data(), bias.data(), sums.data());
        fused.matmul_bias_relu(s.m, s.n, s.k, A.data(), B.data(), bias.data(), open.data());
        const std::vector<float> got = sums.values(), positive = open.values();
        for (int i = 0; i < s.m; ++i) {
            for (int j = 0; j < s.n; ++j) {
                double sum = c[static_cast<std::size_t>(j)], magnitude = std::abs(sum);
                for (int p = 0; p < s.k; ++p) {
                    const double term = double(a[count_of(i, s.k) + static_cast<std::size_t>(p)]) *
                                        double(b[count_of(p, s.n) + static_cast<std::size_t>(j)]);
                    sum += term;
                    magnitude += std::abs(term);
                }
                const std::size_t at = count_of(i, s.n) + static_cast<std::size_t>(j);
                const double bound = rounding_factor(s.k + 1) * magnitude;
                ASSERT_LE(std::abs(double(got[at]) - sum), bound);
                ASSERT_EQ(positive[at], std::max(0.0f, got[at]));
            }
        }
    }
}

TEST_F(Fusion, TheGradientPassesReluOnlyWhereItWasOpen) {
    for (const Shape& s : shapes) {
        std::vector<float> h = reals(s.m, s.n);
        for (float& value : h) value = std::max(value, 0.0f);
        Guarded A(operations, reals(s.m, s.k)), B(operations, reals(s.k, s.n)), H(operations, h);
        Guarded product(operations, h.size()), one(operations, h.size()),
            other(operations, h.size());
        fusion::matmul(tested)(s.m, s.n, s.k, A.data(), B.data(), product.data());
        fused.matmul_relu_gradient(s.m, s.n, s.k, A.data(), B.data(), H.data(), one.data());
        separate.matmul_relu_gradient(s.m, s.n, s.k, A.data(), B.data(), H.data(), other.data());
        const std::vector<float> expected = product.values(), got = one.values();
        for (std::size_t i = 0; i < h.size(); ++i) ASSERT_EQ(got[i], h[i] > 0 ? expected[i] : 0.0f);
        EXPECT_EQ(bits_of(got), bits_of(other.values()));
        for (const Guarded* input : {&A, &B, &H}) input->expect_unchanged();
    }
}

// p is within a few roundings, then 1 is subtracted, then comes a division by m.
TEST_F(Fusion, SoftmaxCrossEntropyAndItsGradientAreTheFormula) {
    struct Logits {
        int m, n;
    };
    for (const auto& [m, n] : std::vector<Logits>{
             {0, 10}, {1, 1}, {1, 10}, {3, 2}, {31, 7}, {32, 10}, {33, 65}, {2100, 10}}) {
        const std::vector<float> z = reals(m, n, -20, 20);
        const auto rows = static_cast<std::size_t>(m);
        const std::vector<std::uint8_t> labels = random_labels(rows, random, n);
        const Buffer<std::uint8_t> on_labels(operations, labels.data(), rows);
        Guarded Z(operations, z), scratch(operations, 2 * rows);
        for (const fusion::Jobs* jobs : {&fused, &separate}) {
            Guarded dZ(operations, z.size()), losses(operations, rows);
            Buffer<std::uint8_t> predicted(operations, rows);
            jobs->softmax_cross_entropy(m, n, on_labels.data(), Z.data(), dZ.data(), losses.data(),
                                        predicted.data(), scratch.data());
            Z.expect_unchanged();
            scratch.values();  // nothing beside it was written
            const std::vector<float> gradient = dZ.values(), loss = losses.values();
            std::vector<std::uint8_t> classes(rows);
            predicted.download(classes.data());
            for (std::size_t i = 0; i < rows; ++i) {
                const float* row = z.data() + i * static_cast<std::size_t>(n);
                const auto largest = std::max_element(row, row + n) - row;
                double sum = 0;
                for (int j = 0; j < n; ++j) sum += std::exp(double(row[j]) - double(row[largest]));
                for (int j = 0; j < n; ++j) {
                    const double shifted = double(row[j]) - double(row[largest]);
                    const double p = std::exp(shifted) / sum, truth = j == labels[i] ? 1 : 0;
                    // exp() turns the rounding of its argument into a relative error of
                    // |shifted|·u.
                    const double bound = (p * (std::abs(shifted) + n + 16) + 2) * u / m;
                    const std::size_t at =
                        i * static_cast<std::size_t>(n) + static_cast<std::size_t>(j);
                    ASSERT_LE(std::abs(double(gradient[at]) - (p - truth) / m), bound);
                }
                const double shifted = double(row[labels[i]]) - double(row[largest]);
                const double expected = std::log(sum) - shifted;
                ASSERT_LE(std::abs(double(loss[i]) - expected),
                          (n + 16 + 4 * std::abs(shifted)) * u);
                ASSERT_EQ(classes[i], largest);
            }
        }
    }
}

TEST_F(Fusion, HugeLogitsAreStillNumbers) {
    const std::vector<float> z = {3e4f, -3e4f, 0, -200, -100, -300};
    const std::vector<std::uint8_t> labels = {1, 1};
    const Buffer<std::uint8_t> on_labels(operations, labels.data(), 2);
    for (const fusion::Jobs* jobs : {&fused, &separate}) {
        Guarded Z(operations, z), dZ(operations, 6), losses(operations, 2), scratch(operations, 4);
        Buffer<std::uint8_t> predicted(operations, 2);
        jobs->softmax_cross_entropy(2, 3, on_labels.data(), Z.data(), dZ.data(), losses.data(),
                                    predicted.data(), scratch.data());
        const std::vector<float> gradient = dZ.values();
        EXPECT_EQ(std::vector<float>(gradient.begin(), gradient.begin() + 3),
                  (std::vector<float>{0.5f, -0.5f, 0}));
        EXPECT_FLOAT_EQ(losses.values()[0], 6e4f);
        EXPECT_FLOAT_EQ(losses.values()[1], 0);
    }
}

TEST_F(Fusion, TheFirstOfEqualClassesIsPredicted) {
    const std::vector<float> z = {1, 3, 3, 3};
    const std::uint8_t label = 0;
    const Buffer<std::uint8_t> on_label(operations, &label, 1);
    for (const fusion::Jobs* jobs : {&fused, &separate}) {
        Guarded Z(operations, z), dZ(operations, 4), losses(operations, 1), scratch(operations, 2);
        Buffer<std::uint8_t> predicted(operations, 1);
        jobs->softmax_cross_entropy(1, 4, on_label.data(), Z.data(), dZ.data(), losses.data(),
                                    predicted.data(), scratch.data());
        std::uint8_t got = 99;
        predicted.download(&got);
        EXPECT_EQ(got, 1);
    }
}

// In one pass the compiler may contract a·b + c into one rounding, in separate passes it cannot:
// the results differ by roundings of the terms, and by nothing else.
TEST_F(Fusion, AdamStepByStepIsAdamInOnePass) {
    const AdamSettings settings;
    const float rate = 1e-3f;
    const double epsilon = double(settings.epsilon);
    for (const std::size_t count :
         {std::size_t{0}, std::size_t{1}, std::size_t{7}, std::size_t{300}, std::size_t{20000}}) {
        const auto draw = [&](float low, float high) {
            return random_floats(count, random, low, high);
        };
        const std::vector<float> g = draw(-1, 1), w = draw(-1, 1), m = draw(-1, 1), v = draw(0, 1);
        Guarded G(operations, g), W(operations, w), M(operations, m), V(operations, v),
            scratch(operations, count);
        fusion::separate_adam(tested, count, settings, rate, G.data(), W.data(), M.data(), V.data(),
                              scratch.data());
        G.expect_unchanged();
        scratch.values();
        const std::vector<float> got_w = W.values(), got_m = M.values(), got_v = V.values();
        for (std::size_t i = 0; i < count; ++i) {
            const double gi = g[i], beta1 = settings.beta1, beta2 = settings.beta2;
            const double first = beta1 * m[i] + (1 - beta1) * gi;
            const double second = beta2 * v[i] + (1 - beta2) * gi * gi;
            const double first_bound =
                4 * u * (std::abs(beta1 * m[i]) + std::abs((1 - beta1) * gi));
            const double root = std::sqrt(second) + epsilon, move = double(rate) / root;
            ASSERT_LE(std::abs(got_m[i] - first), first_bound);
            ASSERT_LE(std::abs(got_v[i] - second), 5 * u * second);
            ASSERT_LE(std::abs(got_w[i] - (w[i] - move * first)),
                      2 * u * std::abs(w[i]) + move * (first_bound + 8 * u * std::abs(first)));
        }
    }
}

}  // namespace
}  // namespace m2m::tests
