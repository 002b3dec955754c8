#include "simt/cc/driver.hpp"

#include "simt/cc/installation.hpp"
#include "simt/cc/messages.hpp"
#include "simt/cc/out_of_scope.hpp"
#include "simt/cc/sides.hpp"
#include "simt/translate/translator.hpp"

#include <fcntl.h>
#include <spawn.h>
#include <sys/file.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdlib>
#include <cstring>
#include <fstream>
#include <iostream>
#include <iterator>
#include <optional>
#include <sstream>

extern char** environ;

namespace simt::compile {

namespace fs = std::filesystem;

namespace {

volatile std::sig_atomic_t interrupted = 0;

std::string read_text(const std::string& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw Failure{1, "cannot read " + path};
    return text;
}

// "PID-START": no other process has this name, also when the number is given out again.
std::string this_process() {
    std::ifstream file("/proc/self/stat");
    std::string text, start = "0";
    std::getline(file, text);
    std::istringstream fields(text.substr(std::min(text.size(), text.rfind(')') + 1)));
    for (int field = 3; field <= 22 && fields >> start; ++field) {
    }
    return std::to_string(::getpid()) + "-" + start;
}

}  // namespace

Workspace::Workspace(const std::string& keep) : kept_(!keep.empty()) {
    if (kept_) {
        fs::create_directories(keep);
        path_ = keep;
        return;
    }
    // Whoever cleans up after compilers that were killed sees by the name and the lock whose it is.
    std::string name =
        (fs::temp_directory_path() / ("simt-compile-" + this_process() + "-XXXXXX")).string();
    if (::mkdtemp(name.data()) == nullptr) {
        throw Failure{1, "cannot make a temporary directory " + name + ": " + std::strerror(errno)};
    }
    path_ = name;
    lock_ = ::open(name.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (lock_ >= 0) ::flock(lock_, LOCK_SH);
}

Workspace::~Workspace() {
    std::error_code ignored;
    if (!kept_) fs::remove_all(path_, ignored);
    if (lock_ >= 0) ::close(lock_);
}

void forward_signals() {
    for (const int signal : {SIGHUP, SIGINT, SIGTERM}) {
        struct sigaction action = {};
        action.sa_handler = [](int number) { interrupted = number; };
        ::sigaction(signal, &action, nullptr);
    }
}

int run(const Words& command, const Running& running, const std::string& errors) {
    std::vector<char*> arguments;
    for (const std::string& word : command) {
        if (running.show) std::cerr << word << (&word == &command.back() ? "\n" : " ");
        arguments.push_back(const_cast<char*>(word.c_str()));
    }
    if (running.dry) return 0;
    arguments.push_back(nullptr);
    ::posix_spawn_file_actions_t actions;
    ::posix_spawn_file_actions_init(&actions);
    if (!errors.empty()) {
        ::posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, errors.c_str(),
                                           O_WRONLY | O_CREAT | O_TRUNC, 0600);
    }
    pid_t child = 0;
    const int reason =
        ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    ::posix_spawn_file_actions_destroy(&actions);
    if (reason != 0) throw Failure{1, "cannot run " + command[0] + ": " + std::strerror(reason)};
    int status = 0;
    while (::waitpid(child, &status, 0) < 0) {
        if (errno != EINTR) throw Failure{1, std::string("waitpid: ") + std::strerror(errno)};
        if (interrupted != 0) ::kill(child, SIGTERM);
    }
    if (interrupted != 0) return 128 + static_cast<int>(interrupted);
    return WIFEXITED(status) ? WEXITSTATUS(status) : 128 + WTERMSIG(status);
}

bool starts_with(std::string_view word, std::string_view prefix) {
    return word.substr(0, prefix.size()) == prefix;
}

bool ends_with(std::string_view word, std::string_view suffix) {
    return word.size() > suffix.size() && word.substr(word.size() - suffix.size()) == suffix;
}

bool is_fast_math(std::string_view word) {
    static constexpr std::array<std::string_view, 7> words = {"-Ofast",
                                                              "-ffast-math",
                                                              "-funsafe-math-optimizations",
                                                              "-ffinite-math-only",
                                                              "-fno-signed-zeros",
                                                              "-fassociative-math",
                                                              "-freciprocal-math"};
    return std::find(words.begin(), words.end(), word) != words.end();
}

bool is_toolkit_directory(const std::string& directory) {
    std::error_code ignored;
    const fs::path path(directory.empty() ? "." : directory);
    if (fs::exists(path / "simt/launch.hpp", ignored)) return false;  // the simulator's own
    // NVIDIA's has a directory crt. CUDA 13 keeps Thrust, CUB and libcu++,
    // of versions that need its own compiler, in a directory beside it.
    return (fs::exists(path / "cuda_runtime_api.h", ignored) &&
            fs::exists(path / "crt", ignored)) ||
           (fs::exists(path / "cuda/std", ignored) && fs::exists(path / "cub", ignored));
}

Words with_relative_paths(const Words& words, const fs::path& here) {
    static constexpr std::array<std::string_view, 7> options = {
        "-isystem", "-idirafter", "-iquote", "-include", "-imacros", "-I", ""};
    const char* const set = std::getenv("CCACHE_BASEDIR");
    if (set == nullptr || set[0] != '/') return words;
    std::string base = fs::path(set).lexically_normal().string();
    if (base.back() != '/') base += '/';
    if (!starts_with((here / "").string(), base)) return words;
    Words result = words;
    for (std::string& word : result) {
        const std::string_view option =
            *std::find_if(options.begin(), options.end(),
                          [&](std::string_view o) { return starts_with(word, o); });
        const fs::path path = fs::path(word.substr(option.size())).lexically_normal();
        if (starts_with((path / "").string(), base))
            word = std::string(option) + path.lexically_relative(here).string();
    }
    return result;
}

Words without_toolkit(const Words& words) {
    static constexpr std::array<std::string_view, 4> options = {"-I", "-isystem", "-idirafter",
                                                                "-iquote"};
    Words result;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto option =
            std::find_if(options.begin(), options.end(),
                         [&](std::string_view prefix) { return starts_with(words[i], prefix); });
        if (option != options.end()) {
            const bool next = words[i] == *option && i + 1 < words.size();
            const std::string directory = next ? words[i + 1] : words[i].substr(option->size());
            if (is_toolkit_directory(directory)) {
                i += next ? 1 : 0;
                continue;
            }
        }
        result.push_back(words[i]);
    }
    return result;
}

