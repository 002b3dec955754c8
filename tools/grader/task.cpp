#include "tools/grader/task.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

bool is_source(const fs::path& path) {
    return path.extension() == ".cpp" || path.extension() == ".cu";
}
bool is_header(const fs::path& path) {
    return path.extension() == ".hpp" || path.extension() == ".h" || path.extension() == ".cuh";
}

// A file's name in exercise.json: below the exercise's directory, nothing else.
void need_plain_name(const std::string& name, const fs::path& where) {
    const fs::path path = name;
    bool plain = !name.empty() && path.is_relative();
    for (const fs::path& part : path) plain = plain && part != ".." && part != ".";
    if (!plain) throw UsageError(where.string() + ": \"" + name + "\" is no file of the exercise");
}

void add_items(Task& task, const nlohmann::json& list, const fs::path& where) {
    for (const auto& point : list) {
        Item item;
        item.name = point.at("name").get<std::string>();
        item.points = point.at("points").get<int>();
        item.test = point.value("test", "");
        item.property = point.value("property", "");
        if (item.points < 0 || item.test.empty() == item.property.empty())
            throw UsageError(where.string() + ": \"" + item.name +
                             "\" needs points ≥ 0, and either a test or a property");
        const std::string kind = item.property.substr(0, item.property.find(':'));
        if (!item.property.empty() && kind != "check" && kind != "count")
            throw UsageError(where.string() + ": \"" + item.property +
                             "\" is no property: check:… or count:…");
        task.items.push_back(std::move(item));
    }
}

}  // namespace

Task::Task() {
    limits.memory = std::size_t{512} << 20;
    compile_limits.memory = std::size_t{640} << 20;  // Gradescope gives a container 768 MB
    compile_limits.seconds = 90;
    compile_limits.cpu_seconds = 45;
    compile_limits.processes = 16;
}

int Task::points() const {
    int sum = 0;
    for (const Item& item : items) sum += item.points;
    return sum;
}

bool Task::needs(const std::string& mode) const {
    return std::any_of(items.begin(), items.end(), [&](const Item& item) {
        return item.property.compare(0, mode.size() + 1, mode + ":") == 0;
    });
}

std::vector<std::string> exercise_names(const fs::path& pack) {
    std::vector<std::string> names;
    std::error_code missing;
    for (fs::directory_iterator entry(pack / "exercises", missing), end; !missing && entry != end;
         entry.increment(missing)) {
        if (fs::exists(entry->path() / "exercise.json")) names.push_back(entry->path().filename());
    }
    std::sort(names.begin(), names.end());
    return names;
}

Task load_task(const fs::path& pack, const std::string& exercise, const fs::path& hidden) {
    std::string found, list;
    for (const std::string& name : exercise_names(pack)) {
        list += (list.empty() ? "" : ", ") + name;
        if (name == exercise || name.rfind("ex" + exercise + "_", 0) == 0) found = name;
    }
    if (found.empty())
        throw UsageError("there is no exercise '" + exercise + "' in " + pack.string() +
                         (list.empty() ? "" : ": there are " + list));
    Task task;
    task.name = found;
    task.directory = pack / "exercises" / found;
    task.solution = pack / "solutions" / found;
    const fs::path file = task.directory / "exercise.json";
    try {
        const auto json = nlohmann::json::parse(read_file(file));
        task.id = json.value("id", found);
        task.title = json.value("title", found);
        task.files = json.at("files").get<std::vector<std::string>>();
        for (const std::string& name : task.files) need_plain_name(name, file);
        for (const auto& text : json.at("functions"))
            task.functions.push_back(parse_signature(text.get<std::string>()));
        add_items(task, json.at("points"), file);
        if (json.contains("limits")) {
            const auto& limits = json["limits"];
            task.limits.seconds = limits.value("seconds", task.limits.seconds);
            task.limits.cpu_seconds = std::max(1, static_cast<int>(task.limits.seconds));
            task.limits.memory = limits.value("megabytes", task.limits.memory >> 20) << 20;
            task.total_seconds = limits.value("total_seconds", task.total_seconds);
            Limits& compile = task.compile_limits;
            compile.cpu_seconds = limits.value("compile_seconds", compile.cpu_seconds);
            compile.seconds = 2 * compile.cpu_seconds;
        }
        for (const fs::directory_entry& entry : fs::directory_iterator(task.directory)) {
            const std::string name = entry.path().filename();
            const bool handed_in =
                std::find(task.files.begin(), task.files.end(), name) != task.files.end();
            if (name == "test.cpp") {
                task.tests.push_back(entry.path());
            } else if (!handed_in && is_source(entry.path())) {
                task.given.push_back(name);
            } else if (!handed_in && is_header(entry.path())) {
                task.headers.push_back(name);
            }
            if (entry.path().extension() == ".cu") task.cuda = true;
        }
        std::sort(task.given.begin(), task.given.end());
        std::sort(task.headers.begin(), task.headers.end());
        task.header = json.value("header", task.headers.empty() ? "" : task.headers.front());
        if (task.header.empty())
            throw UsageError(file.string() + ": which header declares the functions?");
        if (task.tests.empty()) throw UsageError(task.directory.string() + " has no test.cpp");
        if (!hidden.empty()) {
            for (const fs::directory_entry& entry : fs::directory_iterator(hidden)) {
                if (entry.path().extension() == ".cpp") task.tests.push_back(entry.path());
            }
            std::sort(task.tests.begin(), task.tests.end());
            const auto points = nlohmann::json::parse(read_file(hidden / "hidden.json"));
            add_items(task, points.at("points"), hidden / "hidden.json");
        }
    } catch (const nlohmann::json::exception& error) {
        throw UsageError(file.string() + ": " + error.what());
    } catch (const fs::filesystem_error& error) {
        throw UsageError(std::string(error.what()));
    }
    return task;
}

}  // namespace m2m::grader
