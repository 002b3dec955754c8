#include "grading/exercises/copy.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/exercises/program.hpp"

#include <algorithm>
#include <cstdlib>
#include <sstream>

namespace m2m::exercise {

namespace fs = std::filesystem;

fs::path copies_of(const fs::path& pack) {
    if (const char* place = std::getenv("M2M_MY"); place != nullptr && *place != '\0')
        return fs::absolute(place).lexically_normal();
    return pack / "my";
}

fs::path copy_of(const Exercise& exercise) {
    return copies_of(exercise.pack) / exercise.name;
}

bool make_copy(const Exercise& exercise) {
    const fs::path copy = copy_of(exercise);
    bool made = false;
    for (const std::string& file : exercise.files) {
        if (fs::exists(copy / file)) continue;
        // Whole or not at all: half a file would be taken for the learner's. One that has come in the
        // meantime is the learner's, too.
        try {
            write_file(copy / file, read_file(exercise.start() / file), Existing::kept);
        } catch (const Error& error) {
            throw Error(std::string("cannot make your copy: ") + error.what() +
                        " (M2M_MY names another directory)");
        }
        made = true;
    }
    return made;
}

fs::path reset_copy(const Exercise& exercise) {
    const fs::path copy = copy_of(exercise);
    const bool differs =
        std::any_of(exercise.files.begin(), exercise.files.end(), [&](const std::string& file) {
            return fs::exists(copy / file) &&
                   read_file(copy / file) != read_file(exercise.start() / file);
        });
    fs::path kept;
    if (differs) {
        int number = 1;
        do kept = copy / ("before-reset-" + std::to_string(number++));
        while (fs::exists(kept));
        fs::create_directories(kept);
        for (const std::string& file : exercise.files) {
            if (fs::exists(copy / file)) fs::rename(copy / file, kept / file);
        }
    }
    make_copy(exercise);
    return kept;
}

std::vector<fs::path> edited_starts(const Exercise& exercise) {
    std::vector<std::string> command{"git",  "-C",          exercise.directory.string(),
                                     "diff", "--name-only", "--relative",
                                     "HEAD", "--"};
    command.insert(command.end(), exercise.files.begin(), exercise.files.end());
    std::vector<fs::path> edited;
    try {
        const Ended git = run_program(command, {}, 10);
        if (git.status != 0 || git.too_long) return {};
        std::istringstream lines(git.output);
        for (std::string line; std::getline(lines, line);) {
            if (fs::exists(exercise.directory / line)) edited.push_back(exercise.directory / line);
        }
    } catch (const Error&) {
        return {};  // there is no git
    }
    return edited;
}

}  // namespace m2m::exercise
