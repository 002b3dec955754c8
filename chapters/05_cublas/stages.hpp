// The stages of chapter 05_cublas: the vendor's library.
#pragma once

namespace m2m::cublas {

void sgemm(int m, int n, int k, const float* A, const float* B, float* C);
void gemm_ex(int m, int n, int k, const float* A, const float* B, float* C);
void gemm_ex_half(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::cublas
