// The state behind the runtime API, and the frame every API function runs in.
#pragma once

#include "driver_types.h"
#include "heap.hpp"
#include "simt/launch.hpp"

#include <bitset>
#include <memory>
#include <mutex>
#include <string>

namespace simt::runtime {

inline constexpr int max_devices = 8;

/// One simulated device: its memory and what the API remembers about it.
struct Device {
    explicit Device(std::size_t memory_bytes) : heap(memory_bytes), managed(memory_bytes) {}

    Heap heap;
    Heap managed;  ///< cudaMallocManaged while this device was the current one
    cudaError_t sticky =
        cudaSuccess;  ///< a kernel failed: every later call fails with this, until cudaDeviceReset
    bool sticky_seen =
        false;  ///< some call has reported it; from then on cudaGetLastError does too
    std::bitset<max_devices> peers;  ///< devices whose memory kernels here may use
    std::size_t limits[7] = {1024, 1048576, 8388608, 2, 2048, 64, 0};  ///< by cudaLimit
    unsigned int flags = cudaDeviceMapHost;
    cudaFuncCache cache = cudaFuncCachePreferNone;
    cudaSharedMemConfig banks = cudaSharedMemBankSizeFourByte;
};

/// SIMT_DEVICES (default 1): how many devices there are.
int device_count();
/// Whether there is one of this number.
inline bool is_device(int number) {
    return number >= 0 && number < device_count();
}

/// The device of this number. All are made on first use.
Device& device(int number);

/// The device that this host thread has chosen with cudaSetDevice.
int current_device();
void set_current_device(int number);

/// Says why the API function on this host thread is about to fail: with the value and the limit.
/// @param mistake its name, where it is plain which mistake that is (simt/check/advice.cpp)
void explain(std::string why, const char* mistake = "");

/// While it lives, errors are told of this API function: of one that calls another to do its work.
class CalledAs {
  public:
    explicit CalledAs(const char* function = __builtin_FUNCTION());
    ~CalledAs();
    CalledAs(const CalledAs&) = delete;
    CalledAs& operator=(const CalledAs&) = delete;

  private:
    const char* outer_;
};

/// Remembers `error` for cudaGetLastError on this host thread and returns it. What explain() said
/// is told on stderr, once, or by check mode.
/// @param function the API's that fails
cudaError_t remember(cudaError_t error, const char* function = __builtin_FUNCTION(),
                     const LaunchSite* launch = nullptr);

/// While it lives, the runtime's functions do a function's of the driver API: its errors are no
/// errors of the runtime's, and cudaGetLastError does not return them.
class DriverCall {
  public:
    explicit DriverCall(const char* function);
    ~DriverCall();
    DriverCall(const DriverCall&) = delete;
    DriverCall& operator=(const DriverCall&) = delete;
    /// Whether this host thread has called the runtime API: then its device's primary context is
    /// current.
    static bool runtime_is_used();

  private:
    CalledAs name_;
    cudaError_t error_;
    bool used_;
};

/// The error that ended the current device's work, or success. Marks it as seen.
cudaError_t sticky_error();

/// One host call at a time: the API is safe to call from several host threads. Recursive, because a
/// host function that a stream runs may come back (to be told that this is not permitted).
std::recursive_mutex& api_mutex();

/// True while a stream runs a function of cudaLaunchHostFunc on this thread.
bool& in_host_function();

/// The frame of an API function: refuses calls from host functions and on a device whose work has
/// failed, runs `body`, remembers its error.
template <class Body>
cudaError_t api(Body&& body, const char* function = __builtin_FUNCTION()) {
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    if (in_host_function()) return remember(cudaErrorNotPermitted, function);
    if (const cudaError_t failed = sticky_error(); failed != cudaSuccess)
        return remember(failed, function);
    cudaError_t status = body();
    // The call may have waited for work that failed.
    if (status == cudaSuccess) status = sticky_error();
    return remember(status, function);
}

}  // namespace simt::runtime
