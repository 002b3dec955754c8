// Calls the answer.
#include "harness.hpp"

#include "train.hpp"

std::vector<float> run_train(const std::vector<float>& x, const std::vector<float>& y, int batch,
                             int steps, float learning_rate, std::vector<float>& losses) {
    losses.clear();
    const Line line = train(x, y, batch, steps, learning_rate, losses);
    return {line.slope, line.offset};
}
