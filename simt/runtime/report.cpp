// Who waits where, in words.
#include "report.hpp"

#include "block.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <utility>
#include <vector>

namespace simt {

std::string text(uint3 index) {
    char digits[40];
    std::snprintf(digits, sizeof digits, "(%u,%u,%u)", index.x, index.y, index.z);
    return digits;
}

std::string text(const Place& place) {
    std::string result = std::string(place.file) + ':' + std::to_string(place.line());
    if (place.column() != 0) result += ':' + std::to_string(place.column());
    return result;
}

std::string hexadecimal(unsigned value) {
    char digits[16];
    std::snprintf(digits, sizeof digits, "0x%08x", value);
    return digits;
}

std::string Block::what_thread_does(unsigned rank,
                                    const std::vector<const Barrier*>& waits_at) const {
    const Thread& thread = threads_[rank];
    if (thread.state == Thread::State::exited) return "exited";
    if (thread.state == Thread::State::unstarted) return "not started";
    if (const Barrier* const barrier = waits_at[rank])
        return std::string("waits at ") + barrier->operation + ", " + text(barrier->place);
    if (const WarpCall* const call = thread.warp_call) {
        std::string what = std::string("waits at ") + call->operation + ", " + text(call->place);
        if (call->combine != nullptr) what += ", mask " + hexadecimal(call->mask);
        return what;
    }
    if (thread.polls_with != nullptr)
        return std::string("polls with ") + thread.polls_with + ", " + text(thread.polls_at);
    return &thread == current_ ? "runs" : "can run";
}

Place Block::where_first_waits() const {
    const Thread* first = nullptr;
    Place place{};
    const auto consider = [&](const Thread& thread, const Place& at) {
        if (first != nullptr && first->rank <= thread.rank) return;
        first = &thread;
        place = at;
    };
    if (!recorded_) return place;
    for (const Barrier& barrier : barriers_) {
        if (barrier.count == 0) continue;
        for (const Thread* thread = barrier.waiting.first(); thread != nullptr;
             thread = thread->next)
            consider(*thread, barrier.place);
    }
    for (const Thread& thread : threads_) {
        if (thread.state != Thread::State::live) continue;
        if (thread.warp_call != nullptr)
            consider(thread, thread.warp_call->place);
        else if (thread.polls_with != nullptr)
            consider(thread, thread.polls_at);
    }
    return place;
}

std::string Block::who_waits_where() const {
    std::string report = "  block " + text(index_) + ":\n";
    if (!recorded_) return report + "    no thread waits\n";
    std::vector<const Barrier*> waits_at(size_, nullptr);
    for (const Barrier& barrier : barriers_) {
        if (barrier.count == 0) continue;
        for (const Thread* thread = barrier.waiting.first(); thread != nullptr;
             thread = thread->next)
            waits_at[thread->rank] = &barrier;
    }
    // Those that do the same in one line, as ranges.
    struct Group {
        std::string what;
        unsigned count = 0;
        std::vector<std::pair<unsigned, unsigned>> ranges;  // of ranks, first and last
    };
    std::vector<Group> groups;
    for (unsigned rank = 0; rank < size_; ++rank) {
        const std::string what = what_thread_does(rank, waits_at);
        const auto known = std::find_if(groups.begin(), groups.end(),
                                        [&](const Group& group) { return group.what == what; });
        Group& group = known != groups.end() ? *known : groups.emplace_back(Group{what, 0, {}});
        ++group.count;
        if (!group.ranges.empty() && group.ranges.back().second + 1 == rank)
            group.ranges.back().second = rank;
        else
            group.ranges.emplace_back(rank, rank);
    }
    constexpr std::size_t most = 8;  // ranges that are listed
    for (const Group& group : groups) {
        report += "    thread ";
        for (std::size_t i = 0; i < std::min(group.ranges.size(), most); ++i) {
            const auto [first, last] = group.ranges[i];
            report += (i == 0 ? "" : ", ") + text(threads_[first].index);
            if (last != first) report += " to " + text(threads_[last].index);
        }
        if (group.ranges.size() > most) report += ", …";
        if (group.count > 1) report += ", " + std::to_string(group.count) + " threads";
        report += ": " + group.what + '\n';
    }
    return report;
}

}  // namespace simt
