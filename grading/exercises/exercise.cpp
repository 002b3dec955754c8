#include "grading/exercises/exercise.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/exercises/whole_number.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace m2m::exercise {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

Json parse(const fs::path& file) {
    try {
        return Json::parse(read_file(file));
    } catch (const Json::exception& error) {
        throw Error(file.string() + ": " + error.what());
    }
}

// An answer is made of plain files beside exercise.json: no paths, no links to elsewhere.
bool is_plain_name(const std::string& name) {
    return !name.empty() && name[0] != '.' && name.find('/') == std::string::npos &&
           name.find('\\') == std::string::npos;
}

Point read_point(const Json& json) {
    Point point;
    point.name = json.at("name");
    point.points = whole_number(json.at("points"), 0, most_points, "points");
    point.gate = json.value("gate", false);
    point.test = json.value("test", "");
    point.property = json.value("property", "");
    if (point.test.empty() == point.property.empty())
        throw Error("point '" + point.name + "' needs either a test or a property");
    const bool counted = point.property.rfind("count:", 0) == 0;
    if (!point.property.empty() && !counted && point.property.rfind("check:", 0) != 0)
        throw Error("property '" + point.property + "' begins neither with check: nor with count:");
    point.graded = json.value("graded", false);
    if (point.graded && (point.points > 0 || !point.gate))
        throw Error("point '" + point.name + "' is graded only: it must be a gate worth nothing");
    if (point.property == "count:work") {
        point.at_least = json.at("at_least");
        if (!(point.at_least > 0 && point.at_least <= 1))
            throw Error("count:work needs at_least, a share of the solution's work up to 1");
        if (!point.graded)  // it compares with a solution that a learner need not have
            throw Error("count:work is for graders: \"graded\": true");
    } else if (counted) {
        const Json& limit = json.at("at_most");
        point.like_reference = limit == "reference";
        if (!point.like_reference) point.at_most = limit;
    }
    return point;
}

void check(const Exercise& exercise) {
    const std::string begin = "ex" + exercise.id + "_";
    if (exercise.name.rfind(begin, 0) != 0) throw Error("the name must begin with " + begin);
    if (exercise.name != exercise.directory.filename())
        throw Error("the name must be the directory's: " + exercise.directory.filename().string());
    if (exercise.files.empty()) throw Error("files: there is nothing to edit");
    for (const std::string& file : exercise.files) {
        if (!is_plain_name(file)) throw Error("files: '" + file + "' is not a plain file name");
    }
    if (exercise.all_points() < 1) throw Error("there are no points to earn");
    if (std::none_of(exercise.points.begin(), exercise.points.end(),
                     [](const Point& point) { return point.gate && !point.test.empty(); }))
        throw Error("no test is a gate: an answer that does nothing would earn points");
}

}  // namespace

bool Exercise::uses_cuda() const {
    return std::find(needs.begin(), needs.end(), "cuda") != needs.end();
}

int Exercise::all_points() const {
    int sum = 0;
    for (const Point& point : points) sum += point.points;
    return sum;
}

