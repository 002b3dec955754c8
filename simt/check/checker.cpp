#include "simt/check/checker.hpp"

#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "platform.hpp"

#include <cstdlib>
#include <string_view>
#include <utility>
#include <vector>

namespace simt::check {

namespace {

constexpr unsigned kLastGeneration = 12000;  // of 16383: room for grid.sync() in the last launch

}  // namespace

// ---- what kernels do

void Checker::access(std::uintptr_t address, unsigned size, Touch touch, std::uintptr_t place,
                     std::uintptr_t frame) {
    races_.settle();
    Page* const page = world_.shadow.find(address);
    if (page == nullptr && memory_.is_harmless(address, frame)) return;
    if ((address & (size - 1)) != 0) {  // told by misaligned(); here, its bytes count
        for (unsigned i = 0; i < size; ++i) access(address + i, 1, touch, place, frame);
        return;
    }
    const std::size_t offset = address % Page::kBytes;
    const std::uint64_t mask = ((1ull << size) - 1) << (address % 64);
    if (page == nullptr || (page->valid[offset / 64] & mask) != mask) {
        if (memory_.access_outside(address, size, touch, place, frame))
            access(address, size, touch, place, frame);
        return;
    }
    if (touch != Touch::write && touch != Touch::volatile_write &&
        (page->written[offset / 64] & mask) != mask)
        initialisation_.reads_unwritten(*page, address, size, place);
    if (writes(touch)) page->written[offset / 64] |= mask;
    if (!page->shared) streams_.kernel_access(address, size, writes(touch), place);
    races_.access(*page, address, size, touch, place);
}

void Checker::written_whole(std::uintptr_t address, unsigned size) {
    Page* const page = world_.shadow.find(address);
    if (page == nullptr || address % size != 0) return;
    const std::size_t word = address % Page::kBytes / 64;
    page->written[word] |= page->valid[word] & ((1ull << size) - 1) << (address % 64);
}

void Checker::barrier_reached(const char* file, unsigned line) {
    races_.settle();
    barriers_.barrier_reached(file, line);
    races_.barrier_reached();
}

void* Checker::lane() {
    races_.settle();
    return &world_.thread();
}

void Checker::copy_issued(std::uintptr_t to, unsigned bytes, std::uintptr_t place,
                          std::uintptr_t frame) {
    access(to, bytes, Touch::write, place, frame);
    races_.last_write_is_under_way();
    if (world_.shadow.is_valid(to)) world_.shadow.set_written(to, bytes, false);
}

// ---- what the runtime does

void Checker::launch_begins(const Launch& launch) {
    if (world_.last_generation > kLastGeneration) {
        world_.shadow.forget_accesses();
        world_.last_generation = 0;
        world_.past.clear();
        streams_.forget_printed();
        world_.recent.clear();
        world_.overlapping.clear();
    }
    world_.generation = ++world_.last_generation;
    world_.past.resize(world_.generation + 1);
    world_.past[world_.generation] = {world_.step, launch.site, launch.config.grid,
                                      launch.config.block};
    world_.recent.push_back(world_.generation);
    world_.launch = &launch;
    races_.launch_begins();
    memory_.launch_begins(launch);
    code = Code::kernel;
}

void Checker::launch_ends(const ExecutionResult& result) {
    races_.launch_ends();
    code = Code::simulator;
    memory_.launch_ends();
    blocks_.clear();
    world_.block = nullptr;
    const Launch& launch = *world_.launch;
    world_.launch = nullptr;
    if (result || result.outcome == Outcome::too_much_shared ||
        result.outcome == Outcome::too_many_threads)
        return;  // what a launch itself returns is told by call_failed()
    failure_told_ = true;
    // The processor has stopped what is told as an invalid or misaligned access already.
    if (memory_.access_told() && (result.outcome == Outcome::illegal_address ||
                                  result.outcome == Outcome::misaligned_address))
        return;
    barriers_.kernel_failed(launch, result);
}

void Checker::block_begins(const void* block, std::size_t number) {
    std::unique_ptr<BlockState>& state = blocks_[block];
    if (state == nullptr) state = std::make_unique<BlockState>();
    const dim3 b = world_.launch->config.block;
    state->begin(static_cast<unsigned>(number), std::size_t{b.x} * b.y * b.z, world_.generation);
}

void Checker::block_entered(const void* block) {
    races_.settle();
    world_.block = blocks_[block].get();
}

void Checker::block_ends(const void* block) {
    races_.settle();
    barriers_.block_ends(*blocks_[block]);
}

void Checker::written(std::uintptr_t begin, std::size_t bytes) {
    world_.shadow.set_written(begin, bytes, true);
    world_.shadow.mark_ends(begin, bytes);
    streams_.written(begin, bytes);
}

void Checker::copied(std::uintptr_t to, std::uintptr_t from, std::size_t bytes) {
    streams_.copied(to, from, bytes);
    if (!world_.shadow.is_valid(from)) {
        world_.shadow.set_written(to, bytes, true);
    } else {
        const MemoryKind kind = find_memory(reinterpret_cast<const void*>(to)).kind;
        if (kind != MemoryKind::device) initialisation_.copies_unwritten(from, bytes);
        world_.shadow.copy_written(to, from, bytes);
    }
    world_.shadow.mark_ends(to, bytes);
}

void Checker::call_failed(const FailedCall& call) {
    const cudaError_t error = call.error;
    const bool of_a_kernel = error >= cudaErrorIllegalAddress && error <= cudaErrorLaunchFailure;
    if (of_a_kernel && failure_told_) return;
    std::vector<std::uintptr_t> from = platform::calls();
    const Findings::Key key{Kind::api_error, digest(from), static_cast<std::uintptr_t>(error), 0};
    // An error that the device keeps, all later calls return.
    if (call.launch != nullptr && !of_a_kernel) failed_launches_.insert(key);
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::api_error;
    finding.mistake = call.mistake;
    finding.headline =
        std::string("Program hit ") + cudaGetErrorName(error) + " (error " +
        std::to_string(static_cast<int>(error)) + ") due to \"" + cudaGetErrorString(error) +
        "\" on " +
        (call.launch != nullptr ? std::string("the launch of kernel ") + call.launch->kernel
                                : std::string("CUDA API call to ") + call.function);
    if (call.launch != nullptr)
        finding.where = {0, call.launch->file, static_cast<unsigned>(call.launch->line), nullptr};
    if (!call.why.empty()) finding.details.push_back(call.why);
    finding.callers = std::move(from);
    world_.findings.add(key, std::move(finding));
}

void Checker::events_timed(const void* start, const void* stop) {
    if (world_.timeline.host_knows_event(start) && world_.timeline.host_knows_event(stop)) return;
    std::vector<std::uintptr_t> from = platform::calls();
    const Findings::Key key{Kind::api_error, digest(from), 0, 1};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::api_error;
    finding.mistake = "event not waited for";
    finding.headline = "cudaEventElapsedTime() of an event that nobody has waited for";
    finding.details = {
        "the work before the event may still run: a GPU then returns cudaErrorNotReady, and no "
        "time"};
    finding.callers = std::move(from);
    world_.findings.add(key, std::move(finding));
}

// ---- the end

void Checker::forget_findings() {
    world_.findings.clear();
    failed_launches_.clear();
    memory_.forget_allocations();
    streams_.forget_printed();
}

std::size_t Checker::finish(const std::string& early, bool as_json) {
    const char* const leaks = std::getenv("SIMT_CHECK_LEAKS");
    if (early.empty() && (leaks == nullptr || std::string_view(leaks) != "0")) memory_.tell_leaks();
    if (early.empty()) streams_.tell_unseen_output();
    for (const Findings::Key& key : failed_launches_) {
        Finding* const finding = world_.findings.find(key);
        if (finding == nullptr) continue;
        if (*finding->mistake == '\0') finding->mistake = "launch not looked at";
        finding->details.push_back(
            "the launch failed and the program went on: nobody has looked at its error");
    }
    return world_.findings.report(early, as_json);
}

}  // namespace simt::check
