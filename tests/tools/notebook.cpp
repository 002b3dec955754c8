#include "tests/tools/notebook.hpp"

#include "common/base/error.hpp"

#include <nlohmann/json.hpp>

#include <regex>
#include <sstream>

namespace m2m {

namespace {

std::string quoted(const std::string& text) {
    std::string out = "'";
    for (const char c : text) out += c == '\'' ? std::string("'\\''") : std::string(1, c);
    return out + "'";
}

std::string cell_to_shell(const std::string& cell, const std::string& repository) {
    std::istringstream lines(cell);
    std::string script, line;
    const std::string write_file = "%%writefile ";
    if (cell.rfind(write_file, 0) == 0) {
        std::getline(lines, line);
        script = "cat >" + quoted(line.substr(write_file.size())) + " <<'END_OF_CELL'\n";
        while (std::getline(lines, line)) script += line + "\n";
        return script + "END_OF_CELL\n";
    }
    static const std::regex clone(R"(git clone (--depth \d+ )?https://\S+/(\S+))"),
        svg(R"(^display\(SVG\('([^']+)'\)\)$)");
    while (std::getline(lines, line)) {
        std::smatch match;
        if (line.empty() || line == "from IPython.display import SVG, display") continue;
        static const std::regex fetch(R"(^!\./book data fetch (\S+).*$)");
        if (std::regex_match(line, match, fetch)) {
            // Where the test runs there may be no network, but the data.
            script += "[ -d \"${M2M_DATA:-}/" + match[1].str() + "\" ] || " + line.substr(1) + "\n";
        } else if (line.rfind("!diff ", 0) == 0) {
            script += line.substr(1) + " || [ $? -eq 1 ]\n";  // they are meant to differ
        } else if (line[0] == '!') {
            script += std::regex_replace(line.substr(1), clone,
                                         "git clone " + quoted(repository) + " $2") +
                      "\n";
        } else if (line.rfind("%cd ", 0) == 0) {
            script += "cd " + quoted(line.substr(4)) + "\n";
        } else if (std::regex_match(line, match, svg)) {
            script += "test -s " + quoted(match[1].str()) + "\n";
        } else {
            throw Error("the notebook has a line that the test cannot run: " + line);
        }
    }
    return script;
}

}  // namespace

std::string notebook_to_shell(const std::string& notebook, const std::string& repository) {
    std::string script = "set -eux\n";
    const auto parsed = nlohmann::json::parse(notebook);
    for (const auto& cell : parsed.at("cells")) {
        if (cell.at("cell_type") != "code") continue;
        std::string text;
        for (const auto& line : cell.at("source")) text += line.get<std::string>();
        script += cell_to_shell(text, repository);
    }
    return script;
}

}  // namespace m2m
