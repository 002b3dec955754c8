// surf2Dread<float>(object, x, y), surf2Dwrite(value, object, x, y) and their relatives: x counts
// bytes.
#pragma once

#define __SURFACE_INDIRECT_FUNCTIONS_H__

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "simt/texel.hpp"

// clang-format off
#define SIMT_SURFACE(name, shape, y, z, ...)                                                               \
    template <class T>                                                                                     \
    __attribute__((always_inline)) inline T name##read(                                                    \
        cudaSurfaceObject_t object, __VA_ARGS__, cudaSurfaceBoundaryMode mode = cudaBoundaryModeTrap,      \
        const ::simt::Place& place = ::simt::Place::here()) noexcept {                                     \
        return ::simt::surface_read<T>({#name "read", place, object, ::simt::Shape::shape, mode, 0, x, y, z}); \
    }                                                                                                      \
    template <class T>                                                                                     \
    __attribute__((always_inline)) inline void name##read(                                                 \
        T* result, cudaSurfaceObject_t object, __VA_ARGS__,                                                \
        cudaSurfaceBoundaryMode mode = cudaBoundaryModeTrap,                                               \
        const ::simt::Place& place = ::simt::Place::here()) noexcept {                                     \
        *result = ::simt::surface_read<T>({#name "read", place, object, ::simt::Shape::shape, mode, 0, x, y, z}); \
    }                                                                                                      \
    template <class T>                                                                                     \
    __attribute__((always_inline)) inline void name##write(                                                \
        T value, cudaSurfaceObject_t object, __VA_ARGS__,                                                  \
        cudaSurfaceBoundaryMode mode = cudaBoundaryModeTrap,                                               \
        const ::simt::Place& place = ::simt::Place::here()) noexcept {                                     \
        ::simt::surface_write<T>(value, {#name "write", place, object, ::simt::Shape::shape, mode, 0, x, y, z}); \
    }

SIMT_SURFACE(surf1D, line, 0, 0, int x)
SIMT_SURFACE(surf2D, plane, y, 0, int x, int y)
SIMT_SURFACE(surf3D, volume, y, z, int x, int y, int z)
SIMT_SURFACE(surf1DLayered, line_layers, 0, layer, int x, int layer)
SIMT_SURFACE(surf2DLayered, plane_layers, y, layer, int x, int y, int layer)
SIMT_SURFACE(surfCubemap, cube, y, face, int x, int y, int face)
SIMT_SURFACE(surfCubemapLayered, cube_layers, y, layer_face, int x, int y, int layer_face)

#undef SIMT_SURFACE
// clang-format on

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
