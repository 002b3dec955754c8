// What the test calls. The harness plays the backward pass in float16 and calls your functions.
#pragma once

#include <vector>

/// The scaled loss by the answer.
float run_scaled_loss(float scale, float loss);

/// 1 where the answer says that a gradient has overflowed, else 0.
int run_overflowed(const std::vector<float>& g);

/// Takes steps with a learning rate of 1. `gradients` are those of the loss itself, w.size() for
/// each step; each is multiplied with the scaled loss of 1 and rounded to float16, as a backward
/// pass would. Returns the scale before the first step and after each.
std::vector<float> run_steps(float scale, int interval, const std::vector<float>& gradients,
                             std::vector<float>& w);
