// What the runtime needs of the system below it, beside fibers (context.hpp, stack_pool.hpp) and
// signals (faults.hpp, watchdog.hpp). Each system has a directory here with its own definitions:
// linux/ (also macOS) and wasm/ (a browser's tab).
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace simt::platform {

// ---- memory

std::size_t page_size();
/// What this machine has, or this program may use.
std::size_t machine_memory();
/// What a device gets when nobody asks for more or less.
std::size_t default_device_memory();

/// Memory of whole pages with `guard` bytes behind it, which fault where the system can do that.
/// @returns null when there is none left
void* map_guarded(std::size_t bytes, std::size_t guard);
void unmap_guarded(void* memory, std::size_t bytes, std::size_t guard);
/// Whether the program has memory there.
bool is_mapped(std::uintptr_t address);

/// A range of addresses, whose memory comes with open() and goes with close().
class AddressRange {
  public:
    AddressRange() = default;
    /// `bytes` of addresses from a multiple of `alignment` on; none where there is no room.
    AddressRange(std::size_t bytes, std::size_t alignment);
    ~AddressRange();
    AddressRange(const AddressRange&) = delete;
    AddressRange& operator=(const AddressRange&) = delete;

    explicit operator bool() const { return begin_ != 0; }
    std::uintptr_t begin() const { return begin_; }

    /// Gives memory to whole pages. `huge`: large pages would be welcome. @returns false when the
    /// system has none left.
    static bool open(void* begin, std::size_t bytes, bool huge);
    /// Takes it away again: an access faults where the system can do that, else it finds `poison`.
    static void close(void* begin, std::size_t bytes, unsigned char poison);

  private:
    void* mapping_ = nullptr;
    std::size_t mapped_ = 0;
    std::uintptr_t begin_ = 0;
};

// ---- the program

/// " (in FILE at OFFSET: …)" for whoever wants an instruction's line; "" where nobody can tell.
std::string place_in_program(const void* instruction);
/// Return addresses of the calls that led here, inner first.
std::vector<std::uintptr_t> calls();

struct Section {
    std::uintptr_t begin, end;
};
/// Where the program and its libraries lie in memory.
struct Sections {
    std::vector<Section> all;            ///< code and data
    std::vector<Section> data;           ///< what can be written
    std::vector<Section> thread_locals;  ///< of this OS thread
};
Sections sections();

}  // namespace simt::platform
