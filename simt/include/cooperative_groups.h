// Cooperative groups: thread_block, tiles of a warp, coalesced threads, the grid; synchronising,
// exchanging, reducing. Written from the CUDA C++ Programming Guide, "Cooperative Groups".
#pragma once

#include "cuda_runtime.h"

#include <type_traits>

namespace cooperative_groups {

using ::simt::Place;

namespace detail {

/// What tiles of several warps meet in.
struct TileMemory {
    unsigned arrived[32];  // barriers: of the tiles of 64 threads from 16 on, of 128 from 8 on, …
    alignas(16) unsigned char values[32][32];  // one for each warp
};

}  // namespace detail

/// `__shared__ block_tile_memory<Threads> memory;`: what this_thread_block(memory) needs for tiles
/// of more than 32 threads.
template <unsigned int MaxBlockSize = 1024>
struct block_tile_memory {
    detail::TileMemory memory;
};

/// All threads of the block.
class thread_block {
  public:
    explicit thread_block(detail::TileMemory* tiles = nullptr) noexcept : tiles_(tiles) {}

    static void sync(const Place& place = Place::here()) noexcept {
        ::simt::sync_block("thread_block::sync()", place);
    }
    static unsigned int thread_rank() noexcept { return ::simt::thread_rank(); }
    static unsigned int num_threads() noexcept { return blockDim.x * blockDim.y * blockDim.z; }
    static unsigned int size() noexcept { return num_threads(); }
    static dim3 group_index() noexcept { return blockIdx; }
    static dim3 thread_index() noexcept { return threadIdx; }
    static dim3 group_dim() noexcept { return blockDim; }
    static dim3 dim_threads() noexcept { return blockDim; }

    detail::TileMemory* tile_memory() const noexcept { return tiles_; }

  private:
    detail::TileMemory* tiles_;
};
inline thread_block this_thread_block() noexcept {
    return thread_block();
}
/// All threads of the block call this together.
template <unsigned int MaxBlockSize>
thread_block this_thread_block(block_tile_memory<MaxBlockSize>& memory,
                               const Place& place = Place::here()) noexcept {
    const unsigned threads = thread_block::num_threads();
    for (unsigned i = ::simt::thread_rank(); i < 32; i += threads) memory.memory.arrived[i] = 0;
    thread_block::sync(place);
    return thread_block(&memory.memory);
}

/// All threads of the grid; sync() needs a launch by cudaLaunchCooperativeKernel.
class grid_group {
  public:
    static void sync(const Place& place = Place::here()) noexcept {
#ifdef SIMT_CHECK
        simt_check_barrier_reached(place.file, place.line());
#endif
        ::simt::sync_grid("grid_group::sync()", place);
#ifdef SIMT_CHECK
        simt_check_grid_passed();
#endif
    }
    static bool is_valid() noexcept {
        return ::simt::launched_cooperatively();
    }
    static unsigned long long block_rank() noexcept {
        return (static_cast<unsigned long long>(blockIdx.z) * gridDim.y + blockIdx.y) * gridDim.x +
               blockIdx.x;
    }
    static unsigned long long num_blocks() noexcept {
        return static_cast<unsigned long long>(gridDim.x) * gridDim.y * gridDim.z;
    }
    static unsigned long long thread_rank() noexcept {
        return block_rank() * thread_block::num_threads() + thread_block::thread_rank();
    }
    static unsigned long long num_threads() noexcept {
        return num_blocks() * thread_block::num_threads();
    }
    static unsigned long long size() noexcept {
        return num_threads();
    }
    static dim3 group_dim() noexcept {
        return gridDim;
    }
    static dim3 dim_blocks() noexcept {
        return gridDim;
    }
    static dim3 block_index() noexcept {
        return blockIdx;
    }
    static dim3 dim_threads() noexcept {
        return {gridDim.x * blockDim.x, gridDim.y * blockDim.y, gridDim.z * blockDim.z};
    }
};
inline grid_group this_grid() noexcept {
    return {};
}

namespace detail {

/// Some lanes of one warp, numbered from 0 in the order of the lanes.
class Lanes {
  public:
    explicit Lanes(unsigned mask) noexcept : mask_(mask) {}

    unsigned int thread_rank() const noexcept {
        return static_cast<unsigned>(__popc(mask_ & ((1u << ::simt::lane_id()) - 1)));
    }
    unsigned int num_threads() const noexcept { return static_cast<unsigned>(__popc(mask_)); }
    unsigned int size() const noexcept { return num_threads(); }
    void sync(const Place& place = Place::here()) const noexcept { __syncwarp(mask_, place); }

