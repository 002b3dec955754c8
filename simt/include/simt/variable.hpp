// Namespace-scope __device__, __constant__ and __managed__ variables. The translator leaves each as
// a plain variable and adds a registration beside it; so cudaMemcpyToSymbol knows its size and each
// simulated device has its own instance.
#pragma once

#include <cstddef>

namespace simt {

enum class VariableKind { device, constant, managed };

/// Makes the variable at `address` known to the runtime. Its present contents are what every device
/// starts with and what cudaDeviceReset restores.
class VariableRegistration {
  public:
    VariableRegistration(void* address, std::size_t size, const char* name, VariableKind kind);
    VariableRegistration(volatile void* address, std::size_t size, const char* name,
                         VariableKind kind)
        : VariableRegistration(const_cast<void*>(address), size, name, kind) {}
    /// `__constant__ const float table[] = …`: the host compiler may put it in read-only memory, so
    /// nothing ever writes it.
    VariableRegistration(const void* address, std::size_t size, const char* name,
                         VariableKind kind);
    ~VariableRegistration();
    VariableRegistration(const VariableRegistration&) = delete;
    VariableRegistration& operator=(const VariableRegistration&) = delete;

  private:
    const void* address_;
};

/// The variable. An instance of a variable template names its registration here, and so makes it.
template <const VariableRegistration& Registration, class T>
constexpr T& registered(T& variable) {
    return variable;
}

}  // namespace simt
