// Tests of a toy exercise on the GPU.
#include "reverse.hpp"

#include <gtest/gtest.h>

#include <vector>

namespace m2m::toy {

TEST(Reverse, ReversesEveryBlock) {
    const int n = 192;
    std::vector<float> in(n), out(n, -1);
    for (int i = 0; i < n; ++i) in[i] = static_cast<float>(i);
    reverse(n, in.data(), out.data());
    for (int i = 0; i < n; ++i) ASSERT_EQ(out[i], in[i / 64 * 64 + 63 - i % 64]) << "element " << i;
}

}  // namespace m2m::toy
