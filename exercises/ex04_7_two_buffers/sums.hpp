// What you repair: y[t] = the sum over all tiles of element 63 − t. x holds `tiles` tiles of 64.
#pragma once

void sum_tiles(int tiles, const float* x, float* y);
