// The stages of chapter 02_openmp: every CPU core, SIMD registers.
#pragma once

namespace m2m::openmp {

void rows(int m, int n, int k, const float* A, const float* B, float* C);
void registers(int m, int n, int k, const float* A, const float* B, float* C);
void simd(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::openmp
