// simt-compile: compiles a CUDA C++ file for the CPU, as nvcc compiles one for the GPU: preprocess,
// translate, compile. The build uses it too, as a compiler launcher: simt-compile --launch g++ -O3
// … -c kernel.cu -o kernel.cu.o
#include "common/simt/translate/translator.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <iterator>
#include <string>
#include <string_view>
#include <vector>

extern char** environ;

namespace {

namespace fs = std::filesystem;
using Words = std::vector<std::string>;

constexpr const char* help =
    "simt-compile: compiles a CUDA C++ file for the CPU, as nvcc compiles one for the GPU.\n"
    "\n"
    "  simt-compile kernel.cu -shared -o kernel.so   a shared object from one file\n"
    "  simt-compile kernel.cu -c -o kernel.o         an object file\n"
    "  simt-compile --keep DIR …                     leaves the preprocessed and the translated "
    "text in DIR\n"
    "  simt-compile --show …                         prints the commands it runs\n"
    "\n"
    "Everything else goes to the compiler as it is, after this build's own options. A .cu file is "
    "preprocessed,\n"
    "translated and compiled as C++17; any other file is compiled as C++.\n";

struct Failure {
    int status;
    std::string message;
};

volatile std::sig_atomic_t interrupted = 0;

// The private directory for what lies between the steps; removed at the end, whatever happened.
class Workspace {
  public:
    explicit Workspace(const std::string& keep) : kept_(!keep.empty()) {
        if (kept_) {
            fs::create_directories(keep);
            path_ = keep;
            return;
        }
        std::string name = (fs::temp_directory_path() / "simt-compile.XXXXXX").string();
        if (::mkdtemp(name.data()) == nullptr) {
            throw Failure{
                1, "cannot make a temporary directory " + name + ": " + std::strerror(errno)};
        }
        path_ = name;
    }
    ~Workspace() {
        std::error_code ignored;
        if (!kept_) fs::remove_all(path_, ignored);
    }
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    fs::path path_;
    bool kept_;
};

// Runs a command and waits for it. @returns its exit status
int run(const Words& command, bool show) {
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        if (show) std::cerr << word << (&word == &command.back() ? "\n" : " ");
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    arguments.push_back(nullptr);
    pid_t child = 0;
    const int reason =
        ::posix_spawnp(&child, arguments[0], nullptr, nullptr, arguments.data(), environ);
    if (reason != 0) throw Failure{1, "cannot run " + command[0] + ": " + std::strerror(reason)};
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) throw Failure{1, std::string("waitpid: ") + std::strerror(errno)};
        if (interrupted != 0) ::kill(child, SIGTERM);
    }
    if (interrupted != 0) return 128 + static_cast<int>(interrupted);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

// How an option of the compiler is written: with its value in the next word, for which steps.
enum class Step { both, preprocess, compile, link };

bool starts_with(std::string_view word, std::string_view prefix) {
    return word.substr(0, prefix.size()) == prefix;
}

bool takes_value(std::string_view option) {
    static constexpr std::array<std::string_view, 22> options = {
        "-o",       "-x",       "-MF",      "-MT",     "-MQ",        "-I",        "-D",       "-U",
        "-include", "-imacros", "-isystem", "-iquote", "-idirafter", "-isysroot", "-Xlinker", "-L",
        "-l",       "-arch",    "-target",  "--param", "-Xclang",    "-T"};
    return std::find(options.begin(), options.end(), option) != options.end();
}

Step step_of(std::string_view word) {
    static constexpr std::array<std::string_view, 9> for_preprocessor = {
        "-M", "-I", "-D", "-U", "-include", "-imacros", "-isystem", "-iquote", "-idirafter"};
    for (const std::string_view prefix : for_preprocessor) {
        if (starts_with(word, prefix)) return Step::preprocess;
    }
    static constexpr std::array<std::string_view, 7> for_linker = {
        "-Xlinker", "-L", "-l", "-Wl,", "-shared", "-static", "-rdynamic"};
    for (const std::string_view prefix : for_linker) {
        if (starts_with(word, prefix)) return Step::link;
    }
    return !word.empty() && word[0] == '-' ? Step::both : Step::link;  // a.o, liba.a
}

// The caller's command, taken apart into one for each step.
struct Commands {
    Words preprocess, compile, link;
    std::string source, output;
    bool compile_only = false;
};

Commands take_apart(const Words& words) {
    Commands result;
    bool writes_dependencies = false, names_target = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool value = takes_value(word);
        if (value && i + 1 == words.size()) throw Failure{2, word + " needs a value"};
        if (word == "-o") {
            result.output = words[++i];
        } else if (word == "-x") {
            ++i;  // the language is known
        } else if (word == "-c") {
            result.compile_only = true;
        } else if (word == "-E" || word == "-S" || word == "-M" || word == "-MM" ||
                   word == "-fsyntax-only") {
            throw Failure{2, word + " is not for .cu files; --keep DIR shows the translated text"};
        } else if (word.size() > 3 && word.substr(word.size() - 3) == ".cu" && word[0] != '-') {
            if (!result.source.empty())
                throw Failure{2, "one .cu file at a time, not also " + word};
            result.source = word;
        } else {
            writes_dependencies |= word == "-MD" || word == "-MMD";
            names_target |= word == "-MT" || word == "-MQ";
            const Step step = step_of(word);
            const auto append = [&](Words& to) {
                to.push_back(word);
                if (value) to.push_back(words[i + 1]);
            };
            if (step == Step::both || step == Step::preprocess) append(result.preprocess);
            if (step == Step::both || step == Step::compile) append(result.compile);
            if (step == Step::link) append(result.link);
            if (value) ++i;
        }
    }
    if (result.output.empty()) {
        result.output =
            result.compile_only ? fs::path(result.source).stem().string() + ".o" : "a.out";
    }
    // The preprocessor would name its own output, which is temporary.
    if (writes_dependencies && !names_target) {
        result.preprocess.insert(result.preprocess.end(), {"-MT", result.output});
    }
    return result;
}

