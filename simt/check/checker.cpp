// The rules: what is a mistake, and what is told about it.
#include "simt/check/checker.hpp"

#include "async_copy.hpp"
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "platform.hpp"
#include "runtime.hpp"
#include "symbol.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <sstream>
#include <string_view>

namespace simt::check {

SIMT_THREAD_LOCAL Code code = Code::host;

namespace {

constexpr unsigned kLastGeneration = 12000;  // of 16383: room for grid.sync() in the last launch
constexpr std::size_t kStackWindow = 192 * 1024;  // above a callback's frame: the thread's stack
constexpr std::size_t kSharedTable = 8192 * sizeof(void*);  // as long as an arena's (arena.cpp)
constexpr std::size_t kAfterVariable = 256;  // so near, it was meant to be the variable
constexpr std::size_t kMostBarriers = 4096;  // whose places are kept

/// Why two pieces of work have no order.
const char* no_order(const StreamKind& now) {
    return now.in_graph ? " have no order: neither an edge of the graph nor a stream gives them one"
                        : " are in different streams, and neither stream waits for the other";
}

/// What is told of a place must stay: findings are told at the end.
const char* kept(const std::string& text) {
    static auto& all = *new std::set<std::string>;
    return all.insert(text).first->c_str();
}

std::string hexadecimal(std::uintptr_t address) {
    char text[32];
    std::snprintf(text, sizeof text, "0x%zx", static_cast<std::size_t>(address));
    return text;
}

std::string bytes_of(std::size_t count) {
    return std::to_string(count) + (count == 1 ? " byte" : " bytes");
}

uint3 index_in(dim3 extent, std::size_t number) {
    return {static_cast<unsigned>(number % extent.x),
            static_cast<unsigned>(number / extent.x % extent.y),
            static_cast<unsigned>(number / extent.x / extent.y)};
}

std::uintptr_t digest(const std::vector<std::uintptr_t>& values) {
    std::uintptr_t result = values.size();
    for (const std::uintptr_t value : values) result = result * 1099511628211u + value;
    return result;
}

/// Whether no schedule can turn these two around, decided without looking anything up.
bool surely_ordered(const Access& before, std::uint64_t when, unsigned rank) {
    if (before.when == 0 || generation_of(before.when) != generation_of(when)) return true;
    return block_of(before.when) == block_of(when) &&
           (before.rank() == rank || interval(before.when) != interval(when));
}

}  // namespace

// ---- accesses

void Checker::access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                     std::uintptr_t frame) {
    settle();
    Page* const page = shadow_.find(address);
    if (page == nullptr &&
        (address - frame < kStackWindow || harmless_[address / 4 % harmless_.size()] == address))
        return;
    if ((address & (size - 1)) != 0) {  // told by misaligned(); here, its bytes count
        for (unsigned i = 0; i < size; ++i) access(address + i, 1, touch, place, frame);
        return;
    }
    const std::size_t offset = address % Page::kBytes;
    const std::uint64_t mask = ((1ull << size) - 1) << (address % 64);
    if (page == nullptr || (page->valid[offset / 64] & mask) != mask) {
        access_outside(address, size, touch, place, frame);
        return;
    }
    if (touch != Touch::write && touch != Touch::volatile_write &&
        (page->written[offset / 64] & mask) != mask && nothing_written(*page, address, size))
        unwritten(address, size, place, page->shared);
    if (writes(touch)) page->written[offset / 64] |= mask;

    const unsigned rank = thread_rank();
    ThreadState& self = block_->threads[rank];
    if (touch >= Touch::update && !page->shared) synchronize_at(address, self, rank);
    if (!overlapping_transfers_.empty() && !page->shared)
        compare_with_transfers(address, size, writes(touch), place);
    if (size >= 4) {
        for (unsigned i = 0; i < size; i += 4)
            touch_word(*page, address + i, 0xF, touch, place, self, rank);
    } else {
        touch_word(*page, address / 4 * 4, ((1u << size) - 1) << (address % 4), touch, place, self,
                   rank);
    }
}

void Checker::touch_word(Page& page, std::uintptr_t address, unsigned bytes, Touch touch,
                         std::uintptr_t place, ThreadState& self, unsigned rank) {
    // Volatile accesses to global memory are how threads of different blocks talk; within a block
    // they do not replace a barrier.
    const bool atomic = touch == Touch::update || (touch >= Touch::volatile_read && !page.shared);
    const Access now{Access::pack_who(place, rank, bytes, atomic), self.when};
    Cell& cell = page.cell(address % Page::kBytes);
    const auto ordered_for_sure = [&](const Access& before) {
        return overlapping_.empty() && surely_ordered(before, now.when, rank);
    };
    if (!ordered_for_sure(cell.writer))
        compare(cell.writer, true, now, writes(touch), address, self, rank, page.shared);
    if (writes(touch)) {
        if (cell.reader.when != 0) {
            compare(cell.reader, false, now, true, address, self, rank, page.shared);
            compare(cell.other_reader, false, now, true, address, self, rank, page.shared);
            compare(cell.other_block, false, now, true, address, self, rank, page.shared);
            cell.reader = cell.other_reader = cell.other_block = {};
        }
        cell.writer = now;
        return;
    }
    if (interval(cell.reader.when) == interval(now.when)) {
        const bool knows_more = self.lanes != nullptr || self.knows != nullptr;
        // The usual case: many threads of the block read the word at one place. Two of them will
        // do.
        if (!knows_more && cell.reader.rank() != rank &&
            interval(cell.other_reader.when) == interval(now.when) &&
            cell.other_reader.address() == now.address() &&
            cell.other_reader.rank() != cell.reader.rank())
            return;
        if (cell.reader.rank() == rank || (knows_more && ordered(cell.reader, *block_, self, rank)))
            cell.reader = now;
        else
            cell.other_reader = now;
        return;
    }
    if (cell.reader.when != 0 && generation_of(cell.reader.when) == generation_of(now.when) &&
        block_of(cell.reader.when) != block_of(now.when))
        cell.other_block = cell.reader;
    cell.reader = now;
    cell.other_reader = {};
}

