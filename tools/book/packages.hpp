// Distribution packages that only one command needs (doxygen for `book docs`), installed when that
// command is used.
#pragma once

#include <string>
#include <vector>

namespace m2m::book {

/// Makes sure that `program` is on PATH. If not, lists `packages`, asks once on a terminal (root
/// without a terminal and $M2M_YES=1 proceed without asking) and installs them with apt-get.
/// @throws Error with the exact line to type where that is not possible or was declined.
void need_program(const std::string& program, const std::vector<std::string>& packages);

}  // namespace m2m::book
