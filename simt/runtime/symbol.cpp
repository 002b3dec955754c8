// Variables of the device that host code can name: registration, one instance per device, copies to
// and from them. The variable itself holds the instance of the device that worked last; the others'
// instances wait in `instances`.
#include "symbol.hpp"

#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "queue.hpp"
#include "runtime.hpp"
#include "state.hpp"

#include <algorithm>
#include <cstring>
#include <iterator>
#include <map>
#include <mutex>
#include <string>

namespace simt {

namespace runtime {

namespace {

std::map<std::uintptr_t, Variable>& variables() {
    return Runtime::the().symbols.variables;
}

std::mutex& variables_mutex() {
    return Runtime::the().symbols.mutex;
}

bool one_per_device(const Variable& variable) {
    return variable.kind != VariableKind::managed && !variable.read_only;
}

std::vector<char> first_contents(const char* address, std::size_t size) {
    const bool all_zero = std::all_of(address, address + size, [](char byte) { return byte == 0; });
    return all_zero ? std::vector<char>() : std::vector<char>(address, address + size);
}

void write(Variable& variable, const std::vector<char>& contents) {
    if (contents.empty()) {
        std::memset(variable.address, 0, variable.size);
    } else {
        std::memcpy(variable.address, contents.data(), variable.size);
    }
}

void add_variable(const void* address, std::size_t size, const char* name, VariableKind kind,
                  bool read_only) {
    Variable variable;
    variable.address = static_cast<char*>(const_cast<void*>(address));
    variable.size = size;
    variable.name = name;
    variable.kind = kind;
    variable.read_only = read_only;
    if (!read_only) variable.first = first_contents(variable.address, size);
    if (one_per_device(variable)) {
        variable.instances.assign(static_cast<std::size_t>(device_count()), variable.first);
    }
    const std::lock_guard<std::mutex> lock(variables_mutex());
    variables().emplace(reinterpret_cast<std::uintptr_t>(address), std::move(variable));
}

}  // namespace

const Variable* variable_before(const void* address) {
    const std::lock_guard<std::mutex> lock(variables_mutex());
    const auto it = variables().upper_bound(reinterpret_cast<std::uintptr_t>(address));
    return it == variables().begin() ? nullptr : &std::prev(it)->second;
}

const Variable* find_variable(const void* address) {
    const Variable* const variable = variable_before(address);
    if (variable == nullptr) return nullptr;
    const auto* const at = static_cast<const char*>(address);
    return static_cast<std::size_t>(at - variable->address) < variable->size ? variable : nullptr;
}

void take_address(const void* address) {
    const std::lock_guard<std::mutex> lock(variables_mutex());
    const auto it = variables().find(reinterpret_cast<std::uintptr_t>(address));
    if (it != variables().end()) it->second.address_taken = true;
}

void bring_in_variables(int number) {
    int& device_in_memory = Runtime::the().symbols.device_in_memory;
    if (number == device_in_memory) return;
    const std::lock_guard<std::mutex> lock(variables_mutex());
    for (auto& [address, variable] : variables()) {
        if (!one_per_device(variable)) continue;
        variable.instances[static_cast<std::size_t>(device_in_memory)].assign(
            variable.address, variable.address + variable.size);
        write(variable, variable.instances[static_cast<std::size_t>(number)]);
    }
    device_in_memory = number;
}

void restore_variables(int number) {
    const std::lock_guard<std::mutex> lock(variables_mutex());
    for (auto& [address, variable] : variables()) {
        if (!one_per_device(variable)) continue;
        if (number == Runtime::the().symbols.device_in_memory) {
            write(variable, variable.first);
        } else {
            variable.instances[static_cast<std::size_t>(number)] = variable.first;
        }
    }
}

}  // namespace runtime

VariableRegistration::VariableRegistration(void* address, std::size_t size, const char* name,
                                           VariableKind kind)
    : address_(address) {
    runtime::add_variable(address, size, name, kind, false);
}

VariableRegistration::VariableRegistration(const void* address, std::size_t size, const char* name,
                                           VariableKind kind)
    : address_(address) {
    runtime::add_variable(address, size, name, kind, true);
}

VariableRegistration::~VariableRegistration() {
    const std::lock_guard<std::mutex> lock(runtime::variables_mutex());
    runtime::variables().erase(reinterpret_cast<std::uintptr_t>(address_));
}

}  // namespace simt

