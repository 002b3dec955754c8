// What the tests of exercises share: inputs, and comparisons that say what a learner can use.
#pragma once

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace m2m::exercise {

/// `count` random whole numbers in [−8, 8] without 0: sums of their products are exact in float32,
/// so right means equal.
std::vector<float> whole_numbers(std::size_t count, int seed);

/// `count` random numbers in [low, high).
std::vector<float> real_numbers(std::size_t count, int seed, float low = -1, float high = 1);

/// The product of A (m×k) and B (k×n), row-major, summed in float64.
std::vector<float> product(int m, int n, int k, const std::vector<float>& A,
                           const std::vector<float>& B);

/// Fails the test unless `got` equals `expected`, which has rows of `columns` elements: the message
/// names the first wrong element. NaN equals nothing.
void expect_equal(const std::vector<float>& got, const std::vector<float>& expected, int columns,
                  const std::string& what);

/// The same where rounding may differ: |got − expected| ≤ tolerance · (1 + |expected|).
void expect_close(const std::vector<float>& got, const std::vector<float>& expected, int columns,
                  double tolerance, const std::string& what);

/// One number: |got − expected| ≤ 10⁻⁶ · |expected|.
void expect_number(double got, double expected, const std::string& what);

/// Fails the test unless `got` ≤ `limit`. `what` names the quantity: "cache lines loaded".
void expect_at_most(long long got, long long limit, const std::string& what);

}  // namespace m2m::exercise
