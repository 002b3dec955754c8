// Your task: add two arrays, and total one.
#include "sums.hpp"

#include <stdexcept>

namespace m2m::toy {

void add(int, const float*, const float*, float*) {
    throw std::logic_error("not solved yet");
}

float total(const std::vector<float>&) {
    throw std::logic_error("not solved yet");
}

}  // namespace m2m::toy
