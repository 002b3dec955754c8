// Tensor cores by CUDA's names: nvcuda::wmma::fragment, load_matrix_sync, mma_sync,
// store_matrix_sync. Which lane has which element is not specified, and here it changes with
// SIMT_SEED: programs may count on x[i] of two fragments of one type being the same element, and on
// nothing else. What mma_sync computes is said in simt/matrix_unit.hpp. Not here: the experimental
// fragments of 4 bits and 1 bit.
#pragma once

// The guard of NVIDIA's own file: headers of other people's programs ask for it.
#define __CUDA_MMA_H__

#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device begin
#endif

#include "cuda_fp16.h"
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 800
#include "cuda_bf16.h"
#define SIMT_MMA_80
#endif
#include "simt/fragment.hpp"

#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 700
namespace nvcuda {
namespace wmma {

struct matrix_a;
struct matrix_b;
struct accumulator;
struct row_major;
struct col_major;

enum layout_t { mem_row_major, mem_col_major };

#ifdef SIMT_MMA_80
namespace precision {
struct tf32;
}
#endif

/// One lane's part of a matrix. A and B name their layout in memory, an accumulator does not.
template <class Use, int m, int n, int k, class T, class Layout = void>
class fragment {
    static_assert(
        sizeof(T) == 0,
        "no tensor core has this fragment: its shape, type or layout is none of CUDA's, or "
        "it needs compute capability 8.0 (-arch=sm_80)");
};

// clang-format off
#define SIMT_FRAGMENT(use, m, n, k, type, layout, elements, rows, columns, storage, element, by_columns) \
    template <>                                                                                         \
    class fragment<use, m, n, k, type, layout>                                                          \
        : public ::simt::FragmentOf<storage, elements, rows, columns, ::simt::Element::element,         \
                                    by_columns> {                                                       \
      public:                                                                                           \
        using element_type = type;                                                                      \
    };
#define SIMT_ACCUMULATOR(m, n, k, type, elements, element) \
    SIMT_FRAGMENT(accumulator, m, n, k, type, void, elements, m, n, type, element, false)
#define SIMT_FACTORS(m, n, k, type, of_a, of_b, storage, element)                               \
    SIMT_FRAGMENT(matrix_a, m, n, k, type, row_major, of_a, m, k, storage, element, false)      \
    SIMT_FRAGMENT(matrix_a, m, n, k, type, col_major, of_a, m, k, storage, element, true)       \
    SIMT_FRAGMENT(matrix_b, m, n, k, type, row_major, of_b, k, n, storage, element, false)      \
    SIMT_FRAGMENT(matrix_b, m, n, k, type, col_major, of_b, k, n, storage, element, true)
// Elements of a lane as in NVIDIA's header: some elements of float16 are in two lanes.
#define SIMT_SHAPE(m, n, bytes_a, bytes_b)                                                \
    SIMT_FACTORS(m, n, 16, __half, 16, 16, __half, f16)                                   \
    SIMT_ACCUMULATOR(m, n, 16, __half, 8, f16)                                            \
    SIMT_ACCUMULATOR(m, n, 16, float, 8, f32)
SIMT_SHAPE(16, 16, 8, 8)
SIMT_SHAPE(32, 8, 16, 4)
SIMT_SHAPE(8, 32, 4, 16)
#undef SIMT_SHAPE
#if !defined(__CUDA_ARCH__) || __CUDA_ARCH__ >= 720
#define SIMT_SHAPE(m, n, bytes_a, bytes_b)                                                \
    SIMT_FACTORS(m, n, 16, signed char, bytes_a, bytes_b, signed char, s8)                \
    SIMT_FACTORS(m, n, 16, unsigned char, bytes_a, bytes_b, unsigned char, u8)            \
    SIMT_ACCUMULATOR(m, n, 16, int, 8, s32)
SIMT_SHAPE(16, 16, 8, 8)
SIMT_SHAPE(32, 8, 16, 4)
SIMT_SHAPE(8, 32, 4, 16)
#undef SIMT_SHAPE
#endif
#ifdef SIMT_MMA_80
SIMT_FACTORS(16, 16, 16, __nv_bfloat16, 8, 8, __nv_bfloat16, bf16)
SIMT_FACTORS(32, 8, 16, __nv_bfloat16, 16, 4, __nv_bfloat16, bf16)
SIMT_FACTORS(8, 32, 16, __nv_bfloat16, 4, 16, __nv_bfloat16, bf16)
SIMT_FACTORS(16, 16, 8, precision::tf32, 4, 4, float, tf32)
SIMT_ACCUMULATOR(16, 16, 8, float, 8, f32)
SIMT_FACTORS(8, 8, 4, double, 1, 1, double, f64)
SIMT_ACCUMULATOR(8, 8, 4, double, 2, f64)
#endif
#undef SIMT_FACTORS
#undef SIMT_ACCUMULATOR
#undef SIMT_FRAGMENT
// clang-format on

/// Every element of every lane becomes `value`.
template <class Use, int m, int n, int k, class T, class Layout>
inline void fill_fragment(
    fragment<Use, m, n, k, T, Layout>& f,
    const typename fragment<Use, m, n, k, T, Layout>::storage_element_type& value) noexcept {
    for (auto& element : f.x) element = value;
}

/// A or B from memory, whose rows (columns) begin `stride` elements apart. Its address is a
/// multiple of 32 bytes, the stride one of 16 bytes.
template <class Use, int m, int n, int k, class T, class Layout>
__attribute__((always_inline)) inline void load_matrix_sync(
    fragment<Use, m, n, k, T, Layout>& f,
    const typename fragment<Use, m, n, k, T, Layout>::storage_element_type* from, unsigned stride,
    const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(!::simt::is_same<Use, accumulator>,
                  "load_matrix_sync() of an accumulator needs a layout");
    ::simt::load_fragment(f, from, stride, fragment<Use, m, n, k, T, Layout>::kByColumns, place);
}
/// An accumulator from memory.
template <int m, int n, int k, class T>
__attribute__((always_inline)) inline void load_matrix_sync(
    fragment<accumulator, m, n, k, T>& f, const T* from, unsigned stride, layout_t layout,
    const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::load_fragment(f, from, stride, layout == mem_col_major, place);
}
/// An accumulator into memory.
template <int m, int n, int k, class T>
__attribute__((always_inline)) inline void store_matrix_sync(
    T* to, const fragment<accumulator, m, n, k, T>& f, unsigned stride, layout_t layout,
    const ::simt::Place& place = ::simt::Place::here()) noexcept {
    ::simt::store_fragment(f, to, stride, layout == mem_col_major, place);
}

/// d = a·b + c; d may be c.
template <int m, int n, int k, class D, class A, class LayoutA, class B, class LayoutB, class C>
inline void mma_sync(fragment<accumulator, m, n, k, D>& d,
                     const fragment<matrix_a, m, n, k, A, LayoutA>& a,
                     const fragment<matrix_b, m, n, k, B, LayoutB>& b,
                     const fragment<accumulator, m, n, k, C>& c, bool saturates = false,
                     const ::simt::Place& place = ::simt::Place::here()) noexcept {
    static_assert(::simt::is_same<A, B>, "A and B are of one type");
    static_assert(::simt::is_same<C, D> || ::simt::is_same<A, __half>, "C and D are of one type");
    static_assert(::simt::is_same<A, __half> ==
                      (::simt::is_same<A, __half> && ::simt::is_one_of<C, __half, float>),
                  "float16 is added up in float16 or float32");
    ::simt::multiply_fragments(::simt::view(a), ::simt::view(b), ::simt::view(c), ::simt::view(d),
                               saturates, place);
}

#ifdef SIMT_MMA_80
/// The nearest number with the 10 digits that tensor cores read; ties go away from zero.
inline float __float_to_tf32(float value) noexcept {
    return ::simt::tf32_value(value);
}
#endif

}  // namespace wmma
}  // namespace nvcuda
#endif

#undef SIMT_MMA_80
#ifdef SIMT_SIDES
#pragma clang force_cuda_host_device end
#endif
