// Calls the answer: once for its result, once with its accesses counted.
#include "harness.hpp"

#include "grading/exercises/trace.hpp"
#include "tile.hpp"

std::vector<float> run_tile(int k, int stride, const std::vector<float>& a,
                            const std::vector<float>& b) {
    std::vector<float> c(static_cast<std::size_t>(tile_rows * stride), -1.0f);
    multiply_tile(k, a.data(), k, b.data(), tile_columns, c.data(), stride);
    return c;
}

namespace {

m2m::trace::Counts counts(int k) {
    const std::vector<float> a(static_cast<std::size_t>(tile_rows * k), 1.0f);
    const std::vector<float> b(static_cast<std::size_t>(k * tile_columns), 1.0f);
    std::vector<float> c(static_cast<std::size_t>(tile_rows * tile_columns));
    m2m::trace::start(64);
    m2m::trace::watch(a.data(), a.size() * sizeof(float));
    m2m::trace::watch(b.data(), b.size() * sizeof(float));
    m2m::trace::watch(c.data(), c.size() * sizeof(float));
    multiply_tile(k, a.data(), k, b.data(), tile_columns, c.data(), tile_columns);
    return m2m::trace::stop();
}

}  // namespace

long long writes(int k) {
    return counts(k).writes;
}

long long reads(int k) {
    return counts(k).reads;
}
