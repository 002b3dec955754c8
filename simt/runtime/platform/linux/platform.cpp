// Linux and macOS: mmap(), and what the dynamic linker knows.
#include "platform.hpp"

#include <dlfcn.h>
#include <execinfo.h>
#include <sys/mman.h>
#include <unistd.h>

#if defined(__linux__)
#include <link.h>
#endif

#include <algorithm>
#include <cstdio>
#include <fstream>

namespace simt::platform {

// ---- memory

std::size_t page_size() {
    static const auto size = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
    return size;
}

std::size_t machine_memory() {
    auto bytes = static_cast<std::size_t>(sysconf(_SC_PHYS_PAGES)) * page_size();
    for (const char* file :
         {"/sys/fs/cgroup/memory.max", "/sys/fs/cgroup/memory/memory.limit_in_bytes"}) {
        std::size_t limit = 0;
        if (std::ifstream(file) >> limit && limit > 0) bytes = std::min(bytes, limit);
    }
    return bytes;
}

std::size_t default_device_memory() {
    constexpr std::size_t t4_memory = std::size_t{16} << 30;
    return std::min(t4_memory, machine_memory() / 2);
}

void* map_guarded(std::size_t bytes, std::size_t guard) {
    void* const memory =
        mmap(nullptr, bytes + guard, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0);
    if (memory == MAP_FAILED) return nullptr;
    mprotect(static_cast<unsigned char*>(memory) + bytes, guard, PROT_NONE);
    return memory;
}

void unmap_guarded(void* memory, std::size_t bytes, std::size_t guard) {
    munmap(memory, bytes + guard);
}

bool is_mapped(std::uintptr_t address) {
    return msync(reinterpret_cast<void*>(address / page_size() * page_size()), 1, MS_ASYNC) == 0;
}

AddressRange::AddressRange(std::size_t bytes, std::size_t alignment) {
    int flags = MAP_PRIVATE | MAP_ANONYMOUS;
#ifdef MAP_NORESERVE
    flags |= MAP_NORESERVE;
#endif
    mapping_ = mmap(nullptr, bytes + alignment, PROT_NONE, flags, -1, 0);
    if (mapping_ == MAP_FAILED) {
        mapping_ = nullptr;
        return;
    }
    mapped_ = bytes + alignment;
    begin_ = (reinterpret_cast<std::uintptr_t>(mapping_) + alignment - 1) / alignment * alignment;
}

AddressRange::~AddressRange() {
    if (mapping_ != nullptr) munmap(mapping_, mapped_);
}

bool AddressRange::open(void* begin, std::size_t bytes, bool huge) {
    if (mprotect(begin, bytes, PROT_READ | PROT_WRITE) != 0) return false;
#ifdef MADV_HUGEPAGE
    if (huge) madvise(begin, bytes, MADV_HUGEPAGE);  // a wish: fewer page faults and TLB misses
#else
    static_cast<void>(huge);
#endif
    return true;
}

void AddressRange::close(void* begin, std::size_t bytes, unsigned char) {
    madvise(begin, bytes, MADV_DONTNEED);
    mprotect(begin, bytes, PROT_NONE);
}

// ---- the program

std::string place_in_program(const void* instruction) {
    Dl_info info{};
    if (instruction == nullptr || ::dladdr(instruction, &info) == 0 || info.dli_fname == nullptr)
        return {};
    char offset[32];
    std::snprintf(offset, sizeof offset, "0x%tx",
                  static_cast<const char*>(instruction) - static_cast<const char*>(info.dli_fbase));
    return std::string(" (in ") + info.dli_fname + " at " + offset + ": addr2line -Cife " +
           info.dli_fname + ' ' + offset + " names the line of a program built with -g)";
}

std::vector<std::uintptr_t> calls() {
    void* frames[24];
    const int count = ::backtrace(frames, 24);
    std::vector<std::uintptr_t> result;
    for (int i = 0; i < count; ++i) result.push_back(reinterpret_cast<std::uintptr_t>(frames[i]));
    return result;
}

Sections sections() {
    Sections result;
#if defined(__linux__)
    ::dl_iterate_phdr(
        [](dl_phdr_info* info, std::size_t, void* data) {
            auto& found = *static_cast<Sections*>(data);
            for (int i = 0; i < info->dlpi_phnum; ++i) {
                const auto& part = info->dlpi_phdr[i];
                const std::uintptr_t begin = info->dlpi_addr + part.p_vaddr;
                if (part.p_type == PT_LOAD) found.all.push_back({begin, begin + part.p_memsz});
                if (part.p_type == PT_LOAD && (part.p_flags & PF_W) != 0)
                    found.data.push_back({begin, begin + part.p_memsz});
                if (part.p_type == PT_TLS && info->dlpi_tls_data != nullptr) {
                    const auto local = reinterpret_cast<std::uintptr_t>(info->dlpi_tls_data);
                    found.thread_locals.push_back({local, local + part.p_memsz});
                }
            }
            return 0;
        },
        &result);
#endif
    return result;
}

}  // namespace simt::platform
