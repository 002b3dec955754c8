// What you write: out = factor · X + Y on the device; all are rows × columns, row-major.
#pragma once

void scale_add(int rows, int columns, float factor, const float* X, const float* Y, float* out);
