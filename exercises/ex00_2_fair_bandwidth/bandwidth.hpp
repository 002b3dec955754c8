// What you repair: the bandwidth that the times of a loop show.
#pragma once

#include <vector>

/// Bytes a second. The loop reads and writes so many arrays of `elements` doubles; `seconds` has
/// the time of each run, in order, and at least two.
double bandwidth(int arrays_read, int arrays_written, long long elements,
                 const std::vector<double>& seconds);
