// Grading one submission: intake, compilation, tests, properties, points.
#pragma once

#include "grading/grader/task.hpp"
#include "grading/grader/toolchain.hpp"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace m2m::grader {

/// What came of one item.
struct ItemResult {
    std::string name;
    int points = 0;  ///< earned: all or nothing
    int most = 0;
    bool passed = false;
    std::string message;  ///< for the learner; "" when there is nothing to say
    bool hidden = false;  ///< decided by a hidden test: the message is the instructor's
};

/// One case of perf.cpp: CPU time of the submission and of the reference solution, in seconds.
struct Speed {
    std::string name;
    double seconds = 0, reference_seconds = 0;

    /// Above 1: slower than the reference. A process takes 1 ms by itself.
    double ratio() const { return seconds / (reference_seconds > 1e-3 ? reference_seconds : 1e-3); }
};

/// The least CPU time that `flops` operations can take on cores of `peak_flops` each, which was
/// measured: two thirds of what the roofline says, since a busy machine measures a lower one. 0 when
/// either is unknown.
double least_seconds(double flops, double peak_flops);

/// How far grading came.
enum class Verdict { graded, does_not_compile, refused, grader_failed };

/// The result of one submission. The sum of its items is the score.
struct Grade {
    std::string exercise, title, submission;
    Verdict verdict = Verdict::graded;
    std::string message;  ///< about the submission as a whole
    std::vector<ItemResult> items;
    bool simulated = false;    ///< CUDA on the CPU
    double seconds = 0;        ///< by the clock
    std::vector<Speed> speed;  ///< with --perf; no points depend on it
    std::string speed_note;    ///< with --perf: why nothing was measured
    std::string walls;         ///< of the sandbox

    int points() const;
    int most() const;
};

/// Grades submissions of one exercise. What does not depend on the submission (the tests, the
/// exercise's own files, the reference's counts) is compiled and run once.
class Grader {
  public:
    /// Compiles the tests into `cache` (kept, and used again while nothing has changed) or, when it
    /// is empty, into a temporary directory. @throws Error when the exercise itself does not
    /// compile.
    Grader(Task task, Toolchain toolchain, const std::filesystem::path& cache = {});
    ~Grader();
    Grader(const Grader&) = delete;
    Grader& operator=(const Grader&) = delete;

    const Task& task() const;

    /// Never throws: whatever a submission does, it gets a grade.
    Grade grade(const std::filesystem::path& submission);

  private:
    class Work;
    std::unique_ptr<Work> work_;
};

/// A grade that says why nothing could be graded: all items at 0 points.
Grade no_grade(const Task& task, const std::filesystem::path& submission, Verdict verdict,
               const std::string& message);

}  // namespace m2m::grader
