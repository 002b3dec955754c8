#include "grading/grader/run_file.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <nlohmann/json.hpp>

namespace m2m::grader {
namespace fs = std::filesystem;

namespace {

std::vector<std::string> strings_of(const std::vector<fs::path>& paths) {
    return {paths.begin(), paths.end()};
}

std::vector<fs::path> paths_of(const nlohmann::json& list) {
    std::vector<fs::path> paths;
    for (const auto& path : list) paths.emplace_back(path.get<std::string>());
    return paths;
}

}  // namespace

void write_run_file(const RunFile& run, const fs::path& path) {
    const Command& command = run.command;
    const Limits& limits = command.limits;
    nlohmann::ordered_json json{{"words", command.words},
                                {"directory", command.directory.string()},
                                {"environment", command.environment},
                                {"readable", strings_of(command.readable)},
                                {"writable", strings_of(command.writable)},
                                {"user", command.user},
                                {"results", run.results.string()},
                                {"artifact", run.artifact.string()},
                                {"total_seconds", run.total_seconds},
                                {"limits",
                                 {{"seconds", limits.seconds},
                                  {"cpu_seconds", limits.cpu_seconds},
                                  {"memory", limits.memory},
                                  {"address_space", limits.address_space},
                                  {"processes", limits.processes},
                                  {"file_bytes", limits.file_bytes},
                                  {"output_bytes", limits.output_bytes}}}};
    write_file(path, json.dump(1));
}

RunFile read_run_file(const fs::path& path) {
    try {
        const auto json = nlohmann::json::parse(read_file(path));
        RunFile run;
        Command& command = run.command;
        command.words = json.at("words").get<std::vector<std::string>>();
        command.directory = json.at("directory").get<std::string>();
        command.environment =
            json.at("environment").get<std::vector<std::pair<std::string, std::string>>>();
        command.readable = paths_of(json.at("readable"));
        command.writable = paths_of(json.at("writable"));
        command.user = json.at("user").get<uid_t>();
        run.results = json.at("results").get<std::string>();
        run.artifact = json.at("artifact").get<std::string>();
        run.total_seconds = json.at("total_seconds").get<double>();
        const auto& from = json.at("limits");
        Limits& limits = command.limits;
        from.at("seconds").get_to(limits.seconds);
        from.at("cpu_seconds").get_to(limits.cpu_seconds);
        from.at("memory").get_to(limits.memory);
        from.at("address_space").get_to(limits.address_space);
        from.at("processes").get_to(limits.processes);
        from.at("file_bytes").get_to(limits.file_bytes);
        from.at("output_bytes").get_to(limits.output_bytes);
        return run;
    } catch (const nlohmann::json::exception& error) {
        throw Error(path.string() + " is no run file of the grader: " + error.what());
    }
}

}  // namespace m2m::grader
