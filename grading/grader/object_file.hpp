// The symbols of an object file.
#pragma once

#include <string>
#include <vector>

namespace m2m::grader {

struct Symbols {
    std::vector<std::string> defined;    ///< visible to other files
    std::vector<std::string> undefined;  ///< wanted from other files
};

/// Reads the symbol table of an ELF64 object file's bytes. @throws Refused when they are none.
Symbols symbols_of_object(const std::string& bytes);

}  // namespace m2m::grader
