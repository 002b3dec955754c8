// A submission that is not graded.
#pragma once

#include <stdexcept>

namespace m2m::grader {

/// A submission breaks a rule of the grader; what() says which, for the learner.
struct Refused : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// A submission does not compile; what() is the compiler's message.
struct DoesNotCompile : std::runtime_error {
    using std::runtime_error::runtime_error;
};

}  // namespace m2m::grader