    /// The value of the thread with this rank in the group (modulo its size).
    template <class T>
    T shfl(T value, unsigned int rank, const Place& place = Place::here()) const noexcept {
        return ::simt::shuffle("shfl()", place, mask_, value, lane_of(rank % num_threads()));
    }
    /// The value `delta` ranks below; one's own where there is none.
    template <class T>
    T shfl_up(T value, unsigned int delta, const Place& place = Place::here()) const noexcept {
        const unsigned rank = thread_rank();
        return ::simt::shuffle("shfl_up()", place, mask_, value,
                               lane_of(rank < delta ? rank : rank - delta));
    }
    /// The value `delta` ranks above; one's own where there is none.
    template <class T>
    T shfl_down(T value, unsigned int delta, const Place& place = Place::here()) const noexcept {
        const unsigned rank = thread_rank();
        return ::simt::shuffle("shfl_down()", place, mask_, value,
                               lane_of(rank + delta >= num_threads() ? rank : rank + delta));
    }
    /// The value of the thread whose rank differs in the bits of `lane_mask`.
    template <class T>
    T shfl_xor(T value, unsigned int lane_mask, const Place& place = Place::here()) const noexcept {
        const unsigned other = thread_rank() ^ lane_mask;
        return ::simt::shuffle("shfl_xor()", place, mask_, value,
                               lane_of(other < num_threads() ? other : thread_rank()));
    }
    int any(int predicate, const Place& place = Place::here()) const noexcept {
        return __any_sync(mask_, predicate, place);
    }
    int all(int predicate, const Place& place = Place::here()) const noexcept {
        return __all_sync(mask_, predicate, place);
    }
    /// A bit for each thread whose predicate is not zero, by rank.
    unsigned int ballot(int predicate, const Place& place = Place::here()) const noexcept {
        return by_rank(__ballot_sync(mask_, predicate, place));
    }
    template <class T>
    unsigned int match_any(T value, const Place& place = Place::here()) const noexcept {
        return by_rank(__match_any_sync(mask_, value, place));
    }
    template <class T>
    unsigned int match_all(T value, int& all, const Place& place = Place::here()) const noexcept {
        return by_rank(__match_all_sync(mask_, value, &all, place));
    }

    /// The values of all threads put together, in the order of their ranks.
    template <class Operation, class T>
    T combine(T value, const Operation& operation, const Place& place) const noexcept {
        return ::simt::reduce_lanes("reduce()", place, mask_, value, operation);
    }

    unsigned lane_mask() const noexcept { return mask_; }

  private:
    /// The lane with this rank.
    unsigned lane_of(unsigned rank) const noexcept {
        unsigned rest = mask_;
        for (unsigned i = 0; i < rank; ++i) rest &= rest - 1;
        return static_cast<unsigned>(__ffs(static_cast<int>(rest)) - 1);
    }
    /// Lanes as ranks.
    unsigned by_rank(unsigned lanes) const noexcept {
        unsigned ranks = 0;
        unsigned rank = 0;
        for (unsigned lane = 0; lane < 32; ++lane) {
            if ((mask_ >> lane & 1u) == 0) continue;
            ranks |= (lanes >> lane & 1u) << rank++;
        }
        return ranks;
    }

    unsigned mask_;
};

/// The lanes of the running thread's tile, when the warp is cut into tiles of `size` threads. The
/// block's last warp may have fewer.
inline unsigned tile_mask(unsigned size) noexcept {
    const unsigned rank = ::simt::thread_rank();
    const unsigned first = rank - rank % size;
    const unsigned threads =
        thread_block::num_threads() - first < size ? thread_block::num_threads() - first : size;
    return (threads == 32 ? ~0u : (1u << threads) - 1) << first % 32;
}

}  // namespace detail

/// The threads of a warp that are together at a place of the program.
class coalesced_group : public detail::Lanes {
  public:
    using Lanes::Lanes;
    unsigned long long meta_group_size() const noexcept { return 1; }
    unsigned long long meta_group_rank() const noexcept { return 0; }
};
inline coalesced_group coalesced_threads(const Place& place = Place::here()) noexcept {
    return coalesced_group(::simt::converged_lanes("coalesced_threads()", place));
}

/// A block or a larger tile cut into tiles of Size threads, a power of two up to 32.
template <unsigned int Size, class Parent = void>
class thread_block_tile : public detail::Lanes {
    static_assert(Size >= 1 && Size <= 32 && (Size & (Size - 1)) == 0,
                  "a tile has 1, 2, 4, …, 256 or 512 threads");

