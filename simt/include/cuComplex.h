// Complex numbers as CUDA's libraries pass them: two reals side by side. Products, quotients and
// absolute values guard against overflow where CUDA's do.
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define CU_COMPLEX_H_

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "vector_types.h"

#include <math.h>

using cuFloatComplex = float2;
using cuDoubleComplex = double2;
using cuComplex = cuFloatComplex;

inline cuFloatComplex make_cuFloatComplex(float r, float i) {
    return cuFloatComplex{r, i};
}
inline cuDoubleComplex make_cuDoubleComplex(double r, double i) {
    return cuDoubleComplex{r, i};
}
inline cuComplex make_cuComplex(float r, float i) {
    return cuComplex{r, i};
}
inline float cuCrealf(cuFloatComplex z) {
    return z.x;
}
inline double cuCreal(cuDoubleComplex z) {
    return z.x;
}
inline float cuCimagf(cuFloatComplex z) {
    return z.y;
}
inline double cuCimag(cuDoubleComplex z) {
    return z.y;
}
inline cuFloatComplex cuConjf(cuFloatComplex z) {
    return cuFloatComplex{z.x, -z.y};
}
inline cuDoubleComplex cuConj(cuDoubleComplex z) {
    return cuDoubleComplex{z.x, -z.y};
}
inline cuFloatComplex cuCaddf(cuFloatComplex a, cuFloatComplex b) {
    return cuFloatComplex{a.x + b.x, a.y + b.y};
}
inline cuDoubleComplex cuCadd(cuDoubleComplex a, cuDoubleComplex b) {
    return cuDoubleComplex{a.x + b.x, a.y + b.y};
}
inline cuFloatComplex cuCsubf(cuFloatComplex a, cuFloatComplex b) {
    return cuFloatComplex{a.x - b.x, a.y - b.y};
}
inline cuDoubleComplex cuCsub(cuDoubleComplex a, cuDoubleComplex b) {
    return cuDoubleComplex{a.x - b.x, a.y - b.y};
}
inline cuFloatComplex cuCmulf(cuFloatComplex a, cuFloatComplex b) {
    return cuFloatComplex{a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x};
}
inline cuDoubleComplex cuCmul(cuDoubleComplex a, cuDoubleComplex b) {
    return cuDoubleComplex{a.x * b.x - a.y * b.y, a.x * b.y + a.y * b.x};
}
/// Scaled, so that |b|² neither overflows nor vanishes.
inline cuFloatComplex cuCdivf(cuFloatComplex a, cuFloatComplex b) {
    const float scale = 1.0f / (::fabsf(b.x) + ::fabsf(b.y));
    const float ar = a.x * scale, ai = a.y * scale, br = b.x * scale, bi = b.y * scale;
    const float inverse = 1.0f / (br * br + bi * bi);
    return cuFloatComplex{(ar * br + ai * bi) * inverse, (ai * br - ar * bi) * inverse};
}
inline cuDoubleComplex cuCdiv(cuDoubleComplex a, cuDoubleComplex b) {
    const double scale = 1.0 / (::fabs(b.x) + ::fabs(b.y));
    const double ar = a.x * scale, ai = a.y * scale, br = b.x * scale, bi = b.y * scale;
    const double inverse = 1.0 / (br * br + bi * bi);
    return cuDoubleComplex{(ar * br + ai * bi) * inverse, (ai * br - ar * bi) * inverse};
}
inline float cuCabsf(cuFloatComplex z) {
    return ::hypotf(z.x, z.y);
}
inline double cuCabs(cuDoubleComplex z) {
    return ::hypot(z.x, z.y);
}
inline cuFloatComplex cuCfmaf(cuFloatComplex a, cuFloatComplex b, cuFloatComplex c) {
    return cuCaddf(cuCmulf(a, b), c);
}
inline cuDoubleComplex cuCfma(cuDoubleComplex a, cuDoubleComplex b, cuDoubleComplex c) {
    return cuCadd(cuCmul(a, b), c);
}
inline cuDoubleComplex cuComplexFloatToDouble(cuFloatComplex z) {
    return cuDoubleComplex{z.x, z.y};
}
inline cuFloatComplex cuComplexDoubleToFloat(cuDoubleComplex z) {
    return cuFloatComplex{static_cast<float>(z.x), static_cast<float>(z.y)};
}

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
