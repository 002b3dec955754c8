// What the test calls.
#pragma once

#include <vector>

/// Takes some steps with the same gradient, by the answer.
void run_momentum(int steps, const std::vector<float>& g, std::vector<float>& w,
                  std::vector<float>& v);

/// Words that one step reads, over g, w, v and t.
long long words_read(int count);

/// Words that one step writes.
long long words_written(int count);
