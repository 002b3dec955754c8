#include "simt/check/barrier_check.hpp"

#include <algorithm>
#include <array>
#include <cstdio>
#include <sstream>
#include <string>
#include <utility>
#include <vector>

namespace simt::check {

namespace {

constexpr std::size_t kMostBarriers = 4096;  // whose places are kept

}  // namespace

void BarrierCheck::barrier_reached(const char* file, unsigned line) {
    std::vector<Where>& barriers = world_.block->barriers;
    if (world_.thread().epoch == barriers.size() && barriers.size() < kMostBarriers)
        barriers.push_back({0, file, line, world_.launch->site.kernel});
}

void BarrierCheck::block_ends(const BlockState& state) {
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
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::exited_at_barrier;
    finding.headline = "Warning: Barrier reached after threads of the block have exited";
    finding.where = place;
    finding.who = {world_.launch->site.kernel, index_in(world_.launch->config.block, rank),
                   index_in(world_.launch->config.grid, state.number)};
    finding.in_kernel = true;
    finding.details = {"this thread has returned from the kernel; the others wait for all"};
    world_.findings.add(key, std::move(finding));
}

void BarrierCheck::kernel_failed(const Launch& launch, const ExecutionResult& result) {
    Finding finding;
    const bool barrier =
        result.outcome == Outcome::barrier_error || result.outcome == Outcome::no_progress;
    const bool spins = barrier && result.instruction != nullptr;
    finding.kind = barrier ? Kind::barrier : Kind::api_error;
    finding.mistake = spins ? "endless loop" : barrier ? "" : "kernel failed";
    finding.headline = spins     ? "Endless loop: a thread neither ends nor waits"
                       : barrier ? "Barrier error detected. Threads wait in vain"
                                 : std::string("Kernel ") + launch.site.kernel + " failed";
#ifdef __clang__  // so ends what its check of local arrays finds
    if (result.outcome == Outcome::illegal_instruction && result.instruction != nullptr) {
        finding.kind = Kind::invalid_access;
        finding.mistake = "out of bounds in a local array";
        finding.headline = "Invalid __local__ access";
        finding.details = {"beyond the end of a local array (or a trap of the program's own)"};
    }
#endif
    // An access that the simulator itself has refused: a texture's or a surface's.
    const bool access =
        result.place.file != nullptr && (result.outcome == Outcome::illegal_address ||
                                         result.outcome == Outcome::misaligned_address);
    if (access) {
        finding.kind =
            result.outcome == Outcome::illegal_address ? Kind::invalid_access : Kind::misaligned;
        finding.headline = "Invalid texture or surface access";
    }
    finding.where = {0, launch.site.file, static_cast<unsigned>(launch.site.line),
                     launch.site.kernel};
    if ((barrier || access) && result.place.file != nullptr)
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
    if (world_.findings.seen(key) == nullptr) world_.findings.add(key, std::move(finding));
}

void BarrierCheck::shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                            const unsigned* sources) {
    Shuffles& now = world_.block->shuffles[thread_rank() / 32];
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

void BarrierCheck::tell_outside_mask(const Shuffles& shuffles, const char* file, unsigned line,
                                     unsigned lane, unsigned source) {
    const Findings::Key key{Kind::barrier, reinterpret_cast<std::uintptr_t>(kept(file)), line,
                            1u << 16};
    if (world_.findings.seen(key) != nullptr) return;
    const unsigned outside = shuffles.outside[lane];
    char mask[16];
    std::snprintf(mask, sizeof mask, "0x%08x", shuffles.mask);
    Finding finding;
    finding.kind = Kind::barrier;
    finding.mistake = "undefined shuffle";
    finding.headline = std::string("Undefined value from ") + shuffles.operation;
    finding.where = {0, file, line, world_.launch->site.kernel};
    const unsigned rank = thread_rank() / 32 * 32 + lane;
    finding.who = {world_.launch->site.kernel, index_in(world_.launch->config.block, rank),
                   blockIdx};
    finding.in_kernel = true;
    finding.details = {
        "lane " + std::to_string(lane) + " reads lane " + std::to_string(source) +
        (source == outside ? "" : ", whose value comes from lane " + std::to_string(outside)) +
        ", which the mask " + mask + " does not name" +
        (outside >= world_.block->threads.size() - rank / 32 * 32 ? " and the block does not have"
                                                                  : "")};
    world_.findings.add(key, std::move(finding));
}

}  // namespace simt::check
