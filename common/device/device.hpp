// The CUDA device as host code sees it: its name, its memory, waiting for it. No CUDA header needed
// here.
#pragma once

#include "common/matrix/host_matrix.hpp"

#include <cstddef>
#include <string>

namespace m2m {

/// True when the .cu files were built by simt: the device is simulated on the CPU.
bool device_simulated();

/// True when a CUDA device can be used now (always true when simulated).
bool device_present();

/// Why device_present() is false, with what to do next; "" otherwise.
std::string why_no_device();

/// How many CUDA devices there are; 0 when none can be used. SIMT_DEVICES=2 simulates two.
int device_count();

/// Makes a device the calling host thread's. @throws UsageError when there is none of that number.
void choose_device(int device);

/// The calling host thread's device.
int chosen_device();

/// The current device: "Tesla T4", or "simulated on the CPU (2 threads)", with its number where
/// there are several. Printed beside figures.
std::string cuda_device_name();

/// Waits until the device has finished all work. @throws Error when some of it failed.
void device_synchronize();

/// Owns rows × cols floats in device memory, row-major and contiguous, not initialised. Copies are
/// explicit and named.
class DeviceMatrix {
  public:
    DeviceMatrix() = default;
    DeviceMatrix(int rows, int cols);
    explicit DeviceMatrix(const HostMatrix& host) : DeviceMatrix(host.rows(), host.cols()) {
        upload(host.data());
    }
    DeviceMatrix(DeviceMatrix&& other) noexcept;
    DeviceMatrix& operator=(DeviceMatrix&& other) noexcept;
    ~DeviceMatrix();

    int rows() const { return rows_; }
    int cols() const { return cols_; }
    std::size_t size() const {
        return static_cast<std::size_t>(rows_) * static_cast<std::size_t>(cols_);
    }
    float* data() { return data_; }
    const float* data() const { return data_; }

    /// Copies size() floats from host memory to the device.
    void upload(const float* host);
    /// Copies size() floats from the device to host memory; waits for the work that makes them.
    void download(float* host) const;
    /// A new HostMatrix with the device's values.
    HostMatrix to_host() const;

  private:
    int rows_ = 0, cols_ = 0;
    float* data_ = nullptr;
};

}  // namespace m2m
