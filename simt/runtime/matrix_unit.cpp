// Tensor cores: what a warp computes together, done once by the lane that comes last.
#include "simt/matrix_unit.hpp"

#include "block.hpp"
#include "shuffle.hpp"
#include "simt/fragment.hpp"
#include "simt/small_floats.hpp"
#include "worker.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <map>
#include <numeric>
#include <string>
#include <tuple>
#include <type_traits>
#include <vector>

namespace simt {

namespace {

// ---- elements in registers

template <Element E>
struct Registers;  // T: what is computed with; kCount: elements in one register
template <>
struct Registers<Element::f16> {
    using T = float;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 2;
    static T get(Register bits, unsigned i) {
        return float_of_half(static_cast<std::uint16_t>(bits >> 16 * i));
    }
    static Register put(const T* values) {
        return half_of_float(values[0]) | static_cast<Register>(half_of_float(values[1])) << 16;
    }
};
template <>
struct Registers<Element::bf16> {
    using T = float;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 2;
    static T get(Register bits, unsigned i) {
        return bits_as<float>(i == 0 ? bits << 16 : bits & 0xFFFF0000u);
    }
};
template <>
struct Registers<Element::tf32> {
    using T = float;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 1;
    static T get(Register bits, unsigned) { return bits_as<float>(bits & kTf32Mask); }
};
template <>
struct Registers<Element::f32> {
    using T = float;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 1;
    static T get(Register bits, unsigned) { return bits_as<float>(bits); }
    static Register put(const T* values) { return bits_as<std::uint32_t>(*values); }
};
template <>
struct Registers<Element::f64> {
    using T = double;
    using Register = std::uint64_t;
    static constexpr unsigned kCount = 1;
    static T get(Register bits, unsigned) { return bits_as<double>(bits); }
    static Register put(const T* values) { return bits_as<std::uint64_t>(*values); }
};
template <>
struct Registers<Element::s8> {
    using T = std::int32_t;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 4;
    static T get(Register bits, unsigned i) { return static_cast<std::int8_t>(bits >> 8 * i); }
};
template <>
struct Registers<Element::u8> {
    using T = std::int32_t;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 4;
    static T get(Register bits, unsigned i) { return static_cast<std::uint8_t>(bits >> 8 * i); }
};
template <>
struct Registers<Element::s32> {
    using T = std::int32_t;
    using Register = std::uint32_t;
    static constexpr unsigned kCount = 1;
    static T get(Register bits, unsigned) { return static_cast<std::int32_t>(bits); }
    static Register put(const T* values) { return static_cast<Register>(*values); }
};

/// The operand of the first lane that takes part: one that has exited does not.
const void* first_of(void* const* operands) {
    unsigned lane = 0;
    while (operands[lane] == nullptr) ++lane;
    return operands[lane];
}

// ---- mma.sync

struct Operands {
    Multiplication what;
    const void *a, *b, *c;
    void* d;
};

/// PTX ISA, "Matrix Fragments for mma.m…": of lane l, with g = l / 4 and t = l % 4, register r of A
/// holds row g (g + 8 for odd r) and, from column (r / 2)·4w + t·w on (r·4w + t·w where m is 8), w
/// elements: as many as fit. B is the same with columns for rows, without the 8 more. A register of
/// C holds row g, or g + 8 in the second half of the registers.
template <Element A, Element B, Element Sum, unsigned M, unsigned K>
void multiply_lanes(void* const* operands) {
    constexpr unsigned N = 8;
    using InA = Registers<A>;
    using InB = Registers<B>;
    using Out = Registers<Sum>;
    using T = typename Out::T;
    constexpr unsigned kWidth = InA::kCount;
    constexpr unsigned kHalves = M / 8;
    constexpr unsigned kRegistersA = M * K / 32 / kWidth, kRegistersB = N * K / 32 / kWidth;
    constexpr unsigned kRegistersC = M * N / 32 / Out::kCount;
    constexpr unsigned kPerHalf = kRegistersC / kHalves;
    T a[M][K]{}, b[K][N]{}, c[M][N]{};
    for (unsigned lane = 0; lane < 32; ++lane) {
        if (operands[lane] == nullptr) continue;
        const auto& mine = *static_cast<const Operands*>(operands[lane]);
        const unsigned g = lane / 4, t = lane % 4;
        const auto* const in_a = static_cast<const typename InA::Register*>(mine.a);
        for (unsigned r = 0; r < kRegistersA; ++r)
            for (unsigned i = 0; i < kWidth; ++i)
                a[g + 8 * (r % kHalves)][r / kHalves * 4 * kWidth + t * kWidth + i] =
                    InA::get(in_a[r], i);
        const auto* const in_b = static_cast<const typename InB::Register*>(mine.b);
        for (unsigned r = 0; r < kRegistersB; ++r)
            for (unsigned i = 0; i < kWidth; ++i)
                b[r * 4 * kWidth + t * kWidth + i][g] = InB::get(in_b[r], i);
        const auto* const in_c = static_cast<const typename Out::Register*>(mine.c);
        for (unsigned r = 0; r < kRegistersC; ++r)
            for (unsigned i = 0; i < Out::kCount; ++i)
                c[g + 8 * (r / kPerHalf)][t * 2 + r % kPerHalf * Out::kCount + i] =
                    Out::get(in_c[r], i);
    }
    const bool saturates = std::is_same_v<T, std::int32_t> &&
                           static_cast<const Operands*>(first_of(operands))->what.saturates;
    product<T, M, N, K>(a, b, c, saturates);
    for (unsigned lane = 0; lane < 32; ++lane) {
        if (operands[lane] == nullptr) continue;
        const auto& mine = *static_cast<const Operands*>(operands[lane]);
        const unsigned g = lane / 4, t = lane % 4;
        auto* const out = static_cast<typename Out::Register*>(mine.d);
        for (unsigned r = 0; r < kRegistersC; ++r)
            out[r] = Out::put(&c[g + 8 * (r / kPerHalf)][t * 2 + r % kPerHalf * Out::kCount]);
    }
}

template <Element A, Element B>
void multiply_bytes(const Multiplication& what, void* const* operands) {
    if (what.m == 8)
        multiply_lanes<A, B, Element::s32, 8, 16>(operands);
    else if (what.k == 16)
        multiply_lanes<A, B, Element::s32, 16, 16>(operands);
    else
        multiply_lanes<A, B, Element::s32, 16, 32>(operands);
}

void multiply_warp(void* const* operands, unsigned) noexcept {
    const Multiplication& what = static_cast<const Operands*>(first_of(operands))->what;
    constexpr Element f16 = Element::f16, bf16 = Element::bf16, tf32 = Element::tf32,
                      f32 = Element::f32, f64 = Element::f64, s8 = Element::s8, u8 = Element::u8;
    switch (what.a) {
        case f16:
            if (what.sum == f16)
                what.k == 8 ? multiply_lanes<f16, f16, f16, 16, 8>(operands)
                            : multiply_lanes<f16, f16, f16, 16, 16>(operands);
            else
                what.k == 8 ? multiply_lanes<f16, f16, f32, 16, 8>(operands)
                            : multiply_lanes<f16, f16, f32, 16, 16>(operands);
            return;
        case bf16:
            what.k == 8 ? multiply_lanes<bf16, bf16, f32, 16, 8>(operands)
                        : multiply_lanes<bf16, bf16, f32, 16, 16>(operands);
            return;
        case tf32:
            what.k == 4 ? multiply_lanes<tf32, tf32, f32, 16, 4>(operands)
                        : multiply_lanes<tf32, tf32, f32, 16, 8>(operands);
            return;
        case f64:
            if (what.m == 8)
                multiply_lanes<f64, f64, f64, 8, 4>(operands);
            else if (what.k == 4)
                multiply_lanes<f64, f64, f64, 16, 4>(operands);
            else if (what.k == 8)
                multiply_lanes<f64, f64, f64, 16, 8>(operands);
            else
                multiply_lanes<f64, f64, f64, 16, 16>(operands);
            return;
        case s8:
            what.b == s8 ? multiply_bytes<s8, s8>(what, operands)
                         : multiply_bytes<s8, u8>(what, operands);
            return;
        default:
            what.b == s8 ? multiply_bytes<u8, s8>(what, operands)
                         : multiply_bytes<u8, u8>(what, operands);
    }
}

// ---- ldmatrix, stmatrix

// Of each 8 × 8 matrix, lane l has elements 2t and 2t + 1 of row g; of the transposed one, element
// g of rows 2t and 2t + 1.
void distribute(void* const* operands, unsigned) noexcept {
    for (unsigned lane = 0; lane < 32; ++lane) {
        if (operands[lane] == nullptr) continue;
        auto& mine = *static_cast<MatrixRows*>(operands[lane]);
        const unsigned g = lane / 4, t = lane % 4;
        for (unsigned i = 0; i < mine.count; ++i) {
            const auto half = [&](unsigned row, unsigned column) {
                std::uint16_t bits = 0;
                if (const void* const theirs = operands[8 * i + row])
                    std::memcpy(&bits, static_cast<const MatrixRows*>(theirs)->row + 2 * column, 2);
                return static_cast<std::uint32_t>(bits);
            };
            mine.registers[i] = mine.transposed ? half(2 * t, g) | half(2 * t + 1, g) << 16
                                                : half(g, 2 * t) | half(g, 2 * t + 1) << 16;
        }
    }
}

void collect(void* const* operands, unsigned) noexcept {
    for (unsigned lane = 0; lane < 32; ++lane) {
        if (operands[lane] == nullptr) continue;
        const auto& mine = *static_cast<const MatrixRows*>(operands[lane]);
        const unsigned g = lane / 4, t = lane % 4;
        for (unsigned i = 0; i < mine.count; ++i) {
            const auto put = [&](unsigned row, unsigned column, std::uint32_t bits) {
                const auto half = static_cast<std::uint16_t>(bits);
                if (void* const theirs = operands[8 * i + row])
                    std::memcpy(static_cast<MatrixRows*>(theirs)->row + 2 * column, &half, 2);
            };
            put(mine.transposed ? 2 * t : g, mine.transposed ? g : 2 * t, mine.registers[i]);
            put(mine.transposed ? 2 * t + 1 : g, mine.transposed ? g : 2 * t + 1,
                mine.registers[i] >> 16);
        }
    }
}

// ---- wmma

/// The table of a fragment: by lane and x[i], the element. Chunks are dealt to the lanes in an
/// order drawn from the seed, and so are the elements of each chunk.
std::vector<std::uint16_t> draw_elements(const FragmentView& f, std::uint64_t seed) {
    const unsigned slots = 32 * f.count / f.chunk, all = f.rows * f.columns;
    std::vector<unsigned> chunks(slots), inside(f.chunk);
    std::iota(chunks.begin(), chunks.end(), 0u);
    const std::uint64_t kind = mix(seed, static_cast<std::uint64_t>(f.kind) << 32 | f.rows << 16 |
                                             f.columns << 8 | f.count << 1 | f.by_columns);
    shuffle(chunks, kind);
    std::vector<std::uint16_t> result;
    result.reserve(static_cast<std::size_t>(slots) * f.chunk);
    for (unsigned slot = 0; slot < slots; ++slot) {
        std::iota(inside.begin(), inside.end(), 0u);
        shuffle(inside, mix(kind, slot));
        for (const unsigned i : inside)
            result.push_back(static_cast<std::uint16_t>(chunks[slot] * f.chunk % all + i));
    }
    return result;
}

/// The table for all lanes, or null for the order without a seed.
const std::uint16_t* elements_of(const FragmentView& f) {
    const std::uint64_t seed = execution_options().seed;
    if (seed == 0) return nullptr;
    using Key = std::tuple<std::uint64_t, Element, unsigned, unsigned, unsigned, bool>;
    static thread_local std::map<Key, std::vector<std::uint16_t>> tables;
    std::vector<std::uint16_t>& table =
        tables[Key{seed, f.kind, f.rows, f.columns, f.count, f.by_columns}];
    if (table.empty()) table = draw_elements(f, seed);
    return table.data();
}

struct FragmentOperands {
    FragmentView a, b, c, d;
    bool saturates;
};

template <Element E>
struct Stored;  // an element as it lies in x[]
#define SIMT_STORED(kind, type, in, out)                                   \
    template <>                                                            \
    struct Stored<Element::kind> {                                         \
        using X = type;                                                    \
        using T = Registers<Element::kind>::T;                             \
        static T get([[maybe_unused]] X x) { return static_cast<T>(in); }  \
        static X put([[maybe_unused]] T t) { return static_cast<X>(out); } \
    };
SIMT_STORED(f16, std::uint16_t, float_of_half(x), half_of_float(t))
SIMT_STORED(bf16, std::uint16_t, bits_as<float>(static_cast<std::uint32_t>(x) << 16), 0)
SIMT_STORED(tf32, std::uint32_t, bits_as<float>(x& kTf32Mask), 0)
SIMT_STORED(f32, float, x, t)
SIMT_STORED(f64, double, x, t)
SIMT_STORED(s8, std::int8_t, x, 0)
SIMT_STORED(u8, std::uint8_t, x, 0)
SIMT_STORED(s32, std::int32_t, x, t)
#undef SIMT_STORED

/// Calls visit(x, row, column) for every element of every lane.
template <class X, unsigned Rows, unsigned Columns, class Visit>
void for_each_element(void* const* operands, FragmentView FragmentOperands::*which, Visit visit) {
    const FragmentView& shape = static_cast<const FragmentOperands*>(first_of(operands))->*which;
    const std::uint16_t* const table = elements_of(shape);
    const bool by_columns = shape.by_columns;
    const unsigned count = shape.count;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if (operands[lane] == nullptr) continue;
        const FragmentView& mine = static_cast<const FragmentOperands*>(operands[lane])->*which;
        X* const x = const_cast<X*>(static_cast<const X*>(mine.x));
        for (unsigned i = 0; i < count; ++i) {
            const unsigned at = lane * count + i;
            const unsigned element = table != nullptr ? table[at] : at % (Rows * Columns);
            if (by_columns)
                visit(x[i], element % Rows, element / Rows);
            else
                visit(x[i], element / Columns, element % Columns);
        }
    }
}

template <Element A, Element C, Element D, unsigned M, unsigned N, unsigned K>
void multiply_parts(void* const* operands) {
    using T = typename Stored<A>::T;
    T a[M][K]{}, b[K][N]{}, c[M][N]{};  // 0 where a lane is missing
    using InA = Stored<A>;
    for_each_element<typename InA::X, M, K>(
        operands, &FragmentOperands::a,
        [&](auto& x, unsigned row, unsigned column) { a[row][column] = InA::get(x); });
    for_each_element<typename InA::X, K, N>(
        operands, &FragmentOperands::b,
        [&](auto& x, unsigned row, unsigned column) { b[row][column] = InA::get(x); });
    for_each_element<typename Stored<C>::X, M, N>(
        operands, &FragmentOperands::c,
        [&](auto& x, unsigned row, unsigned column) { c[row][column] = Stored<C>::get(x); });
    product<T, M, N, K>(a, b, c,
                        static_cast<const FragmentOperands*>(first_of(operands))->saturates);
    for_each_element<typename Stored<D>::X, M, N>(
        operands, &FragmentOperands::d,
        [&](auto& x, unsigned row, unsigned column) { x = Stored<D>::put(c[row][column]); });
}

template <Element A, Element C, Element D>
void multiply_any_shape(void* const* operands) {
    switch (static_cast<const FragmentOperands*>(first_of(operands))->a.rows) {
        case 16:
            return multiply_parts<A, C, D, 16, 16, 16>(operands);
        case 32:
            return multiply_parts<A, C, D, 32, 8, 16>(operands);
        default:
            return multiply_parts<A, C, D, 8, 32, 16>(operands);
    }
}

void multiply_all_fragments(void* const* operands, unsigned) noexcept {
    const auto& first = *static_cast<const FragmentOperands*>(first_of(operands));
    constexpr Element f16 = Element::f16, bf16 = Element::bf16, tf32 = Element::tf32,
                      f32 = Element::f32, f64 = Element::f64, s8 = Element::s8, u8 = Element::u8,
                      s32 = Element::s32;
    switch (first.a.kind) {
        case f16:
            if (first.c.kind == f16)
                first.d.kind == f16 ? multiply_any_shape<f16, f16, f16>(operands)
                                    : multiply_any_shape<f16, f16, f32>(operands);
            else
                first.d.kind == f16 ? multiply_any_shape<f16, f32, f16>(operands)
                                    : multiply_any_shape<f16, f32, f32>(operands);
            return;
        case bf16:
            return multiply_any_shape<bf16, f32, f32>(operands);
        case tf32:
            return multiply_parts<tf32, f32, f32, 16, 16, 8>(operands);
        case f64:
            return multiply_parts<f64, f64, f64, 8, 8, 4>(operands);
        case s8:
            return multiply_any_shape<s8, s32, s32>(operands);
        default:
            return multiply_any_shape<u8, s32, s32>(operands);
    }
}

void nothing(void* const*, unsigned) noexcept {}

/// Waits for the other 31 lanes, all of which must be there.
void meet_whole_warp(WarpCall& call) noexcept {
    Worker* const worker = Worker::running();
    if (worker == nullptr) {
        std::fprintf(stderr, "simt: %s was called on the host\n", call.operation);
        std::abort();
    }
    const unsigned size = worker->block().size(), first = thread_rank() / 32 * 32;
    if (size - first < 32)
        worker->fail(
            Outcome::barrier_error,
            [&] {
                return std::string(call.operation) + " at " + text(call.place) +
                       " needs all 32 lanes of a warp, and the block has " + std::to_string(size) +
                       " threads: make it a multiple of 32";
            },
            false);
    meet_warp(call);
}

}  // namespace

