#include "grading/exercises/import.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"
#include "grading/exercises/build.hpp"
#include "grading/exercises/contract.hpp"
#include "grading/exercises/skeleton.hpp"
#include "grading/exercises/whole_number.hpp"
#include "grading/grader/signature.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <map>
#include <regex>
#include <set>
#include <sstream>

namespace m2m::exercise {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;
using grader::Parameter;
using grader::Signature;

namespace {

constexpr std::size_t largest_file = std::size_t{1} << 20;

// What an instructor's directory holds, checked.
struct Import {
    fs::path from;
    std::string id, name, title, extension;  // ".cu" or ".cpp"
    int minutes = 15;
    double tolerance = 1e-4;
    bool fill = true;
    std::vector<std::string> functions;  // as they are written
    std::vector<Signature> signatures;
    std::vector<int> sizes = {1, 33, 70, 17};
    std::string solution, start, test;
    std::vector<Point> points;
    std::map<std::string, std::string> wrong;  // file's stem: text

    bool cuda() const { return extension == ".cu"; }
    std::string file() const { return "exercise" + extension; }
};

std::string text_of(const fs::path& file) {
    if (!fs::is_regular_file(file)) throw UsageError(file.string() + " is no file");
    return read_file(file, largest_file);
}

[[noreturn]] void reject(const Import& import, const std::string& why) {
    throw UsageError("--from " + import.from.string() + ": " + why);
}

// ---- exercise.json ----

void read_description(Import& import) {
    const fs::path file = import.from / "exercise.json";
    if (!fs::exists(file))
        reject(import, "there is no exercise.json with id, name, title and functions");
    try {
        const Json json = Json::parse(text_of(file));
        import.id = json.at("id");
        import.name = json.at("name");
        import.title = json.at("title");
        if (json.contains("minutes"))
            import.minutes = whole_number(json["minutes"], 0, 10'000, "minutes");
        import.tolerance = json.value("tolerance", import.tolerance);
        import.functions = json.at("functions").get<std::vector<std::string>>();
        if (json.contains("sizes")) {
            import.sizes.clear();
            for (const Json& size : json["sizes"])
                import.sizes.push_back(whole_number(size, 0, 100'000, "each of the sizes"));
        }
    } catch (const Json::exception& error) {
        reject(import, std::string("exercise.json: ") + error.what());
    } catch (const UsageError&) {
        throw;
    } catch (const Error& error) {
        reject(import, std::string("exercise.json: ") + error.what());
    }
    if (!std::regex_match(import.id, std::regex("[0-9]{2}_[0-9]{1,2}")))
        reject(import, "exercise.json: the id is two digits, _ and a number: \"90_1\"");
    if (!std::regex_match(import.name, std::regex("[a-z][a-z0-9_]{0,40}")))
        reject(import, "exercise.json: the name is small letters, digits and _: \"saxpy\"");
    if (import.title.empty() || import.title.find('\n') != std::string::npos)
        reject(import, "exercise.json: the title is one line");
    if (import.functions.empty()) reject(import, "exercise.json: functions names none");
    if (import.sizes.empty()) reject(import, "exercise.json: sizes names none");
    if (!(import.tolerance >= 0 && import.tolerance < 1))
        reject(import, "exercise.json: the tolerance is relative, from 0 to 1");
    for (const std::string& function : import.functions)
        import.signatures.push_back(grader::parse_signature(function));
}

// ---- the programs ----

void read_programs(Import& import) {
    std::vector<std::string> whole, pairs;
    for (const char* const extension : {".cu", ".cpp"}) {
        const auto there = [&](const char* stem) {
            return fs::exists(import.from / (std::string(stem) + extension));
        };
        if (there("exercise")) whole.push_back(extension);
        if (there("start") != there("solution"))
            reject(import, std::string("start") + extension + " and solution" + extension +
                               " belong together, and one of them is missing");
        if (there("start")) pairs.push_back(extension);
    }
    if (whole.size() + pairs.size() != 1)
        reject(import,
               std::string(whole.empty() && pairs.empty() ? "there is no program"
                                                          : "too many "
                                                            "programs") +
                   ": either exercise.cu (.cpp) with the solution between // [todo] and // [end], "
                   "or start.cu and solution.cu");
    import.fill = !whole.empty();
    import.extension = import.fill ? whole[0] : pairs[0];
    if (import.fill) {
        const std::string name = "exercise" + import.extension;
        import.solution = text_of(import.from / name);
        try {
            import.start = skeleton(import.solution);
        } catch (const Error& error) {
            reject(import, name + ": " + error.what());
        }
        if (import.solution.find("// [todo") == std::string::npos)
            reject(import, name +
                               " marks nothing to do: put the solution between "
                               "// [todo] TEXT and // [end]");
    } else {
        import.solution = text_of(import.from / ("solution" + import.extension));
        import.start = text_of(import.from / ("start" + import.extension));
    }
}

// ---- the test ----

bool is_number_type(const std::string& type) {
    return type == "int" || type == "float" || type == "double";
}

// Inputs and outputs that a test can make up by itself.
void check_generable(const Import& import) {
    for (std::size_t i = 0; i < import.signatures.size(); ++i) {
        const Signature& function = import.signatures[i];
        const bool known =
            (function.result == "void" || is_number_type(function.result)) &&
            std::all_of(function.parameters.begin(), function.parameters.end(),
                        [](const Parameter& parameter) {
                            return parameter.is_array()
                                       ? parameter.type == "float"
                                       : is_number_type(parameter.type) && !parameter.reference;
                        });
        if (!known)
            reject(import,
                   "a test is made of reference.cpp for int, float, double and arrays of "
                   "float (\"float y[n]\"); for " +
                       import.functions[i] + " write test.cpp");
    }
}

std::string columns_of(const Parameter& array) {
    const std::size_t times = array.extent.rfind('*');
    return times == std::string::npos ? array.extent : array.extent.substr(times + 1);
}

// The calls of one function, the answer's and the reference's, and their comparison.
std::string comparison(const Signature& function, double tolerance) {
    std::ostringstream text;
    std::string ours, theirs;
    int seed = 0;
    for (const Parameter& parameter : function.parameters) {
        const std::string separator = ours.empty() ? "" : ", ";
        if (parameter.is_array()) {
            text << "        " << (parameter.constant ? "const " : "") << "std::vector<float> "
                 << parameter.name << " = whole_numbers(static_cast<std::size_t>("
                 << parameter.extent << "), " << ++seed << ");\n";
            ours += separator + parameter.name + ".data()";
            theirs +=
                separator + parameter.name + (parameter.constant ? ".data()" : "_expected.data()");
            if (!parameter.constant)
                text << "        std::vector<float> " << parameter.name
                     << "_expected = " << parameter.name << ";\n";
        } else {
            if (parameter.type != "int")
                text << "        const " << parameter.type << " " << parameter.name << " = "
                     << ++seed + 1 << ";\n";
            ours += separator + parameter.name;
            theirs += separator + parameter.name;
        }
    }
    const bool returns = function.result != "void";
    text << "        " << (returns ? "const auto expected_result = " : "")
         << "reference::" << function.name << "(" << theirs << ");\n"
         << "        " << (returns ? "const auto result = " : "") << "::" << function.name << "("
         << ours << ");\n";
    for (const Parameter& parameter : function.parameters) {
        if (!parameter.comes_back()) continue;
        text << "        expect_close(" << parameter.name << ", " << parameter.name
             << "_expected, std::max(1, " << columns_of(parameter) << "), " << tolerance << ", \""
             << parameter.name << "\");\n";
    }
    if (returns)
        text << "        expect_close({static_cast<float>(result)}, "
                "{static_cast<float>(expected_result)}, 1, "
             << tolerance << ", \"the result\");\n";
    return text.str();
}

// The integers of all functions, each once: what decides how large the arrays are.
std::vector<std::string> integers_of(const std::vector<Signature>& functions) {
    std::vector<std::string> names;
    for (const Signature& function : functions) {
        for (const Parameter& parameter : function.parameters) {
            if (parameter.type == "int" && !parameter.is_array() &&
                std::find(names.begin(), names.end(), parameter.name) == names.end())
                names.push_back(parameter.name);
        }
    }
    return names;
}

std::string test_of_reference(const Import& import, const std::string& reference) {
    const std::vector<std::string> integers = integers_of(import.signatures);
    std::string parameters;
    for (const std::string& name : integers)
        parameters +=
            (parameters.empty() ? "[[maybe_unused]] int " : ", [[maybe_unused]] int ") + name;
    std::string text =
        "// Made by `./book exercise new`: the answer beside the reference, for several sizes.\n"
        "#include \"exercise.hpp\"\n#include \"grading/exercises/testing.hpp\"\n\n"
        "#include <algorithm>\n\n// ---- reference.cpp ----\n\n" +
        reference +
        "\n// ---- the cases ----\n\nnamespace {\n\nusing namespace "
        "m2m::exercise;\n\nvoid expect_like_reference(" +
        parameters + ") {\n";
    for (const Signature& function : import.signatures)
        text += "    {\n" + comparison(function, import.tolerance) + "    }\n";
    text += "}\n";
    const auto add_case = [&](const std::string& name, const std::vector<int>& sizes) {
        text += "\nTEST(Answer, " + name + ") {\n";
        for (std::size_t i = 0; i < (integers.empty() ? 1 : sizes.size()); ++i) {
            std::string values;
            for (std::size_t j = 0; j < integers.size(); ++j)
                values += (j == 0 ? "" : ", ") + std::to_string(sizes[(i + j) % sizes.size()]);
            text += "    expect_like_reference(" + values + ");\n";
        }
        text += "}\n";
    };
    add_case("IsRightForWholeBlocks", {64, 128});
    add_case("IsRightForOtherSizes", import.sizes);
    return text + "\n}  // namespace\n";
}

Point tested(const std::string& name, int points, bool gate, const std::string& test) {
    Point point;
    point.name = name;
    point.points = points;
    point.gate = gate;
    point.test = test;
    return point;
}

void add_property(Import& import, const std::string& name, const std::string& property) {
    Point point;
    point.name = name;
    point.points = 1;
    point.property = property;
    import.points.push_back(point);
}

void read_test(Import& import) {
    const fs::path reference = import.from / "reference.cpp", test = import.from / "test.cpp";
    if (fs::exists(reference) == fs::exists(test))
        reject(import, fs::exists(test) ? "reference.cpp and test.cpp: one of them decides"
                                        : "there is neither a reference.cpp nor a test.cpp");
    if (fs::exists(test)) {
        import.test = text_of(test);
        const std::regex cases(R"(\bTEST\(\s*(\w+)\s*,\s*(\w+)\s*\))");
        for (std::sregex_iterator at(import.test.begin(), import.test.end(), cases), none;
             at != none; ++at) {
            const std::string name = (*at)[1].str() + "." + (*at)[2].str();
            import.points.push_back(tested(name, 1, import.points.empty(), name));
        }
        if (import.points.empty()) reject(import, "test.cpp has no TEST(SUITE, NAME)");
    } else {
        check_generable(import);
        const std::string text = text_of(reference);
        if (text.find("namespace reference") == std::string::npos)
            reject(import,
                   "reference.cpp has no namespace reference, with a function of the same "
                   "name for each of functions");
        import.test = test_of_reference(import, text);
        import.points.push_back(
            tested("right for whole blocks", 2, true, "Answer.IsRightForWholeBlocks"));
        import.points.push_back(
            tested("right for other sizes", 2, false, "Answer.IsRightForOtherSizes"));
    }
    if (!import.cuda()) return;
    add_property(import, "no race", "check:race");
    add_property(import, "no access out of bounds", "check:bounds");
    Point work;
    work.name = "the GPU does the work";
    work.gate = work.graded = true;
    work.property = "count:work";
    work.at_least = 0.25;
    import.points.push_back(work);
}

// ---- wrong answers ----

// "// POINT: what is wrong", the first line of a wrong answer.
std::pair<std::string, std::string> reason_of(const Import& import, const std::string& stem,
                                              const std::string& text) {
    const std::string line = text.substr(0, text.find('\n'));
    std::string names;
    for (const Point& point : import.points) {
        if (point.graded) continue;
        names += (names.empty() ? "" : ", ") + point.name;
        if (line.rfind("// " + point.name + ": ", 0) == 0 && line.size() > point.name.size() + 5)
            return {point.name, line.substr(point.name.size() + 5)};
    }
    reject(import, "wrong/" + stem + import.extension +
                       " must begin with the point that it loses and why, \"// POINT: REASON\"; "
                       "points: " +
                       names);
}

void read_wrong_answers(Import& import) {
    const fs::path directory = import.from / "wrong";
    std::vector<fs::path> files;
    if (fs::is_directory(directory)) {
        for (const auto& entry : fs::directory_iterator(directory)) files.push_back(entry.path());
    }
    std::sort(files.begin(), files.end());
    for (const fs::path& file : files) {
        const std::string stem = file.stem();
        if (file.extension() != import.extension ||
            !std::regex_match(stem, std::regex("[a-z][a-z0-9_]*")))
            reject(import, "wrong/" + file.filename().string() +
                               ": a wrong answer is called by small letters, digits and _, with "
                               "the ending " +
                               import.extension);
        import.wrong[stem] = text_of(file);
        reason_of(import, stem, import.wrong[stem]);
    }
    if (import.wrong.empty())
        reject(import, "there is no wrong answer in wrong/: a test that refuses nothing is none");
}

// ---- what is written ----

std::string header_of(const Import& import) {
    std::string text =
        "// What you write. Pointers are to host memory.\n#pragma once\n\n#include <string>\n"
        "#include <vector>\n\n";
    for (const Signature& function : import.signatures) {
        std::string parameters;
        for (const Parameter& parameter : function.parameters)
            parameters +=
                (parameters.empty() ? "" : ", ") + parameter.declared_type() + " " + parameter.name;
        text += function.result + " " + function.name + "(" + parameters + ");\n";
    }
    return text;
}

std::string readme_of(const Import& import) {
    const fs::path own = import.from / "README.md";
    if (fs::exists(own)) return text_of(own);
    std::string text = "# Exercise " + import.id + ": " + import.title +
                       "\n\nRun its test: `./book exercise run " + import.id + "`\n\n## Task\n\n" +
                       (import.fill ? "Complete " : "Repair ") + "`" + import.file() +
                       "`. The test calls\n\n```cpp\n";
    for (const std::string& function : import.functions) text += function + "\n";
    return text + "```\n";
}

std::string description_of(const Import& import, const std::string& name) {
    Json points = Json::array();
    for (const Point& point : import.points) {
        Json one{{"name", point.name}, {"points", point.points}};
        if (point.gate) one["gate"] = true;
        if (!point.test.empty()) one["test"] = point.test;
        if (!point.property.empty()) one["property"] = point.property;
        if (point.at_least > 0) one["at_least"] = point.at_least;
        if (point.graded) one["graded"] = true;
        points.push_back(one);
    }
    Json json{{"id", import.id},
              {"name", name},
              {"chapter", std::stoi(import.id.substr(0, 2))},
              {"title", import.title},
              {"kind", import.fill ? "fill" : "fix"},
              {"files", {import.file()}},
              {"header", "exercise.hpp"},
              {"functions", import.functions},
              {"minutes", import.minutes},
              {"points", points}};
    if (import.cuda()) json["needs"] = {"cuda"};
    return json.dump(2) + "\n";
}

// Of a message, what stays the same when a line moves or another thread comes first.
std::string lasting(const std::string& message) {
    const std::string line = message.substr(0, message.find('\n'));
    const std::string begin = line.substr(0, line.find_first_of("0123456789(["));
    const std::string part = begin.size() < 4 ? line : begin;
    return part.substr(0, part.find_last_not_of(' ') + 1);
}

std::string wrong_answers_of(const Import& import,
                             const std::map<std::string, std::string>& messages) {
    Json json = Json::object();
    for (const auto& [stem, text] : import.wrong) {
        const auto [point, mistake] = reason_of(import, stem, text);
        const auto message = messages.find(stem);
        json[stem] = {{"mistake", mistake},
                      {"loses", {point}},
                      {"message", message == messages.end() ? "" : lasting(message->second)}};
    }
    return json.dump(2) + "\n";
}

void write_all(const Import& import, const std::string& name, const fs::path& pack) {
    const fs::path exercise = pack / "exercises" / name, solution = pack / "solutions" / name;
    write_file(exercise / "exercise.json", description_of(import, name));
    write_file(exercise / "exercise.hpp", header_of(import));
    write_file(exercise / ("harness" + import.extension),
               "// Nothing: the test calls the answer itself.\n#include \"exercise.hpp\"\n");
    write_file(exercise / "test.cpp", import.test);
    write_file(exercise / "README.md", readme_of(import));
    write_file(exercise / import.file(), import.start);
    write_file(solution / import.file(), import.solution);
    for (const auto& [stem, text] : import.wrong)
        write_file(solution / "wrong" / stem / import.file(), text);
    write_file(solution / "wrong.json", wrong_answers_of(import, {}));
}

std::string first_lines(const std::string& text) {
    std::size_t end = 0;
    for (int line = 0; line < 12 && end != std::string::npos; ++line)
        end = text.find('\n', end == 0 ? 0 : end + 1);
    return text.substr(0, end);
}

std::string without(std::string text, const std::string& directory) {
    for (std::size_t at = 0; (at = text.find(directory + "/", at)) != std::string::npos;)
        text.erase(at, directory.size() + 1);
    return text;
}

// What was built for the trial is of no use under the exercise's own name.
Contract tried(const Exercise& exercise) {
    struct Built {
        fs::path directory;
        ~Built() {
            std::error_code ignored;
            fs::remove_all(directory, ignored);
        }
    };
    const Built built{build_directory(exercise, "x").parent_path()};
    return try_contract(exercise);
}

}  // namespace

Exercise import_exercise(const fs::path& from, const fs::path& pack) {
    Import import;
    import.from = from;
    if (!fs::is_directory(from)) reject(import, "there is no such directory");
    read_description(import);
    read_programs(import);
    read_test(import);
    read_wrong_answers(import);
    const std::string name = "ex" + import.id + "_" + import.name;
    for (const char* const part : {"exercises", "solutions"}) {
        if (fs::exists(pack / part / name))
            throw UsageError((pack / part / name).string() +
                             " is there already: remove it, or "
                             "choose another id or name");
    }
    if (fs::is_directory(pack / "exercises")) {
        for (const Exercise& other : load_pack(pack)) {
            if (other.id == import.id)
                throw UsageError(other.directory.string() + " has the id " + import.id +
                                 " already");
        }
    }
    // Tried where nobody sees it, on the same file system; then two renames.
    const NewDirectories made(pack);
    const TemporaryDirectory trial("book", pack);
    write_all(import, name, trial.path());
    const Contract contract = tried(load(trial.path() / "exercises" / name));
    if (!contract.broken.empty())
        throw Error("--from " + from.string() + ": " +
                    first_lines(without(contract.broken.front(),
                                        fs::absolute(trial.path()).lexically_normal().string())));
    write_file(trial.path() / "solutions" / name / "wrong.json",
               wrong_answers_of(import, contract.messages));
    for (const char* const part : {"solutions", "exercises"}) {
        fs::create_directories(pack / part);
        fs::rename(trial.path() / part / name, pack / part / name);
    }
    return load(pack / "exercises" / name);
}

}  // namespace m2m::exercise
