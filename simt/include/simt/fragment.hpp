// What stands behind nvcuda::wmma: the parts of matrices that lanes hold, and their way to memory.
#pragma once

#include "simt/async_copy.hpp"
#include "simt/atomic.hpp"
#include "simt/matrix_unit.hpp"

#include <cstdint>

namespace simt {

/// A lane's part of a matrix: `Count` elements, in chunks that lie side by side in memory.
template <class T, unsigned Count, unsigned Rows, unsigned Columns, Element Kind, bool ByColumns>
struct FragmentOf {
    using storage_element_type = T;
    enum { num_elements = Count, num_storage_elements = Count };
    T x[Count];

    static constexpr unsigned kRows = Rows, kColumns = Columns;
    static constexpr bool kByColumns = ByColumns;  // the order of chunks' elements
    static constexpr unsigned kChunk = Count * sizeof(T) < 16 ? Count : 16 / sizeof(T);
    static constexpr Element kKind = Kind;
};

/// A fragment without its type.
struct FragmentView {
    const void* x;
    unsigned count, rows, columns, chunk;
    bool by_columns;
    Element kind;
};
template <class Fragment>
FragmentView view(const Fragment& f) noexcept {
    return {f.x,
            static_cast<unsigned>(Fragment::num_elements),
            Fragment::kRows,
            Fragment::kColumns,
            Fragment::kChunk,
            Fragment::kByColumns,
            Fragment::kKind};
}

/// Which element of the matrix each x[i] of this lane is, counted along rows (columns), drawn from
/// the seed. @returns false, with nothing written, where it is number lane·count + i, modulo all
/// elements.
bool elements_of_lane(const FragmentView& fragment, std::uint16_t* elements) noexcept;

/// An entry of that table. It is ours, in host memory: no access of the program, so check and count
/// mode must not see it.
__attribute__((noinline, no_sanitize("thread"))) inline unsigned entry(const std::uint16_t* table,
                                                                       unsigned i) noexcept {
    return table[i];
}

/// Waits for all lanes of the warp.
void meet_for_fragments(const char* operation, const Place& place) noexcept;

/// D = A·B + C.
void multiply_fragments(const FragmentView& a, const FragmentView& b, const FragmentView& c,
                        const FragmentView& d, bool saturates, const Place& place) noexcept;

/// Calls `chunk(i, element)` for the lane's chunks: the first x[i] of it and its first element.
template <class Fragment, class Function>
__attribute__((always_inline)) inline void for_each_chunk(const std::uint16_t* table,
                                                          Function chunk) noexcept {
    constexpr unsigned kCount = Fragment::num_elements, kChunk = Fragment::kChunk,
                       kAll = Fragment::kRows * Fragment::kColumns;
    for (unsigned i = 0; i < kCount; i += kChunk)
        chunk(i, table != nullptr ? entry(table, i) / kChunk * kChunk
                                  : (lane_id() * kCount + i) % kAll);
}

/// Where element `number` of the fragment lies in memory.
template <class Fragment>
__attribute__((always_inline)) inline unsigned long offset_of(unsigned number, unsigned stride,
                                                              bool by_columns) noexcept {
    const unsigned length = Fragment::kByColumns ? Fragment::kRows : Fragment::kColumns;
    const unsigned major = number / length, minor = number % length;
    const bool same = by_columns == Fragment::kByColumns;
    return static_cast<unsigned long>(same ? major : minor) * stride + (same ? minor : major);
}

template <class Fragment, class T>
__attribute__((always_inline)) inline void load_fragment(Fragment& f, const T* from,
                                                         unsigned stride, bool by_columns,
                                                         const Place& place) noexcept {
    meet_for_fragments("load_matrix_sync()", place);
    std::uint16_t elements[Fragment::num_elements];
    const std::uint16_t* const table = elements_of_lane(view(f), elements) ? elements : nullptr;
    for_each_chunk<Fragment>(table, [&](unsigned i, unsigned first) {
        T chunk[Fragment::kChunk];
        if (by_columns == Fragment::kByColumns) {
            using Unit = typename CopyUnit<sizeof chunk>::type;
            const Unit unit = *reinterpret_cast<const Unit*>(
                from + offset_of<Fragment>(first, stride, by_columns));
            __builtin_memcpy(chunk, &unit, sizeof chunk);
        } else {
            for (unsigned j = 0; j < Fragment::kChunk; ++j)
                chunk[j] = from[offset_of<Fragment>(first + j, stride, by_columns)];
        }
        for (unsigned j = 0; j < Fragment::kChunk; ++j)
            f.x[i + j] = chunk[table != nullptr ? entry(table, i + j) - first : j];
    });
}

template <class Fragment, class T>
__attribute__((always_inline)) inline void store_fragment(const Fragment& f, T* to, unsigned stride,
                                                          bool by_columns,
                                                          const Place& place) noexcept {
    meet_for_fragments("store_matrix_sync()", place);
    std::uint16_t elements[Fragment::num_elements];
    const std::uint16_t* const table = elements_of_lane(view(f), elements) ? elements : nullptr;
    for_each_chunk<Fragment>(table, [&](unsigned i, unsigned first) {
        T chunk[Fragment::kChunk];
        for (unsigned j = 0; j < Fragment::kChunk; ++j)
            chunk[table != nullptr ? entry(table, i + j) - first : j] = f.x[i + j];
        if (by_columns == Fragment::kByColumns) {
            using Unit = typename CopyUnit<sizeof chunk>::type;
            Unit unit;
            __builtin_memcpy(&unit, chunk, sizeof chunk);
            *reinterpret_cast<Unit*>(to + offset_of<Fragment>(first, stride, by_columns)) = unit;
        } else {
            for (unsigned j = 0; j < Fragment::kChunk; ++j)
                to[offset_of<Fragment>(first + j, stride, by_columns)] = chunk[j];
        }
    });
}

inline float tf32_value(float value) noexcept {
    std::uint32_t bits = __builtin_bit_cast(std::uint32_t, value);
    if ((bits & 0x7F800000u) != 0x7F800000u) bits += 0x1000u;
    return __builtin_bit_cast(float, bits & 0xFFFFE000u);
}

}  // namespace simt
