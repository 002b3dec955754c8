// A grey image as text, for a terminal.
#pragma once

#include <string>

namespace m2m {

/// rows × cols grey values in [0, 1] (0 dark), as (rows + 1) / 2 lines of cols block characters ("
/// ░▒▓█▀▄", UTF-8), each line ended by '\n'. One character shows two pixels, one above the other,
/// since a character is twice as high as wide. Values outside [0, 1] are clamped and NaN is drawn
/// as 0. No colours or control codes: it can go to a file.
std::string terminal_picture(const float* pixels, int rows, int cols);

}  // namespace m2m
