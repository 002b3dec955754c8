// The symbols of object files, and of the libraries that they are linked with.
#pragma once

#include <filesystem>
#include <string>
#include <unordered_map>
#include <vector>

namespace m2m::grader {

/// What an object file defines for other files.
struct Definition {
    std::string name;
    bool strong = true;     ///< the linker's choice: no copy of an inline function or a template
    bool function = false;  ///< else data
    bool indirect = false;  ///< found by code of its own, which runs when the program is loaded
};

struct Symbols {
    std::vector<Definition> defined;
    std::vector<std::string> undefined;  ///< wanted from other files
    std::vector<std::string> hooks;      ///< sections of what runs outside main()
};

/// Reads the symbol table of an ELF64 object file's bytes. @throws Refused when they are none.
Symbols symbols_of_object(const std::string& bytes);

/// What libraries define or ask for by name.
struct LibraryNames {
    enum class Kind { wanted, copied, defined };  ///< copied: of a template or an inline function
    std::unordered_map<std::string, Kind> names;

    /// Adds those of a shared library, an archive or an object file; of other files, nothing.
    void add(const std::filesystem::path& file);
    bool has(const std::string& name) const { return names.count(name) != 0; }
    bool has(const std::string& name, Kind kind) const {
        const auto found = names.find(name);
        return found != names.end() && found->second == kind;
    }
};

}  // namespace m2m::grader
