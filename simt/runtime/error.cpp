// Error names and texts; the last error of a host thread; errors that stick to a device.
#include "cuda_runtime_api.h"
#include "runtime.hpp"
#include "simt/observe/observer.hpp"
#include "state.hpp"

#include <cstdio>
#include <mutex>
#include <string>
#include <utility>

namespace simt::runtime {

namespace {
thread_local cudaError_t last_error = cudaSuccess;

struct Reason {
    std::string why;
    const char* mistake = "";
};
Reason& reason() {
    static thread_local Reason given;
    return given;
}

thread_local const char* called_as = nullptr;
thread_local bool runtime_used = false;

/// One line, once: a program may try again and again.
void tell(const char* function, const LaunchSite* launch, const std::string& why) {
    ToldState& told = Runtime::the().told;
    const std::string line = launch != nullptr ? std::string("kernel ") + launch->kernel +
                                                     " launched at " + launch->file + ':' +
                                                     std::to_string(launch->line) + ": " + why
                                               : std::string(function) + ": " + why;
    const std::lock_guard<std::mutex> lock(told.mutex);
    if (!told.errors.insert(line).second) return;
    std::fflush(stdout);
    std::fprintf(stderr, "simt: %s\n", line.c_str());
}

/// A failed kernel's error comes back from every call once some call has reported it. Before that,
/// a look at the last error finds nothing, as on a GPU, where the kernel would still be running.
cudaError_t seen_sticky_error() {
    const Device& here = device(current_device());
    return here.sticky_seen ? here.sticky : cudaSuccess;
}
}  // namespace

CalledAs::CalledAs(const char* function) : outer_(called_as) {
    if (called_as == nullptr) called_as = function;
}
CalledAs::~CalledAs() {
    called_as = outer_;
}

DriverCall::DriverCall(const char* function)
    : name_(function), error_(last_error), used_(runtime_used) {}
DriverCall::~DriverCall() {
    last_error = error_;
    runtime_used = used_;
}
bool DriverCall::runtime_is_used() {
    return runtime_used;
}

void explain(std::string why, const char* mistake) {
    reason() = {std::move(why), mistake};
}

cudaError_t remember(cudaError_t error, const char* function, const LaunchSite* launch) {
    const auto [why, mistake] = std::exchange(reason(), Reason());
    runtime_used = true;
    // "Not ready" is an answer, not an error.
    if (error != cudaSuccess && error != cudaErrorNotReady) {
        if (called_as != nullptr && launch == nullptr) function = called_as;
        last_error = error;
        const bool told =
            observer != nullptr && observer->call_failed({error, function, launch, why, mistake});
        if (!told && !why.empty()) tell(function, launch, why);
    }
    return error;
}

cudaError_t sticky_error() {
    Device& here = device(current_device());
    if (here.sticky != cudaSuccess) here.sticky_seen = true;
    return here.sticky;
}

}  // namespace simt::runtime

using namespace simt::runtime;

cudaError_t cudaGetLastError() {
    if (simt::in_kernel())
        return cudaSuccess;  // a kernel's launches are held against the limits later
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    if (simt::observer != nullptr) simt::observer->errors_looked_at();
    if (const cudaError_t failed = seen_sticky_error(); failed != cudaSuccess) return failed;
    const cudaError_t error = last_error;
    last_error = cudaSuccess;
    return error;
}

cudaError_t cudaPeekAtLastError() {
    if (simt::in_kernel())
        return cudaSuccess;  // a kernel's launches are held against the limits later
    const std::lock_guard<std::recursive_mutex> lock(api_mutex());
    if (simt::observer != nullptr) simt::observer->errors_looked_at();
    if (const cudaError_t failed = seen_sticky_error(); failed != cudaSuccess) return failed;
    return last_error;
}

const char* cudaGetErrorName(cudaError_t error) {
    switch (static_cast<int>(error)) {
#define SIMT_NAME(name, value, text) \
    case value:                      \
        return #name;
        SIMT_CUDA_ERRORS(SIMT_NAME)
#undef SIMT_NAME
        default:
            return "unrecognized error code";
    }
}

const char* cudaGetErrorString(cudaError_t error) {
    switch (static_cast<int>(error)) {
#define SIMT_TEXT(name, value, text) \
    case value:                      \
        return text;
        SIMT_CUDA_ERRORS(SIMT_TEXT)
#undef SIMT_TEXT
        default:
            return "unrecognized error code";
    }
}
