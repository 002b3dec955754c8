// Calls the answer.
#include "harness.hpp"

#include "adam.hpp"

void run_adam(int step, const std::vector<float>& g, std::vector<float>& w, std::vector<float>& m,
              std::vector<float>& v) {
    adam_step(Adam{}, step, static_cast<int>(g.size()), g.data(), w.data(), m.data(), v.data());
}
