// What the test calls.
#pragma once

#include <vector>

/// Bytes a second, by the answer.
double run_bandwidth(int arrays_read, int arrays_written, long long elements,
                     const std::vector<double>& seconds);
