// Calls the answer: for its result, and with its accesses counted.
#include "harness.hpp"

#include "grading/exercises/trace.hpp"
#include "momentum.hpp"

void run_momentum(int steps, const std::vector<float>& g, std::vector<float>& w,
                  std::vector<float>& v) {
    std::vector<float> t(g.size());
    for (int step = 0; step < steps; ++step)
        momentum_step(Momentum{}, static_cast<int>(g.size()), g.data(), w.data(), v.data(),
                      t.data());
}

namespace {

m2m::trace::Counts counts(int count) {
    const auto size = static_cast<std::size_t>(count);
    std::vector<float> g(size, 1.0f), w(size, 2.0f), v(size, 3.0f), t(size);
    m2m::trace::start(64);
    for (const std::vector<float>* array : {&g, &w, &v, &t})
        m2m::trace::watch(array->data(), size * sizeof(float));
    momentum_step(Momentum{}, count, g.data(), w.data(), v.data(), t.data());
    return m2m::trace::stop();
}

}  // namespace

long long words_read(int count) {
    return counts(count).reads;
}

long long words_written(int count) {
    return counts(count).writes;
}