void Checker::compare(const Access& before, bool before_writes, const Access& now, bool now_writes,
                      std::uintptr_t word, const ThreadState& self, unsigned rank, bool in_shared) {
    if (surely_ordered(before, now.when, rank)) {
        if (overlapping_.empty() || in_shared || before.when == 0 ||
            !overlaps(generation_of(before.when)) || (before.bytes() & now.bytes()) == 0 ||
            (!before_writes && !now_writes) || (before.atomic() && now.atomic()))
            return;
        report_race(before, before_writes, now, now_writes, word, false);
        return;
    }
    if (in_shared && block_of(before.when) != block_of(now.when)) return;  // memory used again
    if ((before.bytes() & now.bytes()) == 0 || (before.atomic() && now.atomic())) return;
    if (ordered(before, *block_, self, rank)) return;
    if (excused(before, before_writes, now, now_writes, word)) return;
    if (before_writes && now_writes && !now.atomic() && !before.atomic() &&
        unsettled_count_ < std::size(unsettled_)) {
        std::uint32_t value = 0;
        std::memcpy(&value, reinterpret_cast<const void*>(word), sizeof value);
        unsettled_[unsettled_count_++] = {before, now, word, value};
    } else {
        report_race(before, before_writes, now, now_writes, word, false);
    }
}

void Checker::settle_all() {
    const unsigned count = unsettled_count_;
    unsettled_count_ = 0;
    for (unsigned i = 0; i < count; ++i) {
        const Unsettled& pair = unsettled_[i];
        std::uint32_t value = 0;
        std::memcpy(&value, reinterpret_cast<const void*>(pair.word), sizeof value);
        report_race(pair.before, true, pair.now, true, pair.word, value == pair.value);
    }
}

void Checker::report_race(const Access& before, bool before_writes, const Access& now,
                          bool now_writes, std::uintptr_t word, bool same_value) {
    const Kind kind = same_value ? Kind::same_value_race : Kind::race;
    const Findings::Key key{kind, before.address(), now.address(),
                            unsigned{before_writes} * 2 + now_writes};
    if (findings_.seen(key) != nullptr) return;
    const Page* const page = shadow_.find(word);
    Finding finding;
    finding.kind = kind;
    finding.headline = same_value ? "Warning: Race of two writes of the same value reported"
                                  : "Error: Race reported";
    finding.second = true;
    finding.first_writes = before_writes;
    finding.second_writes = now_writes;
    finding.where = {before.address(), nullptr, 0, past_[generation_of(before.when)].site.kernel};
    finding.other = {now.address(), nullptr, 0, past_[generation_of(now.when)].site.kernel};
    const auto text = [](const Who& who) {
        const auto triple = [](uint3 i) {
            return "(" + std::to_string(i.x) + "," + std::to_string(i.y) + "," +
                   std::to_string(i.z) + ")";
        };
        return "thread " + triple(who.thread) + " in block " + triple(who.block);
    };
    const bool shared = page != nullptr && page->shared;
    const Who first = who(before), second = who(now);
    const bool one_launch = generation_of(before.when) == generation_of(now.when);
    finding.details.push_back(std::string("in ") + (shared ? "__shared__" : "__global__") +
                              " memory, " + describe_word(word) + ": " + text(first) +
                              (one_launch ? "" : std::string(" of kernel ") + first.kernel) +
                              " and " + text(second) + " of kernel " + second.kernel +
                              ", with no order between them");
    if (!one_launch) finding.details.push_back(std::string("the two kernels") + no_order(stream_));
    if (before.atomic() != now.atomic())
        finding.details.push_back("one of the two is atomic, the other is not");
    findings_.add(key, std::move(finding));
}

// It may write at once, so it collides with what others have done here; and what it brings is not
// there before it has been waited for.
void Checker::copy_issued(std::uintptr_t to, unsigned bytes, std::uintptr_t place,
                          std::uintptr_t frame) {
    access(to, bytes, Touch::write, place, frame);
    for (unsigned i = 0; i < unsettled_count_; ++i)
        unsettled_[i].value = ~unsettled_[i].value;  // nothing is there yet to compare
    settle();
    if (shadow_.is_valid(to)) shadow_.set_written(to, bytes, false);
}

std::string Checker::describe_word(std::uintptr_t word) const {
    const auto name = [&](const std::string& what, std::uintptr_t begin) {
        return "byte " + std::to_string(word - begin) + " of " + what;
    };
    auto variable = variables_.upper_bound(word);
    if (variable != variables_.begin() &&
        word - std::prev(variable)->first < std::prev(variable)->second.bytes)
        return name(std::prev(variable)->second.name, std::prev(variable)->first);
    auto allocation = allocations_.upper_bound(word);
    if (allocation != allocations_.begin() &&
        word - std::prev(allocation)->first < std::prev(allocation)->second.bytes)
        return name("the allocation of " + bytes_of(std::prev(allocation)->second.bytes),
                    std::prev(allocation)->first);
    return hexadecimal(word);
}

// ---- memcheck

void Checker::access_outside(std::uintptr_t address, unsigned size, Touch touch,
                             std::uintptr_t place, std::uintptr_t frame) {
    const auto table = reinterpret_cast<std::uintptr_t>(shared_memory.addresses);
    if (address - table < kSharedTable) return;  // where __shared__ variables are looked up
    for (int number = 0; number < runtime::device_count(); ++number) {
        runtime::Device& device = runtime::device(number);
        const auto* const pointer = reinterpret_cast<const void*>(address);
        if (device.heap.contains(pointer) || device.managed.contains(pointer)) {
            invalid(address, size, touch, place, "__global__", describe_global(address, size));
            return;
        }
    }
    for (const auto& [begin, bytes] : arenas_) {
        if (address - begin < bytes) {
            invalid(address, size, touch, place, "__shared__", describe_shared(address, size));
            return;
        }
    }
    if (address - frame < kStackWindow || arguments_.holds(address)) return;
    for (const Range& range : thread_locals_)
        if (range.holds(address)) return;

    const MemoryBlock found = find_memory(reinterpret_cast<const void*>(address));
    if (found.kind != MemoryKind::host && found.live && found.base != nullptr) {
        // A __device__ variable or memory that the host has registered, met for the first time.
        const auto begin = reinterpret_cast<std::uintptr_t>(found.base);
        if (address + size <= begin + found.size) {
            shadow_.set_valid(begin, found.size, true);
            shadow_.set_written(begin, found.size, true);
            adopted_.push_back({begin, begin + found.size});
            access(address, size, touch, place, frame);
            return;
        }
    }
    const auto* const variable = runtime::variable_before(reinterpret_cast<const void*>(address));
    if (variable != nullptr) {
        const auto end = reinterpret_cast<std::uintptr_t>(variable->address) + variable->size;
        const bool after = address + size - end <= kAfterVariable;
        for (const Range& data : data_) {
            if (!after || !data.holds(address)) continue;
            invalid(
                address, size, touch, place, "__global__",
                {"Address " + hexadecimal(address) + " is out of bounds",
                 "and is " + bytes_of(address + size - end) + " after the end of the variable " +
                     variable->name + ", which has " + bytes_of(variable->size)});
            return;
        }
    }
    for (const Range& image : images_) {
        if (!image.holds(address)) continue;
        harmless_[address / 4 % harmless_.size()] = address;
        return;  // constants and variables of the program itself
    }
    if (const auto* const own = allocation_of(address - std::min<std::uintptr_t>(address, 64));
        own != nullptr && own->second.in_kernel) {
        invalid(address, size, touch, place, "__global__", describe_global(address, size));
        return;
    }
    std::vector<std::string> details{"Address " + hexadecimal(address) + " is out of bounds"};
    if (address < 4096)
        details.back() += ": a null pointer";
    else if (found.kind == MemoryKind::pinned)
        details = describe_global(address, size);
    else if (platform::is_mapped(address))
        details.push_back("and is host memory: a kernel reaches what cudaMalloc gave");
    else
        details.push_back("and is no memory at all, neither the device's nor the host's");
    invalid(address, size, touch, place, "__global__", std::move(details));
}

