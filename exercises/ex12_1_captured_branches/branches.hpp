// What you write: y = (2·x) + (x·x) as a graph of three kernels, of which two are independent.
#pragma once

#include <cuda_runtime.h>

/// Device memory for n floats each.
struct Arrays {
    int n;
    const float* x;
    float *doubled, *squared, *sum;
};

/// Captures the graph: begins and ends in `first`, with `second` for the other branch.
cudaGraph_t capture_branches(const Arrays& arrays, cudaStream_t first, cudaStream_t second);
