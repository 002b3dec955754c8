// Texture and surface objects: what stands behind their handles.
#pragma once

#include "simt/texture_api.hpp"

namespace simt::runtime {

/// What cudaDeviceReset does to texture and surface objects.
void forget_textures(int device);

}  // namespace simt::runtime
