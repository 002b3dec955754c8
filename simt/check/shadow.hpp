// What check mode knows about each byte and word of the program's memory.
#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <unordered_map>

namespace simt::check {

/// One access to a word: who made it and when, in 16 bytes. `when` is 0 where there was none.
struct Access {
    std::uint64_t who = 0;   // return address, rank of the thread, bytes touched, atomic or not
    std::uint64_t when = 0;  // generation, block, barriers passed, thread's own time

    static constexpr unsigned kRankBits = 10, kBlockBits = 20, kEpochBits = 16, kTimeBits = 14,
                              kGenerationBits = 14, kAddressBits = 47;

    static constexpr std::uint64_t pack_who(std::uintptr_t address, unsigned rank, unsigned bytes,
                                            bool atomic) {
        return (address & ((1ull << kAddressBits) - 1)) | std::uint64_t{rank} << 47 |
               std::uint64_t{bytes} << 57 | std::uint64_t{atomic} << 61;
    }
    static constexpr std::uint64_t pack_when(unsigned generation, unsigned block, unsigned epoch,
                                             unsigned time) {
        return std::uint64_t{generation & 0x3FFFu} << 50 | std::uint64_t{block & 0xFFFFFu} << 30 |
               std::uint64_t{epoch & 0xFFFFu} << 14 | (time & 0x3FFFu);
    }
    std::uintptr_t address() const { return who & ((1ull << kAddressBits) - 1); }
    unsigned rank() const { return static_cast<unsigned>(who >> 47) & 0x3FF; }
    unsigned bytes() const { return static_cast<unsigned>(who >> 57) & 0xF; }
    bool atomic() const { return (who >> 61 & 1) != 0; }
    unsigned block() const { return static_cast<unsigned>(when >> 30) & 0xFFFFF; }
    unsigned epoch() const { return static_cast<unsigned>(when >> 14) & 0xFFFF; }
    unsigned time() const { return static_cast<unsigned>(when) & 0x3FFF; }
};
inline constexpr unsigned kLastTime = (1u << Access::kTimeBits) - 1;  // it stays there

/// `when` without the thread's own time: equal for accesses with no barrier of the block between.
constexpr std::uint64_t interval(std::uint64_t when) {
    return when >> Access::kTimeBits;
}
constexpr std::uint64_t block_of(std::uint64_t when) {  // and generation
    return when >> (Access::kTimeBits + Access::kEpochBits);
}
constexpr std::uint64_t generation_of(std::uint64_t when) {
    return when >> 50;
}

/// Whether no schedule can turn these two around, decided without looking anything up.
inline bool surely_ordered(const Access& before, std::uint64_t when, unsigned rank) {
    if (before.when == 0 || generation_of(before.when) != generation_of(when)) return true;
    return block_of(before.when) == block_of(when) &&
           (before.rank() == rank || interval(before.when) != interval(when));
}

/// The accesses to one aligned word that a later one can collide with. Two readers of one block
/// between two barriers are enough: whoever writes is not both. One cache line.
struct alignas(64) Cell {
    Access writer;
    Access reader;        // the first one since a barrier
    Access other_reader;  // the last one since then
    Access other_block;   // a reader of another block

    /// Two threads of the block have read the word since the last barrier, the second one at this
    /// place: a third one, which knows no more of the others, adds nothing.
    bool has_readers(const Access& now) const {
        return reader.rank() != now.rank() && interval(reader.when) == interval(now.when) &&
               interval(other_reader.when) == interval(now.when) &&
               other_reader.address() == now.address() && other_reader.rank() != reader.rank();
    }
    /// Reading the word would neither be told nor change what is kept of it, if no other kernel
    /// runs beside this one and the thread has learnt nothing by fences or __syncwarp().
    bool has_read(const Access& now) const {
        return surely_ordered(writer, now.when, now.rank()) &&
               (has_readers(now) || (reader.who == now.who && reader.when == now.when));
    }
};

/// 64 KiB of the program's memory.
struct Page {
    static constexpr std::size_t kBytes = 64 * 1024;
    std::array<std::uint64_t, kBytes / 64> valid{};    // by byte: belongs to something alive
    std::array<std::uint64_t, kBytes / 64> written{};  // by byte: written since
    std::array<std::uint64_t, kBytes / 4 / 64> cut{};  // by word: a copy or fill ends within it
    bool shared = false;                               // holds blocks' shared memory
    std::unique_ptr<Cell[]> cells;                     // by word; null until a kernel is there

