// Whose memory an address is, and whether a copy may touch it.
#pragma once

#include "driver_types.h"

#include <cstddef>

namespace simt::runtime {

/// Memory of the whole machine or, in a container, what it may use.
std::size_t machine_memory();

/// What a device gets when SIMT_MEMORY_MIB is unset: 16 GiB like a T4, or half of this machine's
/// memory if that is less.
std::size_t default_device_memory();

/// Frees all managed memory that was allocated while this device was the current one.
void free_managed_memory(int device);

/// Memory of a device, as cudaMalloc gives it, and its end; without a number: of the current one.
cudaError_t allocate_on_device(int device, void** pointer, std::size_t bytes);
cudaError_t allocate_on_device(void** pointer, std::size_t bytes);
bool free_on_device(void* pointer);
/// Memory of a graph is there again, new; or its addresses are anybody's.
void unpark_on_device(void* pointer, std::size_t bytes);
void give_up_parked(void* pointer);

/// What one end of a copy must be.
enum class Side { host, device, any };

/// "cudaMemcpyHostToDevice".
const char* name_of(cudaMemcpyKind kind);

/// A rectangle of memory: `height` rows of `width` bytes, `pitch` bytes from one row to the next.
struct Region {
    const void* start;
    std::size_t pitch;
    std::size_t width;
    std::size_t height;
    bool by_symbol = false;  ///< a variable that was named as cudaMemcpyToSymbol names it

    std::size_t bytes() const {
        return width == 0 || height == 0 ? 0 : (height - 1) * pitch + width;
    }
};

/// True when the region may be that side of a copy: device memory must be alive and hold the whole
/// region; what claims to be host memory must not be a device's. A variable's name is no address on
/// the host: cudaGetSymbolAddress gives one.
/// @param what "the source": then it is explained why not
bool usable(const Region& region, Side side, const char* what = nullptr);

/// A copy to or from a variable that is named as a symbol. @param function the API's
cudaError_t copy_symbol(void* to, const void* from, std::size_t bytes, cudaMemcpyKind kind,
                        cudaStream_t stream, bool wait, const char* function);

/// The sides that a cudaMemcpyKind claims. @returns cudaErrorInvalidMemcpyDirection for a value
/// that is no kind.
cudaError_t sides_of(cudaMemcpyKind kind, Side* to, Side* from);

}  // namespace simt::runtime
