// Hands the numbers over.
#include "harness.hpp"

#include "pieces.hpp"

double call_seconds_in_pieces(double copy_in, double work, double copy_out, double each,
                              int pieces) {
    return seconds_in_pieces({copy_in, work, copy_out, each}, pieces);
}

int call_best_pieces(double copy_in, double work, double copy_out, double each, int most) {
    return best_pieces({copy_in, work, copy_out, each}, most);
}
