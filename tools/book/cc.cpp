// book cc: compiles CUDA programs for the CPU. The work is simt-compile's, whose options are
// nvcc's.
#include "common/base/error.hpp"
#include "common/base/process.hpp"
#include "tools/book/build_config.hpp"
#include "tools/book/command.hpp"

#include <filesystem>
#include <string>
#include <vector>

namespace m2m::book {

int run_cc(int argc, char** argv) {
    if (cuda_compiler[0] != '\0') {
        throw Error(
            "this build has a GPU and nvcc, so compile with nvcc; ./book --preset cpu cc compiles "
            "for the CPU");
    }
    const std::string program = std::string(build_directory) + "/bin/simt-compile";
    if (!std::filesystem::exists(program)) {
        throw Error(program + " is missing; ./book builds it: run ./book cc from the project");
    }
    std::vector<std::string> arguments = {program, "--cc"};
    arguments.insert(arguments.end(), argv, argv + argc);
    return run_process(arguments).status;
}

void add_cc(Command& app, int&) {
    // Only for the list in --help: main() hands the words after `cc` to run_cc() as they are.
    app.add_subcommand("cc", "Compile a CUDA program for the CPU; the options are nvcc's")
        ->no_help_flag();
}

}  // namespace m2m::book
