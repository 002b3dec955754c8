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
};

/// The reader's own line for each return address: of the functions inlined there, the innermost
/// that is not the simulator's or the library's.
std::map<std::uintptr_t, Symbol> symbols_of(const std::vector<std::uintptr_t>& addresses);

}  // namespace simt::check
