#include "tools/grader/course.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <set>
#include <tuple>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

// What is built, fetched or noted down on the way is no part of the project.
bool is_ours(const fs::path& relative) {
    const std::string name = relative.filename();
    static const std::set<std::string> places = {"build", "out", ".git", ".cache", ".carry"};
    if (places.count(relative.begin()->string()) != 0) return false;
    if (name == "__pycache__" || name == ".progress" || name == "compile_commands.json")
        return false;
    const bool data = relative.begin()->string() == "datasets" &&
                      std::distance(relative.begin(), relative.end()) > 2;
    return !data;
}

// Calls `use` for every file of the project, sorted, with its path relative to the root.
void each_file(const fs::path& root, const std::function<bool(const fs::path&)>& wanted,
               const std::function<void(const fs::path&)>& use) {
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator entry(root), end; entry != end; ++entry) {
        const fs::path relative = entry->path().lexically_relative(root);
        if (entry->is_symlink()) continue;
        if (!is_ours(relative) || !wanted(relative)) {
            if (entry->is_directory()) entry.disable_recursion_pending();
        } else if (entry->is_regular_file()) {
            files.push_back(relative);
        }
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) use(file);
}

bool is_executable(const fs::path& path) {
    return (fs::status(path).permissions() & fs::perms::owner_exec) != fs::perms::none;
}

bool begins_with(const fs::path& path, const fs::path& beginning) {
    return std::mismatch(beginning.begin(), beginning.end(), path.begin(), path.end()).first ==
           beginning.end();
}

constexpr const char* setup_script = R"sh(#!/bin/sh
# Made by `./book course`. Gradescope runs this once, as root, when it builds the image; so compiling takes no time
# of a submission. AUTOGRADER_ROOT: where the autograder lies, for trying it elsewhere.
set -eu
root=${AUTOGRADER_ROOT:-/autograder}
source=$root/source
if [ -z "${BOOK:-}" ]; then  # BOOK: a book program that is already built
    if command -v apt-get >/dev/null 2>&1; then
        as_root=
        [ "$(id -u)" -eq 0 ] || as_root=sudo
        $as_root apt-get update -qq
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            g++ make cmake ninja-build binutils libgtest-dev zlib1g-dev libfmt-dev libcli11-dev \
            nlohmann-json3-dev libstb-dev libboost-context-dev libopenblas-dev curl ca-certificates
    fi
    # The machine that grades may have another CPU than the one that builds the image.
    cmake -S "$source/project" -B "$source/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DM2M_NATIVE=OFF
    cmake --build "$source/build" --target book exercise_support m2m_grader_proxy
    BOOK=$source/build/bin/book
fi
# Nobody but the grader reads the tests and the solution.
chmod -R go-rwx "$source/pack"
M2M_ROOT=$source/project "$BOOK" grade @NAME@ --pack "$source/pack" @HIDDEN@ --prepare --cache "$source/cache"
)sh";

constexpr const char* run_script = R"(#!/bin/sh
# Made by `./book course`. Grades $root/submission and writes $root/results/results.json, always.
root=${AUTOGRADER_ROOT:-/autograder}
source=$root/source
result=$root/results/results.json
mkdir -p "$root/results"
rm -f "$result"
# A repository of all exercises holds this one's files in its own directory.
submission=$root/submission
[ -d "$submission/exercises/@NAME@" ] && submission=$submission/exercises/@NAME@
M2M_ROOT=$source/project "${BOOK:-$source/build/bin/book}" grade @NAME@ --pack "$source/pack" @HIDDEN@ \
    --cache "$source/cache" --submission "$submission" --format "${FORMAT:-gradescope}" -o "$result" || true
[ -s "$result" ] || printf '%s\n' '{"score": 0, "output": "The autograder itself failed: please tell your instructor."}' >"$result"
)";

constexpr const char* classroom50 = R"(#!/usr/bin/env python3
"""Made by `./book course`: grades @NAME@ for Classroom 50 with the autograder beside this file.

Put both into CLASSROOM/autograders/ASSIGNMENT/ of the classroom50 repository. The runner starts this in the student's
checkout and reads ./result.json. Whoever finds the bundle's address can read it: keep real secrets out of hidden tests.
"""
import os
import shutil
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path

bundle = Path(__file__).resolve().parent
root = Path(os.environ.get("RUNNER_TEMP") or tempfile.gettempdir()) / "autograder"
shutil.rmtree(root, ignore_errors=True)
with zipfile.ZipFile(bundle / "grader.zip") as archive:
    for entry in archive.infolist():
        path = Path(archive.extract(entry, root / "source"))
        path.chmod(entry.external_attr >> 16 & 0o777)

environment = dict(os.environ, AUTOGRADER_ROOT=str(root), FORMAT="classroom50")
(root / "submission").symlink_to(Path.cwd())
subprocess.run(["sh", root / "source" / "setup.sh"], env=environment, check=True)
subprocess.run(["sh", root / "source" / "run_autograder"], env=environment, check=True)
shutil.copy(root / "results" / "results.json", "result.json")
shutil.rmtree(root, ignore_errors=True)
sys.exit(0)
)";

