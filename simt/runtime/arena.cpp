// Shared memory: slots for declarations, places for variables.
#include "arena.hpp"

#include "platform.hpp"
#include "sanitizer.hpp"
#include "simt/observe/observer.hpp"

#include <atomic>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <new>

namespace simt {

namespace {

constexpr std::size_t kStaticLimit = 48 * 1024;  // what CUDA allows a kernel to declare
constexpr std::size_t kMemory = kFixedShared;    // with red zones
constexpr std::size_t kUnit = 128;               // every variable starts at bank 0
constexpr std::size_t kAlignment = 1024;         // of both parts: see shared_address.hpp
constexpr std::size_t kLead = kAlignment;        // before the first variable: a red zone, too
constexpr std::size_t kRedZone = 64;             // at least, behind every variable
constexpr std::size_t kDynamicUnit = 256;
constexpr std::size_t kDynamicLead = 4096;        // before dynamic shared memory
constexpr std::size_t kDynamicSlack = 64 * 1024;  // behind it; then comes a page that faults
constexpr std::size_t kGuard = 64 * 1024;         // a page, whatever its size
constexpr unsigned kMaxDeclarations = 8192;       // in a program
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
    : memory_(allocate(kAlignment, kLead + kMemory) + kLead),
      addresses_(static_cast<void**>(std::calloc(kMaxDeclarations, sizeof(void*)))) {
    if (addresses_ == nullptr) throw std::bad_alloc();
}

Arena::~Arena() {
    unpoison_memory(memory_ - kLead, kLead + kMemory);
    deallocate(memory_ - kLead, kAlignment);
    free_room();
    std::free(addresses_);
}

void Arena::free_room() {
    if (dynamic_room_ == nullptr) return;
    unpoison_memory(dynamic_room_, dynamic_room_size_);
    if (observer != nullptr) observer->shared_freed(dynamic_room_);
    platform::unmap_guarded(dynamic_room_, dynamic_room_size_, kGuard);
    dynamic_room_ = nullptr;
}

void Arena::make_room(std::size_t dynamic_bytes) {
    const std::size_t size =
        round_up(kDynamicLead + round_up(dynamic_bytes, kDynamicUnit) + kDynamicSlack, kGuard);
    if (dynamic_room_ == nullptr || size > dynamic_room_size_) {
        free_room();
        void* const room = platform::map_guarded(size, kGuard);
        if (room == nullptr) throw std::bad_alloc();
        dynamic_room_ = static_cast<unsigned char*>(room);
        dynamic_room_size_ = size;
    }
    if (observer != nullptr) observer->shared_removed(dynamic_room_, dynamic_room_size_);
    poison_memory(dynamic_room_, dynamic_room_size_);
    dynamic_ = dynamic_room_ + kDynamicLead;
    unpoison_memory(dynamic_, dynamic_bytes);
}

void Arena::begin_launch(std::size_t dynamic_bytes) {
    if (observer != nullptr) observer->shared_removed(memory_ - kLead, kLead + kMemory);
    for (const Extent& extent : placed_) addresses_[extent.slot] = nullptr;
    placed_.clear();
    used_ = 0;
    static_bytes_ = 0;
    poison_memory(memory_ - kLead, kLead + kMemory);

    dynamic_bytes_ = dynamic_bytes;
    dynamic_ = nullptr;
    if (dynamic_bytes == 0 && observer == nullptr) return;  // an access faults, as on a GPU
    make_room(dynamic_bytes);
    if (observer != nullptr)
        observer->shared_placed("dynamic shared memory", dynamic_, dynamic_bytes);
}

void Arena::begin_block() noexcept {
    for (const Extent& extent : placed_)
        std::memset(memory_ + extent.begin, kUnwritten, extent.size);
    if (dynamic_bytes_ != 0) std::memset(dynamic_, kUnwritten, dynamic_bytes_);
    if (observer != nullptr) {
        for (const Extent& extent : placed_)
            observer->shared_begins(memory_ + extent.begin, extent.size);
        if (dynamic_bytes_ != 0) observer->shared_begins(dynamic_, dynamic_bytes_);
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
    if (observer != nullptr) observer->shared_placed(variable.name, memory_ + begin, variable.size);
    return addresses_[variable.slot] = memory_ + begin;
}

}  // namespace simt