std::vector<std::string> Checker::describe_global(std::uintptr_t address, unsigned) const {
    const std::string here = "Address " + hexadecimal(address);
    const auto next = allocations_.upper_bound(address);
    const Allocation* nearest = nullptr;
    std::uintptr_t begin = 0;
    std::string side;
    std::size_t distance = ~std::size_t{0};
    if (next != allocations_.begin()) {
        const auto& [start, allocation] = *std::prev(next);
        if (address - start < allocation.bytes) {
            const std::string inside = "at byte " + std::to_string(address - start) +
                                       " of an allocation of " + bytes_of(allocation.bytes);
            if (!allocation.live)
                return {here + " is out of bounds",
                        inside + " that has been freed (use after free)"};
            return {here + " is out of bounds", inside + ": the access runs over its end"};
        }
        nearest = &allocation;
        begin = start;
        distance = address - (start + allocation.bytes) + 1;
        side = " after";
    }
    if (next != allocations_.end() && next->first - address < distance) {
        nearest = &next->second;
        begin = next->first;
        distance = next->first - address;
        side = " before";
    }
    if (nearest == nullptr) return {here + " is out of bounds: nothing is allocated there"};
    return {here + " is out of bounds", "and is " + bytes_of(distance) + side +
                                            " the nearest allocation at " + hexadecimal(begin) +
                                            " of size " + bytes_of(nearest->bytes)};
}

std::vector<std::string> Checker::describe_shared(std::uintptr_t address, unsigned) const {
    const std::string here = "Address " + hexadecimal(address) + " is out of bounds";
    const auto next = variables_.upper_bound(address);
    const auto in_one_arena = [&](std::uintptr_t other) {
        const auto arena = arenas_.upper_bound(address);
        if (arena == arenas_.begin()) return true;
        const auto& [begin, bytes] = *std::prev(arena);
        return other - begin < bytes;
    };
    if (next == variables_.begin() || !in_one_arena(std::prev(next)->first)) {
        if (next == variables_.end() || !in_one_arena(next->first)) return {here};
        return {here, "and is " + bytes_of(next->first - address) + " before " + next->second.name +
                          ", which has " + bytes_of(next->second.bytes)};
    }
    const auto& [start, variable] = *std::prev(next);
    if (variable.bytes == launch_->config.dynamic_shared &&
        std::string_view(variable.name) == "dynamic shared memory") {
        const std::string gave =
            "the launch gave " + bytes_of(variable.bytes) + " of dynamic shared memory";
        if (address - start < variable.bytes)
            return {here, "the access runs over its end: " + gave};
        return {here, "and is byte " + std::to_string(address - start) + ": " + gave +
                          " (the third value in <<< >>>)"};
    }
    if (address - start < variable.bytes)
        return {here, "the access runs over the end of " + std::string(variable.name)};
    return {here, "and is " + bytes_of(address - start - variable.bytes + 1) + " after " +
                      variable.name + ", which has " + bytes_of(variable.bytes)};
}

void Checker::invalid(std::uintptr_t, unsigned size, Touch touch, std::uintptr_t place,
                      const char* space, std::vector<std::string> details) {
    access_told_ = true;
    const Findings::Key key{Kind::invalid_access, place, 0, writes(touch)};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.headline = std::string("Invalid ") + space +
                       (touch == Touch::update ? " atomic"
                        : writes(touch)        ? " write"
                                               : " read") +
                       " of size " + bytes_of(size);
    finding.where = {place, nullptr, 0, launch_->site.kernel};
    finding.who = who();
    finding.in_kernel = true;
    finding.details = std::move(details);
    findings_.add(key, std::move(finding));
}

void Checker::misaligned(std::uintptr_t address, std::size_t alignment, const char* file,
                         unsigned line, std::uintptr_t place) {
    access_told_ = true;
    const Findings::Key key{Kind::misaligned,
                            file == nullptr ? place : reinterpret_cast<std::uintptr_t>(file),
                            file == nullptr ? 0 : line, 0};
    if (findings_.seen(key) != nullptr) return;
    const Page* const page = shadow_.find(address);
    Finding finding;
    finding.kind = Kind::misaligned;
    finding.headline = std::string("Invalid ") +
                       (page != nullptr && page->shared ? "__shared__" : "__global__") +
                       " access of size " + bytes_of(alignment);
    if (file == nullptr)
        finding.where.address = place;
    else
        finding.where = {0, file, line, launch_->site.kernel};
    finding.who = who();
    finding.in_kernel = true;
    finding.details = {"Address " + hexadecimal(address) + " is misaligned: no multiple of " +
                       std::to_string(alignment)};
    findings_.add(key, std::move(finding));
}

// ---- initcheck

bool Checker::nothing_written(const Page& page, std::uintptr_t address, unsigned size) const {
    const std::uint64_t bits = page.written[address % Page::kBytes / 64] >> (address % 64);
    // A struct's padding may be in one word with its members. It is not where a copy or fill ends.
    const auto unwritten_part = [&](unsigned at, unsigned mask) {
        const auto part = static_cast<unsigned>(bits >> at) & mask;
        return part == 0 || (part != mask && page.is_cut((address + at) % Page::kBytes));
    };
    if (size < 4) return unwritten_part(0, (1u << size) - 1);
    bool padding = false;  // goes on from the word before
    for (unsigned i = 0; i < size; i += 4) {
        const auto part = static_cast<unsigned>(bits >> i) & 0xF;
        // Of 16 bytes, the second word alone: between an int and a double.
        const bool before_a_double = size == 16 && i == 4 && (bits & 0xFF0F) == 0xFF0F;
        const bool excused =
            part == 0 && (padding || before_a_double) && !page.is_cut((address + i) % Page::kBytes);
        if (!excused && unwritten_part(i, 0xF)) return true;
        padding = part != 0xF && (part != 0 || padding);
    }
    return false;
}

