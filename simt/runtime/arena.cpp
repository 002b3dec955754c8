// Shared memory: slots for declarations, places for variables.
#include "arena.hpp"

#include "check_hooks.hpp"
#include "sanitizer.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace simt {

namespace {

constexpr std::size_t kStaticLimit = 48 * 1024;    // what CUDA allows a kernel to declare
constexpr std::size_t kMemory = 4 * kStaticLimit;  // with red zones
constexpr std::size_t kUnit = 128;                 // every variable starts at bank 0
constexpr std::size_t kRedZone = 64;               // at least, behind every variable
constexpr std::size_t kDynamicAlignment = 256;
constexpr unsigned kMaxDeclarations = 8192;  // in a program
constexpr int kUnwritten = 0xFF;

std::atomic<unsigned> declarations{0};

std::size_t round_up(std::size_t size, std::size_t unit) {
    return (size + unit - 1) / unit * unit;
}

unsigned char* allocate(std::size_t alignment, std::size_t bytes) {
    return static_cast<unsigned char*>(::operator new (bytes, std::align_val_t{alignment}));
}

void deallocate(unsigned char* memory, std::size_t alignment) {
    ::operator delete (memory, std::align_val_t{alignment});
}

}  // namespace

SharedVariable register_shared(const char* name, const char* file, int line, std::size_t size,
                               std::size_t alignment) noexcept {
    const unsigned slot = declarations.fetch_add(1);
    if (slot >= kMaxDeclarations) {
        std::fprintf(stderr, "%s:%d: more than %u __shared__ declarations in one program\n", file,
                     line, kMaxDeclarations);
        std::abort();
    }
    return {name, file, line, size, alignment, slot};
}

Arena::Arena()
    : memory_(allocate(kUnit, kMemory)),
      addresses_(static_cast<void**>(std::calloc(kMaxDeclarations, sizeof(void*)))) {
    if (addresses_ == nullptr) throw std::bad_alloc();
}

Arena::~Arena() {
    unpoison_memory(memory_, kMemory);
    unpoison_memory(dynamic_, dynamic_capacity_);
    deallocate(memory_, kUnit);
    if (dynamic_ != nullptr) deallocate(dynamic_, kDynamicAlignment);
    std::free(addresses_);
}

void Arena::begin_launch(std::size_t dynamic_bytes) {
    if (check_hooks != nullptr) {
        check_hooks->shared_removed(memory_, kMemory);
        if (dynamic_ != nullptr) check_hooks->shared_removed(dynamic_, dynamic_capacity_);
    }
    for (const Extent& extent : placed_) addresses_[extent.slot] = nullptr;
    placed_.clear();
    used_ = 0;
    static_bytes_ = 0;
    poison_memory(memory_, kMemory);

    unpoison_memory(dynamic_, dynamic_capacity_);
    if (dynamic_bytes + kRedZone > dynamic_capacity_) {
        if (dynamic_ != nullptr) deallocate(dynamic_, kDynamicAlignment);
        dynamic_ = nullptr;
        dynamic_capacity_ = round_up(dynamic_bytes + kRedZone, kDynamicAlignment);
        dynamic_ = allocate(kDynamicAlignment, dynamic_capacity_);
    }
    dynamic_bytes_ = dynamic_bytes;
    if (check_hooks != nullptr && dynamic_bytes != 0)
        check_hooks->shared_placed("dynamic shared memory", dynamic_, dynamic_bytes);
    if (dynamic_ != nullptr)
        poison_memory(dynamic_ + dynamic_bytes_, dynamic_capacity_ - dynamic_bytes_);
}

void Arena::begin_block() noexcept {
    for (const Extent& extent : placed_)
        std::memset(memory_ + extent.begin, kUnwritten, extent.size);
    if (dynamic_bytes_ != 0) std::memset(dynamic_, kUnwritten, dynamic_bytes_);
    if (check_hooks != nullptr) {
        for (const Extent& extent : placed_)
            check_hooks->shared_begins(memory_ + extent.begin, extent.size);
        if (dynamic_bytes_ != 0) check_hooks->shared_begins(dynamic_, dynamic_bytes_);
    }
}

void* Arena::place(const SharedVariable& variable) noexcept {
    const std::size_t begin =
        round_up(used_, variable.alignment > kUnit ? variable.alignment : kUnit);
    if (static_bytes_ + variable.size > kStaticLimit || begin + variable.size + kRedZone > kMemory)
        return nullptr;
    static_bytes_ += variable.size;
    used_ = begin + variable.size + kRedZone;
    unpoison_memory(memory_ + begin, variable.size);
    std::memset(memory_ + begin, kUnwritten, variable.size);
    placed_.push_back({variable.slot, begin, variable.size});
    if (check_hooks != nullptr)
        check_hooks->shared_placed(variable.name, memory_ + begin, variable.size);
    return addresses_[variable.slot] = memory_ + begin;
}

}  // namespace simt
