// The safetensors file format: named float32 tensors, readable by PyTorch, NumPy, JAX and this
// book.
//
// Layout (https://github.com/huggingface/safetensors, "Format"): 8 bytes N, little-endian; N bytes
// of JSON,
//   {"__metadata__": {"key": "text"}, "fc1.bias": {"dtype": "F32", "shape": [128], "data_offsets":
//   [0, 512]}, …};
// then the data, little-endian, one tensor after the other. Offsets count from the start of the
// data.
#pragma once

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace m2m {

/// One named array of float32.
struct Tensor {
    std::string name;                 ///< "fc1.weight"
    std::vector<std::int64_t> shape;  ///< {128, 784}
    std::vector<float> values;        ///< row-major
};

/// The contents of a safetensors file.
struct Safetensors {
    std::map<std::string, std::string> metadata;
    std::vector<Tensor> tensors;  ///< in the order of the data

    /// The tensor of that name, or nullptr.
    const Tensor* find(const std::string& name) const;
};

/// Writes the file, whole or not at all. @throws Error when it cannot be written, or when a name is
/// used twice or a shape does not fit its values.
void write_safetensors(const std::filesystem::path& path, const Safetensors& contents);

/// Reads and checks the file: the header's length against the file's, JSON without duplicate keys,
/// every dtype, shape and offset; the data must be covered exactly, without gaps, overlaps or
/// trailing bytes. Only F32 is accepted. Never allocates more than the file holds. @throws Error
/// naming the file and the tensor.
Safetensors read_safetensors(const std::filesystem::path& path);

/// The same for a file that is in memory already; `name` is what errors call it.
Safetensors parse_safetensors(const std::string& bytes, const std::string& name);

/// The bytes of the file.
std::string format_safetensors(const Safetensors& contents);

}  // namespace m2m
