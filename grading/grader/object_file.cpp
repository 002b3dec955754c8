// elf(5), ar(5).
#include "grading/grader/object_file.hpp"

#include "common/base/file.hpp"
#include "grading/grader/refused.hpp"

#include <ar.h>
#include <elf.h>

#include <cstdlib>
#include <cstring>
#include <string_view>

namespace m2m::grader {

namespace {

[[noreturn]] void refuse() {
    throw Refused("the compiled submission is no object file");
}

// A value at `offset`, which may lie anywhere: the file was made from a stranger's source.
template <class T>
T value_at(std::string_view bytes, std::size_t offset) {
    T value{};
    if (offset > bytes.size() || bytes.size() - offset < sizeof(T)) refuse();
    std::memcpy(&value, bytes.data() + offset, sizeof(T));
    return value;
}

std::string name_at(std::string_view bytes, std::size_t begin) {
    const std::size_t end = begin < bytes.size() ? bytes.find('\0', begin) : std::string_view::npos;
    if (end == std::string_view::npos) refuse();
    return std::string(bytes.substr(begin, end - begin));
}

bool is_elf(std::string_view bytes) {
    return bytes.substr(0, SELFMAG) == ELFMAG && bytes.size() > EI_CLASS &&
           bytes[EI_CLASS] == ELFCLASS64;
}

class Elf {
  public:
    explicit Elf(std::string_view bytes) : bytes_(bytes) {
        if (!is_elf(bytes)) refuse();
        const auto header = value_at<Elf64_Ehdr>(bytes, 0);
        begin_ = header.e_shoff;
        count_ = header.e_shnum;
        std::size_t names = header.e_shstrndx;
        if (count_ == 0 && begin_ != 0) count_ = section(0).sh_size;  // very many
        if (names == SHN_XINDEX) names = section(0).sh_link;
        if (names != 0) names_ = section(names).sh_offset;
    }

    std::size_t sections() const { return count_; }
    Elf64_Shdr section(std::size_t index) const {
        return value_at<Elf64_Shdr>(bytes_, begin_ + index * sizeof(Elf64_Shdr));
    }
    std::string section_name(const Elf64_Shdr& section) const {
        return name_at(bytes_, names_ + section.sh_name);
    }

    /// Calls `look(symbol, name, section it is in, index)` for each symbol with a name in the
    /// tables of `type`.
    template <class Look>
    void each_symbol(unsigned type, const Look& look) const {
        for (std::size_t i = 0; i < count_; ++i) {
            const Elf64_Shdr table = section(i);
            if (table.sh_type != type) continue;
            const std::size_t names = section(table.sh_link).sh_offset;
            const std::size_t more = indices_of(i);
            for (std::size_t n = 1; (n + 1) * sizeof(Elf64_Sym) <= table.sh_size; ++n) {
                const auto symbol =
                    value_at<Elf64_Sym>(bytes_, table.sh_offset + n * sizeof(Elf64_Sym));
                if (symbol.st_name == 0) continue;
                std::size_t in = symbol.st_shndx;
                if (in == SHN_XINDEX && more != 0)
                    in = value_at<Elf64_Word>(bytes_, more + n * sizeof(Elf64_Word));
                look(symbol, name_at(bytes_, names + symbol.st_name), in, n);
            }
        }
    }

    /// Of a shared library's symbols, whether new programs are linked with this version of it.
    bool is_current(std::size_t index) const {
        if (versions_ == 0) {
            versions_ = 1;
            for (std::size_t i = 0; i < count_; ++i) {
                if (section(i).sh_type == SHT_GNU_versym) versions_ = section(i).sh_offset;
            }
        }
        constexpr unsigned hidden = 0x8000;
        return versions_ == 1 ||
               (value_at<Elf64_Half>(bytes_, versions_ + index * sizeof(Elf64_Half)) & hidden) == 0;
    }

  private:
    // Where the symbols of table `table` have their sections, if there are too many of these.
    std::size_t indices_of(std::size_t table) const {
        for (std::size_t i = 0; i < count_; ++i) {
            const Elf64_Shdr indices = section(i);
            if (indices.sh_type == SHT_SYMTAB_SHNDX && indices.sh_link == table)
                return indices.sh_offset;
        }
        return 0;
    }

