// What a learner has done so far, in my/.progress: a small JSON file that git ignores.
#pragma once

#include "grading/exercises/exercise.hpp"

#include <filesystem>
#include <map>
#include <string>

namespace m2m::exercise {

class Progress {
  public:
    /// Reads the file; a missing one means that nothing has been done.
    /// @throws Error when the file is not what this class writes
    explicit Progress(const std::filesystem::path& pack);

    bool solved(const Exercise& exercise) const;
    /// The day it was solved, "2026-11-22".
    std::string solved_on(const Exercise& exercise) const;
    int hints_seen(const Exercise& exercise) const;

    /// These save at once.
    void set_solved(const Exercise& exercise, const std::string& date);
    void set_hints_seen(const Exercise& exercise, int count);
    void forget(const Exercise& exercise);

  private:
    struct Entry {
        std::string solved_on;
        int hints_seen = 0;
    };
    const Entry* entry(const Exercise& exercise) const;
    void save() const;

    std::filesystem::path file_;
    std::map<std::string, Entry> entries_;
};

}  // namespace m2m::exercise
