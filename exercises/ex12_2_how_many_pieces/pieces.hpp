// What you write: how long copies and kernels take in pieces, and how many pieces are best.
#pragma once

/// Seconds that the whole takes in each of its three phases, and what one more piece costs.
struct Phases {
    double copy_in, work, copy_out;
    double each;  ///< of a piece: its calls and its launch
};

/// The time of the whole, cut into so many equal pieces (1 or more).
double seconds_in_pieces(const Phases& phases, int pieces);

/// The number of pieces from 1 to `most` that takes the least time; of equals the smallest.
int best_pieces(const Phases& phases, int most);
