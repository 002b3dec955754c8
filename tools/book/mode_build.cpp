#include "tools/book/mode_build.hpp"

#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/user_stage.hpp"

#include <fmt/core.h>

#include <algorithm>
#include <cstdio>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

// Runs `book cc MODE WORDS…`.
void compile(const ModeBuild& build, const std::vector<std::string>& words) {
    std::vector<std::string> command = {std::string(build_directory) + "/bin/simt-compile", "--cc",
                                        build.mode, std::string("-I") + source_directory};
    command.insert(command.end(), words.begin(), words.end());
    if (run_process_printable(command).status != 0)
        throw Error(build.name + " does not compile; the first message above says where");
}

}  // namespace

fs::path source_of_stage(const Stage& stage, const std::string& what) {
    const std::string name = std::string(stage.name);
    if (stage.where == Where::host)
        throw UsageError(name + " runs on the host: there is no kernel to " + what);
    const fs::path file = fs::path(source_directory) / stage.file;
    if (stage.file.empty() || !fs::is_regular_file(file))
        throw Error("the source of " + name + " is not where it should be: " + file.string());
    return file;
}

bool build_for_mode(const ModeBuild& build, const fs::path& directory) {
    const std::string object = (directory / "program.o").string();
    compile(build, {"-c", build.source.string(), "-o", object});
    const ProcessResult symbols = capture_process({"nm", "--defined-only", object});
    if (symbols.status != 0)
        throw Error("cannot list the functions of " + build.name +
                    ": nm (binutils) is missing or failed");
    const bool is_stage = symbols.output.find(" T main\n") == std::string::npos;
    std::vector<std::string> link = {object};
    if (is_stage) {
        const std::string symbol =
            find_matmul_symbol(symbols.output, build.name + " has no main() and");
        link.insert(link.begin(),
                    {build.stage_driver.string(), "-DSTAGE_SYMBOL=\"" + symbol + "\""});
    }
    // What a stage may use of the book: CUDA_CHECK and what it needs.
    const std::string common = std::string(build_directory) + "/common/";
    link.insert(link.end(), {common + "device/libm2m_device.a", common + "base/libm2m_base.a", "-o",
                             (directory / "program").string()});
    compile(build, link);
    return is_stage;
}

void note_options_after(const std::string& program, const std::vector<std::string>& arguments,
                        std::initializer_list<std::string_view> options) {
    for (const std::string& argument : arguments) {
        const std::string_view name = std::string_view(argument).substr(0, argument.find('='));
        if (std::find(options.begin(), options.end(), name) == options.end()) continue;
        fmt::print(stderr,
                   "note: {} stands after {}, so it goes to the program; book's own options come "
                   "before it\n",
                   name, program);
    }
}

}  // namespace m2m::book
