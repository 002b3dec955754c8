// Texture and surface objects: what stands behind their handles.
#pragma once

#include "simt/texel.hpp"
#include "simt/texture_api.hpp"

#include <cstddef>

namespace simt::runtime {

/// How an element's channels become numbers.
enum class Decode : unsigned char { raw, normalized, floating };

/// A texture or a surface.
struct TextureObject {
    unsigned long long handle = 0;
    bool live = false, is_surface = false;
    int device = 0;
    cudaResourceDesc resource{};
    cudaTextureDesc texture{};
    cudaResourceViewDesc view{};
    bool has_view = false;

    Shape shape{};
    const char* data = nullptr;
    std::size_t pitch = 0, slice = 0;  // bytes
    std::size_t size[3] = {};          // in elements, at least 1; the last one is also the layers
    unsigned bits = 0, channels = 0, element = 0;
    bool is_signed = false, gather = false, linear_filter = false;
    Decode decode{};
};

/// What cudaDeviceReset does to texture and surface objects.
void forget_textures(int device);

}  // namespace simt::runtime
