#include "simt/profile/registers.hpp"

#include <cxxabi.h>

#include <cstdlib>
#include <map>
#include <memory>
#include <sstream>

namespace m2m::profile {

namespace {

// "k<32>" of "void ns::(anonymous namespace)::k<32>(int, float*)"
std::string short_name(const std::string& symbol) {
    int status = 0;
    const std::unique_ptr<char, void (*)(void*)> plain(
        abi::__cxa_demangle(symbol.c_str(), nullptr, nullptr, &status), std::free);
    if (!plain) return symbol;
    const std::string name = plain.get();
    // The parameter list is the last bracket at depth 0; the name begins after the last :: or blank
    // at depth 0 before it.
    std::size_t begin = 0, end = name.size();
    int depth = 0;
    for (std::size_t i = 0; i < name.size(); ++i) {
        const char c = name[i];
        if (c == '(' && depth == 0) end = i;
        if (c == '<' || c == '(' || c == '{') ++depth;
        if (c == '>' || c == ')' || c == '}') --depth;
        if (depth == 0 && (c == ' ' || c == ':') && (c == ':' || end == name.size())) begin = i + 1;
    }
    return begin < end ? name.substr(begin, end - begin) : name.substr(0, end);
}

}  // namespace

std::string registers_setting(const std::string& messages) {
    std::map<std::string, std::string> registers;
    std::istringstream lines(messages);
    std::string kernel;
    for (std::string line; std::getline(lines, line);) {
        // "ptxas info    : Compiling entry function '_Z4tilei' for 'sm_75'", then
        // "ptxas info    : Used 38 registers, 2048 bytes smem, 392 bytes cmem[0]"
        constexpr std::string_view entry = "Compiling entry function '", used = "Used ";
        if (const std::size_t at = line.find(entry); at != std::string::npos) {
            const std::size_t begin = at + entry.size();
            kernel = short_name(line.substr(begin, line.find('\'', begin) - begin));
        }
        const std::size_t at = line.find(used);
        if (at == std::string::npos || kernel.empty() ||
            line.find(" registers", at) == std::string::npos)
            continue;
        const std::size_t begin = at + used.size();
        registers[kernel] = line.substr(begin, line.find(' ', begin) - begin);
        kernel.clear();
    }
    std::string setting;
    for (const auto& [name, count] : registers)
        setting += (setting.empty() ? "" : ",") + name + "=" + count;
    return setting;
}

}  // namespace m2m::profile
