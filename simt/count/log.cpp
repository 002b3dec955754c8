#include "simt/count/log.hpp"

#include <array>
#include <cstdlib>
#include <cstring>

namespace simt::count {

bool cut_short = false;

namespace {

constexpr std::size_t kRoom = 4;         // words: the longest entry, and the end
constexpr std::size_t kShortest = 1024;  // words
constexpr std::size_t kLongest = std::size_t{1} << 23;

/// Memory for logs by size, as powers of two times the shortest: what was given back last is taken
/// first, for it is still in the cache.
std::vector<std::uint64_t*>& spare(std::size_t words) {
    static auto& all = *new std::array<std::vector<std::uint64_t*>, 24>;
    return all[static_cast<unsigned>(__builtin_ctzll(words / kShortest))];
}

// Logs of equal layout would all use the same few cache sets: they begin at places that differ, a
// cache line at a time, over a page.
constexpr std::size_t kStagger = 64;
constexpr std::size_t kStaggerSpan = 4096;

std::uint64_t* allocate(std::size_t words) {
    static std::size_t made = 0;
    void* const memory = std::malloc(words * sizeof(std::uint64_t) + kStaggerSpan);
    if (memory == nullptr) return nullptr;
    const std::size_t begin = made++ * 11 * kStagger % kStaggerSpan;
    return reinterpret_cast<std::uint64_t*>(static_cast<char*>(memory) + begin);
}

std::uint64_t* take(std::size_t words) {
    auto& memory = spare(words);
    if (memory.empty()) return allocate(words);
    std::uint64_t* const result = memory.back();
    memory.pop_back();
    return result;
}

}  // namespace

bool LaneLog::make_room() noexcept {
    if (over) return false;
    const std::size_t used = static_cast<std::size_t>(next - first);
    const std::size_t words =
        first == nullptr ? 0 : static_cast<std::size_t>(limit - first) + kRoom;
    const std::size_t wanted = words == 0 ? kShortest : 2 * words;
    std::uint64_t* const memory = wanted > kLongest ? nullptr : take(wanted);
    if (memory == nullptr) {
        cut_short = true;
        return false;
    }
    if (first != nullptr) {
        std::memcpy(memory, first, used * sizeof(std::uint64_t));
        spare(words).push_back(first);
    }
    first = memory;
    next = memory + used;
    limit = memory + wanted - kRoom;
    return true;
}

void LaneLog::give_memory_back() noexcept {
    if (first == nullptr) return;
    spare(static_cast<std::size_t>(limit - first) + kRoom).push_back(first);
    first = next = limit = nullptr;
}

}  // namespace simt::count
