// What you write: y = a·x on the device. x and y begin at multiples of 16 bytes.
#pragma once

void scale(int n, float a, const float* x, float* y);
