// From the logs of 32 threads to what their warp would have done in lockstep.
#pragma once

#include "simt/count/control_flow.hpp"
#include "simt/count/log.hpp"
#include "simt/count/warp_access.hpp"

#include <array>
#include <cstdint>
#include <deque>
#include <map>
#include <string>
#include <utility>

namespace simt::count {

/// One kind of access, added up.
struct Counters {
    std::uint64_t requests = 0;               // instructions of a warp
    std::uint64_t sectors = 0;                // global memory
    std::uint64_t wavefronts = 0, ideal = 0;  // shared memory
    std::uint64_t lanes = 0, bytes = 0;

    Counters& operator+=(const Counters& other) {
        requests += other.requests;
        sectors += other.sectors;
        wavefronts += other.wavefronts;
        ideal += other.ideal;
        lanes += other.lanes;
        bytes += other.bytes;
        return *this;
    }
};

/// Which block and which of its warps.
struct WhichWarp {
    unsigned block[3] = {};
    unsigned warp = 0;
};

/// A request to look at: the first of the dearest.
struct Example {
    unsigned cost = 0;  // sectors or wavefronts; 0: none yet
    unsigned ideal = 0;
    WhichWarp where{};
    WarpAccess access{};
    std::string allocation{};
    std::uintptr_t base = 0;  // of it
};

/// An access in the program, by the chain of calls that leads there.
struct Site {
    std::uint64_t word;  // as in the logs: place, space, touch, size
    unsigned context;
    Counters counters{};
    Example example{};
};

/// A kernel's figures.
class Replay {
  public:
    /// @param name_memory finds the allocation an address lies in and its base.
    explicit Replay(std::string (*name_memory)(std::uintptr_t address, std::uintptr_t& base))
        : name_memory_(name_memory) {}

    /// Goes through the logs of one warp, each complete up to its end word or empty.
    void warp(const std::array<const std::uint64_t*, kLanes>& logs, const WhichWarp& which);

    const ControlFlow& control_flow() const { return flow_; }
    const std::deque<Site>& sites() const { return sites_; }

  private:
    void run(std::uint32_t lanes, unsigned before, unsigned until);
    void block(std::uint32_t lanes, unsigned node);
    void access(std::uint32_t lanes, unsigned node, std::size_t number);
    void count(Site& site, const WarpAccess& access);
    void look_ahead(std::uint32_t lanes, unsigned before);
    Site& site_at(Node& node, std::size_t number, std::uint64_t word);

    ControlFlow flow_;
    std::deque<Site> sites_;
    std::map<std::pair<std::uint64_t, unsigned>, Site*> by_word_;
    std::string (*name_memory_)(std::uintptr_t address, std::uintptr_t& base);

    // ---- of the warp at hand
    const std::uint64_t* next_[kLanes] = {};
    WhichWarp which_{};
    bool looked_ahead_ = false;
};

}  // namespace simt::count
