// What the test calls.
#pragma once

#include <vector>

/// Trains by the answer; returns slope and offset.
std::vector<float> run_train(const std::vector<float>& x, const std::vector<float>& y, int batch,
                             int steps, float learning_rate, std::vector<float>& losses);
