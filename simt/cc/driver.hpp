// What simt-compile does with one file: preprocess, translate, compile; and running other programs.
#pragma once

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace simt::compile {

/// The words of a command line.
using Words = std::vector<std::string>;

/// How commands are run.
struct Running {
    bool show = false;  ///< print each command on stderr before it runs
    bool dry = false;   ///< and do not run it
};

/// What a program is built for: to run, to be checked (compute-sanitizer's work), or to have its
/// accesses counted (a profiler's). One mode for all of a program's files: they share functions.
enum class Mode { fast, check, count };

/// The mode's options for the compiler, to come after all others; none for Mode::fast. They call
/// for a sanitizer's library, so link in a second step without them. @throws Failure (1) where this
/// build has no such mode
Words mode_options(Mode mode);

/// Puts the mode's functions in the place of some of the C library's, in an object that has been
/// compiled for it. @returns an exit status
int rename_symbols(Mode mode, const std::string& object, const Running& running);

/// What a program of this mode is linked with, before the runtime's own library.
Words mode_libraries(Mode mode);

/// "--check" or "--count"; anything else is Mode::fast.
Mode mode_named(std::string_view option);

/// A failure that ends the program with this exit status. The message is one line, or empty when
/// somebody else has said it already.
struct Failure {
    int status;
    std::string message;
};

/// A private directory for what lies between the steps; removed at the end, whatever happens.
class Workspace {
  public:
    /// @param keep a directory to use instead, and to leave as it is; "" for a private one
    explicit Workspace(const std::string& keep);
    ~Workspace();
    Workspace(const Workspace&) = delete;
    Workspace& operator=(const Workspace&) = delete;
    std::string file(const std::string& name) const { return (path_ / name).string(); }

  private:
    std::filesystem::path path_;
    bool kept_;
    int lock_ = -1;
};

/// Runs a command and waits for it. @param errors a file for its standard error, or "" for ours
/// @returns its exit status; 128 + signal when a signal ended it
int run(const Words& command, const Running& running, const std::string& errors = "");

/// A signal to this program ends the commands it runs.
void forward_signals();

bool starts_with(std::string_view word, std::string_view prefix);
bool ends_with(std::string_view word, std::string_view suffix);

/// Whether an option lets the host compiler change what floating-point code computes. With nvcc
/// such an option reaches the host's functions only, so it is left out for .cu files: an exact
/// result is right for both. It is left out of links too, where it would make subnormal numbers
/// zero in the whole program.
bool is_fast_math(std::string_view word);

/// Whether this directory holds the headers of NVIDIA's toolkit (`-I/usr/local/cuda/include`, in
/// half of all Makefiles). The simulator's have the same names, and must be the ones that are read.
bool is_toolkit_directory(const std::string& directory);

/// The words without the options that name such a directory.
Words without_toolkit(const Words& words);

/// Takes such directories out of $CPATH and its like, which compilers search before the
/// simulator's.
void keep_toolkit_out_of_environment();

/// The words with every path below $CCACHE_BASEDIR made relative to `here`, as ccache makes them. It
/// has the compiler name the files of a copy of the project as those of any other, and so finds an
/// object that another copy compiled. All words as they are where `here` is not below it.
Words with_relative_paths(const Words& words, const std::filesystem::path& here);

/// Compiles one .cu file; its words hold the mode's options already.
struct CudaFile {
    std::string compiler;  ///< the host compiler
    Words words;           ///< its options, the .cu file, -c and -o among them
    std::string standard = "c++17";
    std::string source;  ///< the file where its name does not end in .cu, or ""
    std::string keep;    ///< where to leave the preprocessed and the translated text, or ""
    Running running;
    Mode mode = Mode::fast;
    int architecture = 750;       ///< what __CUDA_ARCH__ says
    bool translate_only = false;  ///< the translated text is the result: nvcc -cuda
    bool ask_clang = false;  ///< whether to refuse what nvcc would, where there is a clang to ask
    Words launcher = {};     ///< what the compiler of the translated text is called through: ccache
};
int compile_cuda(const CudaFile& file);

/// One option a line, as CMake wrote them.
Words read_options(const std::string& file);

}  // namespace simt::compile
