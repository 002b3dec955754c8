// Hand-made warps, lines and kernels for the tests of book profile.
#pragma once

#include "simt/profile/pattern.hpp"
#include "simt/profile/report.hpp"

#include <cstdint>
#include <functional>

namespace m2m::profile {

/// One warp's access; `address` gives each lane's byte offset. Lanes from `lanes` on take no part.
inline Example example(Kind kind, int bytes, const std::function<std::int64_t(int)>& address,
                       int lanes = warp_size) {
    Example made;
    made.kind = kind;
    made.bytes = bytes;
    for (int lane = 0; lane < lanes; ++lane) made.addresses[std::size_t(lane)] = address(lane);
    return made;
}

/// A line on which every warp does what `one` does, `requests` times.
inline Line line_of(const Example& one, std::uint64_t requests = 1000, int number = 31) {
    Line line;
    line.file = "k.cu";
    line.line = number;
    line.examples = {one};
    std::uint64_t lanes = 0;
    for (const auto& address : one.addresses) lanes += address.has_value();
    Access& access = line.counters.of(one.kind);
    access.requests = requests;
    access.lanes = requests * lanes;
    access.bytes = access.lanes * std::uint64_t(one.bytes);
    if (is_shared(one.kind)) {
        access.wavefronts = requests * std::uint64_t(wavefronts_of(one));
        access.ideal = requests * std::uint64_t(ideal_wavefronts(one));
    } else {
        access.sectors = requests * sectors_of(one).size();
    }
    line.counters.warp_instructions = requests;
    line.counters.thread_instructions = requests * lanes;
    return line;
}

inline void add(Counters& sum, const Counters& more) {
    for (const Kind kind : kinds) {
        Access& to = sum.of(kind);
        const Access& from = more.of(kind);
        to.requests += from.requests;
        to.lanes += from.lanes;
        to.bytes += from.bytes;
        to.sectors += from.sectors;
        to.wavefronts += from.wavefronts;
        to.ideal += from.ideal;
    }
    sum.warp_instructions += more.warp_instructions;
    sum.thread_instructions += more.thread_instructions;
}

/// A kernel of these lines, launched so that nothing about the launch is wrong.
inline Kernel kernel_of(const std::vector<Line>& lines) {
    Kernel kernel;
    kernel.name = "k";
    kernel.file = "k.cu";
    kernel.line = 1;
    kernel.lines = lines;
    for (const Line& line : lines) add(kernel.totals, line.counters);
    Launch launch;
    launch.count = 1;
    launch.grid = {64, 1, 1};
    launch.block = {256, 1, 1};
    launch.blocks_counted = 64;
    launch.occupancy = {1.0, 4, "threads", std::nullopt};
    kernel.launches = {launch};
    return kernel;
}

}  // namespace m2m::profile