void Checker::unwritten(std::uintptr_t address, unsigned size, std::uintptr_t place, bool shared) {
    const Findings::Key key{Kind::uninitialized, place, 0, 0};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::uninitialized;
    finding.headline = std::string("Uninitialized ") + (shared ? "__shared__" : "__global__") +
                       " memory read of size " + bytes_of(size);
    finding.where = {place, nullptr, 0, launch_->site.kernel};
    finding.who = who();
    finding.in_kernel = true;
    finding.details = {"Address " + hexadecimal(address) + ", " + describe_word(address)};
    if (shared && copy_under_way(reinterpret_cast<const void*>(address)))
        finding.details.push_back(
            "an asynchronous copy is under way there: the thread that began it has to wait for it "
            "(cp.async.wait_group, __pipeline_wait_prior), and then all at a barrier");
    findings_.add(key, std::move(finding));
}

void Checker::unwritten_in_copy(std::uintptr_t from, std::size_t bytes) {
    struct Hole {
        std::uintptr_t begin;
        std::size_t length;
    };
    std::vector<Hole> holes;
    std::size_t missing = 0;
    bool padding = true;
    const auto* const allocation = allocation_of(from);
    if (allocation == nullptr || allocation->second.kind != MemoryKind::device) return;
    shadow_.for_each_hole(from, bytes, [&](std::uintptr_t begin, std::size_t length) {
        const Page* const page = shadow_.look_up(begin);
        if (length < 4 && !page->is_cut(begin % Page::kBytes)) return;  // within a word
        holes.push_back({begin, length});
        missing += length;
        // Before a member that is aligned to 8 or 16 bytes, or at the end of such a structure.
        const std::size_t end = begin + length - allocation->first;
        padding = padding && ((length < 8 && end % 8 == 0) || (length <= 12 && end % 16 == 0));
    });
    constexpr std::size_t kLargestStructure = 48;
    if (holes.empty() ||
        (padding && holes.size() * kLargestStructure >= bytes && 2 * missing < bytes))
        return;
    std::vector<std::uintptr_t> from_where = platform::calls();
    const Findings::Key key{Kind::uninitialized, digest(from_where), 0, 1};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::uninitialized;
    finding.headline = "Uninitialized __global__ memory read by a copy to the host";
    finding.callers = std::move(from_where);
    const std::string elements = missing % 4 == 0 && missing > 4
                                     ? " (" + std::to_string(missing / 4) + " elements of 4 bytes)"
                                     : "";
    finding.details = {std::to_string(missing) + " of " + bytes_of(bytes) + elements +
                       " have never been written: the first is " +
                       describe_word(holes.front().begin)};
    findings_.add(key, std::move(finding));
}

// ---- local arrays

void Checker::local_overflow(std::uintptr_t address, bool writes_it, const char* file,
                             unsigned line) {
    access_told_ = true;
    const Findings::Key key{Kind::invalid_access, reinterpret_cast<std::uintptr_t>(kept(file)),
                            line, 16u + writes_it};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.headline = std::string("Invalid __local__ ") + (writes_it ? "write" : "read");
    finding.where = {0, file, line, launch_->site.kernel};
    finding.who = who();
    finding.in_kernel = true;
    finding.details = {"Address " + hexadecimal(address) +
                       " is out of bounds: beyond the end of the array that is accessed"};
    findings_.add(key, std::move(finding));
}

// ---- loops of compare-and-swap

namespace {

std::uint64_t thread_of(const Access& access) {
    return block_of(access.when) << Access::kRankBits | access.rank();
}

}  // namespace

bool Checker::excused(const Access& before, bool before_writes, const Access& now, bool now_writes,
                      std::uintptr_t word) {
    constexpr std::size_t kMostPending = 1 << 16;
    const bool first_reads = !before_writes && !before.atomic() && now_writes && now.atomic();
    const bool second_reads = !now_writes && !now.atomic() && before_writes && before.atomic();
    if (!first_reads && !second_reads) return false;
    if (pending_count_ >= kMostPending) tell_pending_reads();
    // Nothing has been written since the first one has read it, or the pair would be another.
    const Access& reader = first_reads ? before : now;
    PendingRead pending{before, now, before_writes, now_writes, word, 0, reader.bytes()};
    std::memcpy(&pending.value, reinterpret_cast<const void*>(word), sizeof pending.value);
    pending_reads_[thread_of(reader)].push_back(pending);
    ++pending_count_;
    return true;
}

void Checker::compares(std::uintptr_t address, const void* expected, std::size_t bytes) {
    if (pending_count_ == 0) return;
    const unsigned rank = thread_rank();
    Access self;
    self.who = Access::pack_who(0, rank, 0, false);
    self.when = block_->threads[rank].when;
    const auto found = pending_reads_.find(thread_of(self));
    if (found == pending_reads_.end()) return;
    const auto compared = [&](const PendingRead& read) {
        for (unsigned i = 0; i < 4; ++i) {
            if ((read.bytes >> i & 1) == 0) continue;
            const std::size_t at = read.word + i - address;
            if (at >= bytes ||
                static_cast<const unsigned char*>(expected)[at] != (read.value >> (8 * i) & 0xFF))
                return false;
        }
        return true;
    };
    std::vector<PendingRead>& reads = found->second;
    const auto end = std::remove_if(reads.begin(), reads.end(), compared);
    pending_count_ -= static_cast<std::size_t>(reads.end() - end);
    reads.erase(end, reads.end());
    if (reads.empty()) pending_reads_.erase(found);
}

void Checker::tell_pending_reads() {
    for (const auto& [thread, reads] : pending_reads_)
        for (const PendingRead& read : reads)
            report_race(read.before, read.before_writes, read.now, read.now_writes, read.word,
                        false);
    pending_reads_.clear();
    pending_count_ = 0;
}

// ---- shuffles

void Checker::shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                       const unsigned* sources) {
    Shuffles& now = block_->shuffles[thread_rank() / 32];
    unsigned distance = 0;
    for (unsigned lane = 0; lane < 32; ++lane)
        if ((mask >> lane & 1) != 0)
            distance = std::max(distance,
                                sources[lane] > lane ? sources[lane] - lane : lane - sources[lane]);
    // Distances that grow or shrink are the steps of one reduction or scan; others begin anew.
    const int direction = distance > now.distance ? 1 : distance < now.distance ? -1 : 0;
    const bool goes_on = now.operation == operation && now.mask == mask && direction != 0 &&
                         (now.direction == 0 || now.direction == direction);
    if (!goes_on) now.undefined = 0;
    now.direction = goes_on ? direction : 0;
    now.operation = operation;
    now.mask = mask;
    now.distance = distance;
    unsigned undefined = now.undefined;
    std::array<unsigned, 32> outside = now.outside;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1) == 0) continue;
        const unsigned source = sources[lane];
        if ((mask >> source & 1) == 0)
            outside[lane] = source;
        else if ((now.undefined >> source & 1) != 0 && source != lane)
            outside[lane] = now.outside[source];
        else
            continue;
        undefined |= 1u << lane;
    }
    now.undefined = undefined;
    now.outside = outside;
    // Most lanes' last values are of no use to anybody. The first lane's are.
    const auto first = static_cast<unsigned>(__builtin_ctz(mask));
    if ((undefined >> first & 1) != 0) tell_outside_mask(now, file, line, first, sources[first]);
}

