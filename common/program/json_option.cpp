// --json [FILE].
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/outputs.hpp"
#include "common/program/command_line.hpp"

#include <nlohmann/json.hpp>

#include <iostream>

namespace m2m {

void JsonOption::add_to(Command& command) {
    flag_ = command
                .add_optional_value("--json", file_,
                                    "Write the results as JSON to FILE, or to stdout without FILE")
                ->type_name("[FILE]");
}

std::ostream& JsonOption::text() const {
    return wanted() && file_.empty() ? std::cerr : std::cout;
}

void JsonOption::write(const nlohmann::ordered_json& value) const {
    if (wanted()) write_json(file_, value);
}

std::vector<std::string> JsonOption::arguments() const {
    if (!wanted()) return {};
    if (file_.empty()) return {"--json"};
    return {"--json", file_};
}

void write_json(const std::string& file, const nlohmann::ordered_json& value) {
    const std::string text = value.dump(2) + "\n";
    if (!file.empty()) {
        require_directory_of(file);
        write_file(file, text);
        return;
    }
    std::cout << text << std::flush;
    if (!std::cout) throw Error("cannot write to standard output: is the disk full?");
}

}  // namespace m2m
