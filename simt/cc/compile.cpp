// simt-compile: compiles a CUDA C++ file for the CPU, as nvcc compiles one for the GPU: preprocess,
// translate, compile. The build uses it too, as a compiler launcher: simt-compile --launch g++ -O3
// … -c kernel.cu -o kernel.cu.o; with --through ccache before it, through that. With --cc it takes
// nvcc's own options: that is `./book cc`.
#include "simt/cc/driver.hpp"
#include "simt/cc/installation.hpp"
#include "simt/cc/nvcc.hpp"

#include <algorithm>
#include <cstdlib>
#include <iostream>
#include <string>

namespace {

using namespace simt::compile;

constexpr const char* help =
    "simt-compile: compiles a CUDA C++ file for the CPU, as nvcc compiles one for the GPU.\n"
    "\n"
    "  simt-compile kernel.cu -shared -o kernel.so   a shared object from one file\n"
    "  simt-compile kernel.cu -c -o kernel.o         an object file\n"
    "  simt-compile --cc …                           takes nvcc's options; also links programs: "
    "--cc --help\n"
    "  simt-compile --check -c kernel.cu -o kernel.o  an object of a program to be checked; or "
    "--count\n"
    "  simt-compile --keep DIR …                     leaves the preprocessed and the translated "
    "text in DIR\n"
    "  simt-compile --through ccache --launch g++ …  what a build calls: this compiler, through "
    "this program\n"
    "  simt-compile --show …                         prints the commands it runs\n"
    "\n"
    "Everything else goes to the compiler as it is, after this build's own options. A .cu file is "
    "preprocessed,\n"
    "translated and compiled as C++17; any other file is compiled as C++.\n";

bool has_debug_information(const Words& words) {
    return std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return starts_with(word, "-g") && word != "-g0";
    });
}

int run_main(int argc, char** argv) {
    Words words(argv + 1, argv + argc);
    if (!words.empty() && words[0] == "--cc")
        return nvcc({words.begin() + 1, words.end()}, "book cc");
    std::string keep, compiler = host_compiler();
    Words launcher;
    Running running;
    Mode mode = Mode::fast;
    bool launched = false;
    while (!words.empty()) {
        const std::string option = words[0];
        if (option == "--help" || option == "-h") {
            std::cout << help;
            return 0;
        }
        if (option == "--show") {
            running.show = true;
        } else if (mode_named(option) != Mode::fast) {
            mode = mode_named(option);
        } else if (option == "--keep" || option == "--launch" || option == "--through") {
            if (words.size() < 2) throw Failure{2, option + " needs a value"};
            if (option == "--through") {
                launcher.push_back(words[1]);
            } else {
                (option == "--keep" ? keep : compiler) = words[1];
            }
            launched |= option == "--launch";
            words.erase(words.begin());
        } else {
            break;
        }
        words.erase(words.begin());
        if (launched) break;
    }
    if (words.empty()) throw Failure{2, "no source file; simt-compile --help explains"};
    if (!launched) {
        const Words options = read_options(options_file("compile.options"));
        words.insert(words.begin(), options.begin(), options.end());
    }
    for (const char* const needed : {"-c", "-o"}) {
        if (mode != Mode::fast && std::find(words.begin(), words.end(), needed) == words.end()) {
            throw Failure{2,
                          "--check and --count need -c and -o here; simt-compile --cc links "
                          "whole programs"};
        }
    }
    const Words last = mode_options(mode);
    words.insert(words.end(), last.begin(), last.end());
    if (!launcher.empty() && has_debug_information(words)) {
        // It names the directory it was compiled in: that of another copy of the project would
        // lead a report, or a debugger, there.
        ::unsetenv("CCACHE_BASEDIR");
        ::unsetenv("CCACHE_NOHASHDIR");
    }
    const bool cuda = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word[0] != '-' && ends_with(word, ".cu");
    });
    if (cuda) {
        CudaFile file{compiler, words, "c++17", "", keep, running, mode};
        file.launcher = launcher;
        return compile_cuda(file);
    }
    words = without_toolkit(words);
    words.insert(words.begin(), compiler);
    words.insert(words.begin(), launcher.begin(), launcher.end());
    const int status = run(words, running);
    const auto output = std::find(words.begin(), words.end(), "-o");
    if (status != 0 || mode == Mode::fast || output == words.end()) return status;
    return rename_symbols(mode, *(output + 1), running);
}

}  // namespace

int main(int argc, char** argv) {
    forward_signals();
    keep_toolkit_out_of_environment();
    try {
        return run_main(argc, argv);
    } catch (const Failure& failure) {
        if (!failure.message.empty()) std::cerr << "error: " << failure.message << '\n';
        return failure.status;
    } catch (const std::exception& failure) {
        std::cerr << "error: " << failure.what() << '\n';
        return 1;
    }
}