void Checker::tell_outside_mask(const Shuffles& shuffles, const char* file, unsigned line,
                                unsigned lane, unsigned source) {
    const Findings::Key key{Kind::barrier, reinterpret_cast<std::uintptr_t>(kept(file)), line,
                            1u << 16};
    if (findings_.seen(key) != nullptr) return;
    const unsigned outside = shuffles.outside[lane];
    char mask[16];
    std::snprintf(mask, sizeof mask, "0x%08x", shuffles.mask);
    Finding finding;
    finding.kind = Kind::barrier;
    finding.headline = std::string("Undefined value from ") + shuffles.operation;
    finding.where = {0, file, line, launch_->site.kernel};
    const unsigned rank = thread_rank() / 32 * 32 + lane;
    finding.who = {launch_->site.kernel, index_in(launch_->config.block, rank), blockIdx};
    finding.in_kernel = true;
    finding.details = {
        "lane " + std::to_string(lane) + " reads lane " + std::to_string(source) +
        (source == outside ? "" : ", whose value comes from lane " + std::to_string(outside)) +
        ", which the mask " + mask + " does not name" +
        (outside >= block_->threads.size() - rank / 32 * 32 ? " and the block does not have" : "")};
    findings_.add(key, std::move(finding));
}

// ---- order

void Checker::barrier_reached(const char* file, unsigned line) {
    settle();
    ThreadState& self = thread();
    std::vector<Where>& barriers = block_->barriers;
    if (self.epoch == barriers.size() && barriers.size() < kMostBarriers)
        barriers.push_back({0, file, line, launch_->site.kernel});
    BlockState::Meeting& meeting = block_->meetings[self.epoch % 2];
    if (meeting.epoch != self.epoch) meeting = {self.epoch, nullptr};
    if (self.knows != nullptr) meeting.knows = join(meeting.knows, self.knows);
}

void Checker::barrier_passed() {
    ThreadState& self = thread();
    self.knows = block_->meetings[self.epoch % 2].knows;
    ++self.epoch;
    block_->stamp(self);
}

void Checker::grid_passed() {
    ThreadState& self = thread();
    self.knows.reset();
    ++self.epoch;
    ++self.generation;
    if (self.generation > last_generation_) {
        last_generation_ = self.generation;
        past_.push_back(past_.back());
        recent_.push_back(last_generation_);
    }
    block_->stamp(self);
}

void Checker::fence() {
    settle();
    fences_ = true;
    ThreadState& self = thread();
    self.fenced = ++self.time;
    block_->fenced_epoch = std::max(block_->fenced_epoch, self.epoch + 1);
    block_->stamp(self);
}

void Checker::some_meet(std::uintptr_t barrier) {
    fence();
    synchronize_at(barrier, thread(), thread_rank());
}

void* Checker::lane() {
    settle();
    return &thread();
}

void Checker::lanes_met(void* const* lanes, unsigned mask) {
    std::array<unsigned, 32> known{};
    Known knows;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1) == 0) continue;
        auto& thread = *static_cast<ThreadState*>(lanes[lane]);
        ++thread.time;
        if (thread.lanes != nullptr)
            for (unsigned other = 0; other < 32; ++other)
                known[other] = std::max(known[other], (*thread.lanes)[other]);
        known[lane] = std::max(known[lane], thread.time);
        knows = join(knows, thread.knows);
    }
    BlockState& block = *the().block_;
    for (unsigned lane = 0; lane < 32; ++lane) {
        if ((mask >> lane & 1) == 0) continue;
        auto& thread = *static_cast<ThreadState*>(lanes[lane]);
        if (thread.lanes == nullptr) thread.lanes = std::make_unique<std::array<unsigned, 32>>();
        *thread.lanes = known;
        thread.knows = knows;
        block.stamp(thread);
    }
}

void Checker::synchronize_at(std::uintptr_t address, ThreadState& self, unsigned rank) {
    if (!fences_) return;
    Clock& clock = clocks_[address];
    if (clock.generation != self.generation) clock = {self.generation, nullptr};
    release(clock.knows, *block_, self, rank);
    if (clock.knows != nullptr) self.knows = join(self.knows, clock.knows);
}

// ---- kernels

Who Checker::who() const {
    return {launch_->site.kernel, threadIdx, blockIdx};
}

Who Checker::who(const Access& access) const {
    const Past& launch = past_[generation_of(access.when)];
    return {launch.site.kernel, index_in(launch.block, access.rank()),
            index_in(launch.grid, access.block())};
}

void Checker::read_program_map() {
    const auto ranges = [](const std::vector<platform::Section>& sections) {
        std::vector<Range> result;
        for (const platform::Section& section : sections)
            result.push_back({section.begin, section.end});
        return result;
    };
    const platform::Sections sections = platform::sections();
    images_ = ranges(sections.all);
    data_ = ranges(sections.data);
    thread_locals_ = ranges(sections.thread_locals);
}

void Checker::launch_begins(const Launch& launch) {
    if (last_generation_ > kLastGeneration) {
        shadow_.forget_accesses();
        last_generation_ = 0;
        past_.clear();
        printed_.clear();
        recent_.clear();
        overlapping_.clear();
    }
    generation_ = ++last_generation_;
    past_.resize(generation_ + 1);
    past_[generation_] = {step_, launch.site, launch.config.grid, launch.config.block};
    recent_.push_back(generation_);
    launch_ = &launch;
    fences_ = false;
    clocks_.clear();
    harmless_.fill(~std::uintptr_t{0});
    arguments_ = {};
    access_told_ = false;
    read_program_map();
    symbols_among_arguments(launch);
    code = Code::kernel;
}

