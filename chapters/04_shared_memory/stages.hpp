// The stages of chapter 04_shared_memory: tiles.
#pragma once

namespace m2m::cuda {

void tiled(int m, int n, int k, const float* A, const float* B, float* C);
void register_tiled(int m, int n, int k, const float* A, const float* B, float* C);
void vectorized(int m, int n, int k, const float* A, const float* B, float* C);
void double_buffered(int m, int n, int k, const float* A, const float* B, float* C);
void warp_tiled(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::cuda