void multiply(const Multiplication& what, const char* operation, const Place& place, const void* a,
              const void* b, const void* c, void* d) noexcept {
    Operands mine{what, a, b, c, d};
    WarpCall call{operation, place, ~0u, &mine, &multiply_warp};
    meet_whole_warp(call);
}

void distribute_rows(const char* operation, const Place& place, MatrixRows& rows) noexcept {
    WarpCall call{operation, place, ~0u, &rows, &distribute};
    meet_whole_warp(call);
}

void collect_rows(const char* operation, const Place& place, MatrixRows& rows) noexcept {
    WarpCall call{operation, place, ~0u, &rows, &collect};
    meet_whole_warp(call);
}

bool elements_of_lane(const FragmentView& fragment, std::uint16_t* elements) noexcept {
    const std::uint16_t* const table = elements_of(fragment);
    if (table != nullptr) std::copy_n(table + lane_id() * fragment.count, fragment.count, elements);
    return table != nullptr;
}

void meet_for_fragments(const char* operation, const Place& place) noexcept {
    WarpCall call{operation, place, ~0u, nullptr, &nothing};
    meet_whole_warp(call);
}

void multiply_fragments(const FragmentView& a, const FragmentView& b, const FragmentView& c,
                        const FragmentView& d, bool saturates, const Place& place) noexcept {
    FragmentOperands mine{a, b, c, d, saturates};
    WarpCall call{"mma_sync()", place, ~0u, &mine, &multiply_all_fragments};
    meet_whole_warp(call);
}

}  // namespace simt
