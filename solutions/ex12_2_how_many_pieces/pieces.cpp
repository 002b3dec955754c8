// Copies and kernels in pieces: how long they take, and how many are best.
#include "pieces.hpp"

#include "grading/exercises/not_solved.hpp"

#include <algorithm>

using m2m::exercise::not_solved_yet;

double seconds_in_pieces(const Phases& phases, int pieces) {
    // [todo throws] The first piece, what the others add, and what each of them costs.

    const double all = phases.copy_in + phases.work + phases.copy_out;
    const double longest = std::max({phases.copy_in, phases.work, phases.copy_out});
    // The first piece fills the pipeline; from then on one piece leaves it in each longest phase.
    return all / pieces + (pieces - 1) * longest / pieces + pieces * phases.each;
    // [end]
}

int best_pieces(const Phases& phases, int most) {
    // [todo throws] The number of pieces that takes the least time.

    int best = 1;
    for (int pieces = 2; pieces <= most; ++pieces) {
        // Only a smaller time counts: so of equals the first one stays.
        if (seconds_in_pieces(phases, pieces) < seconds_in_pieces(phases, best)) best = pieces;
    }
    return best;
    // [end]
}
