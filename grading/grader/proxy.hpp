// The grader's side of a call. The exercise's test file is linked to generated functions that use
// this; the submission runs in another process, in the sandbox, a fresh one for every test.
#pragma once

#include "grading/grader/wire.hpp"

#include <cstdint>
#include <stdexcept>
#include <string>

namespace m2m::grader {

/// The submission's process could not answer: it crashed, hung or answered nonsense. The test has
/// failed already when this is thrown; catching it changes nothing.
struct NoAnswer : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// The submission's function threw std::exception. A test may expect that.
struct SubmissionThrew : std::runtime_error {
    using std::runtime_error::runtime_error;
};

/// One call of one function of the submission.
class Call {
  public:
    /// `number`: the function's place in exercise.json; `name`: for messages.
    Call(std::uint32_t number, const char* name);

    wire::Writer request;

    /// Sends the request and waits for the reply. @throws NoAnswer, SubmissionThrew
    wire::Reader send();

    /// Runs `read`, which takes results from the reply. @throws NoAnswer when they are not there.
    template <class Read>
    void take(Read&& read) {
        try {
            read();
        } catch (const std::runtime_error&) {
            fail("its results are shorter than they should be");
        }
    }

  private:
    [[noreturn]] void fail(const std::string& why);
    const char* name_;
};

}  // namespace m2m::grader
