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
    allocated_.erase(std::remove_if(allocated_.begin(), allocated_.end(),
                                    [&](const Allocated& one) { return known(one.step); }),
                     allocated_.end());
    unborn_.clear();
    for (const Allocated& one : allocated_)
        if (!world_.timeline.before_current(one.step)) unborn_.push_back(one);
    world_.alone = world_.overlapping.empty() && overlapping_.empty() && unborn_.empty();
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
    if (!world_.overlapping.empty())
        compare_with_kernels(
            transfer.range, writes_it,
            [this](std::uint64_t generation) { return world_.overlaps(generation); },
            [&](const Access& one, bool wrote, const Past& past) {
                report_unordered({one.address(), {}, wrote}, {0, transfer.callers, writes_it},
                                 std::string("kernel ") + past.site.kernel + " and a copy or fill" +
                                     world_.no_order());
            });
    compare_with_allocations(begin, bytes, {0, transfer.callers, writes_it});
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

template <class Unordered, class Report>
void StreamCheck::compare_with_kernels(const Range& range, bool now_writes,
                                       const Unordered& unordered, const Report& report) {
    for (std::uintptr_t word = range.begin / 4 * 4; word < range.end; word += 4) {
        Page* const page = world_.shadow.find(word);
        if (page == nullptr || page->cells == nullptr) {
            word = (word / Page::kBytes + 1) * Page::kBytes - 4;
            continue;
        }
        const Cell& cell = page->cell(word % Page::kBytes);
        for (const Access* one : {&cell.writer, &cell.reader}) {
            const bool wrote = one == &cell.writer;
            const std::uint64_t generation = generation_of(one->when);
            if (one->when == 0 || !(wrote || now_writes) || generation >= world_.past.size())
                continue;
            if (unordered(generation)) report(*one, wrote, world_.past[generation]);
        }
    }
}

void StreamCheck::compare_with_allocations(std::uintptr_t address, std::size_t size,
                                           const Party& now) {
    for (const Allocated& one : unborn_)
        if (one.range.meets(address, size))
            report_unordered({0, one.callers, true, "Allocation"}, now,
                             "the memory is allocated in one stream and used in another, and "
                             "neither waits: it need not be there yet",
                             "used before its allocation");
}

void StreamCheck::allocated_in_order(std::uintptr_t begin, std::size_t bytes) {
    in_order_.insert(begin);
    allocated_.push_back({{begin, begin + bytes}, world_.step, world_.callers()});
}

void StreamCheck::freed(std::uintptr_t begin, std::size_t bytes) {
    const bool in_order = in_order_.erase(begin) == 1;
    const Range range{begin, begin + bytes};
    const auto within = [&](const auto& one) { return range.meets(one.range.begin, 1); };
    if (in_order || in_work_) {  // otherwise the host has waited for the device
        const Party now{0, world_.callers(), true, "Free"};
        const std::string why = in_work_ ? ": neither stream waits for the other"
                                         : ": the host has not waited, and cudaFree does not wait "
                                           "for the uses of such memory";
        if (in_work_) compare_with_allocations(begin, bytes, now);
        for (const Transfer& one : in_work_ ? overlapping_ : transfers_)
            if (within(one) && (in_work_ || !world_.timeline.host_knows(one.step)))
                report_unordered({0, one.callers, one.writes}, now,
                                 "the memory is freed while a copy or fill may still use it" + why,
                                 "freed while in use");
        compare_with_kernels(
            range, true,
            [this](std::uint64_t generation) {
                return in_work_ ? world_.overlaps(generation)
                                : !world_.timeline.host_knows(world_.past[generation].step);
            },
            [&](const Access& one, bool wrote, const Past& past) {
                report_unordered({one.address(), {}, wrote}, now,
                                 std::string("the memory is freed while kernel ") +
                                     past.site.kernel + " may still use it" + why,
                                 "freed while in use");
            });
    }
    // Whoever gets these addresses next has nothing to do with it.
    for (auto* const list : {&transfers_, &overlapping_})
        list->erase(std::remove_if(list->begin(), list->end(), within), list->end());
    for (auto* const list : {&allocated_, &unborn_})
        list->erase(std::remove_if(list->begin(), list->end(), within), list->end());
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
    finding.first_act = before.act;
    finding.second_act = now.act;
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