void Checker::launch_ends(const ExecutionResult& result) {
    settle();
    tell_pending_reads();
    code = Code::simulator;
    for (const Range& range : adopted_)
        shadow_.set_valid(range.begin, range.end - range.begin, false);
    adopted_.clear();
    blocks_.clear();
    block_ = nullptr;
    if (result || result.outcome == Outcome::too_much_shared ||
        result.outcome == Outcome::too_many_threads) {
        launch_ = nullptr;
        return;  // what a launch itself returns is told by call_failed()
    }
    failure_told_ = true;
    const Launch& launch = *launch_;
    launch_ = nullptr;
    // The processor has stopped what is told as an invalid or misaligned access already.
    if (access_told_ && (result.outcome == Outcome::illegal_address ||
                         result.outcome == Outcome::misaligned_address))
        return;
    Finding finding;
    const bool barrier =
        result.outcome == Outcome::barrier_error || result.outcome == Outcome::no_progress;
    const bool spins = barrier && result.instruction != nullptr;
    finding.kind = barrier ? Kind::barrier : Kind::api_error;
    finding.headline = spins     ? "Endless loop: a thread neither ends nor waits"
                       : barrier ? "Barrier error detected. Threads wait in vain"
                                 : std::string("Kernel ") + launch.site.kernel + " failed";
#ifdef __clang__  // so ends what its check of local arrays finds
    if (result.outcome == Outcome::illegal_instruction && result.instruction != nullptr) {
        finding.kind = Kind::invalid_access;
        finding.headline = "Invalid __local__ access";
        finding.details = {"beyond the end of a local array (or a trap of the program's own)"};
    }
#endif
    finding.where = {0, launch.site.file, static_cast<unsigned>(launch.site.line),
                     launch.site.kernel};
    if (barrier && result.place.file != nullptr)
        finding.where = {0, result.place.file, result.place.line(), launch.site.kernel};
    if (result.instruction != nullptr)  // as a return address: it lies behind its call
        finding.where = {reinterpret_cast<std::uintptr_t>(result.instruction) + 1, nullptr, 0,
                         launch.site.kernel};
    std::istringstream lines(result.what);
    for (std::string line; std::getline(lines, line);) finding.details.push_back(line);
    const std::uintptr_t at = finding.where.file != nullptr
                                  ? reinterpret_cast<std::uintptr_t>(kept(finding.where.file))
                                  : finding.where.address;
    const Findings::Key key{finding.kind, at, finding.where.line,
                            static_cast<unsigned>(result.outcome)};
    if (findings_.seen(key) == nullptr) findings_.add(key, std::move(finding));
}

void Checker::symbols_among_arguments(const Launch& launch) {
    const auto* const memory = static_cast<const char*>(launch.call.memory());
    for (std::size_t at = 0; at + sizeof(void*) <= launch.call.size(); at += sizeof(void*)) {
        const void* value = nullptr;
        std::memcpy(&value, memory + at, sizeof value);
        const runtime::Variable* const variable = runtime::find_variable(value);
        if (variable == nullptr || variable->kind == VariableKind::managed ||
            variable->address_taken)
            continue;
        const Findings::Key key{Kind::invalid_access,
                                reinterpret_cast<std::uintptr_t>(variable->address),
                                static_cast<std::uintptr_t>(launch.site.line), 8};
        if (findings_.seen(key) != nullptr) continue;
        Finding finding;
        finding.kind = Kind::invalid_access;
        finding.headline = std::string("Invalid argument of kernel ") + launch.site.kernel;
        finding.where = {0, launch.site.file, static_cast<unsigned>(launch.site.line), nullptr};
        finding.details = {std::string("the name of the device's variable ") + variable->name +
                           " is no address on the host, and a kernel that gets it reaches no "
                           "memory of its own: cudaGetSymbolAddress gives its address"};
        findings_.add(key, std::move(finding));
    }
}

void Checker::block_begins(const void* block, std::size_t number) {
    std::unique_ptr<BlockState>& state = blocks_[block];
    if (state == nullptr) state = std::make_unique<BlockState>();
    const dim3 b = launch_->config.block;
    state->begin(static_cast<unsigned>(number), std::size_t{b.x} * b.y * b.z, generation_);
}

void Checker::block_entered(const void* block) {
    settle();
    block_ = blocks_[block].get();
}

void Checker::block_ends(const void* block) {
    settle();
    const BlockState& state = *blocks_[block];
    // A thread that exited before a barrier that others came to.
    unsigned least = ~0u, most = 0, rank = 0;
    for (unsigned i = 0; i < state.threads.size(); ++i) {
        const unsigned epoch = state.threads[i].epoch;
        most = std::max(most, epoch);
        if (epoch < least) least = epoch, rank = i;
    }
    if (least == most || least >= state.barriers.size()) return;
    const Where place = state.barriers[least];
    const Findings::Key key{Kind::exited_at_barrier,
                            reinterpret_cast<std::uintptr_t>(kept(place.file)), place.line, 0};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::exited_at_barrier;
    finding.headline = "Warning: Barrier reached after threads of the block have exited";
    finding.where = place;
    finding.who = {launch_->site.kernel, index_in(launch_->config.block, rank),
                   index_in(launch_->config.grid, state.number)};
    finding.in_kernel = true;
    finding.details = {"this thread has returned from the kernel; the others wait for all"};
    findings_.add(key, std::move(finding));
}

// ---- the host and the streams

void Checker::work_begins(const StreamKind& stream) {
    stream_ = stream;
    step_ = timeline_.submit(stream);
    in_work_ = true;
    // What the host has waited for comes before everything that it submits from now on.
    const auto known = [this](Step step) { return timeline_.host_knows(step); };
    recent_.erase(std::remove_if(recent_.begin(), recent_.end(),
                                 [&](std::uint64_t g) { return known(past_[g].step); }),
                  recent_.end());
    transfers_.erase(std::remove_if(transfers_.begin(), transfers_.end(),
                                    [&](const Transfer& one) { return known(one.step); }),
                     transfers_.end());
    overlapping_.clear();
    for (const std::uint64_t generation : recent_)
        if (!timeline_.before_current(past_[generation].step)) overlapping_.push_back(generation);
    overlapping_transfers_.clear();
    for (const Transfer& one : transfers_)
        if (!timeline_.before_current(one.step)) overlapping_transfers_.push_back(one);
}

void Checker::work_ends() {
    if (host_waits_) timeline_.host_waits_for_stream(stream_);
    in_work_ = host_waits_ = false;
}

bool Checker::overlaps(std::uint64_t generation) const {
    return std::find(overlapping_.begin(), overlapping_.end(), generation) != overlapping_.end();
}

const std::pair<const std::uintptr_t, Checker::Allocation>* Checker::allocation_of(
    std::uintptr_t address) const {
    const auto next = allocations_.upper_bound(address);
    if (next == allocations_.begin()) return nullptr;
    const auto& found = *std::prev(next);
    return address - found.first < found.second.bytes ? &found : nullptr;
}

std::vector<std::uintptr_t> Checker::callers() const {
    if (stream_.made_at == nullptr) return platform::calls();
    return *static_cast<const std::vector<std::uintptr_t>*>(stream_.made_at);
}