void keep_toolkit_out_of_environment() {
    for (const char* const variable : {"CPATH", "CPLUS_INCLUDE_PATH", "C_INCLUDE_PATH"}) {
        const char* const before = std::getenv(variable);
        if (before == nullptr) continue;
        std::string after;
        std::istringstream directories{before};
        for (std::string directory; std::getline(directories, directory, ':');) {
            if (!is_toolkit_directory(directory)) after += (after.empty() ? "" : ":") + directory;
        }
        if (after.empty()) {
            ::unsetenv(variable);
        } else {
            ::setenv(variable, after.c_str(), 1);
        }
    }
}

namespace {

// How an option of the compiler is written: with its value in the next word, for which steps.
enum class Step { both, preprocess, compile, link };

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

// clang warns of options that a step does not use, such as -fPIC for the preprocessor.
bool is_clang(const std::string& compiler) {
    return fs::path(compiler).filename().string().find("clang") != std::string::npos ||
           compiler == "c++";
}

// What a kernel is compiled with, whatever the caller's options: nvcc assumes less than a host
// compiler does, and its -Xcompiler options are not for kernels (simt/docs/CC.md, "What the
// compiler may assume"). They come last.
Words kernel_options(const Words& words, bool clang) {
    Words options = {"-fno-strict-aliasing", "-fwrapv"};
    // g++ contracts from -O2 on; with this, from -O1 on, which is what the modes compile with.
    if (!clang) options.push_back("-fexpensive-optimizations");
    const bool chosen = std::any_of(words.begin(), words.end(), [](const std::string& word) {
        return starts_with(word, "-ffp-contract");
    });
    if (!chosen) options.push_back("-ffp-contract=fast");
    return options;
}

// Whether kernels get a second form with loops over their threads: it is for speed, and who looks
// for a thread with a debugger would not find it there.
bool wants_thread_loops(const CudaFile& file, const Words& compile) {
    // clang has another order of a lambda's attributes.
    if (file.mode != Mode::fast || file.translate_only || is_clang(file.compiler)) return false;
    bool optimised = false;
    for (const std::string& word : compile) {
        if (starts_with(word, "-O")) optimised = word == "-O2" || word == "-O3";
        if (starts_with(word, "-ffp-contract=") && word != "-ffp-contract=fast") return false;
        if (starts_with(word, "-fsanitize=")) return false;
    }
    return optimised;
}

// The caller's command, taken apart into one for each step.
struct Commands {
    Words preprocess, compile, link;
    Words paths_and_macros;  // of `preprocess`: what any compiler reads
    std::string source, output;
    bool compile_only = false;
};

Commands take_apart(const CudaFile& file) {
    Commands result;
    result.source = file.source;
    const Words words = without_toolkit(file.words);
    bool writes_dependencies = false, names_target = false;
    for (std::size_t i = 0; i < words.size(); ++i) {
        const std::string& word = words[i];
        const bool value = takes_value(word);
        if (value && i + 1 == words.size()) throw Failure{2, word + " needs a value"};
        if (is_fast_math(word)) {
            if (word == "-Ofast") result.compile.push_back("-O3");
            continue;
        }
        if (word == "-o") {
            result.output = words[++i];
        } else if (word == "-x") {
            ++i;  // the language is known
        } else if (word == "-c") {
            result.compile_only = true;
        } else if (word == "-E" || word == "-S" || word == "-M" || word == "-MM" ||
                   word == "-fsyntax-only") {
            throw Failure{2, word + " is not for .cu files; --keep DIR shows the translated text"};
        } else if (word[0] != '-' && word == file.source) {
            continue;
        } else if (word[0] != '-' && ends_with(word, ".cu")) {
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
            if (step == Step::preprocess && !starts_with(word, "-M"))
                append(result.paths_and_macros);
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

// What became of a translation, and which headers its text asks for that have not been included.
struct Translated {
    bool well = false;
    bool has_loops = false;  // some kernel has a second form, with loops over threads
    Words headers;
    std::string notes;
};

// Translates `from` into `to`; mistakes of the program are printed. (Its notes are not: it may be
// translated again, and they are told once.)
Translated translate(const std::string& from, const std::string& to, const Words& included,
                     bool thread_loops = false) {
    const std::string text = read_text(from);
    const auto translation = simt::translate::translate(text, from, thread_loops);
    for (const auto& problem : translation.problems) {
        std::cerr << problem.file << ':' << problem.line << ':' << problem.column
                  << ": error: " << problem.message << '\n';
    }
    if (!translation.problems.empty()) return {};
    Translated result;
    result.well = true;
    result.has_loops = translation.thread_loops != 0;
    const auto needs = [&](bool it_does, const char* header) {
        if (it_does && std::find(included.begin(), included.end(), header) == included.end())
            result.headers.push_back(header);
    };
    needs(translation.has_ptx, "simt/ptx.hpp");
    needs(translation.has_textures, "simt/textures.hpp");
    needs(result.has_loops, "simt/thread_loops.hpp");
    if (!result.headers.empty()) return result;
    for (const auto& note : translation.notes) {
        result.notes += note.file + ':' + std::to_string(note.line) + ':' +
                        std::to_string(note.column) + ": note: " + note.message + '\n';
    }
    std::ofstream out(to, std::ios::binary);
    out << translation.text;
    out.close();
    if (!out) throw Failure{1, "cannot write " + to + ": " + std::strerror(errno)};
    return result;
}

// Whether the compiler missed something that a header of the standard library may have.
bool misses_the_library(const std::string& messages) {
    static constexpr std::array<std::string_view, 6> signs = {
        "std",        "was not declared",    "has no member", "undeclared identifier",
        "incomplete", "does not name a type"};
    return std::any_of(signs.begin(), signs.end(), [&](std::string_view sign) {
        return messages.find(sign) != std::string::npos;
    });
}

// One try to compile the file: `whole_library` is what cuda_runtime.h includes.
// @returns the status, or none when it is worth another try
std::optional<int> try_to_compile(const CudaFile& file, const Commands& commands,
                                  bool whole_library) {
    const Workspace workspace(file.keep);
    const std::string name = fs::path(commands.source).stem().string();
    const std::string preprocessed = workspace.file(name + ".ii");
    const std::string translated = workspace.file(name + ".translated.ii");
    const std::string standard = "-std=" + file.standard;

    // What nvcc defines. __CUDA_ARCH__ in a single pass for both sides: see simt/README.md.
    Words first = {file.compiler,
                   "-D__CUDACC__=1",
                   "-D__NVCC__=1",
                   "-D__CUDACC_VER_MAJOR__=12",
                   "-D__CUDACC_VER_MINOR__=4",
                   "-D__CUDACC_VER_BUILD__=131",
                   "-D__CUDA_ARCH__=" + std::to_string(file.architecture),
                   "-D__CUDA_ARCH_LIST__=" + std::to_string(file.architecture),
                   "-DSIMT_TRANSLATING=1"};
    if (whole_library) first.push_back("-DSIMT_WHOLE_LIBRARY=1");
    first.insert(first.end(), commands.preprocess.begin(), commands.preprocess.end());
    first.insert(first.end(), {standard, "-include", "cuda_runtime.h", "-E", "-x", "c++",
                               commands.source, "-o", preprocessed});
    if (!file.launcher.empty()) first = with_relative_paths(first, fs::current_path());
    Words second = {file.compiler};
    second.insert(second.end(), commands.compile.begin(), commands.compile.end());
    const Words options = kernel_options(commands.compile, is_clang(file.compiler));
    second.insert(second.end(), options.begin(), options.end());
    if (commands.compile_only) second.push_back("-c");
    second.insert(second.end(), {standard, "-x", "c++-cpp-output", translated});
    if (!commands.compile_only) {
        second.insert(second.end(), {"-x", "none"});
        second.insert(second.end(), commands.link.begin(), commands.link.end());
    }
    // g++ takes the size of a local array for a promise of how often a loop runs; a kernel that
    // breaks it then never ends.
    if (!is_clang(file.compiler)) second.push_back("-fno-aggressive-loop-optimizations");
    if (is_clang(file.compiler)) {
        first.insert(first.begin() + 1, "-Wno-unused-command-line-argument");
        second.insert(second.begin() + 1, "-Wno-unused-command-line-argument");
    }
    second.insert(second.end(), {"-o", commands.output});
    second.insert(second.begin(), file.launcher.begin(), file.launcher.end());

    const std::string messages = workspace.file(name + ".messages");
    const int preprocessing = run(first, file.running, messages);
    if (file.running.dry) return run(second, file.running);
    if (!whole_library || preprocessing != 0)
        std::cerr << explain_missing_headers(read_text(messages),
                                             fs::exists("/usr/include/thrust/version.h"))
                  << std::flush;
    if (preprocessing != 0) return preprocessing;
    const bool loops = wants_thread_loops(file, commands.compile);
    Words included;
    Translated result = translate(preprocessed, translated, {}, loops);
    if (!result.headers.empty()) {
        // What PTX becomes, and textures, are in headers that only such programs need to read.
        const Words headers = result.headers;
        auto after = std::find(first.begin(), first.end(), "cuda_runtime.h") + 1;
        for (const std::string& header : headers)
            after = first.insert(after, {"-include", header}) + 2;
        if (run(first, file.running, messages) != 0) {
            std::cerr << read_text(messages);
            return 1;
        }
        included = headers;
        result = translate(preprocessed, translated, headers, loops);
    }
    if (!result.well) return 1;
    if (file.translate_only) {
        std::error_code error;
        fs::copy_file(translated, commands.output, fs::copy_options::overwrite_existing, error);
        if (error) throw Failure{1, "cannot write " + commands.output + ": " + error.message()};
        std::cerr << result.notes;
        return 0;
    }
    if (file.ask_clang) {
        const std::string clang = find_clang();
        Words sides_options = commands.paths_and_macros;
        sides_options.push_back("-DSIMT_ARCHITECTURE=" + std::to_string(file.architecture));
        if (!clang.empty() && !sides_are_right(clang, sides_options, file.standard, commands.source,
                                               workspace, file.running))
            return 1;
    }
    int status = run(second, file.running, messages);
    if (status != 0 && result.has_loops) {
        // Its messages would be told twice; and should only the second form be to blame, this does.
        translate(preprocessed, translated, included);
        status = run(second, file.running, messages);
    }
    const std::string said = read_text(messages);
    const std::string missing =
        status == 0 ? "" : explain_missing_names(read_text(preprocessed), preprocessed);
    if (status == 1 && missing.empty() && !whole_library && misses_the_library(said))
        return std::nullopt;
    std::cerr << result.notes << missing << tidy_messages(said);
    return status != 0 ? status : rename_symbols(file.mode, commands.output, file.running);
}

}  // namespace

int compile_cuda(const CudaFile& file) {
    const Commands commands = take_apart(file);
    if (!fs::exists(commands.source))
        throw Failure{1, "cannot read " + commands.source + ": no such file"};
    if (fs::is_directory(commands.source))
        throw Failure{1, "cannot read " + commands.source + ": it is a directory"};
    // Our cuda_runtime.h is short because it leaves out what NVIDIA's includes of the standard
    // library. A program that counts on that gets it.
    if (const auto status = try_to_compile(file, commands, false)) return *status;
    return *try_to_compile(file, commands, true);
}

Words read_options(const std::string& path) {
    std::ifstream file(path);
    if (!file) throw Failure{1, "cannot read " + path + ": configure the build again"};
    Words options;
    const std::string prefix = installed_prefix();
    for (std::string line; std::getline(file, line);) {
        for (std::size_t at; (at = line.find("@PREFIX@")) != std::string::npos;)
            line.replace(at, 8, prefix);
        if (!line.empty()) options.push_back(line);
    }
    return options;
}

// ---- modes

namespace {

// A file that simt/CMakeLists.txt wrote for this mode.
std::string mode_file(Mode mode, const std::string& what) {
    const std::string name = mode == Mode::check ? "check" : "count";
    return options_file(name + what);
}

Words read_mode(Mode mode, const std::string& what) {
    if (mode == Mode::fast) return {};
    const std::string file = mode_file(mode, what);
    if (!fs::exists(file)) {
        const std::string name = mode == Mode::check ? "check" : "count";
        throw Failure{1, "--" + name + ": this build has no " + name +
                             " mode: it needs Linux and a build without sanitizers"};
    }
    return read_options(file);
}

}  // namespace

Words mode_options(Mode mode) {
    return read_mode(mode, ".options");
}

Words mode_libraries(Mode mode) {
    return read_mode(mode, "-link.options");
}

int rename_symbols(Mode mode, const std::string& object, const Running& running) {
    const std::string symbols = mode_file(mode, ".symbols");
    if (mode == Mode::fast || !fs::exists(symbols)) return 0;
    return run({"objcopy", "--redefine-syms=" + symbols, object}, running);
}

Mode mode_named(std::string_view option) {
    if (option == "--check") return Mode::check;
    return option == "--count" ? Mode::count : Mode::fast;
}

}  // namespace simt::compile