    std::string_view bytes_;
    std::size_t begin_ = 0, count_ = 0, names_ = 0;
    mutable std::size_t versions_ = 0;
};

unsigned binding_of(const Elf64_Sym& symbol) {
    return ELF64_ST_BIND(symbol.st_info);
}

// Whether one of several files' copies is taken: the copy of an inline function or a template is in
// a group of sections. What is only marked weak is not.
bool is_copied(const Elf& elf, const Elf64_Sym& symbol, std::size_t section) {
    if (binding_of(symbol) == STB_GLOBAL || symbol.st_shndx == SHN_COMMON ||
        symbol.st_shndx == SHN_ABS || section >= elf.sections())
        return false;
    return (elf.section(section).sh_flags & SHF_GROUP) != 0;
}

Symbols symbols_of(std::string_view bytes) {
    const Elf elf(bytes);
    Symbols symbols;
    elf.each_symbol(SHT_SYMTAB, [&](const Elf64_Sym& symbol, std::string name, std::size_t section,
                                    std::size_t) {
        const bool indirect = ELF64_ST_TYPE(symbol.st_info) == STT_GNU_IFUNC;
        if (symbol.st_shndx == SHN_UNDEF) {
            symbols.undefined.push_back(std::move(name));
        } else if (binding_of(symbol) != STB_LOCAL || indirect) {
            const bool function = ELF64_ST_TYPE(symbol.st_info) == STT_FUNC;
            symbols.defined.push_back(
                {std::move(name), !is_copied(elf, symbol, section), function, indirect});
        }
    });
    for (std::size_t i = 0; i < elf.sections(); ++i) {
        const std::string name = elf.section_name(elf.section(i));
        for (const char* const begin : {".init", ".fini", ".preinit_array", ".ctors", ".dtors"}) {
            if (name.compare(0, std::strlen(begin), begin) == 0) symbols.hooks.push_back(name);
        }
    }
    return symbols;
}

}  // namespace

Symbols symbols_of_object(const std::string& bytes) {
    return symbols_of(bytes);
}

void LibraryNames::add(const std::filesystem::path& file) {
    const std::string whole = read_file(file);
    const auto know = [&](const std::string& name, Kind kind) {
        Kind& known = names.try_emplace(name, kind).first->second;
        known = std::max(known, kind);
    };
    const auto add_object = [&](std::string_view bytes) {
        const Symbols symbols = symbols_of(bytes);
        for (const std::string& name : symbols.undefined) know(name, Kind::wanted);
        for (const Definition& one : symbols.defined)
            know(one.name, one.strong ? Kind::defined : Kind::copied);
    };
    const std::string_view bytes = whole;
    if (bytes.substr(0, SARMAG) == ARMAG) {
        for (std::size_t at = SARMAG; at + sizeof(ar_hdr) <= bytes.size();) {
            const auto member = value_at<ar_hdr>(bytes, at);
            at += sizeof member;
            const std::size_t size = std::strtoul(
                std::string(member.ar_size, sizeof member.ar_size).c_str(), nullptr, 10);
            const std::string_view content = bytes.substr(std::min(at, bytes.size()), size);
            if (is_elf(content)) add_object(content);
            at += size + size % 2;
        }
    } else if (is_elf(bytes)) {
        if (value_at<Elf64_Ehdr>(bytes, 0).e_type == ET_REL) return add_object(bytes);
        const Elf elf(bytes);
        elf.each_symbol(SHT_DYNSYM, [&](const Elf64_Sym& symbol, const std::string& name,
                                        std::size_t, std::size_t index) {
            if (symbol.st_shndx == SHN_UNDEF) {
                know(name, Kind::wanted);
            } else if (elf.is_current(index)) {
                // What is weak in a shared library may be a copy there.
                know(name, binding_of(symbol) == STB_GLOBAL ? Kind::defined : Kind::copied);
            }
        });
    }
}

}  // namespace m2m::grader
