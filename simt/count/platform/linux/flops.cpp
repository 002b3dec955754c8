#include "simt/count/flops.hpp"

#include "simt/check/symbols.hpp"

#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <set>
#include <sstream>
#include <string>
#include <string_view>

namespace simt::count {

namespace {

bool starts_with(std::string_view text, std::string_view prefix) {
    return text.substr(0, prefix.size()) == prefix;
}

/// Elements of a vector register of this width, or 1 for the instructions on one number.
unsigned elements(std::string_view mnemonic, std::string_view operands) {
    const std::string_view type = mnemonic.substr(mnemonic.size() - 2);
    if (type == "ss" || type == "sd") return 1;
    const unsigned bits = operands.find("%zmm") != operands.npos   ? 512
                          : operands.find("%ymm") != operands.npos ? 256
                                                                   : 128;
    return bits / (type == "ps" ? 32 : 64);
}

unsigned operations_x86(std::string_view mnemonic, std::string_view operands) {
    if (mnemonic.size() < 5) return 0;
    const std::string_view type = mnemonic.substr(mnemonic.size() - 2);
    if (type != "ss" && type != "sd" && type != "ps" && type != "pd") return 0;
    if (starts_with(mnemonic, "vfm") || starts_with(mnemonic, "vfnm"))
        return 2 * elements(mnemonic, operands);
    std::string_view name = mnemonic.substr(0, mnemonic.size() - 2);
    if (name[0] == 'v') name.remove_prefix(1);
    for (const std::string_view known : {"add", "sub", "mul", "div", "sqrt"})
        if (name == known) return elements(mnemonic, operands);
    return 0;
}

unsigned operations_arm(std::string_view mnemonic, std::string_view operands) {
    unsigned each = 0;
    for (const std::string_view known : {"fadd", "fsub", "fmul", "fdiv", "fsqrt", "fnmul"})
        if (mnemonic == known) each = 1;
    for (const std::string_view known : {"fmadd", "fmsub", "fnmadd", "fnmsub", "fmla", "fmls"})
        if (mnemonic == known) each = 2;
    const std::size_t dot = operands.find('.');
    const auto lanes = dot == operands.npos ? 0 : std::atoi(operands.data() + dot + 1);
    return each * (lanes > 0 ? static_cast<unsigned>(lanes) : 1);
}

}  // namespace

unsigned operations_of(const char* instruction) noexcept {
    const std::string_view text = instruction;
    const std::size_t space = text.find_first_of(" \t");
    const std::string_view mnemonic = text.substr(0, space);
    const std::string_view operands = space == text.npos ? "" : text.substr(space);
    return std::max(operations_x86(mnemonic, operands), operations_arm(mnemonic, operands));
}

bool find_computations(const std::vector<std::uintptr_t>& blocks, Computations& result) {
    const check::Program program = check::this_program();
    std::set<std::uintptr_t> asked;
    std::uintptr_t first = ~std::uintptr_t{0}, last = 0;
    for (const std::uintptr_t block : blocks) {
        if (block < program.begin || block >= program.end) continue;
        asked.insert(block);
        first = std::min(first, block);
        last = std::max(last, block);
    }
    if (asked.empty()) return true;
    // objdump falls into step at the beginning of a function: that of the first block, too.
    constexpr std::uintptr_t kLongestFunction = 1 << 16;
    first = std::max(first, program.begin + kLongestFunction) - kLongestFunction;
    char from[64], to[64];
    std::snprintf(from, sizeof from, "--start-address=0x%zx",
                  static_cast<std::size_t>(first - program.base));
    std::snprintf(to, sizeof to, "--stop-address=0x%zx",
                  static_cast<std::size_t>(last + kLongestFunction - program.base));
    const std::string listing =
        check::output_of({"objdump", "-d", "--no-show-raw-insn", from, to, program.file});
    if (listing.empty()) return false;

    // "    1139:\tcall   1040 <__sanitizer_cov_trace_pc>"; a block goes on up to the next call of
    // that kind, or to the end of its function.
    std::istringstream lines(listing);
    std::vector<Computation>* block = nullptr;
    bool announced = false;
    for (std::string line; std::getline(lines, line);) {
        const std::size_t tab = line.find(":\t");
        if (tab == line.npos) {
            if (!line.empty() && line.back() == ':') block = nullptr;  // another function
            continue;
        }
        const std::uintptr_t address = std::strtoull(line.c_str(), nullptr, 16) + program.base;
        if (announced) {
            block = asked.count(address) == 0 ? nullptr : &result[address];
        }
        announced = line.find("<__sanitizer_cov_trace_pc") != line.npos;
        if (block == nullptr) continue;
        if (const unsigned operations = operations_of(line.c_str() + tab + 2); operations != 0)
            block->push_back({address, operations});
    }
    return true;
}

}  // namespace simt::count
