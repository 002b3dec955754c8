#include "simt/count/replay.hpp"

namespace simt::count {

namespace {

unsigned first_of(std::uint32_t lanes) {
    return static_cast<unsigned>(__builtin_ctz(lanes));
}

}  // namespace

void Replay::warp(const std::array<const std::uint64_t*, kLanes>& logs, const WhichWarp& which) {
    std::uint32_t lanes = 0;
    for (unsigned lane = 0; lane < kLanes; ++lane) {
        next_[lane] = logs[lane];
        if (logs[lane] != nullptr) lanes |= 1u << lane;
    }
    which_ = which;
    looked_ahead_ = false;
    run(lanes, ControlFlow::entry, ControlFlow::exit);
}

/// Runs these lanes, which have just left the block `before`, until each has come to the block
/// `until` or to its end. Where they part, each group runs alone up to the place where all ways
/// meet. A group is smaller than the one it parted from, so there are at most 32 calls in one
/// another.
void Replay::run(std::uint32_t lanes, unsigned before, unsigned until) {
    const std::uint64_t until_word = flow_[until].word;
    for (;;) {
        std::uint64_t word = 0;
        std::uint32_t together = 0, apart = 0;
        for (std::uint32_t rest = lanes; rest != 0; rest &= rest - 1) {
            const unsigned lane = first_of(rest);
            const std::uint64_t its = *next_[lane];
            if (its == word) {
                together |= 1u << lane;
            } else if (its == until_word || its == word::end) {
                if (its == word::end) flow_.go(before, ControlFlow::exit_word);
                lanes &= ~(1u << lane);
            } else if (together == 0) {
                word = its;
                together = 1u << lane;
            } else {
                apart |= 1u << lane;
            }
        }
        if (together == 0) return;
        if (apart == 0) {
            // Lanes that have come to `until` wait there; the others go on together.
            const unsigned node = flow_.go(before, word);
            block(together, node);
            before = node;
            continue;
        }
        look_ahead(lanes, before);
        const unsigned meeting = flow_.meeting_point(before);
        const unsigned parted_at = before;
        for (std::uint32_t rest = lanes; rest != 0;) {
            std::uint32_t group = 0;
            const std::uint64_t its = *next_[first_of(rest)];
            for (std::uint32_t other = rest; other != 0; other &= other - 1)
                if (*next_[first_of(other)] == its) group |= 1u << first_of(other);
            rest &= ~group;
            run(group, parted_at, meeting);
        }
        before = meeting;  // its predecessors know already
        if (meeting == until) return;
        // Those that are not at their end are at the meeting point: enter it.
        std::uint32_t there = 0;
        for (std::uint32_t rest = lanes; rest != 0; rest &= rest - 1)
            if (*next_[first_of(rest)] == flow_[meeting].word) there |= rest & -rest;
        lanes = there;
        if (lanes == 0) return;
        block(lanes, meeting);
    }
}

/// All these lanes are at the block's word: goes through what they do in it.
void Replay::block(std::uint32_t lanes, unsigned number) {
    Node& node = flow_[number];
    ++node.warps;
    node.threads += static_cast<unsigned>(__builtin_popcount(lanes));
    for (std::uint32_t rest = lanes; rest != 0; rest &= rest - 1) ++next_[first_of(rest)];
    for (std::size_t i = 0;; ++i) {
        std::uint32_t rest = lanes;
        while (rest != 0 && !word::is_access(*next_[first_of(rest)])) rest &= rest - 1;
        if (rest == 0) return;
        access(rest, number, i);
    }
}

/// The next access of the first of these lanes, with those of the others that make the same: within
/// a block all do, unless the compiler has made an instruction conditional without a branch.
void Replay::access(std::uint32_t lanes, unsigned node, std::size_t number) {
    const std::uint64_t word = *next_[first_of(lanes)];
    WarpAccess access;
    const bool odd = word::size_code_of(word) == word::odd_size;
    std::uint64_t bytes = odd ? next_[first_of(lanes)][2] : 1u << word::size_code_of(word);
    std::uintptr_t all = bytes;
    for (std::uint32_t rest = lanes; rest != 0; rest &= rest - 1) {
        const unsigned lane = first_of(rest);
        const std::uint64_t* const entry = next_[lane];
        if (entry[0] != word || (odd && entry[2] != bytes)) continue;
        access.active |= 1u << lane;
        access.address[lane] = entry[1];
        all |= entry[1];
        next_[lane] = entry + word::length(word);
    }
    Site& site = site_at(flow_[node], number, word);
    if (!odd) {
        access.bytes = static_cast<unsigned>(bytes);
        count(site, access);
        return;
    }
    // A structure: in the largest pieces that suit its size and all lanes' addresses, as a GPU
    // would.
    access.bytes = static_cast<unsigned>(all & -all);
    if (access.bytes > 16) access.bytes = 16;
    for (std::uint64_t done = 0; done < bytes; done += access.bytes) {
        count(site, access);
        for (std::uintptr_t& address : access.address) address += access.bytes;
    }
}

void Replay::count(Site& site, const WarpAccess& access) {
    Counters& sum = site.counters;
    const auto lanes = static_cast<unsigned>(__builtin_popcount(access.active));
    ++sum.requests;
    sum.lanes += lanes;
    sum.bytes += lanes * access.bytes;
    Wavefronts cost;
    if (word::space_of(site.word) == Space::global) {
        cost.needed = sectors(access);
        sum.sectors += cost.needed;
    } else {
        cost = word::touch_of(site.word) == Touch::atomic ? atomic_wavefronts(access)
                                                          : wavefronts(access);
        sum.wavefronts += cost.needed;
        sum.ideal += cost.ideal;
    }
    Example& example = site.example;
    if (cost.needed > example.cost) {
        example.cost = cost.needed;
        example.ideal = cost.ideal;
        example.where = which_;
        example.access = access;
        example.allocation = name_memory_(access.address[first_of(access.active)], example.base);
    }
}

/// Where lanes part, the graph must know the ways that they will go.
void Replay::look_ahead(std::uint32_t lanes, unsigned before) {
    if (looked_ahead_) return;
    looked_ahead_ = true;
    // Once for the whole warp: these are all its lanes, or they have parted before.
    for (std::uint32_t rest = lanes; rest != 0; rest &= rest - 1) {
        unsigned node = before;
        for (const std::uint64_t* entry = next_[first_of(rest)];;) {
            if (word::is_access(*entry)) {
                entry += word::length(*entry);
            } else if (*entry == word::end) {
                flow_.go(node, ControlFlow::exit_word);
                break;
            } else {
                node = flow_.go(node, *entry++);
            }
        }
    }
}

Site& Replay::site_at(Node& node, std::size_t number, std::uint64_t word) {
    if (number < node.sites.size() && node.sites[number]->word == word) return *node.sites[number];
    const unsigned context = word::context_of(node.word);
    const auto [found, fresh] = by_word_.try_emplace({word, context}, nullptr);
    if (fresh) {
        sites_.push_back({word, context});
        found->second = &sites_.back();
    }
    if (number == node.sites.size()) node.sites.push_back(found->second);
    return *found->second;
}

}  // namespace simt::count
