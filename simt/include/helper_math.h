// Arithmetic for CUDA's vector types by the names that NVIDIA's samples use: float3 + float3, dot,
// length, … Our own code, written from how the samples call them.
#pragma once

#include "cuda_runtime.h"

#include <cmath>

using uint = unsigned int;
using ushort = unsigned short;

#define SIMT_VECTOR_OPERATOR(type, scalar, op, make, each)            \
    inline __host__ __device__ type operator op(type a, type b) {     \
        return make(each(a, op, b));                                  \
    }                                                                 \
    inline __host__ __device__ void operator op##=(type& a, type b) { \
        a = a op b;                                                   \
    }

#define SIMT_EACH_2(a, op, b) a.x op b.x, a.y op b.y
#define SIMT_EACH_3(a, op, b) a.x op b.x, a.y op b.y, a.z op b.z
#define SIMT_EACH_4(a, op, b) a.x op b.x, a.y op b.y, a.z op b.z, a.w op b.w
#define SIMT_SAME_2(s) s, s
#define SIMT_SAME_3(s) s, s, s
#define SIMT_SAME_4(s) s, s, s, s

#define SIMT_WITH_SCALAR(type, scalar, n, op)                           \
    inline __host__ __device__ type operator op(type a, scalar s) {     \
        return a op make_##type(SIMT_SAME_##n(s));                      \
    }                                                                   \
    inline __host__ __device__ type operator op(scalar s, type a) {     \
        return make_##type(SIMT_SAME_##n(s)) op a;                      \
    }                                                                   \
    inline __host__ __device__ void operator op##=(type& a, scalar s) { \
        a = a op s;                                                     \
    }

#define SIMT_ARITHMETIC(type, scalar, n, op)                           \
    SIMT_VECTOR_OPERATOR(type, scalar, op, make_##type, SIMT_EACH_##n) \
    SIMT_WITH_SCALAR(type, scalar, n, op)

#define SIMT_VECTOR(type, scalar, n)                        \
    inline __host__ __device__ type make_##type(scalar s) { \
        return make_##type(SIMT_SAME_##n(s));               \
    }                                                       \
    SIMT_ARITHMETIC(type, scalar, n, +)                     \
    SIMT_ARITHMETIC(type, scalar, n, -)                     \
    SIMT_ARITHMETIC(type, scalar, n, *)

SIMT_VECTOR(float2, float, 2)
SIMT_VECTOR(float3, float, 3)
SIMT_VECTOR(float4, float, 4)
SIMT_VECTOR(int2, int, 2)
SIMT_VECTOR(int3, int, 3)
SIMT_VECTOR(int4, int, 4)
SIMT_VECTOR(uint2, uint, 2)
SIMT_VECTOR(uint3, uint, 3)
SIMT_VECTOR(uint4, uint, 4)
SIMT_ARITHMETIC(float2, float, 2, /)
SIMT_ARITHMETIC(float3, float, 3, /)
SIMT_ARITHMETIC(float4, float, 4, /)

#undef SIMT_VECTOR
#undef SIMT_ARITHMETIC
#undef SIMT_WITH_SCALAR
#undef SIMT_VECTOR_OPERATOR

// ---- from one size to another

inline __host__ __device__ float2 make_float2(float3 a) {
    return make_float2(a.x, a.y);
}
inline __host__ __device__ float3 make_float3(float2 a, float z = 0) {
    return make_float3(a.x, a.y, z);
}
inline __host__ __device__ float3 make_float3(float4 a) {
    return make_float3(a.x, a.y, a.z);
}
inline __host__ __device__ float4 make_float4(float3 a, float w = 0) {
    return make_float4(a.x, a.y, a.z, w);
}

// ---- geometry

inline __host__ __device__ float2 operator-(float2 a) {
    return make_float2(-a.x, -a.y);
}
inline __host__ __device__ float3 operator-(float3 a) {
    return make_float3(-a.x, -a.y, -a.z);
}
inline __host__ __device__ float4 operator-(float4 a) {
    return make_float4(-a.x, -a.y, -a.z, -a.w);
}
inline __host__ __device__ float dot(float2 a, float2 b) {
    return a.x * b.x + a.y * b.y;
}
inline __host__ __device__ float dot(float3 a, float3 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline __host__ __device__ float dot(float4 a, float4 b) {
    return a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w;
}
inline __host__ __device__ float3 cross(float3 a, float3 b) {
    return make_float3(a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x);
}

inline __host__ __device__ float clamp(float value, float low, float high) {
    return std::fmax(low, std::fmin(value, high));
}
inline __host__ __device__ int clamp(int value, int low, int high) {
    return value < low ? low : value > high ? high : value;
}
inline __host__ __device__ float lerp(float a, float b, float t) {
    return a + t * (b - a);
}

#define SIMT_GEOMETRY(type, n)                                      \
    inline __host__ __device__ float length(type a) {               \
        return std::sqrt(dot(a, a));                                \
    }                                                               \
    inline __host__ __device__ type normalize(type a) {             \
        return a * (1.0f / std::sqrt(dot(a, a)));                   \
    }                                                               \
    inline __host__ __device__ type lerp(type a, type b, float t) { \
        return a + t * (b - a);                                     \
    }
SIMT_GEOMETRY(float2, 2)
SIMT_GEOMETRY(float3, 3)
SIMT_GEOMETRY(float4, 4)
#undef SIMT_GEOMETRY
#undef SIMT_EACH_2
#undef SIMT_EACH_3
#undef SIMT_EACH_4
#undef SIMT_SAME_2
#undef SIMT_SAME_3
#undef SIMT_SAME_4
