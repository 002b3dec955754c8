// What the test calls. The harness prepares the memory and calls your function.
#pragma once

#include <vector>

/// The sum of x by the answer.
float run_sum(const std::vector<float>& x, int threads);

/// Lines of the scratch memory that more than one thread wrote, and all writes to it.
long long lines_shared(int count, int threads);
long long scratch_writes(int count, int threads);
