#include "grading/exercises/skeleton.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <sstream>

namespace m2m::exercise {

namespace {

bool begins(std::string_view text, std::string_view with) {
    return text.substr(0, with.size()) == with;
}

}  // namespace

std::string skeleton(std::string_view solution) {
    std::istringstream lines{std::string(solution)};
    std::string out, line;
    int number = 0, opened = 0;
    bool in_text = false;     // the comment lines that explain what is to do
    std::string left_behind;  // what a part leaves after its TODO
    for (; std::getline(lines, line);) {
        ++number;
        const std::size_t indent = line.find_first_not_of(' ');
        const std::string_view rest = indent == std::string::npos
                                          ? std::string_view{}
                                          : std::string_view(line).substr(indent);
        const std::string space(indent == std::string::npos ? 0 : indent, ' ');
        const bool todo = begins(rest, "// [todo] "), throws = begins(rest, "// [todo throws] ");
        if (todo || throws || rest == "// [solution]") {
            if (opened != 0)
                throw Error("line " + std::to_string(number) +
                            ": a part begins inside the part of line " + std::to_string(opened));
            opened = number;
            in_text = todo || throws;
            if (in_text) {
                const std::size_t text = rest.find("] ") + 2;
                out += space + "// TODO: " + std::string(rest.substr(text)) + "\n";
            }
            left_behind = throws ? space + "not_solved_yet();  // remove this line\n" : "";
        } else if (rest == "// [end]") {
            if (opened == 0)
                throw Error("line " + std::to_string(number) + ": [end] without a [todo]");
            out += left_behind;
            opened = 0;
        } else if (opened == 0) {
            out += line + "\n";
        } else if (in_text && begins(rest, "// ")) {
            out += line + "\n";
        } else {
            in_text = false;
        }
    }
    if (opened != 0) throw Error("line " + std::to_string(opened) + ": [todo] without an [end]");
    return out;
}

std::string start_text(const Exercise& exercise, const std::string& file) {
    if (exercise.kind == Kind::fix) return read_file(exercise.start() / file);
    const auto path = exercise.solution / file;
    try {
        return skeleton(read_file(path));
    } catch (const Error& error) {
        throw Error(path.string() + ": " + error.what());
    }
}

void generate(const Exercise& exercise) {
    if (exercise.kind == Kind::fix)
        throw Error("exercise " + exercise.id + " is a fix: its start is written by hand, in " +
                    exercise.start().string());
    for (const std::string& file : exercise.files)
        write_file(exercise.start() / file, start_text(exercise, file));
}

}  // namespace m2m::exercise
