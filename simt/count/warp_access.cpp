#include "simt/count/warp_access.hpp"

#include <algorithm>

namespace simt::count {

namespace {

/// Calls `visit` with each active lane of those in `lanes`, in their order.
template <class Visit>
void for_each_lane(std::uint32_t lanes, Visit&& visit) {
    for (; lanes != 0; lanes &= lanes - 1) visit(static_cast<unsigned>(__builtin_ctz(lanes)));
}

constexpr unsigned kMostWords = 2 * kLanes;  // a misaligned access touches two words or sectors

/// Distinct values, of few.
struct Distinct {
    std::uintptr_t values[2 * kMostWords];
    unsigned count = 0;

    void sort() {
        std::sort(values, values + count);
        count = static_cast<unsigned>(std::unique(values, values + count) - values);
    }
};

/// The most distinct words that one bank has to serve to these lanes.
unsigned passes(const WarpAccess& access, std::uint32_t lanes) {
    if (lanes == 0) return 0;
    // Nearly always, all words lie within one word of each bank.
    std::uintptr_t least = ~std::uintptr_t{0}, most = 0;
    const auto look_at = [&](unsigned lane) {
        least = std::min(least, access.address[lane]);
        most = std::max(most, access.address[lane]);
    };
    if (lanes == 0xffffffffu)
        for (unsigned lane = 0; lane < kLanes; ++lane) look_at(lane);  // becomes vector code
    else
        for_each_lane(lanes, look_at);
    if ((most + access.bytes - 1) / kBankBytes - least / kBankBytes < kBanks) return 1;

    std::uintptr_t word_of[kBanks];
    std::uint32_t used = 0;
    bool conflict = false;
    for_each_lane(lanes, [&](unsigned lane) {
        const std::uintptr_t last = (access.address[lane] + access.bytes - 1) / kBankBytes;
        for (std::uintptr_t word = access.address[lane] / kBankBytes; word <= last; ++word) {
            const unsigned bank = word % kBanks;
            conflict |= (used >> bank & 1u) != 0 && word_of[bank] != word;
            used |= 1u << bank;
            word_of[bank] = word;
        }
    });
    if (!conflict) return 1;  // without sorting

    Distinct words;
    for_each_lane(lanes, [&](unsigned lane) {
        const std::uintptr_t last = (access.address[lane] + access.bytes - 1) / kBankBytes;
        for (std::uintptr_t word = access.address[lane] / kBankBytes; word <= last; ++word)
            words.values[words.count++] = word;
    });
    words.sort();
    unsigned in_bank[kBanks] = {};
    for (unsigned i = 0; i < words.count; ++i) ++in_bank[words.values[i] % kBanks];
    return *std::max_element(in_bank, in_bank + kBanks);
}

}  // namespace

unsigned sectors(const WarpAccess& access) noexcept {
    // Nearly always, lanes with rising numbers have rising addresses.
    unsigned count = 0;
    std::uintptr_t before = 0;
    bool rising = true;
    for_each_lane(access.active, [&](unsigned lane) {
        const std::uintptr_t first = access.address[lane] / kSectorBytes;
        const std::uintptr_t last = (access.address[lane] + access.bytes - 1) / kSectorBytes;
        rising &= first >= before;
        count += static_cast<unsigned>((first != before) + (last != first));
        before = last;
    });
    if (rising) return count;

    Distinct all;
    for_each_lane(access.active, [&](unsigned lane) {
        all.values[all.count++] = access.address[lane] / kSectorBytes;
        all.values[all.count++] = (access.address[lane] + access.bytes - 1) / kSectorBytes;
    });
    all.sort();
    return all.count;
}

Wavefronts wavefronts(const WarpAccess& access) noexcept {
    const unsigned parts = access.bytes <= kBankBytes ? 1 : access.bytes / kBankBytes;
    const unsigned lanes_of_part = kLanes / parts;
    Wavefronts result;
    for (unsigned part = 0; part < parts; ++part) {
        const std::uint32_t lanes = access.active & (0xffffffffu >> (kLanes - lanes_of_part))
                                                        << part * lanes_of_part;
        if (lanes == 0) continue;
        result.needed += passes(access, lanes);
        ++result.ideal;
    }
    return result;
}

Wavefronts atomic_wavefronts(const WarpAccess& access) noexcept {
    unsigned in_bank[kBanks] = {};
    for_each_lane(access.active,
                  [&](unsigned lane) { ++in_bank[access.address[lane] / kBankBytes % kBanks]; });
    const unsigned needed = *std::max_element(in_bank, in_bank + kBanks);
    return {needed, access.active == 0 ? 0u : 1u};
}

}  // namespace simt::count
