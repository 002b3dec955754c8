#include "grading/grader/result_formats.hpp"

#include "common/base/error.hpp"

#include <fmt/format.h>
#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <ctime>
#include <utility>

namespace m2m::grader {

namespace {

using Json = nlohmann::ordered_json;

constexpr std::array<std::pair<const char*, Format>, 5> names = {
    {{"text", Format::text},
     {"json", Format::json},
     {"junit", Format::junit},
     {"gradescope", Format::gradescope},
     {"classroom50", Format::classroom50}}};

// What a compiler or a program printed may be no UTF-8.
std::string dumped(const Json& json) {
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + "\n";
}

const char* word_for(Verdict verdict) {
    switch (verdict) {
        case Verdict::graded:
            return "graded";
        case Verdict::does_not_compile:
            return "does not compile";
        case Verdict::refused:
            return "refused";
        case Verdict::grader_failed:
            return "grader failed";
    }
    return "";
}

std::string summary(const Grade& grade) {
    std::string text =
        fmt::format("{}: {} of {} points", grade.title, grade.points(), grade.most());
    if (grade.verdict != Verdict::graded) text += fmt::format(" ({})", word_for(grade.verdict));
    text += '\n';
    if (!grade.message.empty()) text += grade.message + (grade.message.back() == '\n' ? "" : "\n");
    for (const Speed& speed : grade.speed)
        text += fmt::format(
            "CPU time of {}: {:.3f} s, the reference solution's {:.3f} s: ratio {:.2f} (no "
            "points)\n",
            speed.name, speed.seconds, speed.reference_seconds, speed.ratio());
    if (!grade.speed_note.empty()) text += "Speed " + grade.speed_note + ".\n";
    if (grade.simulated) text += "The GPU is simulated on the CPU.\n";
    return text;
}

std::string indented(const std::string& text) {
    std::string result = "    ";
    for (const char c : text) {
        result += c;
        if (c == '\n') result += "    ";
    }
    return result;
}

std::string text_report(const Grade& grade) {
    std::string text = summary(grade) + '\n';
    for (const ItemResult& item : grade.items) {
        text += fmt::format("{}  {:>2}/{:<2}  {}\n", item.passed ? "ok  " : "FAIL", item.points,
                            item.most, item.name);
        if (!item.message.empty()) text += indented(item.message) + '\n';
    }
    text += fmt::format("\n{:.1f} s; sandbox: {}\n", grade.seconds, grade.walls);
    return text;
}

Json json_report(const Grade& grade) {
    Json json{{"format", "book-grade/1"},
              {"exercise", grade.exercise},
              {"title", grade.title},
              {"submission", grade.submission},
              {"verdict", word_for(grade.verdict)},
              {"points", grade.points()},
              {"most", grade.most()},
              {"simulated", grade.simulated},
              {"message", grade.message},
              {"items", Json::array()},
              {"seconds", grade.seconds},
              {"sandbox", grade.walls}};
    for (const Speed& speed : grade.speed) {
        json["speed"].push_back({{"name", speed.name},
                                 {"seconds", speed.seconds},
                                 {"reference_seconds", speed.reference_seconds},
                                 {"ratio", speed.ratio()}});
    }
    if (!grade.speed_note.empty()) json["speed_note"] = grade.speed_note;
    for (const ItemResult& item : grade.items) {
        json["items"].push_back({{"name", item.name},
                                 {"points", item.points},
                                 {"most", item.most},
                                 {"passed", item.passed},
                                 {"hidden", item.hidden},
                                 {"message", item.message}});
    }
    return json;
}

// What a student may read who gets the whole file: nothing of a hidden test but that it failed.
std::string message_for_student(const Grade& grade, const ItemResult& item) {
    if (grade.verdict != Verdict::graded) return grade.message;
    if (item.hidden) return item.passed ? "" : "a hidden test failed";
    return item.message;
}

// https://gradescope-autograders.readthedocs.io/en/latest/specs/ ("Output format").
Json gradescope_report(const Grade& grade) {
    Json json{
        {"score", grade.points()},       {"execution_time", std::lround(std::ceil(grade.seconds))},
        {"output", summary(grade)},      {"output_format", "text"},
        {"stdout_visibility", "hidden"}, {"tests", Json::array()}};
    for (const ItemResult& item : grade.items) {
        json["tests"].push_back({{"name", item.name},
                                 {"score", item.points},
                                 {"max_score", item.most},
                                 {"status", item.passed ? "passed" : "failed"},
                                 {"output", item.message},
                                 {"output_format", "text"},
                                 {"visibility", item.hidden ? "hidden" : "visible"}});
    }
    return json;
}

std::string from_runner(const char* name) {
    const char* const value = std::getenv(name);
    return value != nullptr ? value : "";
}

std::string utc_now() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    ::gmtime_r(&now, &parts);
    char text[32];
    std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%SZ", &parts);
    return text;
}

// https://github.com/foundation50/classroom50/wiki/Advanced-Autograding ("The result.json
// contract"). Scores are integers; the runner tells us in its environment what it is about and
// stamps the owner.
Json classroom50_report(const Grade& grade) {
    const std::string assignment = from_runner("ASSIGNMENT");
    const std::string review = from_runner("REVIEW_URL");
    Json json{{"schema", "classroom50/result/v1"},
              {"classroom", from_runner("CLASSROOM")},
              {"assignment", assignment.empty() ? grade.exercise : assignment},
              {"submission", from_runner("SUBMISSION_TAG")},
              {"commit", from_runner("COMMIT_URL")},
              {"release", from_runner("RELEASE_URL")},
              {"review", review.empty() ? from_runner("COMMIT_URL") : review},
              {"datetime", utc_now()},
              {"score", grade.points()},
              {"max-score", grade.most()},
              {"tests", Json::array()}};
    for (const ItemResult& item : grade.items) {
        json["tests"].push_back({{"test-name", item.name},
                                 {"passed", item.passed},
                                 {"score", item.points},
                                 {"max-score", item.most},
                                 {"message", message_for_student(grade, item)}});
    }
    return json;
}

// XML has no way to write most control characters, and wants UTF-8.
std::string xml(const std::string& text) {
    const std::string valid =
        nlohmann::json::parse(
            nlohmann::json(text).dump(-1, ' ', false, nlohmann::json::error_handler_t::replace))
            .get<std::string>();
    std::string result;
    for (const char c : valid) {
        const auto byte = static_cast<unsigned char>(c);
        if (c == '&')
            result += "&amp;";
        else if (c == '<')
            result += "&lt;";
        else if (c == '>')
            result += "&gt;";
        else if (c == '"')
            result += "&quot;";
        else if (c == '\n')
            result += "&#10;";
        else if (byte >= ' ')
            result += c;
        else
            result += ' ';
    }
    return result;
}

std::string junit_report(const Grade& grade) {
    const auto failures = std::count_if(grade.items.begin(), grade.items.end(),
                                        [](const ItemResult& item) { return !item.passed; });
    std::string text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";
    text += fmt::format(
        "<testsuite name=\"{}\" tests=\"{}\" failures=\"{}\" errors=\"0\" skipped=\"0\" "
        "time=\"{:.3f}\">\n  <properties>\n    <property name=\"points\" value=\"{}\"/>\n"
        "    <property name=\"most\" value=\"{}\"/>\n    <property name=\"submission\" "
        "value=\"{}\"/>\n  </properties>\n",
        xml(grade.exercise), grade.items.size(), failures, grade.seconds, grade.points(),
        grade.most(), xml(grade.submission));
    for (const ItemResult& item : grade.items) {
        text += fmt::format("  <testcase classname=\"{}\" name=\"{}\"", xml(grade.exercise),
                            xml(item.name));
        if (item.passed) {
            text += "/>\n";
            continue;
        }
        text +=
            fmt::format(">\n    <failure message=\"0 of {} points\">{}</failure>\n  </testcase>\n",
                        item.most, xml(message_for_student(grade, item)));
    }
    return text + "  <system-out>" + xml(summary(grade)) + "</system-out>\n</testsuite>\n";
}

}  // namespace

Format format_named(const std::string& name) {
    for (const auto& [known, format] : names) {
        if (name == known) return format;
    }
    throw UsageError("'" + name + "' is no format: text, json, junit, gradescope or classroom50");
}

const char* extension_of(Format format) {
    return format == Format::text ? "txt" : format == Format::junit ? "xml" : "json";
}

std::string formatted(const Grade& grade, Format format) {
    switch (format) {
        case Format::text:
            return text_report(grade);
        case Format::json:
            return dumped(json_report(grade));
        case Format::junit:
            return junit_report(grade);
        case Format::gradescope:
            return dumped(gradescope_report(grade));
        case Format::classroom50:
            return dumped(classroom50_report(grade));
    }
    return "";
}

}  // namespace m2m::grader
