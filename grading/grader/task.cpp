#include "grading/grader/task.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "grading/exercises/whole_number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

constexpr const char* speed_test_name = "perf.cpp";

bool is_source(const fs::path& path) {
    return path.extension() == ".cpp" || path.extension() == ".cu";
}
bool is_header(const fs::path& path) {
    return path.extension() == ".hpp" || path.extension() == ".h" || path.extension() == ".cuh";
}

void read_limits(Task& task, const nlohmann::json& limits) {
    Limits& run = task.limits;
    const auto given = [&](const char* name) { return limits.contains(name); };
    const auto seconds = [&](const char* name) {
        return exercise::number(limits[name], 0.1, 86'400, std::string("limits: ") + name);
    };
    if (given("seconds")) run.seconds = seconds("seconds");
    run.cpu_seconds = std::max(1, static_cast<int>(run.seconds));
    if (given("megabytes"))
        run.memory = static_cast<std::size_t>(exercise::whole_number(limits["megabytes"], 1,
                                                                     1 << 20, "limits: megabytes"))
                     << 20;
    if (given("total_seconds")) task.total_seconds = seconds("total_seconds");
    Limits& compile = task.compile_limits;
    if (given("compile_seconds"))
        compile.cpu_seconds =
            exercise::whole_number(limits["compile_seconds"], 1, 86'400, "limits: compile_seconds");
    compile.seconds = 2 * compile.cpu_seconds;
}

void read_hidden_points(Task& task, const fs::path& file) {
    const auto json = nlohmann::json::parse(read_file(file));
    for (const auto& from : json.at("points")) {
        exercise::Point point;
        point.name = from.at("name").get<std::string>();
        point.points = exercise::whole_number(from.at("points"), 0, exercise::most_points,
                                              file.string() + ": points");
        point.test = from.at("test").get<std::string>();
        point.gate = from.value("gate", false);
        for (const exercise::Point& other : task.exercise.points) {
            if (other.name == point.name)
                throw Error(file.string() + ": two points are called \"" + point.name + "\"");
        }
        task.exercise.points.push_back(std::move(point));
        ++task.hidden_points;
    }
    if (task.hidden_points == 0) throw Error(file.string() + " has no points");
}

void add_hidden(Task& task, const fs::path& hidden) {
    if (!fs::is_directory(hidden))
        throw UsageError("--hidden " + hidden.string() + ": there is no such directory");
    const fs::path file = hidden / "hidden.json";
    if (!fs::exists(file))
        throw UsageError("--hidden " + hidden.string() +
                         " has no hidden.json, which says what its tests are worth "
                         "(docs/instructors.md)");
    try {
        read_hidden_points(task, file);
    } catch (const nlohmann::json::exception& error) {
        throw Error(file.string() + ": " + error.what());
    }
    std::vector<fs::path> tests;
    for (const fs::directory_entry& entry : fs::directory_iterator(hidden)) {
        if (entry.path().filename() == speed_test_name) {
            task.speed_test = entry.path();
        } else if (entry.path().extension() == ".cpp") {
            tests.push_back(entry.path());
        }
    }
    std::sort(tests.begin(), tests.end());
    task.tests.insert(task.tests.end(), tests.begin(), tests.end());
}

}  // namespace

Task::Task() {
    limits.memory = std::size_t{512} << 20;
    compile_limits.memory = std::size_t{640} << 20;  // Gradescope gives a container 768 MB
    compile_limits.seconds = 90;
    compile_limits.cpu_seconds = 45;
    compile_limits.processes = 16;
}

bool Task::needs(const std::string& what) const {
    return std::any_of(exercise.points.begin(), exercise.points.end(), [&](const auto& point) {
        return point.property.compare(0, what.size(), what) == 0;
    });
}

Task load_task(const fs::path& pack, const std::string& name, const fs::path& hidden) {
    Task task;
    task.exercise = exercise::find(exercise::load_pack(pack.empty() ? project_root() : pack), name);
    const fs::path& directory = task.exercise.directory;
    const fs::path file = directory / "exercise.json";
    try {
        for (const std::string& function : task.exercise.functions)
            task.functions.push_back(parse_signature(function));
        const auto json = nlohmann::json::parse(read_file(file));
        if (json.contains("limits")) {
            try {
                read_limits(task, json["limits"]);
            } catch (const Error& error) {
                throw Error(file.string() + ": " + error.what());
            }
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(directory)) {
            const std::string found = entry.path().filename();
            const auto& files = task.exercise.files;
            if (std::find(files.begin(), files.end(), found) != files.end()) continue;
            if (found == "test.cpp") {
                task.tests.push_back(entry.path());
            } else if (found == speed_test_name) {
                task.speed_test = entry.path();
            } else if (is_source(entry.path())) {
                task.given.push_back(found);
            } else if (is_header(entry.path())) {
                task.headers.push_back(found);
            }
        }
        std::sort(task.given.begin(), task.given.end());
        std::sort(task.headers.begin(), task.headers.end());
        task.header = json.value("header", "harness.hpp");
        if (std::find(task.headers.begin(), task.headers.end(), task.header) == task.headers.end())
            throw Error(directory.string() + " has no " + task.header +
                        ", which declares what the tests call");
        if (task.tests.empty()) throw Error(directory.string() + " has no test.cpp");
        if (!hidden.empty()) add_hidden(task, hidden);
    } catch (const nlohmann::json::exception& error) {
        throw Error(file.string() + ": " + error.what());
    } catch (const fs::filesystem_error& error) {
        throw Error(error.what());
    }
    return task;
}

}  // namespace m2m::grader
