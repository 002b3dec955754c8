// From return addresses to function, file and line, by addr2line.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace simt::check {

struct Symbol {
    std::string function, file;
    unsigned line = 0;           // 0: unknown
    std::string innermost_file;  // whoever's it is
    bool in_lambda = false;      // of the reader, or in a function that one was given to
};

/// The program's own file, and where it lies in memory.
struct Program {
    std::string file;
    std::uintptr_t base = 0, begin = ~std::uintptr_t{0}, end = 0;
};
Program this_program();

/// What a command writes to its standard output; empty when it cannot be run.
std::string output_of(const std::vector<std::string>& command);

/// The reader's own line for each return address: of the functions inlined there, the innermost
/// that is not the simulator's or the library's.
std::map<std::uintptr_t, Symbol> symbols_of(const std::vector<std::uintptr_t>& addresses);

}  // namespace simt::check
