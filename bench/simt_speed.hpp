// The kernels of simt_speed that no chapter has.
#pragma once

namespace m2m {

/// c[i] = a[i] + b[i] for n device floats, one thread an element.
void add_on_device(int n, const float* a, const float* b, float* c);

}  // namespace m2m
