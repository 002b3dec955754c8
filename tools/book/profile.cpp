// book profile: runs a CUDA program on the CPU, counts what its warps ask of memory, and says where
// a figure is far from ideal.
#include "chapters/stages.hpp"
#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "common/measure/measure.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"
#include "tools/book/process.hpp"
#include "tools/book/temporary_directory.hpp"
#include "tools/book/user_stage.hpp"
#include "tools/profile/page.hpp"
#include "tools/profile/registers.hpp"
#include "tools/profile/report.hpp"
#include "tools/profile/sources.hpp"
#include "tools/profile/text.hpp"

#include <fmt/format.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <optional>
#include <ostream>
#include <string>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

struct ProfileOptions {
    std::string program;
    std::vector<std::string> arguments;  ///< of the program
    std::string blocks = "all", size = "256", report, html;
    bool registers = false, names = false;
    JsonOption json;
};

// What is being profiled, and the words that run it.
struct CountedProgram {
    std::string name;
    std::vector<std::string> command;
    std::optional<fs::path> source;  ///< where there is one file
};

bool is_source(const fs::path& file) {
    const std::string extension = file.extension().string();
    return extension == ".cu" || extension == ".cpp" || extension == ".cc" || extension == ".cxx";
}

std::vector<std::string> compiler(std::initializer_list<std::string> words) {
    std::vector<std::string> command = {std::string(build_directory) + "/bin/simt-compile", "--cc",
                                        "--count"};
    command.insert(command.end(), words);
    return command;
}

// A word for the shell-free way of sending a program's standard output (or error) elsewhere.
std::vector<std::string> redirected(const char* how, const std::vector<std::string>& command) {
    std::vector<std::string> words = {"/bin/sh", "-c", std::string("exec \"$@\" ") + how, "sh"};
    words.insert(words.end(), command.begin(), command.end());
    return words;
}

// A program that calls a stage once: the stage's own file has no main().
std::string driver_of(const std::string& symbol) {
    return fmt::format(R"(#include "common/base/random.hpp"
#include <cuda_runtime.h>
#include <cstddef>
#include <cstdio>
#include <cstdlib>
#include <vector>
void stage(int m, int n, int k, const float* A, const float* B, float* C) __asm__("{}");
int main(int, char** argv) {{
    const int m = std::atoi(argv[1]), n = std::atoi(argv[2]), k = std::atoi(argv[3]);
    m2m::Random random(1);
    const auto on_device = [&](std::size_t count) {{
        std::vector<float> values(count);
        for (float& value : values) value = random.uniform(-1, 1);
        float* pointer = nullptr;
        cudaMalloc(&pointer, count * sizeof(float));
        cudaMemcpy(pointer, values.data(), count * sizeof(float), cudaMemcpyHostToDevice);
        return pointer;
    }};
    float* A = on_device(std::size_t(m) * k);
    float* B = on_device(std::size_t(k) * n);
    float* C = on_device(std::size_t(m) * n);
    stage(m, n, k, A, B, C);
    const cudaError_t status = cudaDeviceSynchronize();
    if (status != cudaSuccess) std::fprintf(stderr, "%s\n", cudaGetErrorString(status));
    cudaFree(A), cudaFree(B), cudaFree(C);
    return status != cudaSuccess;
}}
)",
                       symbol);
}

// chapters/04_shared_memory/tiled.cu for cuda/tiled.
fs::path file_of_stage(const Stage& stage) {
    if (stage.where == Where::host)
        throw UsageError(std::string(stage.name) +
                         " runs on the host: there is no kernel to profile");
    const std::string name = std::string(stage.name);
    if (!stage.needs.empty())
        throw UsageError(name + " launches no kernel of its own: it calls " +
                         std::string(stage.needs));
    const std::string file = name.substr(name.find('/') + 1) + ".cu";
    for (const auto& chapter : fs::directory_iterator(project_root() / "chapters")) {
        const std::string directory = chapter.path().filename().string();
        if (directory.rfind(fmt::format("{:02}_", stage.chapter), 0) == 0 &&
            fs::exists(chapter.path() / file))
            return chapter.path() / file;
    }
    throw Error("the source of " + name + " is not where it should be: chapters/…/" + file);
}

void run_compiler(const std::vector<std::string>& command, const fs::path& source) {
    const int status = run_process(redirected("1>&2", command)).status;
    if (status != 0)
        throw Error(source.string() + " does not compile; the first message above says where");
}

std::string symbols_of(const fs::path& object) {
    const ProcessResult symbols = capture_process({"nm", "--defined-only", object.string()});
    if (symbols.status != 0)
        throw Error("cannot list the functions of " + object.string() +
                    ": nm (binutils) is missing or failed");
    return symbols.output;
}

