// What the translator's second form of a kernel is made of: the form for a whole block, with loops
// over its threads between barriers (simt/translate/thread_loops.hpp).
#pragma once

#include "simt/threads.hpp"
#include "vector_types.h"

#include <type_traits>

/// Included by the compiler's driver where the file has kernels of this form, and by tests.
#define SIMT_THREAD_LOOPS 1

namespace simt::loops {

/// Numbers, pointers, enumerations and CUDA's vectors: copies of them are bytes, and nothing hides
/// in their operators.
template <class T>
inline constexpr bool is_plain =
    std::is_arithmetic_v<T> || std::is_enum_v<T> || std::is_pointer_v<T>;
template <class... T>
inline constexpr bool are_plain =
    (is_plain<std::remove_cv_t<std::remove_all_extents_t<std::remove_reference_t<T>>>> && ...);

/// Whether a name that has these two types, decltype(name) and decltype((name)), is a number that
/// nothing changes: a constant, an enumerator, a template's parameter.
template <class Name, class Expression>
inline constexpr bool is_constant = (std::is_integral_v<Name> ||
                                     std::is_enum_v<Name>)&&!std::is_volatile_v<Name> &&
                                    (!std::is_reference_v<Expression> || std::is_const_v<Name>);

/// The variable of one thread, kept from one barrier to the next.
template <class T>
using Value = std::remove_cv_t<T>;

/// `sum += a * b` as a GPU computes it: rounded once, whatever loops are around it.
template <class T, class A, class B>
[[gnu::always_inline]] inline void add_product(T& sum, A a, B b) noexcept {
#if defined(__FMA__) || defined(__FP_FAST_FMAF) || defined(__ARM_FEATURE_FMA)
    if constexpr (std::is_same_v<T, float> && std::is_same_v<A, float> && std::is_same_v<B, float>)
        sum = __builtin_fmaf(a, b, sum);
    else if constexpr (std::is_same_v<T, double> && std::is_same_v<A, double> &&
                       std::is_same_v<B, double>)
        sum = __builtin_fma(a, b, sum);
    else
#endif
        sum += a * b;
}

/// Blocks that have run this way in this process.
unsigned long block_count() noexcept;

bool begin_block() noexcept;
void pass_barrier() noexcept;

/// Asked at the beginning of a kernel. @returns true when the running thread is the first of a block
/// and is to do the work of all its threads.
[[gnu::always_inline]] inline bool begin() noexcept {
    return __builtin_expect(threadIdx.x == 0 && threadIdx.y == 0 && threadIdx.z == 0, 0) &&
           begin_block();
}

/// The threads of a block that all reach each barrier. They run in the order in which they would
/// switch from one to the next: there and back.
class Threads {
  public:
    template <class Piece>
    [[gnu::always_inline]] inline void each(Piece piece) const noexcept {
        const unsigned across = extent_.x;
        if (forth_) {
            unsigned rank = 0;
            for (unsigned z = 0; z < extent_.z; ++z)
                for (unsigned y = 0; y < extent_.y; ++y, rank += across)
                    for (unsigned x = 0; x < across; ++x) piece(uint3{x, y, z}, rank + x);
        } else {
            unsigned rank = across * extent_.y * extent_.z;
            for (unsigned z = extent_.z; z-- > 0;)
                for (unsigned y = extent_.y; y-- > 0;) {
                    rank -= across;
                    for (unsigned x = across; x-- > 0;) piece(uint3{x, y, z}, rank + x);
                }
        }
    }
    /// Between two pieces: all threads have come to a barrier.
    void barrier() noexcept {
        forth_ = !forth_;
        pass_barrier();
    }
    /// All threads have returned from the kernel.
    void end() const noexcept {
        threadIdx = {extent_.x - 1, extent_.y - 1, extent_.z - 1};
        row_left = 0;
    }

  private:
    const uint3 extent_{blockDim.x, blockDim.y, blockDim.z};
    bool forth_ = true;
};

}  // namespace simt::loops
