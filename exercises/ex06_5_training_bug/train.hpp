// What you repair: fits y = slope · x + offset by stochastic gradient descent.
#pragma once

#include <vector>

struct Line {
    float slope = 0, offset = 0;
};

/// Takes `steps` steps over batches of `batch` neighbouring points, beginning again at the end of
/// the data. Returns the line; losses[s] becomes the mean squared error of step s's batch before
/// the step.
Line train(const std::vector<float>& x, const std::vector<float>& y, int batch, int steps,
           float learning_rate, std::vector<float>& losses);
