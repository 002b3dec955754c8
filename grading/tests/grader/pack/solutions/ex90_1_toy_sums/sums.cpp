// The worked solution.
#include "sums.hpp"

#include <numeric>

namespace m2m::toy {

void add(int n, const float* a, const float* b, float* sum) {
    for (int i = 0; i < n; ++i) sum[i] = a[i] + b[i];
}

float total(const std::vector<float>& values) {
    return std::accumulate(values.begin(), values.end(), 0.0f);
}

}  // namespace m2m::toy
