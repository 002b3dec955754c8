// What the test calls.
#pragma once

#include <vector>

/// What each rank (a row) has after an all-reduce by the answer's rules. `count` numbers a rank.
std::vector<float> run_ring(int ranks, int count, const std::vector<float>& data);

double run_ring_seconds(int ranks, double bytes, double alpha, double beta);
