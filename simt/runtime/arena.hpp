// The memory that the threads of one block share.
#pragma once

#include "simt/shared.hpp"

#include <cstddef>
#include <vector>

namespace simt {

/// Shared memory of one resident block. Variables are placed when they are first met and keep their
/// place until the launch ends. Between them lie red zones, which AddressSanitizer watches when it
/// is there.
class Arena {
  public:
    Arena();
    ~Arena();
    Arena(const Arena&) = delete;
    Arena& operator=(const Arena&) = delete;

    /// Forgets all variables and makes room for `dynamic_bytes` of dynamic shared memory.
    void begin_launch(std::size_t dynamic_bytes);

    /// A new block starts: every byte becomes 0xFF, which is NaN in every floating-point type.
    void begin_block() noexcept;

    /// What threads look up addresses in.
    SharedMemory view() const { return {addresses_, dynamic_, memory_}; }

    /// @returns the variable's place, or null when the kernel's variables exceed what a block may
    /// have (48 KiB).
    void* place(const SharedVariable& variable) noexcept;

    std::size_t static_bytes() const { return static_bytes_; }

  private:
    void make_room(std::size_t dynamic_bytes);
    void free_room();

    struct Extent {
        unsigned slot;
        std::size_t begin;
        std::size_t size;
    };

    unsigned char* memory_;             // static variables
    void** addresses_;                  // by slot
    unsigned char* dynamic_ = nullptr;  // null where the launch gives none and nobody looks on
    std::size_t dynamic_bytes_ = 0;
    unsigned char* dynamic_room_ = nullptr;  // a mapping: red zone, the bytes, red zone, guard page
    std::size_t dynamic_room_size_ = 0;      // without the guard page
    std::size_t used_ = 0;                   // of memory_, red zones included
    std::size_t static_bytes_ = 0;           // what the variables themselves take
    std::vector<Extent> placed_;
};

}  // namespace simt
