// What you write: who sends what in a ring all-reduce, and how long it takes.
#pragma once

/// The chunk that `rank` sends in `round` (0 … ranks − 2) of the first part, to be added up.
int chunk_to_add(int rank, int round, int ranks);

/// The chunk that `rank` sends in `round` (0 … ranks − 2) of the last part, to be replaced.
int chunk_to_copy(int rank, int round, int ranks);

/// Seconds for all rounds; a message takes alpha + beta · its bytes.
double ring_seconds(int ranks, double bytes, double alpha, double beta);
