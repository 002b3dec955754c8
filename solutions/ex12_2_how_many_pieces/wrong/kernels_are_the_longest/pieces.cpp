// Copies and kernels in pieces: how long they take, and how many are best.
#include "pieces.hpp"

#include <algorithm>

double seconds_in_pieces(const Phases& phases, int pieces) {
    const double all = phases.copy_in + phases.work + phases.copy_out;
    const double longest = phases.work;
    return all / pieces + (pieces - 1) * longest / pieces + pieces * phases.each;
}

int best_pieces(const Phases& phases, int most) {
    int best = 1;
    for (int pieces = 2; pieces <= most; ++pieces) {
        if (seconds_in_pieces(phases, pieces) < seconds_in_pieces(phases, best)) best = pieces;
    }
    return best;
}