Exercise load(const fs::path& directory) {
    const fs::path file = directory / "exercise.json";
    const Json json = parse(file);
    try {
        Exercise exercise;
        exercise.id = json.at("id");
        exercise.name = json.at("name");
        exercise.chapter = whole_number(json.at("chapter"), 0, 99, "chapter");
        exercise.title = json.at("title");
        const std::string kind = json.at("kind");
        if (kind != "fill" && kind != "fix") throw Error("kind is fill or fix, not " + kind);
        exercise.kind = kind == "fill" ? Kind::fill : Kind::fix;
        exercise.files = json.at("files").get<std::vector<std::string>>();
        exercise.functions = json.at("functions").get<std::vector<std::string>>();
        exercise.needs = json.value("needs", std::vector<std::string>{});
        exercise.traced = json.value("traced", false);
        exercise.minutes = whole_number(json.at("minutes"), 0, 10'000, "minutes");
        for (const Json& point : json.at("points")) exercise.points.push_back(read_point(point));
        exercise.directory = fs::absolute(directory).lexically_normal();
        exercise.pack = exercise.directory.parent_path().parent_path();
        exercise.solution = exercise.pack / "solutions" / exercise.name;
        check(exercise);
        return exercise;
    } catch (const Json::exception& error) {
        throw Error(file.string() + ": " + error.what());
    } catch (const Error& error) {
        throw Error(file.string() + ": " + error.what());
    }
}

std::vector<Exercise> load_pack(const fs::path& pack) {
    if (!fs::is_directory(pack / "exercises"))
        throw UsageError(pack.string() + " has no directory exercises/");
    std::vector<Exercise> found;
    for (const auto& entry : fs::directory_iterator(pack / "exercises")) {
        if (fs::exists(entry.path() / "exercise.json")) found.push_back(load(entry.path()));
    }
    std::sort(found.begin(), found.end(),
              [](const Exercise& a, const Exercise& b) { return a.name < b.name; });
    return found;
}

std::vector<Exercise> load_packs(const std::vector<fs::path>& packs) {
    std::map<std::string, Exercise> by_name;
    for (const fs::path& pack : packs) {
        for (Exercise& exercise : load_pack(pack)) {
            const std::string name = exercise.name;
            by_name.insert_or_assign(name, std::move(exercise));
        }
    }
    std::vector<Exercise> all;
    for (auto& [name, exercise] : by_name) all.push_back(std::move(exercise));
    return all;
}

namespace {

// "4.1" and "4_1", as the texts and as people write it, are "04_1".
std::string as_id(std::string name) {
    if (name.find_first_not_of("0123456789._") != std::string::npos) return name;
    std::replace(name.begin(), name.end(), '.', '_');
    return name.find('_') == 1 || name.size() == 1 ? "0" + name : name;
}

}  // namespace

const Exercise& find(const std::vector<Exercise>& exercises, const std::string& name) {
    std::string wanted = name;
    while (wanted.size() > 1 && wanted.back() == '/') wanted.pop_back();
    wanted = as_id(fs::path(wanted).filename());
    std::vector<const Exercise*> beginning;
    for (const Exercise& exercise : exercises) {
        if (exercise.id == wanted || exercise.name == wanted) return exercise;
        if (exercise.name.rfind(wanted, 0) == 0 || exercise.name.rfind("ex" + wanted, 0) == 0)
            beginning.push_back(&exercise);
    }
    if (!wanted.empty() && beginning.size() == 1) return *beginning[0];
    std::string close;
    for (const Exercise* exercise : beginning) close += (close.empty() ? "" : ", ") + exercise->id;
    if (close.empty())
        throw UsageError("there is no exercise '" + name + "' (see ./book exercise list)");
    throw UsageError("'" + name + "' is not one exercise but several: " + close);
}

std::vector<WrongAnswer> wrong_answers(const Exercise& exercise) {
    const fs::path file = exercise.solution / "wrong.json";
    if (!fs::exists(file)) return {};
    std::vector<WrongAnswer> answers;
    const Json json = parse(file);
    try {
        for (const auto& [name, text] : json.items()) {
            answers.push_back({name, text.at("mistake"),
                               text.at("loses").get<std::vector<std::string>>(),
                               text.at("message")});
        }
    } catch (const Json::exception& error) {
        throw Error(file.string() + ": " + error.what());
    }
    return answers;
}

std::vector<std::string> hints(const Exercise& exercise) {
    const std::string text = read_file(exercise.directory / "README.md");
    std::vector<std::string> found;
    const std::string open = "<details>", summary_end = "</summary>", close = "</details>";
    for (std::size_t at = text.find(open); at != std::string::npos; at = text.find(open, at)) {
        const std::size_t begin = text.find(summary_end, at), end = text.find(close, at);
        if (begin == std::string::npos || end == std::string::npos || begin > end)
            throw Error((exercise.directory / "README.md").string() +
                        ": a <details> without its </summary> or </details>");
        std::string hint =
            text.substr(begin + summary_end.size(), end - begin - summary_end.size());
        hint.erase(0, hint.find_first_not_of(" \n"));
        hint.erase(hint.find_last_not_of(" \n") + 1);
        found.push_back(hint);
        at = end;
    }
    return found;
}

}  // namespace m2m::exercise