  public:
    thread_block_tile(unsigned mask, unsigned rank, unsigned count) noexcept
        : Lanes(mask), meta_rank_(rank), meta_size_(count) {}
    /// A tile whose parent is forgotten, as in `thread_block_tile<32> warp =
    /// tiled_partition<32>(…)`.
    template <class Other>
    thread_block_tile(const thread_block_tile<Size, Other>& tile) noexcept
        : thread_block_tile(tile.lane_mask(), tile.meta_group_rank(), tile.meta_group_size()) {}

    static constexpr unsigned int num_threads() noexcept { return Size; }
    static constexpr unsigned int size() noexcept { return Size; }
    static unsigned int thread_rank() noexcept { return ::simt::thread_rank() % Size; }
    /// Which of the parent's tiles this is, and how many it has.
    unsigned int meta_group_rank() const noexcept { return meta_rank_; }
    unsigned int meta_group_size() const noexcept { return meta_size_; }

  private:
    unsigned meta_rank_;
    unsigned meta_size_;
};

namespace detail {

/// A tile of several warps. They meet in the block's TileMemory.
template <unsigned int Size>
class LargeTile {
  public:
    explicit LargeTile(TileMemory* memory) noexcept : memory_(memory) {}

    static unsigned int num_threads() noexcept {
        const unsigned left = thread_block::num_threads() - meta_group_rank() * Size;
        return left < Size ? left : Size;
    }
    static unsigned int size() noexcept { return num_threads(); }
    static unsigned int thread_rank() noexcept { return ::simt::thread_rank() % Size; }
    static unsigned int meta_group_rank() noexcept { return ::simt::thread_rank() / Size; }
    static unsigned int meta_group_size() noexcept {
        return (thread_block::num_threads() + Size - 1) / Size;
    }

    void sync(const Place& place = Place::here()) const noexcept {
        unsigned* const arrived = &memory_->arrived[1024 / Size + meta_group_rank()];
        __threadfence_block(place);
        const unsigned before = atomicAdd(arrived, 1u, place);
        const unsigned all = (before / num_threads() + 1) * num_threads();
        while (atomicAdd(arrived, 0u, place) < all) continue;
        __threadfence_block(place);
    }
    int any(int predicate, const Place& place = Place::here()) const noexcept {
        return combine(static_cast<int>(predicate != 0), AnyOf(), place);
    }
    int all(int predicate, const Place& place = Place::here()) const noexcept {
        return combine(static_cast<int>(predicate != 0), AllOf(), place);
    }

    /// Each warp puts its values together, then every thread those of all warps.
    template <class Operation, class T>
    T combine(T value, const Operation& operation, const Place& place) const noexcept {
        static_assert(sizeof(T) <= sizeof(TileMemory::values[0]), "a value of at most 32 bytes");
        const unsigned warp = ::simt::thread_rank() / 32;
        const T part = ::simt::reduce_lanes("reduce()", place, tile_mask(32), value, operation);
        T* const mine = reinterpret_cast<T*>(memory_->values[warp]);
        if (::simt::lane_id() == 0) *mine = part;
        sync(place);
        const unsigned first = warp - thread_rank() / 32;
        T result = *reinterpret_cast<const T*>(memory_->values[first]);
        for (unsigned i = 1; i < (num_threads() + 31) / 32; ++i) {
            result = operation(result, *reinterpret_cast<const T*>(memory_->values[first + i]));
        }
        sync(place);
        return result;
    }

