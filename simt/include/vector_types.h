// CUDA's vector types (float4, uint3, …) and dim3, with CUDA's sizes and alignments.
#pragma once

#include "host_defines.h"

// An aligned vector is loaded and stored as one access, as on a GPU: `float4` is 16 bytes on a
// 16-byte boundary.
// clang-format off
struct char1 { signed char x; };
struct alignas(2) char2 { signed char x, y; };
struct char3 { signed char x, y, z; };
struct alignas(4) char4 { signed char x, y, z, w; };

struct uchar1 { unsigned char x; };
struct alignas(2) uchar2 { unsigned char x, y; };
struct uchar3 { unsigned char x, y, z; };
struct alignas(4) uchar4 { unsigned char x, y, z, w; };

struct short1 { short x; };
struct alignas(4) short2 { short x, y; };
struct short3 { short x, y, z; };
struct alignas(8) short4 { short x, y, z, w; };

struct ushort1 { unsigned short x; };
struct alignas(4) ushort2 { unsigned short x, y; };
struct ushort3 { unsigned short x, y, z; };
struct alignas(8) ushort4 { unsigned short x, y, z, w; };

struct int1 { int x; };
struct int3 { int x, y, z; };

struct uint1 { unsigned int x; };
struct uint3 { unsigned int x, y, z; };

struct long1 { long x; };
struct alignas(2 * sizeof(long)) long2 { long x, y; };
struct long3 { long x, y, z; };
struct alignas(16) long4 { long x, y, z, w; };

struct ulong1 { unsigned long x; };
struct alignas(2 * sizeof(long)) ulong2 { unsigned long x, y; };
struct ulong3 { unsigned long x, y, z; };
struct alignas(16) ulong4 { unsigned long x, y, z, w; };

struct longlong1 { long long x; };
struct longlong3 { long long x, y, z; };
struct alignas(16) longlong4 { long long x, y, z, w; };

struct ulonglong1 { unsigned long long x; };
struct ulonglong3 { unsigned long long x, y, z; };
struct alignas(16) ulonglong4 { unsigned long long x, y, z, w; };

struct float1 { float x; };
struct float3 { float x, y, z; };

struct double1 { double x; };
struct double3 { double x, y, z; };
struct alignas(16) double4 { double x, y, z, w; };

// What a GPU moves in one access of 8 or 16 bytes. Plain structures are copied by pieces; where whole
// copies must be seen, they are types of their own. (g++ tells check mode of misaligned ones as it is.)
#if defined(SIMT_COUNT) || (defined(SIMT_CHECK) && defined(__clang__))
#include "simt/whole_vectors.hpp"
#else
struct alignas(8) int2 { int x, y; };
struct alignas(16) int4 { int x, y, z, w; };
struct alignas(8) uint2 { unsigned int x, y; };
struct alignas(16) uint4 { unsigned int x, y, z, w; };
struct alignas(16) longlong2 { long long x, y; };
struct alignas(16) ulonglong2 { unsigned long long x, y; };
struct alignas(8) float2 { float x, y; };
struct alignas(16) float4 { float x, y, z, w; };
struct alignas(16) double2 { double x, y; };
#endif

// clang-format on

/// Sizes of a grid or a block: what is not given is 1.
struct dim3 {
    unsigned int x, y, z;
    constexpr dim3(unsigned int x_ = 1, unsigned int y_ = 1, unsigned int z_ = 1)
        : x(x_), y(y_), z(z_) {}
    constexpr dim3(uint3 v) : x(v.x), y(v.y), z(v.z) {}
    constexpr operator uint3() const { return uint3{x, y, z}; }
};
