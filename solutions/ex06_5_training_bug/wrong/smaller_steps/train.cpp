// Mistake: makes the steps smaller, so the curve looks calmer and training hardly moves.
#include "train.hpp"

#include <cstddef>

Line train(const std::vector<float>& x, const std::vector<float>& y, int batch, int steps,
           float learning_rate, std::vector<float>& losses) {
    Line line;
    std::size_t next = 0;
    float d_slope = 0, d_offset = 0;
    for (int step = 0; step < steps; ++step) {
        float loss = 0;
        for (int i = 0; i < batch; ++i) {
            const float error = line.slope * x[next] + line.offset - y[next];
            d_slope += 2 * error * x[next] / static_cast<float>(batch);
            d_offset += 2 * error / static_cast<float>(batch);
            loss += error * error / static_cast<float>(batch);
            next = (next + 1) % x.size();
        }
        line.slope -= learning_rate / 10 * d_slope;
        line.offset -= learning_rate / 10 * d_offset;
        losses.push_back(loss);
    }
    return line;
}