// Compiles a source file in `directory`; a file without main() is a stage.
CountedProgram compile(const fs::path& source, const ProfileOptions& options,
                       const fs::path& directory) {
    const std::string object = (directory / "counted.o").string();
    const std::string program = (directory / source.stem()).string();
    const std::string include = std::string("-I") + source_directory;
    run_compiler(compiler({include, "-c", source.string(), "-o", object}), source);
    CountedProgram counted{source.string(), {program}, source};
    const std::string symbols = symbols_of(object);
    auto link = compiler({object, "-o", program});
    if (symbols.find(" T main\n") == std::string::npos) {
        const std::string driver = (directory / "main.cpp").string();
        const std::string symbol = find_matmul_symbol(symbols, source.string());
        write_file(driver, driver_of(symbol));
        const std::string driver_object = (directory / "main.o").string();
        run_compiler(compiler({include, "-c", driver, "-o", driver_object}), source);
        link.push_back(driver_object);
        if (!options.arguments.empty())
            throw UsageError(source.string() + " is a stage without a main(), so '" +
                             options.arguments.front() + "' has no meaning; --size takes a size");
        const std::vector<Size> sizes = parse_sizes(options.size);
        if (sizes.size() != 1) throw UsageError("--size takes one size: 256 or 64x128x256 (m×n×k)");
        for (const int extent : {sizes[0].m, sizes[0].n, sizes[0].k})
            counted.command.push_back(std::to_string(extent));
    }
    for (const char* library : {"/common/device/libm2m_device.a", "/common/base/libm2m_base.a"})
        link.push_back(std::string(build_directory) + library);  // what CUDA_CHECK calls
    run_compiler(link, source);
    counted.command.insert(counted.command.end(), options.arguments.begin(),
                           options.arguments.end());
    return counted;
}

bool is_stage_name(const std::string& name) {
    return std::any_of(stages().begin(), stages().end(),
                       [&](const Stage& stage) { return stage.name == name; });
}

CountedProgram prepare(const ProfileOptions& options, const fs::path& directory) {
    const fs::path file = options.program;
    if (!fs::exists(file) && is_stage_name(options.program)) {
        CountedProgram counted =
            compile(file_of_stage(find_stage(options.program)), options, directory);
        counted.name = options.program;
        return counted;
    }
    if (!fs::is_regular_file(file))
        throw UsageError(options.program +
                         ": there is no such file, nor a stage of this name (./book stages)");
    if (is_source(file)) return compile(file, options, directory);
    if (::access(file.c_str(), X_OK) != 0)
        throw UsageError(options.program + " is neither a .cu file nor a program");
    CountedProgram counted{options.program, {fs::absolute(file).string()}, std::nullopt};
    counted.command.insert(counted.command.end(), options.arguments.begin(),
                           options.arguments.end());
    return counted;
}

// SIMT_COUNT_REGISTERS for the kernels of `source`, as nvcc's assembler tells; "" with a note where
// it cannot.
std::string registers_of(const CountedProgram& counted) {
    std::string nvcc = find_program("nvcc");
    if (nvcc.empty() && ::access("/usr/local/cuda/bin/nvcc", X_OK) == 0)
        nvcc = "/usr/local/cuda/bin/nvcc";
    if (!counted.source || nvcc.empty()) {
        fmt::print(stderr, "note: registers stay unknown: {}\n",
                   counted.source ? "there is no nvcc here" : "that needs the .cu file");
        return "";
    }
    const ProcessResult said =
        capture_process(redirected("2>&1", {nvcc, "-std=c++17", "-arch=sm_75", "-Xptxas", "-v",
                                            std::string("-I") + source_directory, "-c",
                                            counted.source->string(), "-o", "/dev/null"}));
    if (said.status != 0)
        fmt::print(stderr, "note: registers stay unknown: nvcc refuses {}\n",
                   counted.source->string());
    return profile::registers_setting(said.status == 0 ? said.output : "");
}

