// A ring all-reduce: the chunks go round twice, once to be summed and once to be handed out.
#include "ring.hpp"

#include "grading/exercises/not_solved.hpp"

using m2m::exercise::not_solved_yet;

int chunk_to_add(int rank, int round, int ranks) {
    // TODO: Chunk `rank` in round 0; then what the neighbour on the left sent a round ago.
    not_solved_yet();  // remove this line
}

int chunk_to_copy(int rank, int round, int ranks) {
    // TODO: Chunk `rank` + 1 in round 0, whose sum is complete here; then as before.
    not_solved_yet();  // remove this line
}

double ring_seconds(int ranks, double bytes, double alpha, double beta) {
    // TODO: How many rounds, and how many bytes in each?
    not_solved_yet();  // remove this line
}
