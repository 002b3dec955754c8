#include "simt/cc/nvcc_options.hpp"

#include "simt/include/simt/limits.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <optional>
#include <utility>

namespace simt::compile {

namespace {

using simt::capabilities;

// What becomes of an option.
enum class Action {
    output,
    help,
    version,
    mode,
    run,
    run_arguments,
    show,
    dry_run,
    keep,
    keep_directory,
    options_file,
    compile_only,
    preprocess,
    dependencies,
    archive,
    device_link,
    translate,
    no_device_code,
    shared,
    language,
    standard,
    optimization,
    debug,
    device_debug,
    relax_unknown,
    include,
    system_include,
    pre_include,
    define,
    undefine,
    warn_none,
    profile,
    dependency_option,
    dependency_value,
    library,
    library_path,
    host_options,
    linker_options,
    architecture,
    code,
    fused,
    ignore,
    ignore_value,
    pass,
};

struct Option {
    std::string_view name;        // long, without dashes
    std::string_view short_name;  // or ""
    Action action;
};

// Every option can be written with one dash or two, as nvcc accepts it; see "nvcc --help".
constexpr Option options[] = {
    {"output-file", "o", Action::output},
    {"help", "h", Action::help},
    {"version", "V", Action::version},
    {"check", "", Action::mode},  // the two that nvcc has not
    {"count", "", Action::mode},
    {"run", "", Action::run},
    {"run-args", "", Action::run_arguments},
    {"verbose", "v", Action::show},
    {"dryrun", "", Action::dry_run},
    {"keep", "", Action::keep},
    {"keep-dir", "", Action::keep_directory},
    {"options-file", "optf", Action::options_file},
    {"compile", "c", Action::compile_only},
    {"device-c", "dc", Action::compile_only},
    {"device-w", "dw", Action::compile_only},
    {"preprocess", "E", Action::preprocess},
    {"generate-dependencies", "M", Action::dependencies},
    {"generate-nonsystem-dependencies", "MM", Action::dependencies},
    {"generate-dependencies-with-compile", "MD", Action::dependency_option},
    {"generate-nonsystem-dependencies-with-compile", "MMD", Action::dependency_option},
    {"generate-dependency-targets", "MP", Action::dependency_option},
    {"dependency-output", "MF", Action::dependency_value},
    {"dependency-target-name", "MT", Action::dependency_value},
    {"lib", "", Action::archive},
    {"device-link", "dlink", Action::device_link},
    {"ptx", "", Action::no_device_code},
    {"cubin", "", Action::no_device_code},
    {"fatbin", "", Action::no_device_code},
    {"optix-ir", "", Action::no_device_code},
    {"cuda", "", Action::translate},
    {"shared", "", Action::shared},
    {"link", "", Action::ignore},
    {"x", "", Action::language},
    {"std", "", Action::standard},
    {"optimize", "O", Action::optimization},
    {"debug", "g", Action::debug},
    {"device-debug", "G", Action::device_debug},
    {"profile", "pg", Action::profile},
    {"forward-unknown-to-host-compiler", "forward-unknown-opts", Action::relax_unknown},
    {"include-path", "I", Action::include},
    {"system-include", "isystem", Action::system_include},
    {"pre-include", "include", Action::pre_include},
    {"define-macro", "D", Action::define},
    {"undefine-macro", "U", Action::undefine},
    {"disable-warnings", "w", Action::warn_none},
    {"library", "l", Action::library},
    {"library-path", "L", Action::library_path},
    {"compiler-options", "Xcompiler", Action::host_options},
    {"linker-options", "Xlinker", Action::linker_options},
    {"gpu-architecture", "arch", Action::architecture},
    {"generate-code", "gencode", Action::architecture},
    {"gpu-code", "code", Action::code},
    {"fmad", "", Action::fused},
    // For another device, another assembler, another way of linking: nothing to do here.
    {"ptxas-options", "Xptxas", Action::ignore_value},
    {"nvlink-options", "Xnvlink", Action::ignore_value},
    {"archive-options", "Xarchive", Action::ignore_value},
    {"Xcudafe", "", Action::ignore_value},
    {"compiler-bindir", "ccbin", Action::ignore_value},
    {"cudart", "", Action::ignore_value},
    {"cudadevrt", "", Action::ignore_value},
    {"relocatable-device-code", "rdc", Action::ignore_value},
    {"maxrregcount", "", Action::ignore_value},
    {"default-stream", "", Action::ignore_value},
    {"machine", "m", Action::ignore_value},
    {"m64", "", Action::ignore},
    {"threads", "t", Action::ignore_value},
    {"split-compile", "", Action::ignore_value},
    {"ftz", "", Action::ignore_value},
    {"prec-div", "", Action::ignore_value},
    {"prec-sqrt", "", Action::ignore_value},
    {"Werror", "", Action::ignore_value},
    {"diag-suppress", "", Action::ignore_value},
    {"diag-error", "", Action::ignore_value},
    {"diag-warn", "", Action::ignore_value},
    {"display-error-number", "err-no", Action::ignore},
    {"use_fast_math", "", Action::ignore},
    {"generate-line-info", "lineinfo", Action::ignore},
    {"resource-usage", "res-usage", Action::ignore},
    {"extended-lambda", "", Action::ignore},
    {"expt-extended-lambda", "", Action::ignore},
    {"expt-relaxed-constexpr", "", Action::ignore},
    {"restrict", "", Action::ignore},
    {"extra-device-vectorization", "", Action::ignore},
    {"dlink-time-opt", "dlto", Action::ignore},
    {"source-in-ptx", "src-in-ptx", Action::ignore},
    {"allow-unsupported-compiler", "", Action::ignore},
    {"time", "", Action::ignore_value},
    {"no-host-device-initializer-list", "", Action::ignore},
    {"no-host-device-move-forward", "", Action::ignore},
    {"no-align-double", "", Action::ignore},
    {"no-device-link", "nodlink", Action::ignore},
    {"Wno-deprecated-gpu-targets", "", Action::ignore},
    {"Wno-deprecated-declarations", "", Action::pass},
    {"Wreorder", "", Action::pass},
    {"Wdefault-stream-launch", "", Action::ignore},
    {"Wmissing-launch-bounds", "", Action::ignore},
};

bool takes_value(Action action) {
    switch (action) {
        case Action::output:
        case Action::run_arguments:
        case Action::keep_directory:
        case Action::options_file:
        case Action::language:
        case Action::standard:
        case Action::optimization:
        case Action::include:
        case Action::system_include:
        case Action::pre_include:
        case Action::define:
        case Action::undefine:
        case Action::library:
        case Action::library_path:
        case Action::host_options:
        case Action::linker_options:
        case Action::dependency_value:
        case Action::architecture:
        case Action::code:
        case Action::fused:
        case Action::ignore_value:
            return true;
        default:
            return false;
    }
}

// An option as it stands on the command line.
struct Found {
    const Option* option;
    std::optional<std::string> value;  // written in the same word: -arch=sm_80, -Iinclude, -O2
};

Found find(const std::string& word) {
    const std::string_view name = std::string_view(word).substr(starts_with(word, "--") ? 2 : 1);
    const std::size_t equals = name.find('=');
    for (const Option& option : options) {
        for (const std::string_view spelling : {option.name, option.short_name}) {
            if (spelling.empty()) continue;
            if (name == spelling) return {&option, std::nullopt};
            if (takes_value(option.action) && equals == spelling.size() &&
                starts_with(name, spelling)) {
                return {&option, std::string(name.substr(equals + 1))};
            }
        }
    }
    for (const Option& option : options) {  // the value follows one letter: -DN=3, -lm, -O2
        static constexpr std::string_view letters = "IDULlOo";
        if (option.short_name.size() == 1 && letters.find(option.short_name) != letters.npos &&
            name.size() > 1 && name[0] == option.short_name[0] && word[1] != '-') {
            return {&option, std::string(name.substr(1))};
        }
    }
    return {nullptr, std::nullopt};
}

// nvcc splits the values of its list options at commas; its users also write blanks.
Words split(const std::string& list, std::string_view separators) {
    Words parts;
    std::string part;
    for (const char c : list + separators[0]) {
        if (separators.find(c) == separators.npos) {
            part += c;
        } else if (!part.empty()) {
            parts.push_back(std::move(part));
            part.clear();
        }
    }
    return parts;
}

// Libraries of CUDA's. What the simulator has of them is linked anyway.
bool is_cuda_library(const std::string& name) {
    static constexpr std::string_view simulated[] = {
        "cudart",   "cudart_static",   "cudadevrt", "cuda", "cublas", "cublas_static",
        "cublasLt", "cublasLt_static", "culibos",   "nccl", "curand", "curand_static"};
    static constexpr std::string_view missing[] = {
        "cufft",        "cusparse", "cusolver", "nvrtc",  "nvToolsExt",
        "nvtx3interop", "npp",      "cudnn",    "nvjpeg", "nvidia-ml"};
    return std::find(std::begin(simulated), std::end(simulated), name) != std::end(simulated) ||
           std::any_of(std::begin(missing), std::end(missing),
                       [&](std::string_view prefix) { return starts_with(name, prefix); });
}

std::string standard_at_least_17(const std::string& asked) {
    static constexpr std::string_view known[] = {"c++03", "c++11", "c++14", "c++17", "c++20"};
    if (std::find(std::begin(known), std::end(known), asked) == std::end(known))
        throw Failure{2, "-std=" + asked + ": nvcc knows c++03, c++11, c++14, c++17 and c++20"};
    return asked == "c++20" ? asked : "c++17";
}

Language language_of(const std::string& file, const std::string& forced) {
    const std::string extension = std::filesystem::path(file).extension().string();
    static constexpr std::string_view cpp[] = {".cpp", ".cc", ".cxx", ".C", ".c++"};
    const bool source = extension == ".cu" || extension == ".c" ||
                        std::find(std::begin(cpp), std::end(cpp), extension) != std::end(cpp);
    if (!forced.empty() &&
        (source || extension == ".cuh" || extension == ".h" || extension == ".hpp"))
        return forced == "cu" ? Language::cuda : forced == "c" ? Language::c : Language::cpp;
    if (extension == ".cu") return Language::cuda;
    if (extension == ".c") return Language::c;
    return source ? Language::cpp : Language::object;
}

class Parser {
  public:
    NvccCommand parse(const Words& words) {
        read(words, 0);
        if (!optimization_.empty()) {
            command_.compile.push_back("-O" + optimization_);
        } else {
            command_.compile.push_back(device_debug_ ? "-O0"
                                                     : "-O3");  // nvcc's default for kernels
        }
        choose_architecture();
        if (keep_ && command_.keep.empty()) command_.keep = ".";
        for (Input& input : command_.inputs) {
            if (input.word[0] != '-') input.language = language_of(input.word, forced_language_);
        }
        check();
        return std::move(command_);
    }

