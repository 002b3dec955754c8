#include "grading/exercises/verdict.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/plain_text.hpp"
#include "grading/exercises/program.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <optional>
#include <sstream>

namespace m2m::exercise {

namespace fs = std::filesystem;
using Json = nlohmann::ordered_json;

namespace {

constexpr double longest_run = 20;  // seconds; a right answer needs less than one

std::optional<Json> read_json(const fs::path& file) {
    if (!fs::exists(file)) return std::nullopt;
    Json json = Json::parse(read_file(file), nullptr, false);
    if (json.is_discarded()) return std::nullopt;
    return json;
}

// Where char is signed, GoogleTest 1.12 writes each byte of a UTF-8 character as a character of its
// own: "Â·" for "·". This puts the bytes together again.
std::string whole_characters(const std::string& text) {
    std::string out;
    bool broken = false;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const auto byte = static_cast<unsigned char>(text[i]);
        if ((byte == 0xc2 || byte == 0xc3) && i + 1 < text.size()) {
            const auto next = static_cast<unsigned char>(text[++i]);
            out += static_cast<char>((byte == 0xc3 ? 0x40 : 0) + next);
            // A first byte, and the next one begins as a character of its own, too.
            broken |= byte == 0xc3 && i + 1 < text.size() &&
                      static_cast<unsigned char>(text[i + 1]) == 0xc2;
        } else if (byte < 0x80) {
            out += text[i];
        } else {
            return text;  // there are whole characters in it
        }
    }
    return broken ? out : text;
}

// GoogleTest's words around ours: the place in the test's file, "Failed", how it caught exceptions.
std::string plain(const std::string& failure) {
    const std::string thrown = "C++ exception with description \"";
    if (const std::size_t at = failure.find(thrown); at != std::string::npos) {
        const std::size_t begin = at + thrown.size(), end = failure.rfind("\" thrown in");
        return failure.substr(begin, end == std::string::npos ? end : end - begin);
    }
    std::istringstream lines(failure);
    std::string out, line;
    for (int number = 0; std::getline(lines, line); ++number) {
        const bool place = number == 0 && line.find(".cpp:") != std::string::npos;
        if (place || line.empty() || line == "Failed") continue;
        out += (out.empty() ? "" : "\n") + line;
    }
    return out;
}

// One GoogleTest case: null when it did not run to its end.
struct Case {
    bool ran = false, passed = false;
    std::string message;
};

Case find_case(const Json* tests, const std::string& name) {
    Case found;
    if (!tests) return found;
    const std::size_t dot = name.find('.');
    for (const Json& suite : tests->value("testsuites", Json::array())) {
        if (suite.value("name", "") != name.substr(0, dot)) continue;
        for (const Json& test : suite.value("testsuite", Json::array())) {
            if (test.value("name", "") != name.substr(dot + 1)) continue;
            found.ran = test.value("result", "") == "COMPLETED";
            found.passed = found.ran && !test.contains("failures");
            if (test.contains("failures") && !test["failures"].empty())
                found.message = plain(whole_characters(test["failures"][0].value("failure", "")));
        }
    }
    return found;
}

int count_run(const Json* tests) {
    int run = 0;
    if (!tests) return run;
    for (const Json& suite : tests->value("testsuites", Json::array())) {
        for (const Json& test : suite.value("testsuite", Json::array()))
            run += test.value("result", "") == "COMPLETED";
    }
    return run;
}

std::string file_and_line(const Json& finding, const char* file, const char* line) {
    return fs::path(finding.value(file, "")).filename().string() + ":" +
           std::to_string(finding.value(line, 0));
}

// A finding of the checker as a sentence.
std::string in_words(const Json& finding) {
    std::string text = finding.value("message", "");
    if (text.rfind("Error: ", 0) == 0) text.erase(0, 7);
    const std::string where = file_and_line(finding, "file", "line");
    if (finding.contains("other_file")) {
        text = "a race: " + where + " and " + file_and_line(finding, "other_file", "other_line") +
               " touch the same word, and nothing orders them";
        // "in __shared__ memory, byte 4 of A_tile: thread (1,0,0) in block (0,0,0) and thread …"
        const Json details = finding.value("details", Json::array());
        if (!details.empty() && details[0].is_string()) {
            const std::string which = details[0];
            text += "\n" + which.substr(0, which.find(" of kernel"));
        }
    } else if (finding.value("line", 0) != 0) {
        text += " at " + where;
    }
    const auto coordinates = [&](const char* name) {
        const Json& at = finding[name];
        return "(" + at[0].dump() + "," + at[1].dump() + "," + at[2].dump() + ")";
    };
    if (finding.contains("thread") && finding.contains("block"))
        text += ", thread " + coordinates("thread") + " of block " + coordinates("block");
    return text;
}

// "check:race": which of the checker's kinds of findings belong to it.
bool concerns(const std::string& property, const std::string& kind) {
    const std::string wanted = property.substr(std::strlen("check:"));
    if (wanted == "clean") return kind != "leak";
    if (wanted == "race") return kind == "race" || kind == "same value race";
    if (wanted == "bounds") return kind == "invalid access" || kind == "misaligned";
    if (wanted == "barrier") return kind == "barrier" || kind == "exited at barrier";
    if (wanted == "uninitialized") return kind == wanted;
    throw Error("'" + property +
                "' is not a property: check:clean, race, bounds, barrier, uninitialized");
}

// The first finding that no point is about: it often explains a wrong result.
std::string not_asked_for(const Exercise& exercise, const Json& check) {
    for (const Json& finding : check.value("findings", Json::array())) {
        const std::string kind = finding.value("kind", "");
        if (kind == "leak" || kind == "api error") continue;  // the test's message has these
        const bool asked =
            std::any_of(exercise.points.begin(), exercise.points.end(), [&](const Point& point) {
                return point.property.rfind("check:", 0) == 0 && concerns(point.property, kind);
            });
        if (!asked) return in_words(finding);
    }
    return "";
}

void decide_check(const Json* check, const std::string& stopped, Earned& earned) {
    if (!check) {
        earned.message = stopped.empty() ? "there is no report of the checker" : stopped;
        return;
    }
    for (const Json& finding : check->value("findings", Json::array())) {
        if (!concerns(earned.point.property, finding.value("kind", ""))) continue;
        earned.message = in_words(finding);
        return;
    }
    earned.met = true;
}

std::string number(double value) {
    std::ostringstream text;
    text.precision(4);
    text << value;
    return text.str();
}

// "global_load" -> "global load"
std::string words(std::string name) {
    std::replace(name.begin(), name.end(), '_', ' ');
    return name;
}

// Whether kernels did the work that is the exercise, and not the host between two copies, or one
// thread alone: each of these figures beside the worked solution's.
void decide_work(const Evidence& evidence, Earned& earned) {
    if (!evidence.count || !evidence.reference) {
        earned.message = "no kernel was counted, and the work is for the GPU's threads";
        return;
    }
    static constexpr std::pair<const char*, const char*> figures[] = {
        {"launched.threads", "threads"},
        {"flops", "arithmetic operations in kernels"},
        {"global_load.lanes", "loads of kernels from global memory"},
        {"global_store.lanes", "stores of kernels to global memory"}};
    for (const auto& [name, in_words] : figures) {
        const double got = counted(*evidence.count, name);
        const double wanted = earned.point.at_least * counted(*evidence.reference, name);
        if (got >= wanted) continue;
        earned.message = number(got) + " " + in_words + ", and at least " + number(wanted) +
                         " are expected: the work is for the GPU's threads, not for the host or a "
                         "few of them";
        return;
    }
    earned.met = true;
}

void decide_count(const Evidence& evidence, Earned& earned) {
    if (!evidence.count || (earned.point.like_reference && !evidence.reference)) {
        earned.message = "there are no counts";
        return;
    }
    const std::string name = earned.point.property.substr(std::strlen("count:"));
    const double got = counted(*evidence.count, name);
    const double limit =
        earned.point.like_reference ? counted(*evidence.reference, name) : earned.point.at_most;
    earned.met = got <= limit * 1.001;
    if (earned.met) return;
    const std::size_t dot = name.find('.');
    const std::string group = dot == std::string::npos ? "" : words(name.substr(0, dot)) + ": ";
    const std::string figure = words(dot == std::string::npos ? name : name.substr(dot + 1));
    earned.message =
        group + number(got) + " " + figure + ", and at most " + number(limit) + " is good";
    if (figure == "sectors per request")
        earned.message += "\n(a request is one access of a warp, a sector is 32 bytes)";
    if (figure == "wavefronts per request")
        earned.message += "\n(a request is one access of a warp; bank conflicts cost wavefronts)";
}

// "127.0.0.1" style signal names would not help a learner.
std::string how_it_stopped(const Ended& ended) {
    if (ended.too_long)
        return "it did not finish in " + number(longest_run) +
               " seconds: a loop without end, or "
               "threads that wait for ever";
    if (ended.status == 128 + 11) return "it crashed: an access to memory that is not there";
    if (ended.status == 128 + 8) return "it crashed: a division by zero";
    if (ended.status == 128 + 6) return "it stopped itself (abort)";
    return "it ended early with status " + std::to_string(ended.status);
}

}  // namespace

