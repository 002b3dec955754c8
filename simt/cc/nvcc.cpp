#include "simt/cc/nvcc.hpp"

#include "simt/cc/installation.hpp"
#include "simt/cc/nvcc_options.hpp"

#include <cstdlib>
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
    "  -arch=sm_80  -gencode …                                      the virtual GPU's compute "
    "capability: 7.5\n"
    "                                                               (default), 8.0, 8.6, 8.9, 9.0\n"
    "  --fmad=false                                                 no fused multiply-add in "
    "kernels\n"
    "Options that say nothing on a CPU (-rdc, -Xptxas, -use_fast_math, …) are accepted and "
    "ignored, "
    "with a\n"
    "note. Unknown options are errors.\n"
    "\n"
    "The program runs on the simulated GPU: SIMT_DEVICES=2 ./prog gives it two.\n"
    "What is simulated and what is not: simt/docs/CC.md and simt/docs/COVERAGE.md.\n";

// CMake looks for nvcc's own first line in it.
constexpr const char* version =
    "book cc: simt, CUDA for the CPU, in the place of nvcc: NVIDIA (R) Cuda compiler driver\n"
    "Cuda compilation tools, release 12.4, V12.4.131 (simulated)\n";

// The text with the name this program was called by.
std::string called(std::string text, const std::string& name) {
    const std::string placeholder = "book cc";
    for (std::size_t at = 0; (at = text.find(placeholder, at)) != std::string::npos;
         at += name.size())
        text.replace(at, placeholder.size(), name);
    return text;
}

void print_notes(const NvccCommand& command, const std::string& name) {
    for (const std::string& note : command.notes) std::cerr << name << ": note: " << note << '\n';
    const Words& ignored = command.ignored;
    if (ignored.empty()) return;
    std::cerr << name << ": note: without effect on a CPU:";
    for (const std::string& word : ignored) std::cerr << ' ' << word;
    std::cerr << '\n';
}

// What CMake's enable_language(CUDA) reads in the output of nvcc -v: where the toolkit is, for which
// architecture it compiles, and the line that links.
void describe_as_nvcc(const NvccCommand& command) {
    const std::string root = toolkit_directory(), libraries = "\"-L" + root + "/lib64\"";
    const char* path = std::getenv("PATH");
    std::cerr << "#$ TOP=" << root << "\n#$ NVVMIR_LIBRARY_DIR=" << root << "/nvvm/libdevice"
              << "\n#$ PATH=" << root << "/bin:" << (path == nullptr ? "" : path)
              << "\n#$ INCLUDES=\"-I" << root << "/include\"\n#$ LIBRARIES=" << libraries
              << "\n#$ translate -arch compute_" << command.architecture / 10 << "\n#$ \""
              << host_compiler() << "\" a.o " << libraries << " -lcudart_static -o a.out\n";
}

class Build {
  public:
    explicit Build(const NvccCommand& command)
        : command_(command),
          options_(read_options(options_file("cc.options"))),
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
            case Goal::translated:
                return each_source([this](const Input& input, int) { return translate(input); });
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
        if (fs::is_directory(input.word))
            throw Failure{1, "cannot read " + input.word + ": it is a directory"};
        if (input.language == Language::cuda) return compile_cuda(cuda_file(input, output));
        const std::string language = input.language == Language::c ? "c" : "c++";
        Words words = compiler_command(language, {host_compiler()});
        words.insert(words.end(), {"-x", language, input.word, "-c", "-o", output});
        const int status = simt::compile::run(words, command_.running);
        return status != 0 ? status : rename_symbols(command_.mode, output, command_.running);
    }

    CudaFile cuda_file(const Input& input, const std::string& output) const {
        Words words = compiler_command("", {});
        words.insert(words.end(), {"-Wno-unknown-pragmas",
                                   command_.fused ? "-ffp-contract=fast" : "-ffp-contract=off",
                                   input.word, "-c", "-o", output});
        CudaFile file;
        file.compiler = host_compiler();
        file.words = words;
        file.standard = command_.standard;
        file.source = input.word;
        file.keep = command_.keep;
        file.running = command_.running;
        file.mode = command_.mode;
        file.architecture = command_.architecture;
        file.ask_clang = command_.mode == Mode::check;
        return file;
    }

    // -cuda: C++ without CUDA's syntax, under nvcc's name for it. A C++ source has none to lose.
    int translate(const Input& input) const {
        if (input.language != Language::cuda) return 0;
        const std::string output = command_.output.empty()
                                       ? fs::path(input.word).filename().string() + ".cpp.ii"
                                       : command_.output;
        CudaFile file = cuda_file(input, output);
        file.translate_only = true;
        return compile_cuda(file);
    }

    // -E, -M, -MM: the host compiler's own answer.
    int preprocess(const Input& input) const {
        const bool cuda = input.language == Language::cuda;
        Words words = compiler_command("c++", {host_compiler(), "-E"});
        if (cuda) {
            words.insert(words.end(), {"-D__CUDACC__=1", "-D__NVCC__=1",
                                       "-D__CUDA_ARCH__=" + std::to_string(command_.architecture),
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
        Words words = {host_compiler()};
        words.insert(words.end(), command_.link.begin(), command_.link.end());
        int number = 0;
        for (const Input& input : command_.inputs) {
            words.push_back(input.is_source() ? object(input, number++) : input.word);
        }
        for (const Words& libraries :
             {mode_libraries(command_.mode), read_options(options_file("link.options"))}) {
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
        return simt::compile::run({host_compiler(), "-x", "c++", "-c", "/dev/null", "-o", output},
                                  command_.running);
    }

    const NvccCommand& command_;
    Words options_, mode_options_;
    Workspace workspace_;
};

}  // namespace

int nvcc(const Words& words, const std::string& name) try {
    const NvccCommand command = parse_nvcc(words);
    if (command.help || words.empty()) {
        std::cout << called(help, name);
        return 0;
    }
    if (command.version) {
        std::cout << called(version, name);
        return 0;
    }
    print_notes(command, name);
    if (command.running.show) describe_as_nvcc(command);
    keep_toolkit_out_of_environment();
    return Build(command).run();
} catch (const Failure& failure) {
    throw Failure{failure.status, called(failure.message, name)};
}

}  // namespace simt::compile
