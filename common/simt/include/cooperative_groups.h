// Cooperative groups: thread_block, tiles of a warp, coalesced threads, the grid; synchronising,
// exchanging, reducing. Written from the CUDA C++ Programming Guide, "Cooperative Groups".
#pragma once

#include "cuda_runtime.h"

#include <type_traits>

namespace cooperative_groups {

using ::simt::Place;

/// All threads of the block.
class thread_block {
  public:
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
};
inline thread_block this_thread_block() noexcept {
    return {};
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
                  "a tile has 1, 2, 4, 8, 16 or 32 threads");

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

template <unsigned int Size>
thread_block_tile<Size, thread_block> tiled_partition(const thread_block& block) noexcept {
    return {detail::tile_mask(Size), block.thread_rank() / Size,
            (block.num_threads() + Size - 1) / Size};
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
T reduce(const Group& group, T value, const Operation&,
         const Place& place = Place::here()) noexcept {
    return ::simt::reduce_lanes<Operation>("reduce()", place, group.lane_mask(), value);
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