bool Verdict::solved() const {
    return !earned.empty() &&
           std::all_of(earned.begin(), earned.end(), [](const Earned& e) { return e.met; });
}

namespace {

double launched_threads(const Json& count) {
    double threads = 0;
    for (const Json& kernel : count.value("kernels", Json::array())) {
        for (const Json& launch : kernel.at("launches")) {
            double of_one = launch.at("count").get<double>();
            for (const char* const shape : {"grid", "block"})
                for (const Json& extent : launch.at(shape)) of_one *= extent.get<double>();
            threads += of_one;
        }
    }
    return threads;
}

}  // namespace

double counted(const Json& count, const std::string& name) {
    const auto sum = [&](const std::string& group, const std::string& counter) {
        double total = 0;
        for (const Json& kernel : count.value("kernels", Json::array())) {
            const Json& totals = kernel.at("totals");
            const Json& at = group.empty() ? totals : totals.at(group);
            total += at.at(counter).is_null() ? 0 : at.at(counter).get<double>();
        }
        return total;
    };
    const auto ratio = [](double a, double b) { return b == 0 ? 0 : a / b; };
    try {
        if (name == "active_lanes")
            return ratio(sum("", "thread_instructions"), sum("", "warp_instructions"));
        const std::size_t dot = name.find('.');
        if (dot == std::string::npos) return sum("", name);
        const std::string group = name.substr(0, dot), figure = name.substr(dot + 1);
        if (name == "launched.threads") return launched_threads(count);
        if (figure == "sectors_per_request")
            return ratio(sum(group, "sectors"), sum(group, "requests"));
        if (figure == "wavefronts_per_request")
            return ratio(sum(group, "wavefronts"), sum(group, "requests"));
        if (figure == "excess_wavefronts") return sum(group, "wavefronts") - sum(group, "ideal");
        return sum(group, figure);
    } catch (const Json::exception&) {
        throw Error("count:" + name + " is not a figure that count mode reports");
    }
}

