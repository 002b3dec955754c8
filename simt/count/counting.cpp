#include "simt/count/counting.hpp"

#include "runtime.hpp"
#include "simt/warp_call.hpp"
#include "symbol.hpp"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <sstream>

namespace simt::count {

constinit thread_local Now now;

namespace {

constexpr std::size_t kStackWindow = 192 * 1024;  // above a callback's frame: the thread's stack
constexpr const char* kDynamic = "dynamic shared memory";

/// No program counters: words for where a thread begins.
constexpr std::uint64_t kStart = word::block(0, 3);

std::string blocks_from_environment() {
    const char* const value = std::getenv("SIMT_COUNT_BLOCKS");
    if (value == nullptr || *value == '\0') return "all";
    std::istringstream words(value);
    for (std::string one; std::getline(words, one, ',');) {
        if (one == "all") return "all";
        if (one == "first" || one == "middle" || one == "last") continue;
        std::fprintf(stderr,
                     "error: SIMT_COUNT_BLOCKS=%s: `%s` is none of all, first, middle, last\n",
                     value, one.c_str());
        std::fflush(nullptr);
        ::_exit(2);  // before main: there is nothing to take down
    }
    return value;
}

}  // namespace

bool LaunchShape::same_as(const LaunchShape& other) const {
    const auto same = [](dim3 a, dim3 b) { return a.x == b.x && a.y == b.y && a.z == b.z; };
    return same(grid, other.grid) && same(block, other.block) &&
           dynamic_shared == other.dynamic_shared && static_shared == other.static_shared;
}

Counting& Counting::the() noexcept {
    static auto& counting = *new Counting;
    return counting;
}

Counting::Counting() : blocks_wanted_(blocks_from_environment()) {}

// ---- threads

void Counting::thread_starts() {
    if (now.lanes == nullptr) return;
    LaneLog& lane = now.lanes[thread_rank()];
    // What came before was the scheduler's, but for the block that this very call stands in: a
    // kernel without branches has no other.
    std::uintptr_t place = 0;
    for (const std::uint64_t* entry = lane.first; entry != lane.next;) {
        if (word::is_access(*entry)) {
            entry += word::length(*entry);
        } else {
            place = word::place_of(*entry++);
        }
    }
    lane.next = lane.first;
    lane.context = 0;
    lane.calls.clear();
    lane.put(kStart);
    if (place != 0) lane.put(word::block(0, place));
}

void Counting::thread_exits() {
    if (now.lanes == nullptr) return;
    const unsigned rank = thread_rank();
    LaneLog& lane = now.lanes[rank];
    lane.put(word::end);
    lane.over = true;
    --block_->alive[rank / kLanes];
    arrived(rank);
}

void Counting::barrier_reached() {
    if (now.lanes == nullptr) return;
    const unsigned rank = thread_rank();
    now.lanes[rank].put(word::end);
    arrived(rank);
}

void Counting::barrier_passed(std::uintptr_t place) {
    if (now.lanes == nullptr) return;
    LaneLog& lane = now.lanes[thread_rank()];
    lane.put(word::block(lane.context, place));
}

void Counting::function_entered(std::uintptr_t back) {
    LaneLog& lane = now.lanes[thread_rank()];
    if (lane.over) return;
    lane.calls.push_back({word::block(lane.context, back), lane.context});
    lane.context = context_of(lane.calls.back().back);
}

void Counting::function_left() {
    LaneLog& lane = now.lanes[thread_rank()];
    if (lane.over || lane.calls.empty()) return;
    lane.context = lane.calls.back().context;
    lane.put(lane.calls.back().back);
    lane.calls.pop_back();
}

/// The number of a chain of calls, of which `back` is the last. When there are too many
/// (recursion), the last number stands for all others.
unsigned Counting::context_of(std::uint64_t back) {
    const auto found = contexts_.find(back);
    if (found != contexts_.end()) return found->second;
    const unsigned number = static_cast<unsigned>(contexts_.size()) + 1;
    if (number >= word::contexts) return word::contexts - 1;
    contexts_.emplace(back, number);
    calls_.push_back(back);
    return number;
}

void Counting::arrived(unsigned rank) {
    const unsigned warp = rank / kLanes;
    if (--block_->on_the_way[warp] == 0) replay(warp);
}

void Counting::replay(unsigned warp) {
    LaneLog* const lanes = now.lanes;
    now.lanes = nullptr;  // what the replay itself touches is not the kernel's
    std::array<const std::uint64_t*, kLanes> logs{};
    const auto first = std::size_t{warp} * kLanes;
    const std::size_t count = std::min<std::size_t>(kLanes, block_->lanes.size() - first);
    for (std::size_t i = 0; i < count; ++i) {
        LaneLog& lane = block_->lanes[first + i];
        if (lane.next == lane.first) continue;
        if (lane.next[-1] != word::end) *lane.next++ = word::end;  // it was cut short
        logs[i] = lane.first;
    }
    WhichWarp which{{block_->index.x, block_->index.y, block_->index.z}, warp};
    kernel_->replay.warp(logs, which);
    for (std::size_t i = 0; i < count; ++i) {
        LaneLog& lane = block_->lanes[first + i];
        lane.give_memory_back();
    }
    block_->on_the_way[warp] = block_->alive[warp];
    now.lanes = lanes;
}

// ---- memory

bool Counting::classify(std::uintptr_t address, std::uintptr_t frame, Space& space) {
    space = Space::shared;
    for (const Range& range : dynamic_)
        if (range.holds(address)) return true;
    space = Space::global;
    for (const HeapRange& heap : heaps_) {
        if (!heap.range.holds(address)) continue;
        now.global = heap.range;  // the next one is probably here, too
        return true;
    }
    if (address - frame < kStackWindow) return false;
    std::uintptr_t& uncounted = uncounted_[address / 4 % uncounted_.size()];
    if (uncounted == address) return false;
    const auto* const variable = runtime::find_variable(reinterpret_cast<const void*>(address));
    const bool counts =
        variable != nullptr
            ? variable->kind != VariableKind::constant
            : find_memory(reinterpret_cast<const void*>(address)).kind != MemoryKind::host;
    if (!counts) uncounted = address;
    return counts;
}

void Counting::shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes) {
    shared_[begin] = {name, bytes};
    if (std::strcmp(name, kDynamic) == 0) {
        dynamic_.push_back({begin, begin + bytes});
    } else if (block_ != nullptr) {
        block_->shared.include(begin, begin + bytes);
        block_->static_shared += bytes;
        shape_.static_shared = std::max(shape_.static_shared, block_->static_shared);
        now.shared = block_->shared;
    }
}

