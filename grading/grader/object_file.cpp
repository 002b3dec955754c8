// elf(5).
#include "grading/grader/object_file.hpp"

#include "grading/grader/refused.hpp"

#include <elf.h>

#include <cstring>

namespace m2m::grader {

namespace {

// A value at `offset`, which may lie anywhere: the file was made from a stranger's source.
template <class T>
T value_at(const std::string& bytes, std::size_t offset) {
    T value{};
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T))
        throw Refused("the compiled submission is no object file");
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

}  // namespace

Symbols symbols_of_object(const std::string& bytes) {
    const auto header = value_at<Elf64_Ehdr>(bytes, 0);
    if (std::memcmp(header.e_ident, ELFMAG, SELFMAG) != 0 || header.e_ident[EI_CLASS] != ELFCLASS64)
        throw Refused("the compiled submission is no object file");
    std::size_t sections = header.e_shnum;
    if (sections == 0) sections = value_at<Elf64_Shdr>(bytes, header.e_shoff).sh_size;  // very many
    Symbols symbols;
    for (std::size_t i = 0; i < sections; ++i) {
        const auto section = value_at<Elf64_Shdr>(bytes, header.e_shoff + i * sizeof(Elf64_Shdr));
        if (section.sh_type != SHT_SYMTAB) continue;
        const auto names =
            value_at<Elf64_Shdr>(bytes, header.e_shoff + section.sh_link * sizeof(Elf64_Shdr));
        for (std::size_t at = sizeof(Elf64_Sym); at + sizeof(Elf64_Sym) <= section.sh_size;
             at += sizeof(Elf64_Sym)) {
            const auto symbol = value_at<Elf64_Sym>(bytes, section.sh_offset + at);
            const unsigned binding = ELF64_ST_BIND(symbol.st_info);
            if (symbol.st_name == 0 || (binding == STB_LOCAL && symbol.st_shndx != SHN_UNDEF))
                continue;
            const std::size_t begin = names.sh_offset + symbol.st_name;
            const std::size_t end = begin < bytes.size() ? bytes.find('\0', begin) : begin;
            if (begin >= bytes.size() || end == std::string::npos)
                throw Refused("the compiled submission is no object file");
            (symbol.st_shndx == SHN_UNDEF ? symbols.undefined : symbols.defined)
                .push_back(bytes.substr(begin, end - begin));
        }
    }
    return symbols;
}

}  // namespace m2m::grader
