// What you repair: the sum of x[0 … count), computed by `threads` threads.
#pragma once

/// `scratch` has room for 16 floats for each thread and begins at a line of the cache.
float sum(int count, const float* x, int threads, float* scratch);
