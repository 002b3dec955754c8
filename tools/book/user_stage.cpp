#include "tools/book/user_stage.hpp"

#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "common/base/temporary_directory.hpp"
#include "tools/book/build_config.hpp"

#include <cxxabi.h>
#include <dlfcn.h>

#include <cstdlib>
#include <deque>
#include <memory>
#include <sstream>
#include <string>
#include <vector>

namespace m2m::book {
namespace fs = std::filesystem;

namespace {

std::vector<std::string> split(const std::string& list) {
    std::vector<std::string> parts;
    std::istringstream stream(list);
    for (std::string part; std::getline(stream, part, ';');) {
        if (!part.empty()) parts.push_back(part);
    }
    return parts;
}

// Functions of the library call each other, not the chapter's functions of the same name in this
// program: a copy of tiled.cu must run its own kernel.
constexpr const char* bind_own_functions = "-Wl,-Bsymbolic-functions";

std::vector<std::string> compile_command(const fs::path& file, const fs::path& library) {
    const bool cuda = file.extension() == ".cu";
    const std::string include = std::string("-I") + source_directory;
    std::vector<std::string> command;
    if (cuda && cuda_compiler[0] == '\0') {
        // #pragma unroll is nvcc's; g++ would warn of each.
        command = {std::string(build_directory) + "/bin/simt-compile",
                   "-Wno-unknown-pragmas",
                   file.string(),
                   "-shared",
                   "-o",
                   library.string()};
#ifndef __APPLE__
        command.push_back(bind_own_functions);
#endif
        return command;
    }
    if (cuda) {
        command = {cuda_compiler,
                   "-std=c++17",
                   "-O3",
                   "-shared",
                   "-Xcompiler=-fPIC",
                   "-cudart=shared",
                   "-Xlinker=-Bsymbolic-functions",
                   include};
        for (const std::string& architecture : split(cuda_architectures)) {
            const std::string number = architecture.substr(0, architecture.find('-'));
            command.push_back("-gencode=arch=compute_" + number + ",code=sm_" + number);
        }
    } else {
        command = {cxx_compiler, "-std=c++20", "-shared", "-fPIC", include};
        for (const std::string& flag : split(stage_flags)) command.push_back(flag);
#ifndef __APPLE__
        command.push_back(bind_own_functions);
#endif
    }
    command.insert(command.end(), {file.string(), "-o", library.string()});
    return command;
}

}  // namespace

std::string find_matmul_symbol(const std::string& symbols, const std::string& file) {
    constexpr std::string_view signature = "(int, int, int, float const*, float const*, float*)";
    std::vector<std::string> found, names;
    std::istringstream lines(symbols);
    for (std::string line; std::getline(lines, line);) {
        std::istringstream words(line);  // "0000000000001139 T _ZN3m2m4cuda5tiledEiiiPKfS2_Pf"
        std::string address, kind, symbol;
        if (!(words >> address >> kind >> symbol) || kind != "T") continue;
#ifdef __APPLE__
        symbol.erase(0, 1);  // Mach-O names begin with an underscore that dlsym does not want
#endif
        int status = 0;
        const std::unique_ptr<char, void (*)(void*)> plain(
            abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
        const std::string name = plain ? plain.get() : symbol;
        const bool matches = plain ? name.size() > signature.size() &&
                                         name.substr(name.size() - signature.size()) == signature
                                   : symbol == "matmul";  // extern "C"
        // A kernel's host stub has its kernel's arguments: nvcc's names say so.
        if (!matches || name.find("__device_stub__") != std::string::npos) continue;
        found.push_back(symbol);
        names.push_back(name.substr(0, name.find('(')));
    }
    if (found.size() == 1) return found[0];
    // A kernel may have the stage's parameters; the function called matmul is then the one that is
    // meant.
    std::size_t named = found.size();
    for (std::size_t i = 0; i < names.size(); ++i) {
        const std::size_t scope = names[i].rfind("::");
        if (names[i].substr(scope == std::string::npos ? 0 : scope + 2) == "matmul")
            named = named == found.size() ? i : found.size() + 1;
    }
    if (named < found.size()) return found[named];
    if (found.empty()) {
        throw Error(file +
                    " defines no stage: it needs one function void NAME(int m, int n, int k, const "
                    "float* A, const float* B, float* C)");
    }
    std::string list;
    for (const std::string& name : names) list += (list.empty() ? "" : ", ") + name;
    throw Error(file + " defines more than one function of the stage's signature (" + list +
                "); make all but one static, or name the stage matmul");
}

Stage load_user_stage(const fs::path& file, int chapter, Precision inputs) {
    const std::string extension = file.extension().string();
    if (extension != ".cu" && extension != ".cpp") {
        throw UsageError("--stage " + file.string() + ": a stage is a .cu or a .cpp file");
    }
    if (fs::is_directory(file))
        throw UsageError("--stage " + file.string() + ": it is a directory");
    if (!fs::is_regular_file(file))
        throw UsageError("--stage " + file.string() + ": there is no such file");
    const TemporaryDirectory directory;
    const fs::path library = directory.path() / "stage.so";
    if (run_process_printable(compile_command(file, library)).status != 0) {
        throw Error(file.string() + " does not compile; the first message above says where");
    }
    const ProcessResult symbols = capture_process({"nm", "--defined-only", library.string()});
    if (symbols.status != 0)
        throw Error("cannot list the functions of " + file.string() +
                    ": nm (binutils) is missing or failed");
    const std::string symbol = find_matmul_symbol(symbols.output, file.string());
    void* handle = ::dlopen(library.c_str(), RTLD_NOW | RTLD_LOCAL);
    if (!handle) throw Error("cannot load the compiled " + file.string() + ": " + ::dlerror());
    auto* matmul = reinterpret_cast<Matmul*>(::dlsym(handle, symbol.c_str()));
    if (!matmul)
        throw Error("cannot find the stage in the compiled " + file.string() + ": " + ::dlerror());
    static std::deque<std::string>
        names;  // a Stage refers to its name; a deque never moves what it holds
    names.push_back(file.filename().string());
    return {.name = names.back(),
            .chapter = chapter,
            .title = "your own stage",
            .where = extension == ".cu" ? Where::device : Where::host,
            .matmul = matmul,
            .needs = "",
            .inputs = inputs};
}

}  // namespace m2m::book
