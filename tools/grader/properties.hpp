// What check mode and count mode say about a submission's kernels.
#pragma once

#include <string>
#include <vector>

namespace m2m::grader {

/// Whether a property holds, and what to tell the learner when it does not.
struct Judgement {
    bool holds = false;
    std::string message;
};

/// "check:race", "check:bounds", "check:uninitialised", "check:barrier", "check:leak" or
/// "check:any", from the findings (JSON of SIMT_CHECK_JSON) of every test that ran.
Judgement judge_check(const std::string& property, const std::vector<std::string>& reports);

/// "count:COUNTER.FIELD" or "count:COUNTER.FIELD_per_FIELD" (README of common/simt/count): at most
/// what the reference has, from the counts (JSON of SIMT_COUNT_JSON) of every test.
Judgement judge_count(const std::string& property, const std::vector<std::string>& reports,
                      const std::vector<std::string>& reference);

}  // namespace m2m::grader