    bool is_cut(std::size_t offset) const {
        return (cut[offset / 4 / 64] >> (offset / 4 % 64) & 1) != 0;
    }
    Cell& cell(std::size_t offset) {
        if (cells == nullptr) cells = std::make_unique<Cell[]>(kBytes / 4);
        return cells[offset / 4];
    }
};

class Shadow {
  public:
    /// The page that holds `address`, or null where nothing was ever valid.
    Page* find(std::uintptr_t address) const {
        const std::uintptr_t number = address / Page::kBytes;
        if (const Recent& recent = recent_[number % kRecent]; recent.number == number)
            return recent.page;
        Page* const page = look_up(address);
        if (page != nullptr) recent_[number % kRecent] = {number, page};
        return page;
    }
    /// The same for any OS thread: find() remembers what it found.
    Page* look_up(std::uintptr_t address) const {
        const std::uintptr_t number = address / Page::kBytes;
        const std::uintptr_t top = number / kMiddle;
        if (top >= kTop || top_[top] == nullptr) return nullptr;
        return (*top_[top])[number % kMiddle].get();
    }
    Page* find_or_make(std::uintptr_t address);

    /// Everything about these bytes: belongs to something alive or not, has been written or not.
    void set_valid(std::uintptr_t address, std::size_t bytes, bool valid);
    void set_written(std::uintptr_t address, std::size_t bytes, bool written);
    /// A copy or a fill has written these bytes and no others: where it ends within a word, the
    /// rest of that word is not some structure's padding.
    void mark_ends(std::uintptr_t address, std::size_t bytes);
    void clear_ends(std::uintptr_t address, std::size_t bytes);
    /// Gives up what is kept of the accesses to whole pages.
    void forget_pages(std::uintptr_t address, std::size_t bytes);
    /// Calls `visit(begin, length)` for each run of bytes that nothing has written.
    template <class Visit>
    void for_each_hole(std::uintptr_t address, std::size_t bytes, Visit visit) const {
        std::uintptr_t begin = 0;
        std::size_t length = 0;
        for (const std::uintptr_t end = address + bytes; address < end;) {
            const Page* const page = look_up(address);
            const std::uint64_t bits =
                page == nullptr ? ~0ull : page->written[address % Page::kBytes / 64];
            const std::size_t part = std::min<std::size_t>(64 - address % 64, end - address);
            if (bits == ~0ull) {
                if (length != 0) visit(begin, length);
                length = 0;
                address += part;
                continue;
            }
            for (std::size_t i = 0; i < part; ++i, ++address) {
                if ((bits >> (address % 64) & 1) == 0) {
                    if (length++ == 0) begin = address;
                } else if (length != 0) {
                    visit(begin, length);
                    length = 0;
                }
            }
        }
        if (length != 0) visit(begin, length);
    }
    /// `to` is as far written as `from` is.
    void copy_written(std::uintptr_t to, std::uintptr_t from, std::size_t bytes);
    void mark_shared(std::uintptr_t address, std::size_t bytes);
    bool is_written(std::uintptr_t address) const {
        const Page* const page = find(address);
        return page == nullptr ||
               (page->written[address % Page::kBytes / 64] >> (address % 64) & 1) != 0;
    }
    bool is_valid(std::uintptr_t address) const {
        const Page* const page = find(address);
        return page != nullptr &&
               (page->valid[address % Page::kBytes / 64] >> (address % 64) & 1) != 0;
    }
    /// Forgets all accesses; or those to these bytes.
    void forget_accesses();
    void forget_accesses(std::uintptr_t address, std::size_t bytes);

  private:
    struct Recent {
        std::uintptr_t number = 0;
        Page* page = nullptr;
    };
    static constexpr std::size_t kRecent = 16;
    mutable std::array<Recent, kRecent> recent_{};  // pages are never given up

    static constexpr std::size_t kMiddle = 1 << 14;  // 1 GiB
    static constexpr std::size_t kTop = 1 << 17;     // 128 TiB: the addresses of a process
    using Middle = std::array<std::unique_ptr<Page>, kMiddle>;
    std::array<std::unique_ptr<Middle>, kTop> top_;
};

}  // namespace simt::check
