#include "tools/book/stage_check.hpp"

#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"
#include "grading/exercises/program.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/mode_build.hpp"

#include <fmt/core.h>
#include <nlohmann/json.hpp>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

constexpr double longest = 60;  // seconds; the sizes are small

constexpr const char* device_pointers =
    "a .cu stage gets device pointers: A, B and C are on the device already, so it copies nothing "
    "to or from the host";

bool copies(const fs::path& file) {
    const std::string text = read_file(file);
    return text.find("cudaMemcpyHostToDevice") != std::string::npos ||
           text.find("cudaMemcpyDeviceToHost") != std::string::npos;
}

std::string one_finding(const nlohmann::ordered_json& finding) {
    std::string line = "  " + finding.value("message", "");
    if (finding.contains("file"))
        line += fmt::format(", {}:{}", fs::path(finding.value("file", "")).filename().string(),
                            finding.value("line", 0));
    if (finding.contains("kernel")) line += ", kernel " + finding.value("kernel", "");
    if (const long count = finding.value("count", 1L); count > 1)
        line += fmt::format(" ({} times)", count);
    line += "\n";
    for (const auto& detail : finding.value("details", nlohmann::ordered_json::array()))
        line += "    " + detail.get<std::string>() + "\n";
    return line;
}

}  // namespace

bool can_check_stages() {
    return cuda_compiler[0] == '\0' &&
           fs::exists(std::string(build_directory) + "/bin/simt-check.options");
}

StageCheck check_stage_file(const fs::path& file) {
    const TemporaryDirectory directory;
    const std::string name = file.filename().string();
    build_for_mode({"--check", file.string(), file,
                    fs::path(source_directory) / "tools/book/drivers/check_stage.cpp"},
                   directory.path());
    const fs::path report = directory.path() / "report.json";
    const auto ended =
        exercise::run_program({(directory.path() / "program").string()},
                              {{"SIMT_CHECK_JSON", report.string()}, {"SIMT_SEED", "0"}}, longest);
    const auto result = fs::exists(report)
                            ? nlohmann::ordered_json::parse(read_file(report), nullptr, false)
                            : nlohmann::ordered_json();
    StageCheck check;
    if (ended.too_long || !result.is_object()) {
        check.errors = 1;
        check.text =
            fmt::format("Check mode says nothing of {}: it {}\n", name,
                        ended.too_long ? "was not done in a minute" : "ended before its report");
    } else if (check.errors = result.value("errors", 0) + result.value("warnings", 0);
               check.errors == 0) {
        check.text = fmt::format("Check mode, at small sizes, finds nothing in {}\n", name);
        if (ended.status == 0) return check;
        check.errors = 1;
        check.text = fmt::format("In check mode {} is wrong: {}", name,
                                 ended.output.substr(0, ended.output.find('\n') + 1));
    } else {
        check.text = fmt::format("Check mode, at small sizes, finds in {}:\n", name);
        for (const auto& finding : result["findings"]) check.text += one_finding(finding);
    }
    check.text += fmt::format("./book check {} shows more\n", file.string());
    if (copies(file)) check.text += std::string(device_pointers) + "\n";
    return check;
}

std::string advice_for_stage(const fs::path& file) {
    if (file.extension() != ".cu") return "";
    std::string advice;
    if (copies(file)) advice += std::string("; ") + device_pointers;
    if (can_check_stages()) advice += "; ./book check " + file.string() + " says why";
    return advice;
}

}  // namespace m2m::book
