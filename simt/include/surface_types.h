// Surface objects. Included by the driver for programs that use surfaces.
#pragma once

#define __SURFACE_TYPES_H__

using cudaSurfaceObject_t = unsigned long long;

#define cudaSurfaceType1D 0x01
#define cudaSurfaceType2D 0x02
#define cudaSurfaceType3D 0x03
#define cudaSurfaceTypeCubemap 0x0C
#define cudaSurfaceType1DLayered 0xF1
#define cudaSurfaceType2DLayered 0xF2
#define cudaSurfaceTypeCubemapLayered 0xFC

/// What an access outside of the surface does.
enum cudaSurfaceBoundaryMode : int {
    cudaBoundaryModeZero = 0,   ///< reads 0, writes nothing
    cudaBoundaryModeClamp = 1,  ///< goes to the nearest element
    cudaBoundaryModeTrap = 2,   ///< ends the kernel
};

enum cudaSurfaceFormatMode : int {
    cudaFormatModeForced = 0,
    cudaFormatModeAuto = 1,
};