void Checker::transferred(std::uintptr_t begin, std::size_t bytes, bool writes_it) {
    const MemoryKind kind = find_memory(reinterpret_cast<const void*>(begin)).kind;
    if (kind == MemoryKind::host) return;  // it is staged: the call returns when it is free again
    Transfer transfer{{begin, begin + bytes}, writes_it, step_, callers()};
    for (const Transfer& other : overlapping_transfers_) {
        const bool apart = other.range.end <= begin || other.range.begin >= begin + bytes;
        if (!apart && (other.writes || writes_it))
            report_unordered({0, other.callers, other.writes}, {0, transfer.callers, writes_it},
                             std::string("two copies or fills") + no_order(stream_));
    }
    if (!overlapping_.empty()) compare_with_kernels(transfer);
    transfers_.push_back(std::move(transfer));
}

void Checker::compare_with_transfers(std::uintptr_t address, unsigned size, bool now_writes,
                                     std::uintptr_t place) {
    for (const Transfer& one : overlapping_transfers_) {
        if (!one.range.meets(address, size) || !(one.writes || now_writes)) continue;
        report_unordered(
            {0, one.callers, one.writes}, {place, {}, now_writes},
            std::string("a copy or fill and kernel ") + launch_->site.kernel + no_order(stream_));
    }
}

void Checker::compare_with_kernels(const Transfer& transfer) {
    for (std::uintptr_t word = transfer.range.begin / 4 * 4; word < transfer.range.end; word += 4) {
        Page* const page = shadow_.find(word);
        if (page == nullptr || page->cells == nullptr) {
            word = (word / Page::kBytes + 1) * Page::kBytes - 4;
            continue;
        }
        const Cell& cell = page->cell(word % Page::kBytes);
        for (const Access* one : {&cell.writer, &cell.reader}) {
            const bool wrote = one == &cell.writer;
            if (one->when == 0 || !(wrote || transfer.writes)) continue;
            const std::uint64_t generation = generation_of(one->when);
            if (overlaps(generation))
                report_unordered({one->address(), {}, wrote},
                                 {0, transfer.callers, transfer.writes},
                                 std::string("kernel ") + past_[generation].site.kernel +
                                     " and a copy or fill" + no_order(stream_));
        }
    }
}

void Checker::report_unordered(Party before, Party now, std::string detail) {
    const Findings::Key key{Kind::race, before.place + digest(before.callers),
                            now.place + digest(now.callers),
                            unsigned{before.writes} * 2 + now.writes};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::race;
    finding.headline = "Error: Race reported";
    finding.second = true;
    finding.first_writes = before.writes;
    finding.second_writes = now.writes;
    finding.where.address = before.place;
    finding.other.address = now.place;
    finding.callers = std::move(before.callers);
    finding.other_callers = std::move(now.callers);
    finding.details = {std::move(detail)};
    findings_.add(key, std::move(finding));
}

void Checker::host_access(std::uintptr_t address, unsigned size, Touch touch,
                          std::uintptr_t place) {
    const Page* const page = shadow_.look_up(address);
    if (page == nullptr || page->shared) return;
    const std::lock_guard<std::mutex> lock(memory_mutex_);
    const auto* const found = allocation_of(address);
    if (found == nullptr) return;
    const Allocation& allocation = found->second;
    if (allocation.in_kernel && !allocation.live) return;  // it may be the host's by now
    if (allocation.kind == MemoryKind::device) {
        host_in_device_memory(address, size, touch, place);
        return;
    }
    for (const Transfer& one : transfers_) {
        if (!one.range.meets(address, size) || !(one.writes || writes(touch))) continue;
        if (!timeline_.host_knows(one.step))
            report_unordered({0, one.callers, one.writes}, {place, {}, writes(touch)},
                             describe_word(address) + ": the host has not waited for this " +
                                 (one.writes ? "copy or fill" : "copy"));
    }
    if (page->cells == nullptr) return;
    const Cell& cell = page->cells[address % Page::kBytes / 4];
    for (const Access* one : {&cell.writer, &cell.reader}) {
        const bool wrote = one == &cell.writer;
        const std::uint64_t generation = generation_of(one->when);
        if (one->when == 0 || !(wrote || writes(touch)) || generation >= past_.size()) continue;
        if (!timeline_.host_knows(past_[generation].step))
            report_unordered({one->address(), {}, wrote}, {place, {}, writes(touch)},
                             describe_word(address) + ": the host has not waited for kernel " +
                                 past_[generation].site.kernel);
    }
}

void Checker::host_in_device_memory(std::uintptr_t address, unsigned size, Touch touch,
                                    std::uintptr_t place) {
    const Findings::Key key{Kind::invalid_access, place, 0, 4u + writes(touch)};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.headline = std::string("Invalid host ") + (writes(touch) ? "write" : "read") +
                       " of size " + bytes_of(size);
    finding.where.address = place;
    finding.details = {
        "Address " + hexadecimal(address) + " is device memory, " + describe_word(address),
        "the host reaches it by cudaMemcpy only"};
    findings_.add(key, std::move(finding));
}

// ---- memory

void Checker::shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes) {
    shadow_.mark_shared(begin, bytes);
    shadow_.set_valid(begin, bytes, true);
    shadow_.set_written(begin, bytes, false);
    variables_[begin] = {name, bytes};
    bool inside = false;
    for (const auto& [arena, size] : arenas_) inside = inside || begin - arena < size;
    if (!inside) arenas_[begin] = bytes + 64;
}

void Checker::shared_removed(std::uintptr_t begin, std::size_t bytes) {
    shadow_.set_valid(begin, bytes, false);
    variables_.erase(variables_.lower_bound(begin), variables_.lower_bound(begin + bytes));
    arenas_[begin] = bytes;
}

void Checker::shared_begins(std::uintptr_t begin, std::size_t bytes) {
    shadow_.set_written(begin, bytes, false);
}

void Checker::allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind) {
    const std::lock_guard<std::mutex> lock(memory_mutex_);
    auto next = allocations_.lower_bound(begin);
    if (next != allocations_.begin() &&
        std::prev(next)->first + std::prev(next)->second.bytes > begin)
        --next;
    while (next != allocations_.end() && next->first < begin + bytes)
        next = allocations_.erase(next);
    allocations_[begin] = {bytes, true, kind, false,
                           code == Code::host ? platform::calls() : std::vector<std::uintptr_t>()};
    live_bytes_ += bytes;
    shadow_.set_valid(begin, bytes, true);
    shadow_.set_written(begin, bytes, kind != MemoryKind::device);  // the host writes the others
    shadow_.clear_ends(begin, bytes);
    shadow_.forget_accesses(begin, bytes);
}

