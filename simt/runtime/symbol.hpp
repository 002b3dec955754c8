// Registered __device__, __constant__ and __managed__ variables.
#pragma once

#include "simt/variable.hpp"

#include <cstddef>
#include <vector>

namespace simt::runtime {

struct Variable {
    char* address = nullptr;
    std::size_t size = 0;
    const char* name = "";
    VariableKind kind = VariableKind::device;
    bool read_only = false;      ///< declared const: nothing may write it
    bool address_taken = false;  ///< by cudaGetSymbolAddress: host code may have its address
    std::vector<char> first;     ///< its first contents; empty when they are all zero
    std::vector<std::vector<char>>
        instances{};  ///< by device: the contents while another device's are in memory
};

/// The variable that holds `address`, or nullptr.
const Variable* find_variable(const void* address);

/// cudaGetSymbolAddress has given this variable's address to the host.
void take_address(const void* address);

/// The last variable that begins at or before `address`, or nullptr.
const Variable* variable_before(const void* address);

/// Makes the variables in memory this device's instances. Called before each piece of the device's
/// work.
void bring_in_variables(int device);

/// Gives every variable of this device its first contents again (cudaDeviceReset).
void restore_variables(int device);

}  // namespace simt::runtime
