// What you write: Z[i][j] = max(0, Z[i][j] + bias[j]) on the device. Z is rows × columns,
// row-major.
#pragma once

void add_bias_relu(int rows, int columns, const float* bias, float* Z);
