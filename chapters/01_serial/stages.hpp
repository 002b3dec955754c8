// The stages of chapter 01_serial: loops in C++.
#pragma once

namespace m2m::serial {

void ijk(int m, int n, int k, const float* A, const float* B, float* C);
void ikj(int m, int n, int k, const float* A, const float* B, float* C);
void blocked(int m, int n, int k, const float* A, const float* B, float* C);

}  // namespace m2m::serial
