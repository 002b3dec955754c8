#include "grading/exercises/build.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/temporary_directory.hpp"
#include "grading/exercises/config.hpp"
#include "grading/exercises/program.hpp"

#include <algorithm>
#include <cstdint>
#include <sstream>

namespace m2m::exercise {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

namespace {

constexpr double longest_compilation = 120;  // seconds: templates can go on for ever

const std::string bin = std::string(config::build_directory) + "/bin";

Words split(const std::string& list, char separator) {
    Words words;
    std::istringstream stream(list);
    for (std::string word; std::getline(stream, word, separator);) {
        if (!word.empty()) words.push_back(word);
    }
    return words;
}

void append(Words& words, const Words& more) {
    words.insert(words.end(), more.begin(), more.end());
}

Words read_words(const std::string& file) {
    return split(read_file(file), '\n');
}

std::string mode_option(Mode mode) {
    return mode == Mode::check ? "--check" : "--count";
}

// Headers that a file of an exercise may include, beside the project's.
void add_headers(const fs::path& directory, std::vector<fs::path>& inputs) {
    if (!fs::is_directory(directory)) return;
    for (const auto& entry : fs::directory_iterator(directory)) {
        const std::string extension = entry.path().extension();
        if (extension == ".hpp" || extension == ".h" || extension == ".cuh")
            inputs.push_back(entry.path());
    }
}

std::vector<fs::path> inputs_of(const Exercise& exercise, const fs::path& source) {
    std::vector<fs::path> inputs{source};
    add_headers(source.parent_path(), inputs);
    add_headers(exercise.directory, inputs);
    add_headers(fs::path(config::source_directory) / "grading/exercises", inputs);
    if (source.extension() == ".cu") {
        // An update of the simulator changes what kernels are compiled to.
        const fs::path simulator = fs::path(config::source_directory) / "simt/include";
        for (const fs::path& directory : {simulator, simulator / "simt"})
            add_headers(directory, inputs);
        inputs.push_back(bin + "/simt-compile");
    }
    return inputs;
}

Step compile(const Exercise& exercise, const fs::path& source, Mode mode, bool traced,
             const Words& optimisation, const fs::path& object) {
    Step step;
    step.output = object;
    step.inputs = inputs_of(exercise, source);
    const bool cuda = source.extension() == ".cu";
    if (cuda) {
        step.command = {bin + "/simt-compile", "--cc"};
        if (mode != Mode::plain) step.command.push_back(mode_option(mode));
    } else {
        step.command = {config::cxx_compiler, "-std=c++20"};
        append(step.command, split(config::native_flags, ';'));
        append(step.command, optimisation);
        append(step.command, split(config::openmp_flags, ' '));
        if (traced) {
            append(step.command, {"-O1", "-g", "-fsanitize=thread"});
            if (std::string(config::compiler_id) == "GNU") {
                append(step.command, {"-Wno-tsan", "--param=tsan-instrument-func-entry-exit=0"});
            } else {
                append(step.command, {"-fno-vectorize", "-fno-slp-vectorize", "-fno-unroll-loops"});
            }
        }
    }
    append(step.command,
           {"-I" + exercise.directory.string(), "-I" + std::string(config::source_directory), "-c",
            source.string(), "-o", object.string()});
    return step;
}

bool is_old(const fs::path& output, const std::vector<fs::path>& inputs) {
    if (!fs::exists(output)) return true;
    const auto made = fs::last_write_time(output);
    return std::any_of(inputs.begin(), inputs.end(), [&](const fs::path& input) {
        return !fs::exists(input) || fs::last_write_time(input) >= made;
    });
}

std::string name_of(Mode mode) {
    return mode == Mode::plain ? "" : mode == Mode::check ? ".check" : ".count";
}

}  // namespace

Step compile_answer(const Exercise& exercise, const fs::path& directory, const std::string& file,
                    Mode mode, const fs::path& object) {
    return compile(exercise, directory / file, mode, exercise.traced,
                   {"-O2", "-Wall", "-Wextra", "-fdiagnostics-color=never"}, object);
}

// A harness has no kernels: nothing in it is checked or counted.
Step compile_harness(const Exercise& exercise, const fs::path& object) {
    return compile(exercise, exercise.directory / exercise.harness(), Mode::plain, false, {"-O1"},
                   object);
}

Step compile_test(const Exercise& exercise, const fs::path& test, const fs::path& object) {
    Step step = compile(exercise, test, Mode::plain, false, {"-O0"}, object);
    // GoogleTest's header takes longer than all the rest. g++ looks for it compiled, beside this.
    const fs::path begin = bin + "/exercises-test.hpp";
    if (fs::exists(begin)) {
        step.command.insert(step.command.begin() + 1, {"-include", begin.string()});
        step.inputs.push_back(begin);
    }
    return step;
}

Step link(const Exercise& exercise, const std::vector<fs::path>& objects, Mode mode, bool test,
          const fs::path& program) {
    Step step;
    step.output = program;
    step.inputs = objects;
    if (exercise.uses_cuda()) {
        step.command = {bin + "/simt-compile", "--cc"};
        if (mode != Mode::plain) step.command.push_back(mode_option(mode));
    } else {
        step.command = {config::cxx_compiler};
    }
    for (const fs::path& object : objects) step.command.push_back(object.string());
    for (const std::string& word : read_words(bin + "/exercises-link.options")) {
        if (!test && word.find("gtest") != std::string::npos) continue;
        // simt-compile links threads itself; and check mode has functions of the trace's names.
        if (exercise.uses_cuda() && (word == "-pthread" || word.find("m2m_trace") != word.npos))
            continue;
        step.command.push_back(word);
        if (fs::path(word).extension() == ".a") step.inputs.push_back(word);
    }
    if (!exercise.uses_cuda()) append(step.command, split(config::openmp_flags, ' '));
    append(step.command, {"-o", program.string()});
    return step;
}

std::string make(const Step& step) {
    std::string words;
    for (const std::string& word : step.command) words += word + "\n";
    const fs::path record = step.output.string() + ".command";
    if (!is_old(step.output, step.inputs) && fs::exists(record) && read_file(record) == words)
        return "";
    const NewDirectories made(step.output.parent_path());
    // Made beside and renamed: two programs may want the same file at the same time. What is left of one
    // that was killed, the next removes.
    const TemporaryDirectory directory("book", step.output.parent_path());
    const fs::path beside = directory.path() / step.output.filename();
    Words command = step.command;
    for (std::string& word : command) {
        if (word == step.output.string()) word = beside;
    }
    const Ended ended = run_program(command, {}, longest_compilation);
    if (ended.status != 0 || ended.too_long) {
        std::error_code ignored;
        fs::remove(step.output, ignored);
        if (ended.too_long) return "the compiler did not finish in two minutes\n";
        return ended.output.empty() ? "the compiler failed without a word\n" : ended.output;
    }
    fs::rename(beside, step.output);
    write_file(record, words);
    return "";
}

fs::path build_directory(const Exercise& exercise, const std::string& variant) {
    // Exercises of other packs may have the same names.
    std::string place = exercise.name;
    if (exercise.pack != fs::path(config::source_directory)) {
        std::ostringstream hash;
        hash << std::hex << std::hash<std::string>{}(exercise.pack.string());
        place += "-" + hash.str();
    }
    return fs::path(config::build_directory) / "exercises" / place / variant;
}

Built build(const Exercise& exercise, const fs::path& directory, const std::string& variant,
            Mode mode) {
    const fs::path shared = build_directory(exercise, "shared");
    const fs::path own = build_directory(exercise, variant);
    const std::string suffix = name_of(mode);
    std::vector<fs::path> objects{shared / "test.o", shared / "harness.o"};
    Built built;
    for (const std::string& file : exercise.files) {
        const fs::path object = own / (file + suffix + ".o");
        if (!fs::exists(directory / file)) {
            built.messages = (directory / file).string() + " is missing; ./book exercise run " +
                             exercise.id + " puts the start there\n";
            return built;
        }
        if (fs::path(file).extension().string().rfind(".h", 0) == 0) continue;
        built.messages = make(compile_answer(exercise, directory, file, mode, object));
        if (!built.messages.empty()) return built;
        objects.push_back(object);
    }
    for (const Step& step : {compile_test(exercise, exercise.directory / "test.cpp", objects[0]),
                             compile_harness(exercise, objects[1])}) {
        built.messages = make(step);
        built.ours = !built.messages.empty();
        if (built.ours) return built;
    }
    const fs::path program = own / ("test" + suffix);
    built.messages = make(link(exercise, objects, mode, true, program));
    if (built.messages.empty()) built.program = program;
    return built;
}

std::string why_not_here(const Exercise& exercise) {
    if (config::sanitizers[0] != '\0')
        return "this build has sanitizers; ./book --preset cpu exercise … builds without";
    if (!exercise.uses_cuda()) return "";
    if (config::cuda_compiler[0] != '\0')
        return "CUDA exercises are checked by the simulated GPU: ./book --preset cpu exercise …";
    for (const char* mode : {"check", "count"}) {
        if (!fs::exists(bin + "/simt-" + mode + ".options"))
            return std::string("CUDA exercises need ") + mode +
                   " mode, which this build does not have (it needs Linux)";
    }
    return "";
}

}  // namespace m2m::exercise
