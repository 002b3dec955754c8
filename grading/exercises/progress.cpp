#include "grading/exercises/progress.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "grading/exercises/copy.hpp"

#include <nlohmann/json.hpp>

namespace m2m::exercise {

using Json = nlohmann::ordered_json;

Progress::Progress(const std::filesystem::path& pack) : file_(copies_of(pack) / ".progress") {
    // It was kept beside the exercises before there were copies: what was solved stays solved.
    std::filesystem::path kept = file_;
    if (!std::filesystem::exists(kept)) kept = pack / "exercises" / ".progress";
    if (!std::filesystem::exists(kept)) return;
    try {
        const Json json = Json::parse(read_file(kept));
        for (const auto& [name, value] : json.items()) {
            entries_[name] = {value.value("solved", ""), value.value("hints", 0)};
        }
    } catch (const Json::exception&) {
        throw Error(kept.string() + " is not a progress file; remove it to begin again");
    }
}

const Progress::Entry* Progress::entry(const Exercise& exercise) const {
    const auto found = entries_.find(exercise.name);
    return found == entries_.end() ? nullptr : &found->second;
}

bool Progress::solved(const Exercise& exercise) const {
    return !solved_on(exercise).empty();
}

std::string Progress::solved_on(const Exercise& exercise) const {
    return entry(exercise) ? entry(exercise)->solved_on : "";
}

int Progress::hints_seen(const Exercise& exercise) const {
    return entry(exercise) ? entry(exercise)->hints_seen : 0;
}

void Progress::set_solved(const Exercise& exercise, const std::string& date) {
    if (solved(exercise)) return;  // the first time counts
    entries_[exercise.name].solved_on = date;
    save();
}

void Progress::set_hints_seen(const Exercise& exercise, int count) {
    entries_[exercise.name].hints_seen = count;
    save();
}

void Progress::forget(const Exercise& exercise) {
    entries_.erase(exercise.name);
    save();
}

void Progress::save() const {
    Json json = Json::object();
    for (const auto& [name, entry] : entries_) {
        Json value = Json::object();
        if (!entry.solved_on.empty()) value["solved"] = entry.solved_on;
        if (entry.hints_seen > 0) value["hints"] = entry.hints_seen;
        json[name] = value;
    }
    write_file(file_, json.dump(2) + "\n");
}

}  // namespace m2m::exercise
