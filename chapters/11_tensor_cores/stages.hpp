// The stages of chapter 11_tensor_cores: float16 inputs, float32 sums.
#pragma once

namespace m2m::tensor {

void wmma(int m, int n, int k, const float* A, const float* B, float* C);
void mma(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::tensor
