// Included by the skeletons of host code.
#pragma once

#include <stdexcept>

namespace m2m::exercise {

/// Stands where your code belongs. The test then says "not solved yet" and not something puzzling.
[[noreturn]] inline void not_solved_yet() {
    throw std::logic_error("not solved yet");
}

}  // namespace m2m::exercise