void Counting::shared_removed(std::uintptr_t begin, std::size_t bytes) {
    shared_.erase(shared_.lower_bound(begin), shared_.lower_bound(begin + bytes));
    const Range gone{begin, begin + bytes};
    dynamic_.erase(std::remove_if(dynamic_.begin(), dynamic_.end(),
                                  [&](const Range& range) { return gone.holds(range.begin); }),
                   dynamic_.end());
}

void Counting::allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind) {
    const int device = runtime::current_device();
    for (HeapRange& heap : heaps_) {
        if (heap.device != device || heap.kind != kind) continue;
        heap.range.include(begin, begin + bytes);
        return;
    }
    heaps_.push_back({device, kind, {begin, begin + bytes}});
}

std::string Counting::name_memory(std::uintptr_t address, std::uintptr_t& base) const {
    const auto sized = [](const std::string& name, std::size_t bytes) {
        return name + ", " + std::to_string(bytes) + " bytes";
    };
    const auto after = shared_.upper_bound(address);
    if (after != shared_.begin()) {
        const auto& [begin, variable] = *std::prev(after);
        if (address - begin < variable.bytes) {
            base = begin;
            return sized(variable.name == kDynamic ? kDynamic : "shared " + variable.name,
                         variable.bytes);
        }
    }
    if (const auto* variable = runtime::find_variable(reinterpret_cast<const void*>(address))) {
        base = reinterpret_cast<std::uintptr_t>(variable->address) / 128 * 128;
        return sized(std::string("variable ") + variable->name, variable->size);
    }
    const MemoryBlock block = find_memory(reinterpret_cast<const void*>(address));
    if (block.base == nullptr) {
        base = address / 128 * 128;
        return "no allocation";
    }
    base = reinterpret_cast<std::uintptr_t>(block.base);
    const char* const made_by = block.kind == MemoryKind::managed  ? "cudaMallocManaged"
                                : block.kind == MemoryKind::pinned ? "pinned host memory"
                                                                   : "cudaMalloc";
    return sized(made_by, block.size);
}

