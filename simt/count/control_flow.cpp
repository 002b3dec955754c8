#include "simt/count/control_flow.hpp"

#include <algorithm>

namespace simt::count {

unsigned ControlFlow::go_elsewhere(unsigned from, std::uint64_t word) {
    const auto [found, fresh] = by_word_.try_emplace(word, static_cast<unsigned>(nodes_.size()));
    const unsigned to = found->second;
    if (fresh) nodes_.push_back({word});
    Node& node = nodes_[from];
    node.latest_word = word;
    node.latest = to;
    auto& known = node.successors;
    if (std::find(known.begin(), known.end(), to) == known.end()) {
        known.push_back(to);
        nodes_[to].predecessors.push_back(from);
        stale_ = true;
    }
    return to;
}

unsigned ControlFlow::meeting_point(unsigned node) {
    if (stale_) find_meeting_points();
    return meeting_points_[node];
}

/// Cooper, Harvey and Kennedy 2001, "A simple, fast dominance algorithm", on the graph with its
/// edges turned around: dominators there are post-dominators here.
void ControlFlow::find_meeting_points() {
    constexpr unsigned none = ~0u;
    // Nodes in postorder of a walk from the exit against the edges.
    std::vector<unsigned> order, number(nodes_.size(), none);
    std::vector<char> seen(nodes_.size(), 0);
    std::vector<std::pair<unsigned, std::size_t>> path{{exit, 0}};
    seen[exit] = 1;
    while (!path.empty()) {
        auto& [node, next] = path.back();
        const auto& before = nodes_[node].predecessors;
        if (next == before.size()) {
            number[node] = static_cast<unsigned>(order.size());
            order.push_back(node);
            path.pop_back();
        } else if (const unsigned other = before[next++]; !seen[other]) {
            seen[other] = 1;
            path.emplace_back(other, 0);
        }
    }

    std::vector<unsigned> meets(nodes_.size(), none);
    meets[exit] = exit;
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = order.size() - 1; i-- > 0;) {  // the exit, last in order, is settled
            const unsigned node = order[i];
            unsigned met = none;
            for (unsigned way : nodes_[node].successors) {
                if (meets[way] == none) continue;
                if (met == none) met = way;
                while (met != way) {
                    while (number[met] < number[way]) met = meets[met];
                    while (number[way] < number[met]) way = meets[way];
                }
            }
            changed |= meets[node] != met;
            meets[node] = met;
        }
    }
    // What has not been seen to end: a thread that is still on its way.
    std::replace(meets.begin(), meets.end(), none, unsigned{exit});
    meeting_points_ = std::move(meets);
    stale_ = false;
}

}  // namespace simt::count