Verdict judge(const Exercise& exercise, const Evidence& evidence) {
    Verdict verdict;
    verdict.all_points = exercise.all_points();
    verdict.tests_run = count_run(evidence.tests);
    verdict.stopped = evidence.stopped;
    bool gates_met = true;
    for (const Point& point : exercise.points) {
        Earned earned{point, false, ""};
        if (!point.test.empty()) {
            const Case result = find_case(evidence.tests, point.test);
            earned.met = result.passed;
            earned.message = result.ran                 ? result.message
                             : evidence.stopped.empty() ? "did not run"
                                                        : evidence.stopped;
        } else if (point.property.rfind("check:", 0) == 0) {
            decide_check(evidence.check, evidence.stopped, earned);
        } else if (point.property == "count:work") {
            decide_work(evidence, earned);
        } else {
            decide_count(evidence, earned);
        }
        if (point.gate && !earned.met) gates_met = false;
        verdict.earned.push_back(std::move(earned));
    }
    if (evidence.check) verdict.also_found = not_asked_for(exercise, *evidence.check);
    for (const Earned& earned : verdict.earned) {
        if (gates_met && earned.met) verdict.points += earned.point.points;
    }
    return verdict;
}

Verdict examine(const Exercise& asked, const fs::path& directory, const std::string& variant) {
    Exercise exercise = asked;
    std::erase_if(exercise.points, [](const Point& point) { return point.graded; });
    const auto run = [&](const fs::path& of, const std::string& name, Mode mode, const char* wanted,
                         std::optional<Json>& tests, std::optional<Json>& report,
                         Verdict& verdict) {
        const Built built = build(exercise, of, name, mode);
        if (!built.messages.empty()) {
            verdict.does_not_compile = built.messages;
            return;
        }
        const fs::path test_json = built.program.string() + ".json";
        const fs::path report_json = built.program.string() + ".report.json";
        fs::remove(test_json);
        fs::remove(report_json);
        std::map<std::string, std::string> environment{
            {"SIMT_CHECK_LEAKS", "0"},
            {"SIMT_PATIENCE", "1"},  // seconds until a wait is in vain
            {"SIMT_STRICT", "1"}};   // what is undefined on a GPU is an error
        if (wanted) environment[wanted] = report_json;
        const Ended ended =
            run_program({built.program.string(), "--gtest_output=json:" + test_json.string()},
                        environment, longest_run);
        tests = read_json(test_json);
        report = read_json(report_json);
        if (!tests) verdict.stopped = how_it_stopped(ended);
        verdict.printed = ended.output;
    };
    const auto has = [&](const char* begin) {
        return std::any_of(exercise.points.begin(), exercise.points.end(),
                           [&](const Point& point) { return point.property.rfind(begin, 0) == 0; });
    };

    Verdict about;  // how the runs went, before anything is judged
    std::optional<Json> tests, check, count, reference, ignored;
    run(directory, variant, exercise.uses_cuda() ? Mode::check : Mode::plain,
        exercise.uses_cuda() ? "SIMT_CHECK_JSON" : nullptr, tests, check, about);
    if (has("count:") && tests && about.does_not_compile.empty()) {
        run(directory, variant, Mode::count, "SIMT_COUNT_JSON", ignored, count, about);
        const bool compares = std::any_of(exercise.points.begin(), exercise.points.end(),
                                          [](const Point& p) { return p.like_reference; });
        if (compares && fs::exists(exercise.solution)) {
            Verdict of_reference;
            run(exercise.solution, "solution", Mode::count, "SIMT_COUNT_JSON", ignored, reference,
                of_reference);
        }
    }
    const auto pointer = [](std::optional<Json>& json) { return json ? &*json : nullptr; };
    Verdict verdict = judge(exercise, {pointer(tests), pointer(check), pointer(count),
                                       pointer(reference), about.stopped});
    verdict.does_not_compile = about.does_not_compile;
    verdict.printed = about.printed;
    // What a stranger wrote: a learner may run a file that is not the learner's own.
    for (std::string* const text :
         {&verdict.does_not_compile, &verdict.stopped, &verdict.also_found, &verdict.printed})
        *text = printable(*text);
    for (Earned& earned : verdict.earned) earned.message = printable(earned.message);
    return verdict;
}

}  // namespace m2m::exercise
