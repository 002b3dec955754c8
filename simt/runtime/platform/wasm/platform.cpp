// WebAssembly: one memory that only grows, no protection of pages, no dynamic linker.
#include "platform.hpp"

#include "call_place.hpp"

#include <cstdlib>
#include <cstring>

extern "C" {
std::uintptr_t simt_place = 0;
// The same, of calls with a line of the reader's: the one that led into the simulator.
std::uintptr_t simt_caller = 0;

// The linker's: where variables lie.
extern unsigned char __global_base, __data_end, __heap_base;
}

namespace simt::platform {

// ---- memory

std::size_t page_size() {
    return 64 * 1024;
}

std::size_t machine_memory() {
    return std::size_t{2} << 30;  // of the 4 GiB that it can address
}

std::size_t default_device_memory() {
    return 128 << 20;
}

void* map_guarded(std::size_t bytes, std::size_t) {
    return std::aligned_alloc(page_size(), (bytes + page_size() - 1) / page_size() * page_size());
}

void unmap_guarded(void* memory, std::size_t, std::size_t) {
    std::free(memory);
}

bool is_mapped(std::uintptr_t address) {
    return address / page_size() < __builtin_wasm_memory_size(0);
}

AddressRange::AddressRange(std::size_t bytes, std::size_t alignment) {
    // Memory that nobody has touched costs a browser nothing but addresses.
    mapping_ = std::aligned_alloc(alignment, bytes);
    begin_ = reinterpret_cast<std::uintptr_t>(mapping_);
}

AddressRange::~AddressRange() {
    std::free(mapping_);
}

bool AddressRange::open(void*, std::size_t, bool) {
    return true;
}

void AddressRange::close(void* begin, std::size_t bytes, unsigned char poison) {
    std::memset(begin, poison, bytes);
}

// ---- the program

std::string place_in_program(const void*) {
    return {};
}

std::vector<std::uintptr_t> calls() {
    return {simt_caller};
}

Sections sections() {
    const Section data{reinterpret_cast<std::uintptr_t>(&__global_base),
                       reinterpret_cast<std::uintptr_t>(&__data_end)};
    return {{data}, {data}, {}};
}

}  // namespace simt::platform
