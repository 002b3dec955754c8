// The control-flow graph of a kernel, as far as its threads have been seen to go, and where the
// lanes of a warp that part meet again.
#pragma once

#include <cstdint>
#include <unordered_map>
#include <vector>

namespace simt::count {

struct Site;  // replay.hpp

/// A basic block, or what follows a barrier or a call.
struct Node {
    std::uint64_t word;  // what stands for it in a lane's log
    std::vector<unsigned> successors{};
    std::vector<unsigned> predecessors{};
    std::vector<Site*> sites{};  // its accesses in their order; see Replay
    std::uint64_t warps = 0;     // how often a warp has entered it
    std::uint64_t threads = 0;   // with how many active lanes in all
    std::uint64_t latest_word = 0;
    unsigned latest = 0;  // the successor that was taken last, and its word
};

class ControlFlow {
  public:
    /// Where all threads begin, and where they end.
    static constexpr unsigned entry = 0, exit = 1;

    ControlFlow() : nodes_{{entry_word}, {exit_word}} {}

    Node& operator[](unsigned node) { return nodes_[node]; }
    const std::vector<Node>& nodes() const { return nodes_; }

    /// A thread has gone from `from` to the block that `word` stands for. @returns that block.
    unsigned go(unsigned from, std::uint64_t word) {
        Node& node = nodes_[from];
        return node.latest_word == word ? node.latest : go_elsewhere(from, word);
    }

    /// The block that every way from `node` to the end leads through first: its immediate
    /// post-dominator.
    unsigned meeting_point(unsigned node);

    /// No program counter: what the entry and the exit have for a word.
    static constexpr std::uint64_t entry_word = 1, exit_word = 2;

  private:
    unsigned go_elsewhere(unsigned from, std::uint64_t word);
    void find_meeting_points();

    std::vector<Node> nodes_;
    std::unordered_map<std::uint64_t, unsigned> by_word_{{entry_word, entry}, {exit_word, exit}};
    std::vector<unsigned> meeting_points_;  // by node
    bool stale_ = true;                     // whether edges have come since they were found
};

}  // namespace simt::count
