#include "simt/cc/nvcc.hpp"

#include "simt/cc/nvcc_options.hpp"

#include <filesystem>
#include <iostream>

namespace simt::compile {

namespace fs = std::filesystem;
using Goal = NvccCommand::Goal;

namespace {

constexpr const char* help =
    "book cc: compiles CUDA programs for the CPU. Its options are nvcc's.\n"
    "\n"
    "  book cc prog.cu -o prog                a program; run it as ./prog\n"
    "  book cc main.cpp kernel.cu -o prog     several files, CUDA and C++\n"
    "  book cc -c kernel.cu -o kernel.o       an object file, linked later by book cc\n"
    "  make NVCC=\"/path/to/book cc\"           a Makefile's own build\n"
    "\n"
    "Options:\n"
    "  -o FILE  -c  -shared  -lib  -E  -M  -MD  -MF FILE  -run      what to make\n"
    "  -O0 … -O3  -g  -G  -std=c++17|c++20  -w                      how (default -O3; C++17 at "
    "least)\n"
    "  -I DIR  -isystem DIR  -D NAME[=VALUE]  -U NAME  -include FILE\n"
    "  -L DIR  -l NAME  -Xlinker OPTION                             -lcudart and -lcublas are "
    "always "
    "there\n"
    "  -Xcompiler OPTION[,OPTION]                                   for the host compiler: "
    "-Xcompiler -fopenmp,-Wall\n"
    "  -x cu                                                        treat every source as CUDA\n"
    "  --keep-dir DIR  -v  --dryrun                                 see the translation, the "
    "commands\n"
    "  --check                                                      a program that finds its bugs: "
    "book check\n"
    "  --count                                                      a program that counts its "
    "accesses: book profile\n"
    "Options for another device (-arch, -gencode, -rdc, -Xptxas, -use_fast_math, …) are accepted "
    "and "
    "ignored, with a\n"
    "note. Unknown options are errors.\n"
    "\n"
    "The program runs on the simulated GPU: SIMT_DEVICES=2 ./prog gives it two.\n"
    "What is simulated and what is not: simt/docs/CC.md and simt/docs/COVERAGE.md.\n";

constexpr const char* version =
    "book cc: CUDA compiler driver for the CPU (simt)\n"
    "Cuda compilation tools, release 12.4, V12.4.131 (simulated)\n";

void print_ignored(const Words& ignored) {
    if (ignored.empty()) return;
    std::cerr << "book cc: note: without effect on a CPU:";
    for (const std::string& word : ignored) std::cerr << ' ' << word;
    std::cerr << '\n';
}

class Build {
  public:
    explicit Build(const NvccCommand& command)
        : command_(command),
          options_(read_options(SIMT_CC_OPTIONS_FILE)),
          mode_options_(mode_options(command.mode)),
          workspace_("") {}

    int run() {
        switch (command_.goal) {
            case Goal::preprocessed:
            case Goal::dependencies:
                return each_source([this](const Input& input, int) { return preprocess(input); });
            case Goal::objects:
                return each_source([this](const Input& input, int) {
                    const std::string stem = fs::path(input.word).stem().string();
                    return compile(input, command_.output.empty() ? stem + ".o" : command_.output);
                });
            case Goal::device_link:
                return empty_object();
            case Goal::archive:
            case Goal::program:
                break;
        }
        const int status = each_source([this](const Input& input, int number) {
            return compile(input, object(input, number));
        });
        if (status != 0) return status;
        return command_.goal == Goal::archive ? archive() : link();
    }

  private:
    template <class Function>
    int each_source(Function&& function) {
        int number = 0;
        for (const Input& input : command_.inputs) {
            if (!input.is_source()) continue;
            if (const int status = function(input, number++); status != 0) return status;
        }
        return 0;
    }

    std::string object(const Input& input, int number) const {
        return workspace_.file(fs::path(input.word).stem().string() + "." + std::to_string(number) +
                               ".o");
    }