// ---- launches and blocks

void Counting::launch_begins(const Launch& launch) {
    const LaunchSite& site = launch.site;
    const auto known = std::find_if(kernels_.begin(), kernels_.end(), [&](const Kernel& kernel) {
        return kernel.name == site.kernel && kernel.address == site.address &&
               (site.address != nullptr ||
                (kernel.launch_file == site.file && kernel.launch_line == site.line));
    });
    if (known == kernels_.end()) {
        kernels_.push_back({site.kernel,
                            site.file,
                            site.line,
                            site.address,
                            {},
                            Replay([](std::uintptr_t address, std::uintptr_t& base) {
                                return Counting::the().name_memory(address, base);
                            })});
        kernel_ = &kernels_.back();
    } else {
        kernel_ = &*known;
    }
    shape_ = {launch.config.grid, launch.config.block, launch.config.dynamic_shared, 0, 1, 0};
    uncounted_.fill(~std::uintptr_t{0});
    blocks_in_grid_ =
        std::size_t{launch.config.grid.x} * launch.config.grid.y * launch.config.grid.z;
    for (auto& [block, log] : logs_) {
        log->shared = {};
        log->static_shared = 0;
    }
}

void Counting::launch_ends() {
    now = {};
    block_ = nullptr;
    for (auto& [block, log] : logs_)
        for (LaneLog& lane : log->lanes) lane.give_memory_back();
    if (kernel_ == nullptr) return;
    auto& shapes = kernel_->shapes;
    const auto same = std::find_if(shapes.begin(), shapes.end(),
                                   [&](const LaunchShape& shape) { return shape.same_as(shape_); });
    if (same == shapes.end()) {
        shapes.push_back(shape_);
    } else {
        ++same->count;
        same->blocks_counted += shape_.blocks_counted;
    }
    kernel_ = nullptr;
}

bool Counting::wanted(std::size_t number) const {
    if (blocks_wanted_ == "all") return true;
    const auto listed = [&](const char* word) {
        return blocks_wanted_.find(word) != std::string::npos;
    };
    return (number == 0 && listed("first")) ||
           (number == blocks_in_grid_ / 2 && listed("middle")) ||
           (number + 1 == blocks_in_grid_ && listed("last"));
}

void Counting::block_begins(const void* block, std::size_t number) {
    if (kernel_ == nullptr) return;  // a launch on another OS thread
    auto& log = logs_[block];
    if (log == nullptr) log = std::make_unique<BlockLog>();
    log->counted = wanted(number);
    const dim3 grid = shape_.grid;
    log->index = dim3(static_cast<unsigned>(number % grid.x),
                      static_cast<unsigned>(number / grid.x % grid.y),
                      static_cast<unsigned>(number / grid.x / grid.y));
    const std::size_t threads = std::size_t{shape_.block.x} * shape_.block.y * shape_.block.z;
    log->lanes.resize(threads);
    for (LaneLog& lane : log->lanes) {
        lane.context = 0;
        lane.over = false;
        lane.calls.clear();
    }
    log->alive.assign((threads + kLanes - 1) / kLanes, kLanes);
    if (threads % kLanes != 0) log->alive.back() = threads % kLanes;
    log->on_the_way = log->alive;
    if (log->counted) ++shape_.blocks_counted;
}

void Counting::block_entered(const void* block) {
    const auto found = logs_.find(block);
    if (kernel_ == nullptr || found == logs_.end()) return;
    block_ = found->second.get();
    now.lanes = block_->counted ? block_->lanes.data() : nullptr;
    now.shared = block_->shared;
}

void Counting::block_ends(const void*) {
    block_ = nullptr;
    now.lanes = nullptr;
}

void Counting::runs_aside(bool begins) {
    if (begins) {
        set_aside_ = now.lanes;
        now.lanes = nullptr;
    } else {
        now.lanes = set_aside_;
    }
}

}  // namespace simt::count
