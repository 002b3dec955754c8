// What a texture or surface function does: the runtime finds the elements' addresses, the caller
// reads them, so that check mode and count mode see the accesses where the program makes them, and
// the runtime turns them into the result.
#pragma once

#include "simt/place.hpp"
#include "surface_types.h"
#include "texture_types.h"
#include "vector_functions.h"
#include "vector_types.h"

#include <cstddef>
#include <cstdint>

namespace simt {

/// The shape that a function asks for.
enum class Shape : unsigned char {
    linear,  // tex1Dfetch
    line,
    plane,
    volume,
    line_layers,
    plane_layers,
    cube,
    cube_layers,
};

struct TextureCall {
    const char* name;  ///< "tex2D"
    Place place;
    cudaTextureObject_t object;
    Shape shape;
    bool wants_float;
    signed char component;  ///< of tex2Dgather; −1 for other functions
    int index;              ///< of tex1Dfetch
    int layer;
    float x, y, z;
};

/// The elements that a fetch needs.
struct Texels {
    static constexpr unsigned most = 8;
    alignas(16) unsigned char raw[most][16];  ///< for the caller to fill in
    const void* at[most];                     ///< null: outside, and so no memory
    double weight[most];
    unsigned count, bytes;
    const void* texture;
    signed char component;
};

struct SurfaceCall {
    const char* name;  ///< "surf2Dread"
    Place place;
    cudaSurfaceObject_t object;
    Shape shape;
    cudaSurfaceBoundaryMode mode;
    unsigned bytes;  ///< of the access
    int x, y, z;     ///< x in bytes; z is also a layer or a face
};

/// A mistake ends the kernel with a report.
void find_texels(const TextureCall& call, Texels& texels) noexcept;
/// Each channel's 32 bits.
void filter_texels(const Texels& texels, std::uint32_t* words) noexcept;
/// @returns null where nothing is to be read or written
void* find_surface_element(const SurfaceCall& call) noexcept;

// clang-format off
typedef std::uint16_t Raw2 __attribute__((may_alias));
typedef std::uint32_t Raw4 __attribute__((may_alias));
typedef std::uint64_t Raw8 __attribute__((may_alias));
typedef std::uint64_t Raw16 __attribute__((vector_size(16), may_alias));

/// One access of this width.
__attribute__((always_inline)) inline void move_element(void* to, const void* from, unsigned bytes) noexcept {
    switch (bytes) {
        case 1: *static_cast<unsigned char*>(to) = *static_cast<const unsigned char*>(from); break;
        case 2: *static_cast<Raw2*>(to) = *static_cast<const Raw2*>(from); break;
        case 4: *static_cast<Raw4*>(to) = *static_cast<const Raw4*>(from); break;
        case 8: *static_cast<Raw8*>(to) = *static_cast<const Raw8*>(from); break;
        default: *static_cast<Raw16*>(to) = *static_cast<const Raw16*>(from); break;
    }
}

inline void from_word(std::uint32_t word, float& channel) noexcept { __builtin_memcpy(&channel, &word, 4); }
template <class Channel>
void from_word(std::uint32_t word, Channel& channel) noexcept { channel = static_cast<Channel>(word); }

/// The types that a texture function may return.
template <class T>
struct TexelOf {
    static_assert(sizeof(T) == 0, "no texture has elements of this type: they have 1, 2 or 4 channels of 8, 16 or 32 bits");
};
template <class Channel>
struct TexelOf1 {
    static constexpr bool is_float = static_cast<Channel>(0.5f) != 0;
    template <class T> static void set1(T& t, const std::uint32_t* w) noexcept { from_word(w[0], t.x); }
    template <class T> static void set2(T& t, const std::uint32_t* w) noexcept { set1(t, w); from_word(w[1], t.y); }
    template <class T> static void set4(T& t, const std::uint32_t* w) noexcept { set2(t, w); from_word(w[2], t.z); from_word(w[3], t.w); }
};
#define SIMT_TEXEL(type, channel, set)                                                         \
    template <> struct TexelOf<type> : TexelOf1<channel> {                                     \
        static void assign(type& t, const std::uint32_t* w) noexcept { set(t, w); }            \
    };
#define SIMT_TEXELS(channel, vector)            \
    SIMT_TEXEL(channel, channel, from_first)    \
    SIMT_TEXEL(vector##1, channel, set1)        \
    SIMT_TEXEL(vector##2, channel, set2)        \
    SIMT_TEXEL(vector##4, channel, set4)
template <class T> void from_first(T& t, const std::uint32_t* w) noexcept { from_word(w[0], t); }
SIMT_TEXEL(char, char, from_first)
SIMT_TEXELS(signed char, char)
SIMT_TEXELS(unsigned char, uchar)
SIMT_TEXELS(short, short)
SIMT_TEXELS(unsigned short, ushort)
SIMT_TEXELS(int, int)
SIMT_TEXELS(unsigned int, uint)
SIMT_TEXELS(float, float)
#undef SIMT_TEXELS
#undef SIMT_TEXEL
// clang-format on

template <class T>
__attribute__((always_inline)) inline T fetch(TextureCall call) noexcept {
    call.wants_float = TexelOf<T>::is_float;
    Texels texels;
    find_texels(call, texels);
    for (unsigned i = 0; i < texels.count; ++i)
        if (texels.at[i] != nullptr) move_element(texels.raw[i], texels.at[i], texels.bytes);
    std::uint32_t words[4];
    filter_texels(texels, words);
    T result;
    TexelOf<T>::assign(result, words);
    return result;
}

template <class T>
constexpr void check_surface_type() noexcept {
    static_assert(
        sizeof(T) == 1 || sizeof(T) == 2 || sizeof(T) == 4 || sizeof(T) == 8 || sizeof(T) == 16,
        "a surface is accessed by 1, 2, 4, 8 or 16 bytes");
}

template <class T>
__attribute__((always_inline)) inline T surface_read(SurfaceCall call) noexcept {
    check_surface_type<T>();
    call.bytes = sizeof(T);
    const void* const element = find_surface_element(call);
    alignas(16) unsigned char raw[16] = {};
    if (element != nullptr) move_element(raw, element, sizeof(T));
    T result;
    __builtin_memcpy(&result, raw, sizeof(T));
    return result;
}

template <class T>
__attribute__((always_inline)) inline void surface_write(const T& value,
                                                         SurfaceCall call) noexcept {
    check_surface_type<T>();
    call.bytes = sizeof(T);
    void* const element = find_surface_element(call);
    if (element == nullptr) return;
    alignas(16) unsigned char raw[16];
    __builtin_memcpy(raw, &value, sizeof(T));
    move_element(element, raw, sizeof(T));
}

}  // namespace simt
