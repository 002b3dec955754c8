#include "grading/grader/toolchain.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"
#include "common/base/project.hpp"
#include "grading/exercises/config.hpp"

#include <algorithm>
#include <sstream>

namespace m2m::grader {

Toolchain this_toolchain() {
    if (exercise::config::cuda_compiler[0] != '\0')
        throw Error(
            "grading runs on the simulated GPU: use the CPU build, ./book --preset cpu grade");
    Toolchain toolchain;
    toolchain.project = exercise::config::source_directory;
    toolchain.build = exercise::config::build_directory;
    toolchain.compiler = exercise::config::cxx_compiler;
    std::istringstream options(read_file(toolchain.build / "bin" / "grader-link.options"));
    for (std::string option; std::getline(options, option);) {
        if (!option.empty()) toolchain.test_link.push_back(option);
    }
    for (const std::string& option : toolchain.test_link) {
        if (option[0] == '/' && !std::filesystem::exists(option))
            throw Error(option + " is missing: build everything once with ./book");
    }
    return toolchain;
}

}  // namespace m2m::grader
