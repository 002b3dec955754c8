// The drawn digits: the same on every machine, and as MNIST's images are made.
#include "common/base/error.hpp"
#include "common/data/digits.hpp"
#include "common/data/fetch.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace m2m::tests {
namespace {

std::string bytes_of(const Dataset& set) {
    std::string bytes;
    for (const float pixel : set.images) bytes += static_cast<char>(std::lround(pixel * 255));
    for (const std::uint8_t label : set.labels) bytes += static_cast<char>(label);
    return bytes;
}

TEST(Digits, AreTheSameInEveryRunAndForAnyNumberOfThreads) {
    const std::string first = bytes_of(make_digits(200, 50).train);
#ifdef _OPENMP
    const int threads = omp_get_max_threads();
    for (const int count : {1, 2, 3}) {
        omp_set_num_threads(count);
        EXPECT_EQ(bytes_of(make_digits(200, 50).train), first) << count << " threads";
    }
    omp_set_num_threads(threads);
#endif
    EXPECT_EQ(bytes_of(make_digits(200, 50).train), first);
    EXPECT_NE(bytes_of(make_digits(200, 50, 2).train), first) << "the seed changes nothing";
}

TEST(Digits, AreTheSameOnEveryMachine) {
    // What every compiler and machine must draw: arithmetic that IEEE 754 defines exactly.
    EXPECT_EQ(sha256(bytes_of(make_digits(100, 10).train)),
              "42abe8865ac0ecd0f90f2558f48ee5c9cd02beb4af020e9d2f39c2be5ad3960a");
}

TEST(Digits, OfTheTestSetAreOthers) {
    const DataSplits data = make_digits(100, 100);
    EXPECT_NE(bytes_of(data.train), bytes_of(data.test));
}

TEST(Digits, AreBalanced) {
    const DataSplits data = make_digits(1000, 500);
    for (const Dataset* set : {&data.train, &data.test}) {
        for (int digit = 0; digit < 10; ++digit) {
            EXPECT_EQ(std::count(set->labels.begin(), set->labels.end(), digit), set->count() / 10);
        }
    }
}

TEST(Digits, LieInA20By20BoxWithTheirCentreOfMassInTheMiddle) {
    const Dataset set = make_digits(300, 0).train;
    for (int i = 0; i < set.count(); ++i) {
        double ink = 0, x = 0, y = 0;
        int left = 28, right = -1, top = 28, bottom = -1;
        for (int row = 0; row < 28; ++row) {
            for (int col = 0; col < 28; ++col) {
                const float pixel = set.images(i, row * 28 + col);
                ASSERT_GE(pixel, 0.0f);
                ASSERT_LE(pixel, 1.0f);
                ink += pixel;
                x += pixel * col;
                y += pixel * row;
                if (pixel < 0.1f) continue;
                left = std::min(left, col), right = std::max(right, col);
                top = std::min(top, row), bottom = std::max(bottom, row);
            }
        }
        ASSERT_GT(ink, 10) << "image " << i << " is empty";
        EXPECT_NEAR(x / ink, 13.5, 1.0) << i;
        EXPECT_NEAR(y / ink, 13.5, 1.0) << i;
        EXPECT_LE(right - left + 1, 22) << i;  // 20, smeared by the shift to the centre
        EXPECT_LE(bottom - top + 1, 22) << i;
        EXPECT_GE(bottom - top + 1, 12) << i;
    }
}

TEST(Digits, HaveAboutAsMuchInkAsMnist) {
    const Dataset set = make_digits(2000, 0).train;
    double sum = 0;
    for (const float pixel : set.images) sum += pixel;
    const double mean = sum / static_cast<double>(set.images.size());
    EXPECT_GT(mean, 0.10);  // MNIST's training images: 0.1307
    EXPECT_LT(mean, 0.17);
}

TEST(Digits, CannotBeFewerThanNone) {
    EXPECT_THROW(make_digits(-1, 10), UsageError);
    EXPECT_EQ(make_digits(0, 0).train.count(), 0);
}

}  // namespace
}  // namespace m2m::tests
