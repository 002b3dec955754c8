// Mistake: lets each round count the chunk up, so a rank sends what it never received.
#include "ring.hpp"

int chunk_to_add(int rank, int round, int ranks) {
    return (rank + round) % ranks;
}

int chunk_to_copy(int rank, int round, int ranks) {
    return (rank + 1 - round + ranks) % ranks;
}

double ring_seconds(int ranks, double bytes, double alpha, double beta) {
    return 2.0 * (ranks - 1) * (alpha + beta * bytes / ranks);
}
