// nvcc's command line, as `book cc` understands it.
#pragma once

#include "simt/cc/driver.hpp"

#include <string>
#include <vector>

namespace simt::compile {

enum class Language { cuda, cpp, c, object };

/// One word of the link line: an object, a library, an option, or a source's object to be.
struct Input {
    std::string word;
    Language language = Language::object;
    bool is_source() const { return language != Language::object; }
};

/// What a command line asks for.
struct NvccCommand {
    enum class Goal {
        program,
        objects,
        archive,
        preprocessed,
        translated,
        dependencies,
        device_link
    };

    Goal goal = Goal::program;
    std::vector<Input> inputs;  ///< sources, objects, libraries and linker options in their order
    std::string output;         ///< -o, or ""
    std::string standard = "c++17";  ///< at least what the simulator's headers need
    Words compile;                   ///< options for the host compiler
    Words link;                      ///< options for the linker that come first (-shared)
    Words ignored;                   ///< what means nothing on a CPU, as it was written
    Words notes;                     ///< what else to tell, a sentence each
    Words run_arguments;
    Mode mode = Mode::fast;  ///< --check, --count: ours, not nvcc's
    std::string keep;        ///< directory for the texts in between, or ""
    int architecture = 750;  ///< of -arch and -gencode: what __CUDA_ARCH__ says
    bool fused = true;       ///< --fmad: a product and a sum become one operation in kernels
    bool help = false, version = false, run = false;
    Running running;
};

/// Reads nvcc's options. @throws Failure (2) at an unknown option, a missing value or file name
NvccCommand parse_nvcc(const Words& words);

}  // namespace simt::compile