  private:
    void read(const Words& words, int depth) {
        for (std::size_t i = 0; i < words.size(); ++i) {
            const std::string& word = words[i];
            if (word.empty()) continue;
            if (word[0] != '-' || word == "-") {
                command_.inputs.push_back({word});
                continue;
            }
            Found found = find(word);
            if (found.option == nullptr) {
                unknown(word);
                continue;
            }
            std::string written = word;
            if (takes_value(found.option->action) && !found.value) {
                if (i + 1 == words.size()) throw Failure{2, word + " needs a value"};
                found.value = words[++i];
                written += " " + *found.value;
            }
            apply(*found.option, found.value.value_or(""), written, depth);
        }
    }

    void unknown(const std::string& word) {
        if (!forwards_unknown_) {
            const bool host = starts_with(word, "-W") || starts_with(word, "-f") ||
                              starts_with(word, "-m") || starts_with(word, "-p");
            throw Failure{2, "unknown option '" + word + "'" +
                                 (host ? "; for the host compiler write -Xcompiler " + word
                                       : "; book cc --help lists those it knows")};
        }
        pass(word);
    }

    // For the host compiler, when it compiles and when it links, as nvcc does.
    void pass(const std::string& word) {
        command_.compile.push_back(word);
        if (!is_fast_math(word)) command_.link.push_back(word);
    }

