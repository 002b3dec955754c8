// What the threads of a block have done since their last barrier: one log for each.
#pragma once

#include <cstddef>
#include <cstdint>
#include <vector>

namespace simt::count {

enum class Space : unsigned char { global, shared };
enum class Touch : unsigned char { load, store, atomic };

/// A log is a row of words. A *block* word says that a basic block has been entered: its program
/// counter, and the context, a number for the chain of calls that led there. An *access* word says
/// where memory was accessed and how; the address follows, and the size where it is no power of
/// two up to 16. The *end* word says that the log is complete up to a barrier or the thread's end.
///
/// In a word, from the top: 3 bits what it is; 13 bits context, or 2 space, 2 touch, 3 size;
/// 48 bits program counter.
namespace word {

enum class Kind : unsigned char { access, block, end };

constexpr unsigned kind_shift = 61, context_shift = 48, space_shift = 59, touch_shift = 57,
                   size_shift = 54;
constexpr unsigned contexts = 1u << 13;
constexpr unsigned odd_size = 7;
constexpr std::uint64_t place_mask = (1ull << 48) - 1;

constexpr std::uint64_t block(unsigned context, std::uintptr_t place) {
    return std::uint64_t{static_cast<unsigned>(Kind::block)} << kind_shift |
           std::uint64_t{context} << context_shift | place;
}
constexpr std::uint64_t access(Space space, Touch touch, unsigned size_code, std::uintptr_t place) {
    return std::uint64_t{static_cast<unsigned>(space)} << space_shift |
           std::uint64_t{static_cast<unsigned>(touch)} << touch_shift |
           std::uint64_t{size_code} << size_shift | place;
}
constexpr std::uint64_t end = std::uint64_t{static_cast<unsigned>(Kind::end)} << kind_shift;

constexpr unsigned context_of(std::uint64_t block) {
    return static_cast<unsigned>(block >> context_shift) % contexts;
}
constexpr bool is_access(std::uint64_t w) {
    return w >> kind_shift == 0;
}
constexpr Space space_of(std::uint64_t w) {
    return static_cast<Space>(w >> space_shift & 3);
}
constexpr Touch touch_of(std::uint64_t w) {
    return static_cast<Touch>(w >> touch_shift & 3);
}
constexpr unsigned size_code_of(std::uint64_t w) {
    return w >> size_shift & 7;
}
/// Words that an access takes.
constexpr unsigned length(std::uint64_t w) {
    return size_code_of(w) == odd_size ? 3 : 2;
}
constexpr std::uintptr_t place_of(std::uint64_t w) {
    return w & place_mask;
}

}  // namespace word

/// A thread's log. Its memory is borrowed while there is something in it.
struct LaneLog {
    std::uint64_t* next = nullptr;   // where the next word goes
    std::uint64_t* limit = nullptr;  // behind the memory, less room for one entry
    std::uint64_t* first = nullptr;
    unsigned context = 0;
    bool over = false;  // the thread has ended: what it does now is the scheduler's
    struct Call {
        std::uint64_t back;  // the word that stands for what follows the call
        unsigned context;    // of the caller
    };
    std::vector<Call> calls{};

    void put(std::uint64_t w) noexcept {
        if (__builtin_expect(next >= limit, 0) && !make_room()) return;
        *next++ = w;
    }
    void put(std::uint64_t w, std::uint64_t address) noexcept {
        if (__builtin_expect(next >= limit, 0) && !make_room()) return;
        next[0] = w;
        next[1] = address;
        next += 2;
    }
    void put(std::uint64_t w, std::uint64_t address, std::uint64_t bytes) noexcept {
        if (__builtin_expect(next >= limit, 0) && !make_room()) return;
        next[0] = w;
        next[1] = address;
        next[2] = bytes;
        next += 3;
    }

    /// @returns false when the thread is over, or its log has grown too long to go on.
    bool make_room() noexcept;
    void give_memory_back() noexcept;
};

/// Whether some log had to be cut short (see LaneLog::make_room).
extern bool cut_short;

}  // namespace simt::count
