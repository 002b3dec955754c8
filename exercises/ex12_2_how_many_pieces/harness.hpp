// What the test calls.
#pragma once

double call_seconds_in_pieces(double copy_in, double work, double copy_out, double each,
                              int pieces);
int call_best_pieces(double copy_in, double work, double copy_out, double each, int most);