    void apply(const Option& option, const std::string& value, const std::string& written,
               int depth) {
        using Goal = NvccCommand::Goal;
        switch (option.action) {
            case Action::output:
                command_.output = value;
                break;
            case Action::help:
                command_.help = true;
                break;
            case Action::version:
                command_.version = true;
                break;
            case Action::mode:
                set_mode(mode_named("--" + std::string(option.name)));
                break;
            case Action::run:
                command_.run = true;
                break;
            case Action::run_arguments:
                for (std::string& word : split(value, ", ")) command_.run_arguments.push_back(word);
                break;
            case Action::show:
                command_.running.show = true;
                break;
            case Action::dry_run:
                command_.running = {true, true};
                break;
            case Action::keep:
                keep_ = true;
                break;
            case Action::keep_directory:
                command_.keep = value;
                break;
            case Action::options_file:
                read_file(value, depth);
                break;
            case Action::compile_only:
                command_.goal = Goal::objects;
                break;
            case Action::preprocess:
                command_.goal = Goal::preprocessed;
                break;
            case Action::translate:
                command_.goal = Goal::translated;
                break;
            case Action::dependencies:
                command_.goal = Goal::dependencies;
                command_.compile.push_back(option.short_name == "M" ? "-M" : "-MM");
                break;
            case Action::dependency_option:
                command_.compile.push_back("-" + std::string(option.short_name));
                break;
            case Action::dependency_value:
                add({"-" + std::string(option.short_name), value});
                break;
            case Action::archive:
                command_.goal = Goal::archive;
                break;
            case Action::device_link:
                command_.goal = Goal::device_link;
                break;
            case Action::no_device_code:
                throw Failure{2, written +
                                     ": there is no device code here, kernels become code for "
                                     "this machine's CPU; -c makes an object file"};
            case Action::shared:
                command_.link.push_back("-shared");
                break;
            case Action::language:
                if (value != "cu" && value != "c++" && value != "c")
                    throw Failure{2, written + ": nvcc knows -x cu, -x c++ and -x c"};
                forced_language_ = value;
                break;
            case Action::standard:
                command_.standard = standard_at_least_17(value);
                break;
            case Action::optimization:
                optimization_ = value;
                break;
            case Action::debug:
                pass("-g");
                break;
            case Action::device_debug:
                device_debug_ = true;
                pass("-g");
                break;
            case Action::profile:
                pass("-pg");
                break;
            case Action::relax_unknown:
                forwards_unknown_ = true;
                break;
            case Action::include:
                include("-I", value);
                break;
            case Action::system_include:
                include("-isystem", value);
                break;
            case Action::pre_include:
                for (const std::string& path : split(value, ",")) add({"-include", path});
                break;
            case Action::define:
                add({"-D", value});
                break;
            case Action::undefine:
                add({"-U", value});
                break;
            case Action::warn_none:
                command_.compile.push_back("-w");
                break;
            case Action::library:
                for (const std::string& name : split(value, ",")) library(name);
                break;
            case Action::library_path:
                for (const std::string& path : split(value, ","))
                    command_.inputs.push_back({"-L" + path});
                break;
            case Action::host_options:
                for (const std::string& word : without_toolkit(split(value, ", "))) pass(word);
                break;
            case Action::linker_options:
                for (const std::string& word : split(value, ", "))
                    command_.inputs.push_back({"-Wl," + word});
                break;
            case Action::architecture:
                architecture(value, written);
                break;
            case Action::code:  // what is made of it is what -arch says
                break;
            case Action::fused:
                if (value != "true" && value != "false")
                    throw Failure{2, written + ": nvcc knows --fmad=true and --fmad=false"};
                command_.fused = value == "true";
                break;
            case Action::ignore:
            case Action::ignore_value:
                command_.ignored.push_back(written);
                break;
            case Action::pass:
                command_.compile.push_back("-" + std::string(option.name));
                break;
        }
    }

