// tex2D<float>(object, x, y) and its relatives. An array has one level here, so what names a level
// or gradients reads that one.
#pragma once

#define __TEXTURE_INDIRECT_FUNCTIONS_H__

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "simt/texel.hpp"

// Each function also writes its result through a pointer.
// clang-format off
#define SIMT_TEXTURE(name, shape, component, index, layer, x, y, z, ...)                                   \
    template <class T>                                                                                     \
    __attribute__((always_inline)) inline T name(cudaTextureObject_t object, __VA_ARGS__,                  \
                                                 const ::simt::Place& place = ::simt::Place::here()) noexcept { \
        return ::simt::fetch<T>({#name, place, object, ::simt::Shape::shape, false,                        \
                                 static_cast<signed char>(component), index, layer, x, y, z});             \
    }                                                                                                      \
    template <class T>                                                                                     \
    __attribute__((always_inline)) inline void name(T* result, cudaTextureObject_t object, __VA_ARGS__,    \
                                                    const ::simt::Place& place = ::simt::Place::here()) noexcept { \
        *result = ::simt::fetch<T>({#name, place, object, ::simt::Shape::shape, false,                     \
                                    static_cast<signed char>(component), index, layer, x, y, z});          \
    }

SIMT_TEXTURE(tex1Dfetch, linear, -1, i, 0, 0, 0, 0, int i)

SIMT_TEXTURE(tex1D, line, -1, 0, 0, x, 0, 0, float x)
SIMT_TEXTURE(tex2D, plane, -1, 0, 0, x, y, 0, float x, float y)
SIMT_TEXTURE(tex3D, volume, -1, 0, 0, x, y, z, float x, float y, float z)
SIMT_TEXTURE(tex1DLayered, line_layers, -1, 0, layer, x, 0, 0, float x, int layer)
SIMT_TEXTURE(tex2DLayered, plane_layers, -1, 0, layer, x, y, 0, float x, float y, int layer)
SIMT_TEXTURE(texCubemap, cube, -1, 0, 0, x, y, z, float x, float y, float z)
SIMT_TEXTURE(texCubemapLayered, cube_layers, -1, 0, layer, x, y, z, float x, float y, float z, int layer)
SIMT_TEXTURE(tex2Dgather, plane, component & 3, 0, 0, x, y, 0, float x, float y, int component = 0)

SIMT_TEXTURE(tex1DLod, line, -1, 0, 0, x, 0, 0, float x, float)
SIMT_TEXTURE(tex2DLod, plane, -1, 0, 0, x, y, 0, float x, float y, float)
SIMT_TEXTURE(tex3DLod, volume, -1, 0, 0, x, y, z, float x, float y, float z, float)
SIMT_TEXTURE(tex1DLayeredLod, line_layers, -1, 0, layer, x, 0, 0, float x, int layer, float)
SIMT_TEXTURE(tex2DLayeredLod, plane_layers, -1, 0, layer, x, y, 0, float x, float y, int layer, float)
SIMT_TEXTURE(texCubemapLod, cube, -1, 0, 0, x, y, z, float x, float y, float z, float)
SIMT_TEXTURE(texCubemapLayeredLod, cube_layers, -1, 0, layer, x, y, z, float x, float y, float z, int layer, float)

SIMT_TEXTURE(tex1DGrad, line, -1, 0, 0, x, 0, 0, float x, float, float)
SIMT_TEXTURE(tex2DGrad, plane, -1, 0, 0, x, y, 0, float x, float y, float2, float2)
SIMT_TEXTURE(tex3DGrad, volume, -1, 0, 0, x, y, z, float x, float y, float z, float4, float4)
SIMT_TEXTURE(tex1DLayeredGrad, line_layers, -1, 0, layer, x, 0, 0, float x, int layer, float, float)
SIMT_TEXTURE(tex2DLayeredGrad, plane_layers, -1, 0, layer, x, y, 0, float x, float y, int layer, float2, float2)

#undef SIMT_TEXTURE
// clang-format on

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
