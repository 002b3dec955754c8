#include "simt/check/stream_check.hpp"

#include "memory.hpp"

#include <algorithm>
#include <mutex>
#include <utility>

namespace simt::check {

void StreamCheck::work_begins(const StreamKind& stream) {
    world_.stream = stream;
    world_.step = world_.timeline.submit(stream);
    in_work_ = true;
    // What the host has waited for comes before everything that it submits from now on.
    const auto known = [this](Step step) { return world_.timeline.host_knows(step); };
    world_.recent.erase(std::remove_if(world_.recent.begin(), world_.recent.end(),
                                       [&](std::uint64_t g) { return known(world_.past[g].step); }),
                        world_.recent.end());
    transfers_.erase(std::remove_if(transfers_.begin(), transfers_.end(),
                                    [&](const Transfer& one) { return known(one.step); }),
                     transfers_.end());
    world_.overlapping.clear();
    for (const std::uint64_t generation : world_.recent)
        if (!world_.timeline.before_current(world_.past[generation].step))
            world_.overlapping.push_back(generation);
    overlapping_.clear();
    for (const Transfer& one : transfers_)
        if (!world_.timeline.before_current(one.step)) overlapping_.push_back(one);
    world_.alone = world_.overlapping.empty() && overlapping_.empty();
}

void StreamCheck::work_ends() {
    if (host_waits_) world_.timeline.host_waits_for_stream(world_.stream);
    in_work_ = host_waits_ = false;
}

void StreamCheck::transferred(std::uintptr_t begin, std::size_t bytes, bool writes_it) {
    const MemoryKind kind = find_memory(reinterpret_cast<const void*>(begin)).kind;
    if (kind == MemoryKind::host) return;  // it is staged: the call returns when it is free again
    Transfer transfer{{begin, begin + bytes}, writes_it, world_.step, world_.callers()};
    for (const Transfer& other : overlapping_) {
        const bool apart = other.range.end <= begin || other.range.begin >= begin + bytes;
        if (!apart && (other.writes || writes_it))
            report_unordered({0, other.callers, other.writes}, {0, transfer.callers, writes_it},
                             std::string("two copies or fills") + world_.no_order());
    }
    if (!world_.overlapping.empty()) compare_with_kernels(transfer);
    transfers_.push_back(std::move(transfer));
}

void StreamCheck::compare_with_transfers(std::uintptr_t address, unsigned size, bool now_writes,
                                         std::uintptr_t place) {
    for (const Transfer& one : overlapping_) {
        if (!one.range.meets(address, size) || !(one.writes || now_writes)) continue;
        report_unordered({0, one.callers, one.writes}, {place, {}, now_writes},
                         std::string("a copy or fill and kernel ") + world_.launch->site.kernel +
                             world_.no_order());
    }
}

void StreamCheck::compare_with_kernels(const Transfer& transfer) {
    for (std::uintptr_t word = transfer.range.begin / 4 * 4; word < transfer.range.end; word += 4) {
        Page* const page = world_.shadow.find(word);
        if (page == nullptr || page->cells == nullptr) {
            word = (word / Page::kBytes + 1) * Page::kBytes - 4;
            continue;
        }
        const Cell& cell = page->cell(word % Page::kBytes);
        for (const Access* one : {&cell.writer, &cell.reader}) {
            const bool wrote = one == &cell.writer;
            if (one->when == 0 || !(wrote || transfer.writes)) continue;
            const std::uint64_t generation = generation_of(one->when);
            if (world_.overlaps(generation))
                report_unordered({one->address(), {}, wrote},
                                 {0, transfer.callers, transfer.writes},
                                 std::string("kernel ") + world_.past[generation].site.kernel +
                                     " and a copy or fill" + world_.no_order());
        }
    }
}

void StreamCheck::report_unordered(Party before, Party now, std::string detail,
                                   const char* mistake) {
    const Findings::Key key{Kind::race, before.place + digest(before.callers),
                            now.place + digest(now.callers),
                            unsigned{before.writes} * 2 + now.writes};
    if (world_.findings.seen(key) != nullptr) return;
    Finding finding;
    finding.kind = Kind::race;
    finding.mistake = mistake;
    finding.headline = "Error: Race reported";
    finding.second = true;
    finding.first_writes = before.writes;
    finding.second_writes = now.writes;
    finding.where.address = before.place;
    finding.other.address = now.place;
    finding.callers = std::move(before.callers);
    finding.other_callers = std::move(now.callers);
    finding.details = {std::move(detail)};
    world_.findings.add(key, std::move(finding));
}

void StreamCheck::host_access(std::uintptr_t address, unsigned size, Touch touch,
                              std::uintptr_t place) {
    const Page* const page = world_.shadow.look_up(address);
    if (page == nullptr || page->shared) return;
    const std::lock_guard<std::mutex> lock(memory_.mutex());
    const auto* const found = memory_.allocation_of(address);
    if (found == nullptr) return;
    const Allocation& allocation = found->second;
    if (allocation.in_kernel && !allocation.live) return;  // it may be the host's by now
    if (allocation.kind == MemoryKind::device) {
        memory_.host_in_device_memory(address, size, touch, place);
        return;
    }
    for (const Transfer& one : transfers_) {
        if (!one.range.meets(address, size) || !(one.writes || writes(touch))) continue;
        if (!world_.timeline.host_knows(one.step))
            report_unordered({0, one.callers, one.writes}, {place, {}, writes(touch)},
                             memory_.describe_word(address) +
                                 ": the host has not waited for this " +
                                 (one.writes ? "copy or fill" : "copy"),
                             "race with the host");
    }
    if (page->cells == nullptr) return;
    const Cell& cell = page->cells[address % Page::kBytes / 4];
    for (const Access* one : {&cell.writer, &cell.reader}) {
        const bool wrote = one == &cell.writer;
        const std::uint64_t generation = generation_of(one->when);
        if (one->when == 0 || !(wrote || writes(touch)) || generation >= world_.past.size())
            continue;
        if (!world_.timeline.host_knows(world_.past[generation].step))
            report_unordered({one->address(), {}, wrote}, {place, {}, writes(touch)},
                             memory_.describe_word(address) +
                                 ": the host has not waited for kernel " +
                                 world_.past[generation].site.kernel,
                             "race with the host");
    }
}

void StreamCheck::written(std::uintptr_t begin, std::size_t bytes) {
    if (in_work_) transferred(begin, bytes, true);
}

void StreamCheck::copied(std::uintptr_t to, std::uintptr_t from, std::size_t bytes) {
    if (!in_work_) return;
    transferred(from, bytes, false);
    transferred(to, bytes, true);
    // Into ordinary host memory even an asynchronous copy returns only when it is done; the launch
    // of a graph does not wait.
    const MemoryKind kind = find_memory(reinterpret_cast<const void*>(to)).kind;
    host_waits_ = host_waits_ || (kind == MemoryKind::host && !world_.stream.in_graph);
}

void StreamCheck::tell_unseen_output() {
    for (const unsigned generation : printed_) {
        if (world_.timeline.host_knows(world_.past[generation].step)) continue;
        const LaunchSite& site = world_.past[generation].site;
        const Findings::Key key{Kind::unseen_output,
                                reinterpret_cast<std::uintptr_t>(kept(site.file)),
                                static_cast<std::uintptr_t>(site.line), 0};
        if (world_.findings.seen(key) != nullptr) continue;
        Finding finding;
        finding.kind = Kind::unseen_output;
        finding.headline = std::string("Warning: Nobody waits for kernel ") + site.kernel +
                           ", which calls printf()";
        finding.where = {0, site.file, static_cast<unsigned>(site.line), nullptr};
        finding.details = {
            "the program ends without cudaDeviceSynchronize() or another call that "
            "waits for it: a GPU prints nothing"};
        world_.findings.add(key, std::move(finding));
    }
}

}  // namespace simt::check
