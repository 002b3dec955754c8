#include "simt/profile/pattern.hpp"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <set>
#include <utility>

namespace m2m::profile {

namespace {

// Towards minus infinity: an offset below an allocation's start belongs to the sector before it.
std::int64_t floor_divide(std::int64_t a, std::int64_t b) {
    return a / b - (a % b != 0 && (a < 0) != (b < 0) ? 1 : 0);
}

std::vector<std::int64_t> active_addresses(const Example& example) {
    std::vector<std::int64_t> addresses;
    for (const auto& address : example.addresses) {
        if (address) addresses.push_back(*address);
    }
    return addresses;
}

int lanes_of_a_phase(int bytes) {
    return bytes <= 4 ? 32 : bytes <= 8 ? 16 : 8;
}

}  // namespace

Pattern pattern_of(const Example& example) {
    const std::vector<std::int64_t> addresses = active_addresses(example);
    Pattern pattern;
    if (addresses.empty()) return pattern;
    const std::int64_t lowest = *std::min_element(addresses.begin(), addresses.end());
    pattern.past_sector = lowest - floor_divide(lowest, 32) * 32;
    std::map<std::int64_t, int> lanes_by_address;
    for (const std::int64_t address : addresses) {
        pattern.same_address = std::max(pattern.same_address, ++lanes_by_address[address]);
    }
    if (addresses.size() == 1) return pattern;
    if (lanes_by_address.size() == 1) {
        pattern.shape = Shape::same;
        return pattern;
    }
    // Only lanes beside each other have a distance that means something. Lanes that share an
    // address (a broadcast within the warp) say nothing about how the addresses lie.
    std::map<std::int64_t, int> pairs;
    int counted = 0;
    for (std::size_t lane = 1; lane < example.addresses.size(); ++lane) {
        if (!example.addresses[lane - 1] || !example.addresses[lane]) continue;
        const std::int64_t distance = *example.addresses[lane] - *example.addresses[lane - 1];
        if (distance == 0) continue;
        ++pairs[distance];
        ++counted;
    }
    const auto most =
        std::max_element(pairs.begin(), pairs.end(),
                         [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == pairs.end() || 2 * most->second <= counted) {
        pattern.shape = Shape::scattered;
        return pattern;
    }
    pattern.stride = most->first;
    pattern.shape =
        std::llabs(pattern.stride) == example.bytes ? Shape::neighbours : Shape::strided;
    return pattern;
}

std::vector<std::int64_t> sectors_of(const Example& example) {
    std::set<std::int64_t> sectors;
    for (const std::int64_t address : active_addresses(example)) {
        const std::int64_t last = floor_divide(address + example.bytes - 1, 32);
        for (std::int64_t sector = floor_divide(address, 32); sector <= last; ++sector)
            sectors.insert(sector);
    }
    return {sectors.begin(), sectors.end()};
}

int sectors_needed(const Example& example) {
    std::vector<std::int64_t> addresses = active_addresses(example);
    std::sort(addresses.begin(), addresses.end());
    std::int64_t bytes = 0, end = 0;
    bool first = true;
    for (const std::int64_t address : addresses) {  // overlapping accesses count once
        const std::int64_t from = first ? address : std::max(address, end);
        bytes += std::max<std::int64_t>(0, address + example.bytes - from);
        end = first ? address + example.bytes : std::max(end, address + example.bytes);
        first = false;
    }
    return static_cast<int>((bytes + 31) / 32);
}

int bank_of(std::int64_t word) {
    return static_cast<int>(word - floor_divide(word, 32) * 32);
}

std::vector<std::int64_t> words_of_lane(const Example& example, int lane) {
    std::vector<std::int64_t> words;
    const auto& address = example.addresses[static_cast<std::size_t>(lane)];
    if (!address) return words;
    const std::int64_t last = floor_divide(*address + example.bytes - 1, 4);
    for (std::int64_t word = floor_divide(*address, 4); word <= last; ++word) words.push_back(word);
    return words;
}

std::vector<Phase> phases_of(const Example& example) {
    std::vector<Phase> phases;
    const int lanes = lanes_of_a_phase(example.bytes);
    for (int first = 0; first < warp_size; first += lanes) {
        Phase phase;
        phase.first_lane = first;
        phase.lanes = lanes;
        std::set<std::int64_t> words;
        for (int lane = first; lane < first + lanes; ++lane) {
            for (const std::int64_t word : words_of_lane(example, lane)) words.insert(word);
        }
        if (words.empty()) continue;
        for (const std::int64_t word : words) {
            auto& of_bank = phase.words[static_cast<std::size_t>(bank_of(word))];
            of_bank.push_back(word);
            phase.wavefronts = std::max(phase.wavefronts, static_cast<int>(of_bank.size()));
        }
        phases.push_back(std::move(phase));
    }
    return phases;
}

int wavefronts_of(const Example& example) {
    int sum = 0;
    for (const Phase& phase : phases_of(example)) sum += phase.wavefronts;
    return sum;
}

int ideal_wavefronts(const Example& example) {
    return static_cast<int>(phases_of(example).size());
}

}  // namespace m2m::profile