  private:
    struct AnyOf {
        int operator()(int a, int b) const noexcept { return a | b; }
    };
    struct AllOf {
        int operator()(int a, int b) const noexcept { return a & b; }
    };
    TileMemory* memory_;
};

}  // namespace detail

template <class Parent>
class thread_block_tile<64, Parent> : public detail::LargeTile<64> {
    using LargeTile::LargeTile;
};
template <class Parent>
class thread_block_tile<128, Parent> : public detail::LargeTile<128> {
    using LargeTile::LargeTile;
};
template <class Parent>
class thread_block_tile<256, Parent> : public detail::LargeTile<256> {
    using LargeTile::LargeTile;
};
template <class Parent>
class thread_block_tile<512, Parent> : public detail::LargeTile<512> {
    using LargeTile::LargeTile;
};

template <unsigned int Size>
thread_block_tile<Size, thread_block> tiled_partition(const thread_block& block,
                                                      const Place& place = Place::here()) noexcept {
    if constexpr (Size <= 32) {
        return {detail::tile_mask(Size), block.thread_rank() / Size,
                (block.num_threads() + Size - 1) / Size};
    } else {
        if (block.tile_memory() == nullptr) {
            ::simt::assertion_failed(
                "a tile of more than 32 threads needs this_thread_block(block_tile_memory)",
                place.file, place.line(), "tiled_partition");
        }
        return thread_block_tile<Size, thread_block>(block.tile_memory());
    }
}
template <unsigned int Size, unsigned int ParentSize, class Parent>
thread_block_tile<Size, thread_block_tile<ParentSize, Parent>> tiled_partition(
    const thread_block_tile<ParentSize, Parent>& tile) noexcept {
    static_assert(Size <= ParentSize, "a tile is cut into smaller ones");
    return {detail::tile_mask(Size), tile.thread_rank() / Size, ParentSize / Size};
}

/// A group whose kind is forgotten: a block, or some lanes of a warp.
class thread_group {
  public:
    thread_group(const thread_block&) noexcept : lanes_(0), is_block_(true) {}
    thread_group(const detail::Lanes& lanes) noexcept : lanes_(lanes), is_block_(false) {}

    void sync(const Place& place = Place::here()) const noexcept {
        if (is_block_) {
            thread_block::sync(place);
        } else {
            lanes_.sync(place);
        }
    }
    unsigned int thread_rank() const noexcept {
        return is_block_ ? thread_block::thread_rank() : lanes_.thread_rank();
    }
    unsigned int num_threads() const noexcept {
        return is_block_ ? thread_block::num_threads() : lanes_.num_threads();
    }
    unsigned int size() const noexcept { return num_threads(); }

  private:
    detail::Lanes lanes_;
    bool is_block_;
};

/// A block or a tile cut into tiles whose size is known at run time only.
inline thread_group tiled_partition(const thread_group&, unsigned int size) noexcept {
    return thread_group(detail::Lanes(detail::tile_mask(size)));
}

/// The threads of the group whose labels are equal, or whose predicates are both true or both
/// false.
template <class Label>
coalesced_group labeled_partition(const detail::Lanes& group, Label label,
                                  const Place& place = Place::here()) noexcept {
    return coalesced_group(__match_any_sync(group.lane_mask(), label, place));
}
inline coalesced_group binary_partition(const detail::Lanes& group, bool predicate,
                                        const Place& place = Place::here()) noexcept {
    const unsigned votes = __ballot_sync(group.lane_mask(), predicate, place);
    return coalesced_group(predicate ? votes : group.lane_mask() & ~votes);
}

// ---- reductions over a group

template <class T>
struct plus {
    T operator()(T a, T b) const noexcept { return a + b; }
};
template <class T>
struct less {
    T operator()(T a, T b) const noexcept { return b < a ? b : a; }
};
template <class T>
struct greater {
    T operator()(T a, T b) const noexcept { return a < b ? b : a; }
};
template <class T>
struct bit_and {
    T operator()(T a, T b) const noexcept { return a & b; }
};
template <class T>
struct bit_or {
    T operator()(T a, T b) const noexcept { return a | b; }
};
template <class T>
struct bit_xor {
    T operator()(T a, T b) const noexcept { return a ^ b; }
};

/// The values of all threads of the group put together, in the order of their ranks; every thread
/// gets the result.
template <class Group, class T, class Operation>
T reduce(const Group& group, T value, const Operation& operation,
         const Place& place = Place::here()) noexcept {
    return group.combine(value, operation, place);
}

/// The values of the threads up to one's own put together; of those before it, for exclusive_scan.
template <class Group, class T, class Operation = plus<T>>
T inclusive_scan(const Group& group, T value, Operation operation = {},
                 const Place& place = Place::here()) noexcept {
    for (unsigned int step = 1; step < group.num_threads(); step *= 2) {
        const T below = group.shfl_up(value, step, place);
        if (group.thread_rank() >= step) value = operation(below, value);
    }
    return value;
}
template <class Group, class T, class Operation = plus<T>>
T exclusive_scan(const Group& group, T value, Operation operation = {},
                 const Place& place = Place::here()) noexcept {
    const T below = group.shfl_up(inclusive_scan(group, value, operation, place), 1, place);
    return group.thread_rank() == 0 ? T{} : below;
}

template <class Group>
void sync(const Group& group, const Place& place = Place::here()) noexcept {
    group.sync(place);
}

}  // namespace cooperative_groups