using namespace simt::runtime;

namespace {

/// The variable that starts at `symbol`, when `bytes` at `offset` lie within it.
cudaError_t part_of_symbol(const void* symbol, std::size_t bytes, std::size_t offset, char** part) {
    const Variable* variable = find_variable(symbol);
    if (variable == nullptr || variable->address != symbol) {
        explain("this is no __device__, __constant__ or __managed__ variable");
        return cudaErrorInvalidSymbol;
    }
    if (offset > variable->size || bytes > variable->size - offset) {
        explain(std::to_string(bytes) + " bytes from byte " + std::to_string(offset) + " of " +
                variable->name + ", which has " + std::to_string(variable->size) + " bytes");
        return cudaErrorInvalidValue;
    }
    *part = variable->address + offset;
    return cudaSuccess;
}

bool towards_device(cudaMemcpyKind kind) {
    return kind == cudaMemcpyHostToDevice || kind == cudaMemcpyDeviceToDevice ||
           kind == cudaMemcpyDefault;
}

bool from_device(cudaMemcpyKind kind) {
    return kind == cudaMemcpyDeviceToHost || kind == cudaMemcpyDeviceToDevice ||
           kind == cudaMemcpyDefault;
}

}  // namespace

namespace {

cudaError_t to_symbol(const void* symbol, const void* from, std::size_t bytes, std::size_t offset,
                      cudaMemcpyKind kind, cudaStream_t stream, bool wait, const char* function) {
    char* to = nullptr;
    if (!towards_device(kind)) return remember(cudaErrorInvalidMemcpyDirection, function);
    if (const cudaError_t status = part_of_symbol(symbol, bytes, offset, &to))
        return remember(status, function);
    if (find_variable(symbol)->read_only) return remember(cudaErrorInvalidSymbol, function);
    return copy_symbol(to, from, bytes, kind, stream, wait, function);
}

cudaError_t from_symbol(void* to, const void* symbol, std::size_t bytes, std::size_t offset,
                        cudaMemcpyKind kind, cudaStream_t stream, bool wait, const char* function) {
    char* from = nullptr;
    if (!from_device(kind)) return remember(cudaErrorInvalidMemcpyDirection, function);
    if (const cudaError_t status = part_of_symbol(symbol, bytes, offset, &from))
        return remember(status, function);
    return copy_symbol(to, from, bytes, kind, stream, wait, function);
}

}  // namespace

cudaError_t cudaMemcpyToSymbolAsync(const void* symbol, const void* from, std::size_t bytes,
                                    std::size_t offset, cudaMemcpyKind kind, cudaStream_t stream) {
    return to_symbol(symbol, from, bytes, offset, kind, stream, false, __func__);
}

cudaError_t cudaMemcpyToSymbol(const void* symbol, const void* from, std::size_t bytes,
                               std::size_t offset, cudaMemcpyKind kind) {
    return to_symbol(symbol, from, bytes, offset, kind, nullptr, true, __func__);
}

cudaError_t cudaMemcpyFromSymbolAsync(void* to, const void* symbol, std::size_t bytes,
                                      std::size_t offset, cudaMemcpyKind kind,
                                      cudaStream_t stream) {
    return from_symbol(to, symbol, bytes, offset, kind, stream, false, __func__);
}

cudaError_t cudaMemcpyFromSymbol(void* to, const void* symbol, std::size_t bytes,
                                 std::size_t offset, cudaMemcpyKind kind) {
    return from_symbol(to, symbol, bytes, offset, kind, nullptr, true, __func__);
}

cudaError_t cudaGetSymbolAddress(void** pointer, const void* symbol) {
    return api([&] {
        if (pointer == nullptr) return cudaErrorInvalidValue;
        char* address = nullptr;
        const cudaError_t status = part_of_symbol(symbol, 0, 0, &address);
        if (status != cudaSuccess) return status;
        take_address(symbol);
        *pointer = address;
        return cudaSuccess;
    });
}

cudaError_t cudaGetSymbolSize(std::size_t* size, const void* symbol) {
    return api([&] {
        if (size == nullptr) return cudaErrorInvalidValue;
        const Variable* variable = find_variable(symbol);
        if (variable == nullptr || variable->address != symbol) return cudaErrorInvalidSymbol;
        *size = variable->size;
        return cudaSuccess;
    });
}
