// What you repair: out = inᵀ on the device. in is rows × columns, out is columns × rows, row-major.
#pragma once

void transpose(int rows, int columns, const float* in, float* out);
