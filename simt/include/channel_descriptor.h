// cudaCreateChannelDesc<float4>(): the format of a type's elements.
#pragma once

#include "cuda_runtime.h"
#include "simt/texture_api.hpp"

// clang-format off
template <class T>
cudaChannelFormatDesc cudaCreateChannelDesc() {
    return {0, 0, 0, 0, cudaChannelFormatKindNone};
}

#define SIMT_FORMAT(type, bits, y, z, w, kind)                                 \
    template <>                                                                \
    inline cudaChannelFormatDesc cudaCreateChannelDesc<type>() {               \
        return {bits, (y) * (bits), (z) * (bits), (w) * (bits), cudaChannelFormatKind##kind}; \
    }
#define SIMT_FORMATS(scalar, vector, bits, kind)  \
    SIMT_FORMAT(scalar, bits, 0, 0, 0, kind)      \
    SIMT_FORMAT(vector##1, bits, 0, 0, 0, kind)   \
    SIMT_FORMAT(vector##2, bits, 1, 0, 0, kind)   \
    SIMT_FORMAT(vector##4, bits, 1, 1, 1, kind)

SIMT_FORMAT(char, 8, 0, 0, 0, Signed)
SIMT_FORMATS(signed char, char, 8, Signed)
SIMT_FORMATS(unsigned char, uchar, 8, Unsigned)
SIMT_FORMATS(short, short, 16, Signed)
SIMT_FORMATS(unsigned short, ushort, 16, Unsigned)
SIMT_FORMATS(int, int, 32, Signed)
SIMT_FORMATS(unsigned int, uint, 32, Unsigned)
SIMT_FORMATS(float, float, 32, Float)

#undef SIMT_FORMATS
#undef SIMT_FORMAT

inline cudaChannelFormatDesc cudaCreateChannelDescHalf() { return {16, 0, 0, 0, cudaChannelFormatKindFloat}; }
inline cudaChannelFormatDesc cudaCreateChannelDescHalf1() { return {16, 0, 0, 0, cudaChannelFormatKindFloat}; }
inline cudaChannelFormatDesc cudaCreateChannelDescHalf2() { return {16, 16, 0, 0, cudaChannelFormatKindFloat}; }
inline cudaChannelFormatDesc cudaCreateChannelDescHalf4() { return {16, 16, 16, 16, cudaChannelFormatKindFloat}; }
// clang-format on
