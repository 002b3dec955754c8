// What you repair: the gradient of a batch that several ranks share.
#pragma once

/// `gradients` is ranks × weights: row r is the mean over the `rows[r]` rows of rank r. `sum` gets
/// the mean over all rows of the batch; at least one rank has some.
void combine(int ranks, int weights, const int* rows, const float* gradients, float* sum);