// Runs the program and reads what it counted.
nlohmann::ordered_json count(const ProfileOptions& options) {
    if (cuda_compiler[0] != '\0')
        throw Error(
            "this build has a GPU and nvcc, so profile with Nsight Compute; ./book --preset cpu "
            "profile counts on the CPU");
    const TemporaryDirectory directory;
    const CountedProgram counted = prepare(options, directory.path());
    const std::string result = (directory.path() / "counts.json").string();
    ::setenv("SIMT_COUNT_JSON", result.c_str(), 1);
    ::setenv("SIMT_COUNT_BLOCKS", options.blocks.c_str(), 1);
    if (options.registers) {
        ::setenv("SIMT_COUNT_REGISTERS", registers_of(counted).c_str(), 1);
    }
    const bool quiet = options.json.wanted() && options.json.file().empty();
    const int status =
        run_process(quiet ? redirected("1>&2", counted.command) : counted.command).status;
    if (status != 0)
        throw Error(fmt::format("{} failed with exit status {}, so there is nothing to show",
                                counted.name, status));
    if (!fs::exists(result))
        throw Error(counted.name + " counted nothing; compile it with ./book cc --count");
    nlohmann::ordered_json json = profile::parse_json(read_file(result), counted.name);
    json["program"] = counted.name;
    return json;
}

int terminal_width() {
    winsize size{};
    if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
    return 100;
}

void check_blocks(const std::string& blocks) {
    std::string rest = blocks + ",";
    while (!rest.empty()) {
        const std::string word = rest.substr(0, rest.find(','));
        if (word != "first" && word != "middle" && word != "last" &&
            !(word == "all" && blocks == "all"))
            throw UsageError("--blocks takes all, or some of first,middle,last; not '" + blocks +
                             "'");
        rest.erase(0, word.size() + 1);
    }
}

// Options that stand after PROG belong to the program. Somebody may have meant them for us.
void warn_of_swallowed(const CLI::App& command, const std::vector<std::string>& arguments) {
    for (const std::string& word : arguments) {
        if (word.rfind("--", 0) != 0) continue;
        const std::string name = word.substr(0, word.find('='));
        if (command.get_option_no_throw(name) != nullptr && name != "--help")
            fmt::print(stderr,
                       "note: {} stands after the program, so it goes to the program; book's own "
                       "options come before it\n",
                       name);
    }
}

void profile(const ProfileOptions& options) {
    need_writable(options.json.file());
    need_writable(options.html);
    nlohmann::ordered_json json =
        options.report.empty() ? count(options)
                               : profile::parse_json(read_file(options.report), options.report);
    const std::string name = options.report.empty() ? options.program : options.report;
    const profile::Report report = profile::read_report(json, name);
    if (report.kernels.empty())
        throw Error(name + " launched no kernel, so there is nothing to profile");
    const profile::Sources sources(report);
    profile::print_report(options.json.text(), report, sources, {options.names, terminal_width()});
    if (!options.html.empty()) {
        write_file(options.html, profile::page(report, sources, today()));
        options.json.text() << "\nThe page is " << options.html << '\n';
    }
    options.json.write(profile::annotated(std::move(json), report, sources));
}

}  // namespace

void add_profile(CLI::App& app, int&) {
    auto* command = app.add_subcommand(
        "profile", "Count what a CUDA program asks of memory, and show why a kernel is slow");
    command->footer(
        "./book profile [OPTIONS] PROG [ARGS]\n"
        "PROG is a .cu file, a program made by ./book cc --count, a .cu file with one function of "
        "the stages' signature,\nor a stage's name (cuda/tiled).");
    auto options = std::make_shared<ProfileOptions>();
    command
        ->add_option("--blocks", options->blocks,
                     "Which blocks are counted: all, or some of first,middle,last")
        ->capture_default_str();
    command->add_option("--size", options->size, "Size for a stage: 256, or 64x128x256 (m×n×k)")
        ->capture_default_str();
    command->add_flag("--registers", options->registers,
                      "Ask nvcc how many registers a thread needs, for the occupancy");
    command->add_flag("--names", options->names, "Show Nsight Compute's names of the figures");
    command->add_option("--html", options->html, "Write the profile as one page, with pictures")
        ->type_name("FILE");
    command->add_option("--report", options->report, "Show a profile written by --json before")
        ->type_name("FILE");
    options->json.add_to(*command);
    command->prefix_command();  // what follows PROG is the program's
    command->callback([options, command] {
        std::vector<std::string> words = command->remaining();
        if (!words.empty() && words.front() == "--") words.erase(words.begin());
        check_blocks(options->blocks);
        if (options->report.empty()) {
            if (words.empty())
                throw UsageError("profile needs a program: ./book profile prog.cu (see --help)");
            if (words.front().rfind('-', 0) == 0)
                throw UsageError("unknown option " + words.front() +
                                 " (see ./book profile --help)");
        } else if (!words.empty()) {
            throw UsageError("--report shows a file; it takes no program (" + words.front() + ")");
        }
        if (!words.empty()) {
            options->program = words.front();
            options->arguments.assign(words.begin() + 1, words.end());
            warn_of_swallowed(*command, options->arguments);
        }
        profile(*options);
    });
}

}  // namespace m2m::book
