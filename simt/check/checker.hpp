// The checker: hands what kernels, host code and the runtime do to the checks that it is made of.
#pragma once

#include "simt/check/barrier_check.hpp"
#include "simt/check/initialisation_check.hpp"
#include "simt/check/memory_check.hpp"
#include "simt/check/race_check.hpp"
#include "simt/check/stream_check.hpp"
#include "simt/check/world.hpp"

#include <cstddef>
#include <cstdint>
#include <memory>
#include <set>
#include <string>
#include <unordered_map>

namespace simt::check {

class Checker {
  public:
    /// The one of this process; made before any other code runs, never destroyed.
    static Checker& the() noexcept { return *instance_; }
    static void make() { instance_ = new Checker; }
    static bool exists() noexcept { return instance_ != nullptr; }

    // ---- what kernels do
    void access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                std::uintptr_t frame);
    /// Whether a read is one that access() would neither tell nor remember: for most, that is
    /// known from what has been read just before.
    bool has_read(std::uintptr_t address, unsigned size, std::uintptr_t place) const {
        const Page* const page = world_.shadow.find(address);
        if (page == nullptr || (address & (size - 1)) != 0 || !world_.alone) return false;
        const std::size_t group = address % Page::kBytes / 64;
        const std::uint64_t mask = ((1ull << size) - 1) << (address % 64);
        return (page->valid[group] & page->written[group] & mask) == mask &&
               races_.has_read(*page, address, size, place);
    }
    void misaligned(std::uintptr_t address, std::size_t alignment, const char* file, unsigned line,
                    std::uintptr_t place) {
        memory_.misaligned(address, alignment, file, line, place);
    }
    void local_overflow(std::uintptr_t address, bool writes, const char* file, unsigned line) {
        memory_.local_overflow(address, writes, file, line);
    }
    void barrier_reached(const char* file, unsigned line);
    void barrier_passed() { races_.barrier_passed(); }
    void grid_passed() { races_.grid_passed(); }
    void fence() { races_.fence(); }
    /// An atomic is about to write these bytes, aligned to as many, without having read them.
    void written_whole(std::uintptr_t address, unsigned size);
    void some_meet(std::uintptr_t barrier) { races_.some_meet(barrier); }
    void* lane();
    static void lanes_met(void* const* lanes, unsigned mask) {
        RaceCheck::lanes_met(*the().world_.block, lanes, mask);
    }
    /// An asynchronous copy: it may write at once, and what it brings is not there before it has
    /// been waited for.
    void copy_issued(std::uintptr_t to, unsigned bytes, std::uintptr_t place, std::uintptr_t frame);
    void arguments(std::uintptr_t begin, std::size_t bytes) { memory_.arguments(begin, bytes); }
    void thread_exits() { races_.settle(); }
    void compares(std::uintptr_t address, const void* expected, std::size_t bytes) {
        races_.compares(address, expected, bytes);
    }
    void shuffled(const char* operation, const char* file, unsigned line, unsigned mask,
                  const unsigned* sources) {
        barriers_.shuffled(operation, file, line, mask, sources);
    }
    void printed() { streams_.printed(); }
    void allocated_in_kernel(std::uintptr_t begin, std::size_t bytes) {
        memory_.allocated_in_kernel(begin, bytes);
    }
    bool freed_in_kernel(std::uintptr_t begin, std::uintptr_t place) {
        return memory_.freed_in_kernel(begin, place);
    }

    // ---- what host code does
    void host_access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place) {
        streams_.host_access(address, size, touch, place);
    }
    bool knows(std::uintptr_t address) const { return world_.shadow.look_up(address) != nullptr; }

    // ---- what the runtime does
    Timeline& timeline() { return world_.timeline; }
    void work_begins(const StreamKind& stream) { streams_.work_begins(stream); }
    void work_ends() { streams_.work_ends(); }
    void launch_begins(const Launch& launch);
    void launch_ends(const ExecutionResult& result);
    void block_begins(const void* block, std::size_t number);
    void block_entered(const void* block);
    void block_ends(const void* block);
    void shared_placed(const char* name, std::uintptr_t begin, std::size_t bytes) {
        memory_.shared_placed(name, begin, bytes);
    }
    void shared_removed(std::uintptr_t begin, std::size_t bytes) {
        memory_.shared_removed(begin, bytes);
    }
    void shared_freed(std::uintptr_t begin) { memory_.shared_freed(begin); }
    void shared_begins(std::uintptr_t begin, std::size_t bytes) {
        world_.shadow.set_written(begin, bytes, false);
    }
    std::string refuses(std::size_t bytes) const { return memory_.refuses(bytes); }
    void allocated(std::uintptr_t begin, std::size_t bytes, MemoryKind kind) {
        memory_.allocated(begin, bytes, kind);
    }
    void allocated_in_order(std::uintptr_t begin, std::size_t bytes) {
        streams_.allocated_in_order(begin, bytes);
    }
    void freed(std::uintptr_t begin, std::size_t bytes) {
        streams_.freed(begin, bytes);
        memory_.freed(begin, bytes);
    }
    void written(std::uintptr_t begin, std::size_t bytes);
    void copied(std::uintptr_t to, std::uintptr_t from, std::size_t bytes);
    void call_failed(const FailedCall& call);
    void errors_looked_at() { failed_launches_.clear(); }
    void events_timed(const void* start, const void* stop);

    /// At the end of the program: leaks, and the report. @returns how many mistakes there are.
    /// `early` says "The program was ended by …": it did not come to its end; or empty
    std::size_t finish(const std::string& early, bool as_json);
    /// The process has forked: what has been found is its parent's to tell.
    void forget_findings();
    bool has_findings() const { return !world_.findings.empty(); }

  private:
    static inline Checker* instance_ = nullptr;
    World world_;
    MemoryCheck memory_{world_};
    InitialisationCheck initialisation_{world_, memory_};
    RaceCheck races_{world_, memory_};
    BarrierCheck barriers_{world_};
    StreamCheck streams_{world_, memory_};
    std::unordered_map<const void*, std::unique_ptr<BlockState>> blocks_;
    bool failure_told_ = false;  // a kernel failed: what later calls return is no news
    std::set<Findings::Key> failed_launches_;  // whose errors nobody has looked at
};

}  // namespace simt::check
