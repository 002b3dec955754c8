// The stages of chapter 03_naive_cuda: the first kernel.
#pragma once

namespace m2m::cuda {

void naive(int m, int n, int k, const float* A, const float* B, float* C);
void coalesced(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::cuda