    // The host compiler with this build's options and then the user's, so that the user's win; but
    // over -O and the like the mode wins.
    Words compiler_command(const std::string& language, const Words& first) const {
        Words words = first;
        words.insert(words.end(), options_.begin(), options_.end());
        words.insert(words.end(), command_.compile.begin(), command_.compile.end());
        if (language == "c++") words.push_back("-std=" + command_.standard);
        words.insert(words.end(), mode_options_.begin(), mode_options_.end());
        return words;
    }

    int compile(const Input& input, const std::string& output) const {
        if (!fs::exists(input.word))
            throw Failure{1, "cannot read " + input.word + ": no such file"};
        if (input.language == Language::cuda) {
            Words words = compiler_command("", {});
            words.insert(words.end(), {"-Wno-unknown-pragmas", input.word, "-c", "-o", output});
            return compile_cuda({SIMT_CXX_COMPILER, words, command_.standard, input.word,
                                 command_.keep, command_.running, command_.mode,
                                 command_.mode == Mode::check});
        }
        const std::string language = input.language == Language::c ? "c" : "c++";
        Words words = compiler_command(language, {SIMT_CXX_COMPILER});
        words.insert(words.end(), {"-x", language, input.word, "-c", "-o", output});
        const int status = simt::compile::run(words, command_.running);
        return status != 0 ? status : rename_symbols(command_.mode, output, command_.running);
    }

    // -E, -M, -MM: the host compiler's own answer.
    int preprocess(const Input& input) const {
        const bool cuda = input.language == Language::cuda;
        Words words = compiler_command("c++", {SIMT_CXX_COMPILER, "-E"});
        if (cuda) {
            words.insert(words.end(), {"-D__CUDACC__=1", "-D__NVCC__=1", "-D__CUDA_ARCH__=750",
                                       "-include", "cuda_runtime.h"});
        }
        words.insert(words.end(), {"-x", "c++", input.word});
        if (!command_.output.empty()) words.insert(words.end(), {"-o", command_.output});
        return simt::compile::run(words, command_.running);
    }

    int link() const {
        for (const Input& input : command_.inputs) {
            if (!input.is_source() && input.word[0] != '-' && !fs::exists(input.word))
                throw Failure{1, "cannot read " + input.word + ": no such file"};
        }
        Words words = {SIMT_CXX_COMPILER};
        words.insert(words.end(), command_.link.begin(), command_.link.end());
        int number = 0;
        for (const Input& input : command_.inputs) {
            words.push_back(input.is_source() ? object(input, number++) : input.word);
        }
        for (const Words& libraries :
             {mode_libraries(command_.mode), read_options(SIMT_LINK_OPTIONS_FILE)}) {
            words.insert(words.end(), libraries.begin(), libraries.end());
        }
        const std::string output = command_.output.empty() ? "a.out" : command_.output;
        words.insert(words.end(), {"-o", output});
        const int status = simt::compile::run(words, command_.running);
        if (status != 0 || !command_.run) return status;
        Words program = {fs::absolute(output).string()};
        program.insert(program.end(), command_.run_arguments.begin(), command_.run_arguments.end());
        return simt::compile::run(program, command_.running);
    }

    int archive() const {
        const std::string output = command_.output.empty() ? "a.a" : command_.output;
        Words words = {"ar", "rcs", output};
        int number = 0;
        for (const Input& input : command_.inputs) {
            if (input.word[0] != '-')
                words.push_back(input.is_source() ? object(input, number++) : input.word);
        }
        return simt::compile::run(words, command_.running);
    }

    // nvcc -dlink resolves calls between kernels' objects; here the linker does, later.
    int empty_object() const {
        const std::string output = command_.output.empty() ? "a_dlink.o" : command_.output;
        return simt::compile::run({SIMT_CXX_COMPILER, "-x", "c++", "-c", "/dev/null", "-o", output},
                                  command_.running);
    }

    const NvccCommand& command_;
    Words options_, mode_options_;
    Workspace workspace_;
};

}  // namespace

int nvcc(const Words& words) {
    const NvccCommand command = parse_nvcc(words);
    if (command.help || words.empty()) {
        std::cout << help;
        return 0;
    }
    if (command.version) {
        std::cout << version;
        return 0;
    }
    print_ignored(command.ignored);
    return Build(command).run();
}

}  // namespace simt::compile