// clang warns of options that a step does not use, such as -fPIC for the preprocessor.
bool is_clang(const std::string& compiler) {
    return fs::path(compiler).filename().string().find("clang") != std::string::npos ||
           compiler == "c++";
}

void translate(const std::string& from, const std::string& to) {
    std::ifstream in(from, std::ios::binary);
    const std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw Failure{1, "cannot read " + from};
    const auto translation = simt::translate::translate(text, from);
    for (const auto& problem : translation.problems) {
        std::cerr << problem.file << ':' << problem.line << ':' << problem.column
                  << ": error: " << problem.message << '\n';
    }
    if (!translation.problems.empty()) throw Failure{1, ""};
    std::ofstream out(to, std::ios::binary);
    out << translation.text;
    out.close();
    if (!out) throw Failure{1, "cannot write " + to + ": " + std::strerror(errno)};
}

int compile_cuda(const std::string& compiler, const Words& words, const std::string& keep,
                 bool show) {
    const Commands commands = take_apart(words);
    if (!fs::exists(commands.source))
        throw Failure{1, "cannot read " + commands.source + ": no such file"};
    const Workspace workspace(keep);
    const std::string name = fs::path(commands.source).stem().string();
    const std::string preprocessed = workspace.file(name + ".ii");
    const std::string translated = workspace.file(name + ".translated.ii");

    // What nvcc defines. __CUDA_ARCH__ in a single pass for both sides: see common/simt/README.md.
    Words first = {compiler,
                   "-D__CUDACC__=1",
                   "-D__NVCC__=1",
                   "-D__CUDACC_VER_MAJOR__=12",
                   "-D__CUDACC_VER_MINOR__=4",
                   "-D__CUDACC_VER_BUILD__=131",
                   "-D__CUDA_ARCH__=750",
                   "-DSIMT_TRANSLATING=1"};
    first.insert(first.end(), commands.preprocess.begin(), commands.preprocess.end());
    first.insert(first.end(), {"-std=c++17", "-include", "cuda_runtime.h", "-E", "-x", "c++",
                               commands.source, "-o", preprocessed});
    Words second = {compiler};
    second.insert(second.end(), commands.compile.begin(), commands.compile.end());
    if (commands.compile_only) second.push_back("-c");
    second.insert(second.end(), {"-std=c++17", "-x", "c++-cpp-output", translated});
    if (!commands.compile_only) {
        second.insert(second.end(), {"-x", "none"});
        second.insert(second.end(), commands.link.begin(), commands.link.end());
    }
    if (is_clang(compiler)) {
        first.insert(first.begin() + 1, "-Wno-unused-command-line-argument");
        second.insert(second.begin() + 1, "-Wno-unused-command-line-argument");
    }
    second.insert(second.end(), {"-o", commands.output});

    if (const int status = run(first, show); status != 0) return status;
    translate(preprocessed, translated);
    return run(second, show);
}

// The build's own options, one a line, written by CMake.
Words project_options() {
    std::ifstream file(SIMT_COMPILE_OPTIONS_FILE);
    if (!file)
        throw Failure{1, std::string("cannot read ") + SIMT_COMPILE_OPTIONS_FILE +
                             ": configure the build again"};
    Words options;
    for (std::string line; std::getline(file, line);) {
        if (!line.empty()) options.push_back(line);
    }
    return options;
}

int run_main(int argc, char** argv) {
    Words words(argv + 1, argv + argc);
    std::string keep, compiler = SIMT_CXX_COMPILER;
    bool show = false, launched = false;
    while (!words.empty()) {
        const std::string option = words[0];
        if (option == "--help" || option == "-h") {
            std::cout << help;
            return 0;
        }
        if (option == "--show") {
            show = true;
        } else if (option == "--keep" || option == "--launch") {
            if (words.size() < 2) throw Failure{2, option + " needs a value"};
            (option == "--keep" ? keep : compiler) = words[1];
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
        const Words options = project_options();
        words.insert(words.begin(), options.begin(), options.end());
    }
    const bool cuda = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return word.size() > 3 && word[0] != '-' && word.substr(word.size() - 3) == ".cu";
    });
    if (cuda) return compile_cuda(compiler, words, keep, show);
    words.insert(words.begin(), compiler);
    return run(words, show);
}

}  // namespace

int main(int argc, char** argv) {
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
        struct sigaction action = {};
        action.sa_handler = [](int number) { interrupted = number; };
        ::sigaction(signal, &action, nullptr);
    }
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
