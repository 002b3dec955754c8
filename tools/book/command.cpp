#include "tools/book/command.hpp"

#include "common/base/file.hpp"

#include <ctime>
#include <iostream>

namespace m2m::book {

namespace {
std::string typed_command = "./book";
}

void JsonOption::add_to(CLI::App& app) {
    option_ = app.add_option("--json", file_,
                             "Write the results as JSON to FILE, or to stdout without FILE")
                  ->expected(0, 1)
                  ->type_name("[FILE]");
}

std::ostream& JsonOption::text() const {
    return wanted() && file_.empty() ? std::cerr : std::cout;
}

void JsonOption::write(const nlohmann::ordered_json& value) const {
    if (wanted()) write_json(file_, value);
}

void write_json(const std::string& file, const nlohmann::ordered_json& value) {
    const std::string text = value.dump(2) + "\n";
    if (file.empty()) {
        std::cout << text << std::flush;
    } else {
        write_file(file, text);
    }
}

std::vector<std::string> JsonOption::arguments() const {
    if (!wanted()) return {};
    if (file_.empty()) return {"--json"};
    return {"--json", file_};
}

const std::string& command_line() {
    return typed_command;
}

void set_command_line(int argc, char** argv) {
    for (int i = 1; i < argc; ++i) typed_command += std::string(" ") + argv[i];
}

void need_writable(const std::filesystem::path& path) {
    if (path.empty() || std::filesystem::exists(path)) return;
    write_file(path, "");
    std::filesystem::remove(path);
}

std::string today() {
    const std::time_t now = std::time(nullptr);
    std::tm parts{};
    localtime_r(&now, &parts);
    char text[16];
    std::strftime(text, sizeof(text), "%Y-%m-%d", &parts);
    return text;
}

}  // namespace m2m::book
