// What an exercise promises: its solution has full marks, its start none, and each known wrong
// answer loses the points that name its mistake.
#pragma once

#include "grading/exercises/exercise.hpp"

#include <map>
#include <string>
#include <vector>

namespace m2m::exercise {

/// How an exercise kept its contract.
struct Contract {
    std::vector<std::string> broken;              ///< one sentence each; empty: all is kept
    std::map<std::string, std::string> messages;  ///< of each wrong answer: why its points are lost
};

/// Builds and judges the solution, the start and every wrong answer, as a learner's answer is
/// judged: by the same commands, from GoogleTest's JSON and the checker's findings.
Contract try_contract(const Exercise& exercise);

}  // namespace m2m::exercise