    // -arch=sm_80, -gencode arch=compute_80,code=sm_80; "native" and "all" are for the device there
    // is.
    void architecture(const std::string& value, const std::string& written) {
        if (value == "native" || value == "all" || value == "all-major") return;
        const std::size_t name = value.find("arch=");
        const std::string asked =
            name == std::string::npos ? value : value.substr(name + 5, value.find(',') - name - 5);
        const std::size_t number = asked.find('_') + 1;  // sm_, compute_
        int capability = 0;
        for (const char digit : asked.substr(number)) {
            if (digit >= '0' && digit <= '9' && capability < 1000)
                capability = 10 * capability + digit - '0';
        }
        if (number == 0 || capability == 0)
            throw Failure{2, written + ": nvcc's architectures are called sm_80, compute_80, …"};
        architectures_.emplace_back(10 * capability, written);
    }

    // Of several architectures, the default one serves a program that can run on it.
    void choose_architecture() {
        if (architectures_.empty()) return;
        const auto [asked, written] =
            *std::min_element(architectures_.begin(), architectures_.end());
        for (const int known : capabilities) {
            if (known <= asked) command_.architecture = known;
        }
        if (asked < capabilities[0]) {
            for (const auto& [number, words] : architectures_) command_.ignored.push_back(words);
        } else if (asked != command_.architecture) {
            command_.notes.push_back(written + ": the virtual GPU is of compute capability " +
                                     std::to_string(command_.architecture / 100) + "." +
                                     std::to_string(command_.architecture / 10 % 10));
        }
    }

