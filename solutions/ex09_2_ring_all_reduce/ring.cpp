// A ring all-reduce: the chunks go round twice, once to be summed and once to be handed out.
#include "ring.hpp"

#include "grading/exercises/not_solved.hpp"

using m2m::exercise::not_solved_yet;

int chunk_to_add(int rank, int round, int ranks) {
    // [todo throws] Chunk `rank` in round 0; then what the neighbour on the left sent a round ago.

    // + ranks: the remainder of a negative number is negative in C++.
    return (rank - round + ranks) % ranks;
    // [end]
}

int chunk_to_copy(int rank, int round, int ranks) {
    // [todo throws] Chunk `rank` + 1 in round 0, whose sum is complete here; then as before.
    return (rank + 1 - round + ranks) % ranks;
    // [end]
}

double ring_seconds(int ranks, double bytes, double alpha, double beta) {
    // [todo throws] How many rounds, and how many bytes in each?
    return 2.0 * (ranks - 1) * (alpha + beta * bytes / ranks);
    // [end]
}
