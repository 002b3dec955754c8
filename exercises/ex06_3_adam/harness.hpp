// What the test calls. The harness prepares the memory and calls your function.
#pragma once

#include <vector>

/// Takes one step by the answer, with Adam's usual settings.
void run_adam(int step, const std::vector<float>& g, std::vector<float>& w, std::vector<float>& m,
              std::vector<float>& v);