    void set_mode(Mode mode) {
        if (command_.mode != Mode::fast && command_.mode != mode)
            throw Failure{2, "--check and --count make two different programs: choose one"};
        command_.mode = mode;
    }

    void add(const Words& words) {
        command_.compile.insert(command_.compile.end(), words.begin(), words.end());
    }

    void include(const std::string& option, const std::string& directories) {
        for (const std::string& directory : split(directories, ",")) {
            if (is_toolkit_directory(directory)) {
                command_.ignored.push_back(option + " " + directory);
            } else {
                add({option, directory});
            }
        }
    }

    void library(const std::string& name) {
        if (is_cuda_library(name)) return;  // what is missing is named where a header is included
        command_.inputs.push_back({"-l" + name});
    }

    void read_file(const std::string& names, int depth) {
        constexpr int deepest = 8;
        if (depth >= deepest) throw Failure{2, "--options-file: files name each other in a circle"};
        for (const std::string& name : split(names, ",")) {
            std::ifstream file(name);
            if (!file) throw Failure{1, "cannot read " + name + " (--options-file)"};
            read({std::istream_iterator<std::string>(file), {}}, depth + 1);
        }
    }

    void check() const {
        using Goal = NvccCommand::Goal;
        if (command_.help || command_.version) return;
        const auto sources = std::count_if(command_.inputs.begin(), command_.inputs.end(),
                                           [](const Input& input) { return input.is_source(); });
        const bool files = std::any_of(command_.inputs.begin(), command_.inputs.end(),
                                       [](const Input& input) { return input.word[0] != '-'; });
        if (!files) throw Failure{2, "no input file; book cc --help explains"};
        const bool one_output =
            command_.goal == Goal::objects || command_.goal == Goal::preprocessed ||
            command_.goal == Goal::translated || command_.goal == Goal::dependencies;
        if (one_output && sources == 0) throw Failure{2, "no source file to compile"};
        if (one_output && sources > 1 && !command_.output.empty())
            throw Failure{2,
                          "-o names one file, but there are several sources: leave out -o or -c"};
        if (command_.run && command_.goal != Goal::program)
            throw Failure{2,
                          "--run needs a program; leave out the option that makes something else"};
    }

    NvccCommand command_;
    std::string optimization_, forced_language_;
    std::vector<std::pair<int, std::string>> architectures_;  // 10 × sm_…, as it was written
    bool keep_ = false, device_debug_ = false, forwards_unknown_ = false;
};

}  // namespace

NvccCommand parse_nvcc(const Words& words) {
    return Parser().parse(words);
}

}  // namespace simt::compile
