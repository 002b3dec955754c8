// Vector types of 8 and 16 bytes for count mode, and for check mode with clang: the same members,
// sizes and alignments as in vector_types.h, but copied in one access. A host compiler takes the
// plain structures apart and loads what it needs of them one by one; a GPU loads them whole, and
// that is what is counted. And clang checks the alignment of what a function gets by reference, but
// not of what it copies by itself.
#pragma once

namespace simt {

typedef unsigned long long Eight __attribute__((may_alias));
typedef unsigned long long Sixteen __attribute__((vector_size(16), may_alias));

// Where clang can see what becomes of a local variable's members, it takes the copy apart all the
// same; a volatile one it leaves whole. (Check mode tells volatile accesses from others.)
#if defined(__clang__) && defined(SIMT_COUNT)
#define SIMT_WHOLE_SOURCE const volatile
#else
#define SIMT_WHOLE_SOURCE const
#endif

// Without clang's check of the alignment: that is made, and told with the program's own line, where
// the references are bound.
template <unsigned Bytes>
__attribute__((always_inline, no_sanitize("alignment"))) inline void copy_whole(
    void* to, const void* from) noexcept {
    static_assert(Bytes == 8 || Bytes == 16, "one access");
    if constexpr (Bytes == 8) {
        *static_cast<Eight*>(to) = *static_cast<SIMT_WHOLE_SOURCE Eight*>(from);
    } else {
        *static_cast<Sixteen*>(to) = *static_cast<SIMT_WHOLE_SOURCE Sixteen*>(from);
    }
}

}  // namespace simt

// clang-format off
#define SIMT_WHOLE(name)                                                                           \
    name() = default;                                                                              \
    name(const name& other) noexcept { ::simt::copy_whole<sizeof(name)>(this, &other); }           \
    name& operator=(const name& other) noexcept {                                                  \
        ::simt::copy_whole<sizeof(name)>(this, &other);                                            \
        return *this;                                                                              \
    }
#define SIMT_WHOLE2(name, type)                                                                    \
    struct alignas(2 * sizeof(type)) name {                                                        \
        type x, y;                                                                                 \
        constexpr name(type x_, type y_ = {}) : x(x_), y(y_) {}                                    \
        SIMT_WHOLE(name)                                                                           \
    };
#define SIMT_WHOLE4(name, type)                                                                    \
    struct alignas(4 * sizeof(type)) name {                                                        \
        type x, y, z, w;                                                                           \
        constexpr name(type x_, type y_ = {}, type z_ = {}, type w_ = {})                          \
            : x(x_), y(y_), z(z_), w(w_) {}                                                        \
        SIMT_WHOLE(name)                                                                           \
    };
SIMT_WHOLE2(float2, float)
SIMT_WHOLE2(int2, int)
SIMT_WHOLE2(uint2, unsigned int)
SIMT_WHOLE2(double2, double)
SIMT_WHOLE2(longlong2, long long)
SIMT_WHOLE2(ulonglong2, unsigned long long)
SIMT_WHOLE4(float4, float)
SIMT_WHOLE4(int4, int)
SIMT_WHOLE4(uint4, unsigned int)
#undef SIMT_WHOLE
#undef SIMT_WHOLE_SOURCE
#undef SIMT_WHOLE2
#undef SIMT_WHOLE4
// clang-format on