void Checker::freed(std::uintptr_t begin, std::size_t bytes) {
    const std::lock_guard<std::mutex> lock(memory_mutex_);
    const auto found = allocations_.find(begin);
    if (found != allocations_.end() && found->second.live) {
        found->second.live = false;
        live_bytes_ -= std::min(live_bytes_, found->second.bytes);
    }
    shadow_.set_valid(begin, bytes, false);
    shadow_.forget_pages(begin, bytes);
}

void Checker::allocated_in_kernel(std::uintptr_t begin, std::size_t bytes) {
    allocated(begin, bytes, MemoryKind::device);
    allocations_[begin].in_kernel = true;
}

bool Checker::freed_in_kernel(std::uintptr_t begin, std::uintptr_t place) {
    const auto found = allocations_.find(begin);
    if (found == allocations_.end() || !found->second.in_kernel) return true;
    if (found->second.live) {
        freed(begin, found->second.bytes);
        return true;
    }
    const Findings::Key key{Kind::invalid_access, place, 0, 2};
    if (findings_.seen(key) != nullptr) return false;
    Finding finding;
    finding.kind = Kind::invalid_access;
    finding.headline = "Invalid free of memory that has been freed";
    finding.where.address = place;
    finding.who = who();
    finding.in_kernel = true;
    findings_.add(key, std::move(finding));
    return false;
}

void Checker::written(std::uintptr_t begin, std::size_t bytes) {
    shadow_.set_written(begin, bytes, true);
    shadow_.mark_ends(begin, bytes);
    if (in_work_) transferred(begin, bytes, true);
}

void Checker::copied(std::uintptr_t to, std::uintptr_t from, std::size_t bytes) {
    if (in_work_) {
        transferred(from, bytes, false);
        transferred(to, bytes, true);
        // Into ordinary host memory even an asynchronous copy returns only when it is done; the
        // launch of a graph does not wait.
        const MemoryKind kind = find_memory(reinterpret_cast<const void*>(to)).kind;
        host_waits_ = host_waits_ || (kind == MemoryKind::host && !stream_.in_graph);
    }
    if (!shadow_.is_valid(from)) {
        shadow_.set_written(to, bytes, true);
    } else {
        const MemoryKind kind = find_memory(reinterpret_cast<const void*>(to)).kind;
        if (kind != MemoryKind::device) unwritten_in_copy(from, bytes);
        shadow_.copy_written(to, from, bytes);
    }
    shadow_.mark_ends(to, bytes);
}

std::string Checker::refuses(std::size_t bytes) const {
    // For each byte: whether it is alive and written (a quarter), and for each word what accessed
    // it last (64 bytes).
    constexpr double kForEachByte = 1 + 0.25 + sizeof(Cell) / 4.0;
    static const double budget = [] {
        const char* const text = std::getenv("SIMT_CHECK_MEMORY_MIB");
        const double wanted = text == nullptr ? 0 : std::strtod(text, nullptr);
        if (wanted > 0) return wanted * 1048576;
        return 0.75 * static_cast<double>(runtime::machine_memory());
    }();
    const double needed = kForEachByte * static_cast<double>(live_bytes_ + bytes);
    if (needed <= budget) return {};
    const auto mebibytes = [](double count) {
        return std::to_string(static_cast<unsigned long>(count / 1048576)) + " MiB";
    };
    return bytes_of(bytes) + " cannot be checked: with the " + bytes_of(live_bytes_) +
           " that are allocated they may need " + mebibytes(needed) +
           " of this machine's memory, and check mode takes " + mebibytes(budget) +
           " at most (SIMT_CHECK_MEMORY_MIB sets it); use a smaller size";
}

void Checker::call_failed(const FailedCall& call) {
    const cudaError_t error = call.error;
    const bool of_a_kernel = error >= cudaErrorIllegalAddress && error <= cudaErrorLaunchFailure;
    if (of_a_kernel && failure_told_) return;
    std::vector<std::uintptr_t> from = platform::calls();
    const Findings::Key key{Kind::api_error, digest(from), static_cast<std::uintptr_t>(error), 0};
    if (findings_.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::api_error;
    finding.headline =
        std::string("Program hit ") + cudaGetErrorName(error) + " (error " +
        std::to_string(static_cast<int>(error)) + ") due to \"" + cudaGetErrorString(error) +
        "\" on " +
        (call.launch != nullptr ? std::string("the launch of kernel ") + call.launch->kernel
                                : std::string("CUDA API call to ") + call.function);
    if (call.launch != nullptr)
        finding.where = {0, call.launch->file, static_cast<unsigned>(call.launch->line), nullptr};
    if (!call.why.empty()) finding.details.push_back(call.why);
    finding.callers = std::move(from);
    findings_.add(key, std::move(finding));
}

void Checker::forget_findings() {
    findings_.clear();
    allocations_.clear();
    printed_.clear();
}

std::size_t Checker::finish(const std::string& early, bool as_json) {
    const char* const leaks = std::getenv("SIMT_CHECK_LEAKS");
    if (early.empty() && (leaks == nullptr || std::string_view(leaks) != "0")) {
        for (const auto& [begin, allocation] : allocations_) {
            if (!allocation.live || allocation.in_kernel || allocation.kind == MemoryKind::pinned)
                continue;
            // After a kernel has failed, cudaFree fails, too.
            const int device = find_memory(reinterpret_cast<const void*>(begin)).device;
            if (device >= 0 && runtime::device(device).sticky != cudaSuccess) continue;
            const Findings::Key key{Kind::leak, digest(allocation.callers), allocation.bytes, 0};
            if (findings_.seen(key) != nullptr) continue;
            Finding finding;
            finding.kind = Kind::leak;
            finding.headline = "Leaked " + bytes_of(allocation.bytes) + " of device memory";
            finding.callers = allocation.callers;
            finding.details = {"allocated here, not freed before the program ended"};
            findings_.add(key, std::move(finding));
        }
    }
    for (const unsigned generation : printed_) {
        if (!early.empty() || timeline_.host_knows(past_[generation].step)) continue;
        const LaunchSite& site = past_[generation].site;
        const Findings::Key key{Kind::unseen_output,
                                reinterpret_cast<std::uintptr_t>(kept(site.file)),
                                static_cast<std::uintptr_t>(site.line), 0};
        if (findings_.seen(key) != nullptr) continue;
        Finding finding;
        finding.kind = Kind::unseen_output;
        finding.headline = std::string("Warning: Nobody waits for kernel ") + site.kernel +
                           ", which calls printf()";
        finding.where = {0, site.file, static_cast<unsigned>(site.line), nullptr};
        finding.details = {
            "the program ends without cudaDeviceSynchronize() or another call that "
            "waits for it: a GPU prints nothing"};
        findings_.add(key, std::move(finding));
    }
    return findings_.report(early, as_json);
}

}  // namespace simt::check
