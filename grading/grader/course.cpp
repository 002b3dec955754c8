#include "grading/grader/course.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/plain_text.hpp"
#include "common/base/temporary_directory.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <functional>
#include <map>
#include <set>
#include <tuple>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

bool begins_with(const fs::path& path, const fs::path& beginning) {
    return std::mismatch(beginning.begin(), beginning.end(), path.begin(), path.end()).first ==
           beginning.end();
}

}  // namespace

bool belongs_to_project(const fs::path& relative) {
    const std::string name = relative.filename(), first = relative.begin()->string();
    static const std::set<std::string> places = {"build", "out", ".git", ".cache", ".carry", "my"};
    if (places.count(first) != 0 || first.rfind("my_", 0) == 0) return false;
    static const std::set<std::string> names = {"__pycache__", "node_modules", ".progress",
                                                "compile_commands.json"};
    if (names.count(name) != 0 || relative.extension() == ".swp") return false;
    if (begins_with(relative, "site/pages")) return false;  // made from everything, solutions too
    const bool data = first == "datasets" && std::distance(relative.begin(), relative.end()) > 2;
    return !data;
}

namespace {

// Calls `use` for every file of the project, sorted, with its path relative to the root.
void each_file(const fs::path& root, const std::function<bool(const fs::path&)>& wanted,
               const std::function<void(const fs::path&)>& use) {
    std::vector<fs::path> files;
    for (fs::recursive_directory_iterator entry(root), end; entry != end; ++entry) {
        const fs::path relative = entry->path().lexically_relative(root);
        if (entry->is_symlink()) continue;
        if (!belongs_to_project(relative) || !wanted(relative)) {
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

constexpr const char* setup_script = R"sh(#!/bin/sh
# Made by `./book course`. Gradescope runs this once, as root, when it builds the image; so compiling takes no time
# of a submission. AUTOGRADER_ROOT: where the autograder lies, for trying it elsewhere.
set -eu
root=${AUTOGRADER_ROOT:-/autograder}
source=$root/source

# One compiler takes up to 500 MB: fewer at a time where memory is short.
jobs() {
    memory=$(awk '/^MemAvailable:/ { print int($2 / 1024) }' /proc/meminfo)
    for file in /sys/fs/cgroup/memory.max /sys/fs/cgroup/memory/memory.limit_in_bytes; do
        limit=$(cat "$file" 2>/dev/null || true)
        case $limit in '' | *[!0-9]*) continue ;; esac
        limit=$((limit / 1048576))
        if [ "$limit" -lt "$memory" ]; then memory=$limit; fi
    done
    jobs=$((memory / 600))
    if [ "$jobs" -gt "$(nproc)" ]; then jobs=$(nproc); fi
    if [ "$jobs" -lt 1 ]; then jobs=1; fi
    echo "$jobs"
}

if [ -z "${BOOK:-}" ]; then  # BOOK: a book or book_grader program that is already built
    if [ -z "${PACKAGES_ARE_THERE:-}" ] && command -v apt-get >/dev/null 2>&1; then
        as_root=
        [ "$(id -u)" -eq 0 ] || as_root=sudo
        $as_root apt-get update -qq
        $as_root env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends \
            g++ make cmake ninja-build binutils libgtest-dev zlib1g-dev libfmt-dev libcli11-dev \
            nlohmann-json3-dev libstb-dev libboost-context-dev libopenblas-dev libseccomp-dev curl \
            ca-certificates
    fi
    # The machine that grades may have another CPU than the one that builds the image.
    cmake -S "$source/project" -B "$source/build" -G Ninja -DCMAKE_BUILD_TYPE=Release -DM2M_NATIVE=OFF \
        -DM2M_TESTS=OFF
    cmake --build "$source/build" --parallel "$(jobs)" --target book_grader
    BOOK=$source/build/bin/book_grader
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
M2M_ROOT=$source/project "${BOOK:-$source/build/bin/book_grader}" grade @NAME@ --pack "$source/pack" @HIDDEN@ \
    --cache "$source/cache" --submission "$root/submission" --format gradescope -o "$result" || true
[ -s "$result" ] || printf '%s\n' '{"score": 0, "output": "The autograder itself failed: please tell your instructor."}' >"$result"
)";

constexpr const char* classroom50 = R"py(#!/usr/bin/env python3
"""Made by `./book course`: grades @NAME@ for Classroom 50 with the autograder beside this file.

Put both into CLASSROOM/autograders/ASSIGNMENT/ of the classroom50 repository. The runner starts this in the student's
checkout and reads result.json (and release-body.md, which the student sees) there. Whoever finds the bundle's address
can read it: keep real secrets out of hidden tests.
"""
import json
import os
import re
import shutil
import subprocess
import sys
import tempfile
import zipfile
from datetime import datetime, timezone
from pathlib import Path

BUNDLE = Path(__file__).resolve().parent
CHECKOUT = Path.cwd()
HIDDEN = @HIDDEN@  # whether there are hidden tests


def graded(root):
    """Builds the grader below `root`, unless BOOK names one, and returns its result as text."""
    root.chmod(0o711)  # a submission has a user of its own, which passes through to the headers
    source = root / "source"
    with zipfile.ZipFile(BUNDLE / "grader.zip") as archive:
        for entry in archive.infolist():
            path = Path(archive.extract(entry, source))
            path.chmod(entry.external_attr >> 16 & 0o777)
    environment = dict(os.environ, AUTOGRADER_ROOT=str(root), M2M_ROOT=str(source / "project"))
    subprocess.run(["sh", source / "setup.sh"], env=environment, check=True)
    book = os.environ.get("BOOK") or source / "build" / "bin" / "book_grader"
    hidden = ["--hidden", source / "pack" / "hidden"] if HIDDEN else []
    result = root / "result.json"
    subprocess.run([book, "grade", "@NAME@", "--pack", source / "pack", *hidden, "--cache", source / "cache",
                    "--submission", CHECKOUT, "--format", "classroom50", "-o", result], env=environment, check=True)
    return result.read_text()


def no_grade(why):
    """A result that is valid and gives no points."""
    told = {field: os.environ.get(variable, "") for field, variable in
            [("classroom", "CLASSROOM"), ("assignment", "ASSIGNMENT"), ("submission", "SUBMISSION_TAG"),
             ("commit", "COMMIT_URL"), ("release", "RELEASE_URL"), ("review", "REVIEW_URL")]}
    test = {"test-name": "the autograder works", "passed": False, "score": 0, "max-score": 0, "message": why}
    return json.dumps({"schema": "classroom50/result/v1", **told,
                       "datetime": datetime.now(timezone.utc).strftime("%Y-%m-%dT%H:%M:%SZ"),
                       "score": 0, "max-score": 0, "tests": [test]}, indent=2)


def as_markdown(result):
    """What the student reads: points, and a message for each point that was not earned."""
    lines = [f"### {result['score']} of {result['max-score']} points", ""]
    for test in result["tests"]:
        lines.append(f"- {'✓' if test['passed'] else '✗'} {test['test-name']}: {test['score']}/{test['max-score']}")
        message = test["message"].rstrip()
        if message:
            fence = "`" * max(3, 1 + max((len(run) for run in re.findall("`+", message)), default=0))
            lines += ["", fence, message, fence, ""]
    return "\n".join(lines) + "\n"


def write(name, text):
    """Writes a new file: what the student has put there, a link perhaps, goes first."""
    path = CHECKOUT / name
    if path.is_dir() and not path.is_symlink():
        shutil.rmtree(path)
    elif path.is_symlink() or path.exists():
        path.unlink()
    with open(path, "x", encoding="utf-8") as file:
        file.write(text)


status = 0
try:
    with tempfile.TemporaryDirectory(prefix="autograder-", dir=os.environ.get("RUNNER_TEMP") or None) as directory:
        text = graded(Path(directory))
except Exception as error:  # the instructor's trouble: the runner reports it when we exit with 1
    text = no_grade(f"the autograder itself failed, please tell your instructor: {error}")
    status = 1
write("result.json", text)
write("release-body.md", as_markdown(json.loads(text)))
sys.exit(status)
)py";

std::string filled(std::string text, const std::string& name, const std::string& value) {
    for (std::size_t at = 0; (at = text.find(name, at)) != std::string::npos; at += value.size())
        text.replace(at, name.size(), value);
    return text;
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
    // The build needs the sources, and no tests: setup.sh says so to CMake.
    static const std::set<std::string> needed = {
        "CMakeLists.txt", "CMakePresets.json", "LICENSE", "book",  "cmake", "common",
        "simt",           "chapters",          "grading", "tools", "bench", "datasets"};
    each_file(
        project,
        [](const fs::path& path) {
            return needed.count(path.begin()->string()) != 0 && !begins_with(path, "simt/tests") &&
                   !begins_with(path, "grading/tests");
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

std::string classroom50_script(const exercise::Exercise& exercise, bool hidden) {
    return filled(filled(classroom50, "@NAME@", exercise.name), "@HIDDEN@",
                  hidden ? "True" : "False");
}

int export_student_repository(const fs::path& project, const fs::path& directory) {
    if (fs::exists(directory) && !fs::is_empty(directory))
        throw UsageError(directory.string() + " is not empty: export into a new directory");
    // Whole or not at all: written beside, then renamed.
    const fs::path target = fs::weakly_canonical(fs::absolute(directory));
    const fs::path beside = target.parent_path();
    const NewDirectories made(beside);
    const TemporaryDirectory unfinished("book", beside);
    const fs::path whole = unfinished.path() / "student";
    fs::create_directory(whole);
    const fs::path inside = target.lexically_relative(project);
    const fs::path staging = fs::weakly_canonical(unfinished.path()).lexically_relative(project);
    // These test exercises against their solutions, and the grader; .ci tests the book itself.
    // my/ is the instructor's own attempt.
    static const std::vector<fs::path> left_out = {"solutions", "grading/tests", ".ci"};
    int count = 0;
    each_file(
        project,
        [&](const fs::path& path) {
            return path != inside && path != staging &&
                   std::none_of(left_out.begin(), left_out.end(),
                                [&](const fs::path& out) { return begins_with(path, out); });
        },
        [&](const fs::path& path) {
            fs::create_directories((whole / path).parent_path());
            fs::copy_file(project / path, whole / path);
            ++count;
        });
    // Students hand in their copies by pushing them: git must not ignore them there.
    if (fs::exists(whole / ".gitignore"))
        write_file(whole / ".gitignore",
                   filled(read_file(whole / ".gitignore"), "/my/\n", "/my/.progress\n"));
    fs::rename(whole, target);  // takes the place of an empty one
    return count;
}

namespace {

// Why there are not all points: what became of the submission, or of its first item that failed.
std::string remark_on(const nlohmann::json& result) {
    std::string text = result.at("verdict");
    std::string why = result.value("message", "");
    if (text == "graded") {
        text.clear();
        why.clear();
        for (const auto& item : result.value("items", nlohmann::json::array())) {
            if (item.value("passed", true)) continue;
            text = item.value("name", "");
            why = item.value("message", "");
            break;
        }
    }
    why.resize(std::min(why.size(), why.find('\n')));
    constexpr std::size_t longest = 120;
    if (why.size() > longest) {
        why.resize(longest);
        why.resize(longest - incomplete_end(why));
        why += " …";
    }
    if (!why.empty()) text += ": " + why;
    return printable_line(text);
}

}  // namespace

std::vector<ReportLine> read_results(const std::vector<fs::path>& directories,
                                     std::vector<std::string>& ignored) {
    std::vector<ReportLine> lines;
    std::map<std::pair<std::string, std::string>, fs::path> known;
    for (const fs::path& directory : directories) {
        if (!fs::is_directory(directory))
            throw UsageError(directory.string() + ": there is no such directory");
        for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
            if (!entry.is_regular_file()) continue;
            const auto json = nlohmann::json::parse(read_file(entry.path()), nullptr, false);
            ReportLine line;
            try {
                if (json.at("format") != "book-grade/1") throw Error("another format");
                line = {printable_line(json.at("submission").get<std::string>()),
                        printable_line(json.at("exercise").get<std::string>()),
                        printable_line(json.at("verdict").get<std::string>()),
                        json.at("points").get<int>(),
                        json.at("most").get<int>(),
                        remark_on(json)};
            } catch (const std::exception&) {
                ignored.push_back(printable_line(entry.path().filename().string()));
                continue;
            }
            const auto [first, is_new] =
                known.try_emplace({line.submission, line.exercise}, entry.path());
            if (!is_new)
                throw UsageError("two results of " + line.submission + " in " + line.exercise +
                                 ": " + first->second.string() + " and " + entry.path().string() +
                                 "; remove the one that does not count");
            lines.push_back(std::move(line));
        }
    }
    std::sort(lines.begin(), lines.end(), [](const ReportLine& a, const ReportLine& b) {
        return std::tie(a.submission, a.exercise) < std::tie(b.submission, b.exercise);
    });
    std::sort(ignored.begin(), ignored.end());
    return lines;
}

CourseTable course_table(const std::vector<ReportLine>& lines) {
    CourseTable table;
    for (const ReportLine& line : lines) {
        auto& most = table.exercises[line.exercise];
        most = std::max(most, line.most);
        table.results[line.submission][line.exercise] = &line;
    }
    return table;
}

std::string as_csv(const std::vector<ReportLine>& lines) {
    std::string text = "submission,exercise,points,most,verdict,remark\r\n";
    for (const ReportLine& line : lines) {
        text += csv_field(line.submission) + "," + csv_field(line.exercise) + "," +
                std::to_string(line.points) + "," + std::to_string(line.most) + "," +
                csv_field(line.verdict) + "," + csv_field(line.remark) + "\r\n";
    }
    return text;
}

std::string as_csv(const CourseTable& table) {
    std::string text = "submission";
    for (const auto& [exercise, most] : table.exercises) text += "," + csv_field(exercise);
    text += ",points\r\nmost";
    int all = 0;
    for (const auto& [exercise, most] : table.exercises) {
        text += "," + std::to_string(most);
        all += most;
    }
    text += "," + std::to_string(all) + "\r\n";
    for (const auto& [submission, results] : table.results) {
        text += csv_field(submission);
        int sum = 0;
        for (const auto& [exercise, most] : table.exercises) {
            const auto found = results.find(exercise);
            text += ",";
            if (found == results.end()) continue;
            text += std::to_string(found->second->points);
            sum += found->second->points;
        }
        text += "," + std::to_string(sum) + "\r\n";
    }
    return text;
}

}  // namespace m2m::grader