std::string filled(std::string text, const std::string& name, const std::string& value) {
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size())
        text.replace(at, name.size(), value);
    return text;
}

std::string csv_field(const std::string& text) {
    if (text.find_first_of(",\"\r\n") == std::string::npos) return text;
    return "\"" + filled(text, "\"", "\"\"") + "\"";
}

}  // namespace

std::vector<ZipEntry> autograder_files(const fs::path& project, const exercise::Exercise& exercise,
                                       const fs::path& hidden) {
    std::vector<ZipEntry> entries;
    const auto script = [&](const char* name, const char* text) {
        const char* const option = "--hidden \"$source/pack/hidden\"";
        entries.push_back({name,
                           filled(filled(text, "@NAME@", exercise.name), "@HIDDEN@",
                                  hidden.empty() ? "" : option),
                           true});
    };
    script("setup.sh", setup_script);
    script("run_autograder", run_script);
    const auto add = [&](const fs::path& file, const std::string& name) {
        entries.push_back({name, read_file(file), is_executable(file)});
    };
    // The build needs the sources; of the tests only the list of their directories.
    static const std::set<std::string> needed = {
        "CMakeLists.txt", "CMakePresets.json", "LICENSE", "book",  "cmake",
        "common",         "chapters",          "tools",   "bench", "datasets",
        "tests"};
    each_file(
        project,
        [](const fs::path& path) {
            if (needed.count(path.begin()->string()) == 0) return false;
            return *path.begin() != "tests" || path == "tests" || path == "tests/CMakeLists.txt";
        },
        [&](const fs::path& path) { add(project / path, "project/" + path.generic_string()); });
    const auto all = [](const fs::path&) { return true; };
    const std::string in_pack = exercise.name + "/";
    each_file(exercise.directory, all, [&](const fs::path& path) {
        add(exercise.directory / path, "pack/exercises/" + in_pack + path.generic_string());
    });
    if (!fs::is_directory(exercise.solution))
        throw Error(exercise.solution.string() + " is missing: grading compares with the solution");
    each_file(exercise.solution, all, [&](const fs::path& path) {
        if (*path.begin() != "wrong")
            add(exercise.solution / path, "pack/solutions/" + in_pack + path.generic_string());
    });
    if (!hidden.empty()) {
        each_file(hidden, all, [&](const fs::path& path) {
            add(hidden / path, "pack/hidden/" + path.generic_string());
        });
    }
    return entries;
}

std::string classroom50_script(const exercise::Exercise& exercise) {
    return filled(classroom50, "@NAME@", exercise.name);
}

int export_student_repository(const fs::path& project, const fs::path& directory) {
    if (fs::exists(directory) && !fs::is_empty(directory))
        throw UsageError(directory.string() + " is not empty: export into a new directory");
    const fs::path inside = fs::weakly_canonical(directory).lexically_relative(project);
    // These test exercises against their solutions, and the grader.
    static const std::vector<fs::path> left_out = {"solutions", "tests/exercises", "tests/grader"};
    int count = 0;
    each_file(
        project,
        [&](const fs::path& path) {
            return path != inside &&
                   std::none_of(left_out.begin(), left_out.end(),
                                [&](const fs::path& out) { return begins_with(path, out); });
        },
        [&](const fs::path& path) {
            fs::create_directories((directory / path).parent_path());
            fs::copy_file(project / path, directory / path);
            ++count;
        });
    for (const exercise::Exercise& exercise : exercise::load_pack(directory)) {
        for (const std::string& file : exercise.files) {
            if (fs::exists(exercise.start() / file))
                fs::copy_file(exercise.start() / file, exercise.directory / file,
                              fs::copy_options::overwrite_existing);
        }
    }
    return count;
}

std::vector<ReportLine> read_results(const fs::path& directory, std::vector<std::string>& ignored) {
    if (!fs::is_directory(directory))
        throw UsageError(directory.string() + ": there is no such directory");
    std::vector<ReportLine> lines;
    for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
        if (!entry.is_regular_file()) continue;
        const auto json = nlohmann::json::parse(read_file(entry.path()), nullptr, false);
        try {
            if (json.at("format") != "book-grade/1") throw Error("another format");
            lines.push_back({json.at("submission"), json.at("exercise"), json.at("verdict"),
                             json.at("points").get<int>(), json.at("most").get<int>()});
        } catch (const std::exception&) {
            ignored.push_back(entry.path().filename());
        }
    }
    std::sort(lines.begin(), lines.end(), [](const ReportLine& a, const ReportLine& b) {
        return std::tie(a.submission, a.exercise) < std::tie(b.submission, b.exercise);
    });
    std::sort(ignored.begin(), ignored.end());
    return lines;
}

std::string as_csv(const std::vector<ReportLine>& lines) {
    std::string text = "submission,exercise,points,most,verdict\r\n";
    for (const ReportLine& line : lines) {
        text += csv_field(line.submission) + "," + csv_field(line.exercise) + "," +
                std::to_string(line.points) + "," + std::to_string(line.most) + "," +
                csv_field(line.verdict) + "\r\n";
    }
    return text;
}

}  // namespace m2m::grader
