// Reading and writing safetensors files. The reader trusts nothing: such files come from the
// internet.
#include "common/weights/safetensors.hpp"

#include "common/base/error.hpp"
#include "common/base/file.hpp"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cstring>
#include <set>
#include <utility>

namespace m2m {

namespace {

using Json = nlohmann::json;
using OrderedJson = nlohmann::ordered_json;

constexpr std::size_t length_bytes = 8;
constexpr std::uint64_t max_header = 100'000'000;  // the format's own limit

std::uint32_t swap_if_big_endian(std::uint32_t word) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_BIG_ENDIAN__
    return __builtin_bswap32(word);
#else
    return word;
#endif
}

/// Parses JSON and refuses a key that occurs twice in one object (JSON parsers usually keep the
/// last silently).
Json parse_strictly(const std::string& text, const std::string& file) {
    std::vector<std::set<std::string>> keys;
    std::string duplicate;
    const auto watch = [&](int depth, Json::parse_event_t event, Json& parsed) {
        if (depth > 8)
            throw Error(file + ": the header is nested too deeply for a safetensors file");
        if (event == Json::parse_event_t::object_start) keys.emplace_back();
        if (event == Json::parse_event_t::object_end) keys.pop_back();
        if (event == Json::parse_event_t::key &&
            !keys.back().insert(parsed.get<std::string>()).second) {
            duplicate = parsed.get<std::string>();
        }
        return true;
    };
    Json header;
    try {
        header = Json::parse(text, watch);
    } catch (const Json::exception& problem) {
        throw Error(file + ": the header is not JSON: " + problem.what());
    }
    if (!duplicate.empty()) throw Error(file + ": the name '" + duplicate + "' occurs twice");
    return header;
}

/// Where one tensor lies, checked for itself.
struct Entry {
    std::string name;
    std::vector<std::int64_t> shape;
    std::uint64_t begin = 0, end = 0;
};

Entry parse_entry(const std::string& name, const Json& value, std::uint64_t data_size,
                  const std::string& file) {
    const auto fail = [&](const std::string& what) -> Error {
        return Error(file + ": tensor '" + name + "': " + what);
    };
    if (!value.is_object()) throw fail("its description is not a JSON object");
    for (const auto& [key, unused] : value.items()) {
        if (key != "dtype" && key != "shape" && key != "data_offsets")
            throw fail("unknown key '" + key + "'");
    }
    if (!value.contains("dtype") || !value["dtype"].is_string()) throw fail("it has no dtype");
    if (value["dtype"] != "F32") {
        throw fail("dtype " + value["dtype"].get<std::string>() +
                   "; only F32 is read, convert it first");
    }
    if (!value.contains("shape") || !value["shape"].is_array()) throw fail("it has no shape");
    Entry entry{name, {}, 0, 0};
    std::uint64_t bytes = sizeof(float);
    for (const Json& extent : value["shape"]) {
        if (!extent.is_number_unsigned())
            throw fail("its shape has an entry that is not a whole number");
        const auto size = extent.get<std::uint64_t>();
        // Divide instead of multiplying: the product of lying extents may overflow.
        if (size != 0 && bytes > data_size / size)
            throw fail("its shape needs more data than the file has");
        bytes *= size;
        entry.shape.push_back(static_cast<std::int64_t>(size));
    }
    const auto offsets = value.find("data_offsets");
    if (offsets == value.end() || !offsets->is_array() || offsets->size() != 2 ||
        !(*offsets)[0].is_number_unsigned() || !(*offsets)[1].is_number_unsigned()) {
        throw fail("data_offsets must be two whole numbers");
    }
    entry.begin = (*offsets)[0].get<std::uint64_t>();
    entry.end = (*offsets)[1].get<std::uint64_t>();
    if (entry.begin > entry.end || entry.end > data_size) {
        throw fail("data_offsets [" + std::to_string(entry.begin) + ", " +
                   std::to_string(entry.end) + "] lie outside the file's " +
                   std::to_string(data_size) + " bytes of data");
    }
    if (entry.end - entry.begin != bytes) {
        throw fail("its shape needs " + std::to_string(bytes) + " bytes, data_offsets give " +
                   std::to_string(entry.end - entry.begin));
    }
    return entry;
}

}  // namespace

const Tensor* Safetensors::find(const std::string& name) const {
    for (const Tensor& tensor : tensors) {
        if (tensor.name == name) return &tensor;
    }
    return nullptr;
}

Safetensors parse_safetensors(const std::string& bytes, const std::string& name) {
    if (bytes.size() < length_bytes) {
        throw Error(name + ": not a safetensors file: only " + std::to_string(bytes.size()) +
                    " bytes long");
    }
    std::uint64_t header_size = 0;
    for (std::size_t i = 0; i < length_bytes; ++i) {
        header_size |= static_cast<std::uint64_t>(static_cast<unsigned char>(bytes[i])) << (8 * i);
    }
    if (header_size > max_header || header_size > bytes.size() - length_bytes) {
        throw Error(name + ": not a safetensors file, or cut short: the header should have " +
                    std::to_string(header_size) + " bytes, " +
                    std::to_string(bytes.size() - length_bytes) + " are there");
    }
    const std::string header_text = bytes.substr(length_bytes, header_size);
    if (header_text.empty() || header_text.front() != '{') {
        throw Error(name + ": not a safetensors file: the header does not start with '{'");
    }
    const Json header = parse_strictly(header_text, name);
    const std::size_t data_start = length_bytes + header_size;
    const std::uint64_t data_size = bytes.size() - data_start;

    Safetensors contents;
    std::vector<Entry> entries;
    for (const auto& [key, value] : header.items()) {
        if (key != "__metadata__") {
            entries.push_back(parse_entry(key, value, data_size, name));
            continue;
        }
        if (!value.is_object()) throw Error(name + ": __metadata__ is not a JSON object");
        for (const auto& [about, text] : value.items()) {
            if (!text.is_string())
                throw Error(name + ": __metadata__ entry '" + about + "' is not a string");
            contents.metadata[about] = text.get<std::string>();
        }
    }

    std::sort(entries.begin(), entries.end(), [](const Entry& a, const Entry& b) {
        return std::pair(a.begin, a.end) < std::pair(b.begin, b.end);
    });
    std::uint64_t covered = 0;
    for (const Entry& entry : entries) {
        if (entry.begin != covered) {
            throw Error(name + ": tensor '" + entry.name + "' starts at byte " +
                        std::to_string(entry.begin) + " of the data, expected " +
                        std::to_string(covered) +
                        (entry.begin < covered ? ": it overlaps another tensor"
                                               : ": there is a gap before it"));
        }
        covered = entry.end;
    }
    if (covered != data_size) {
        throw Error(name + ": " + std::to_string(data_size - covered) +
                    " bytes after the last tensor belong to none");
    }

    for (Entry& entry : entries) {
        Tensor tensor{std::move(entry.name), std::move(entry.shape), {}};
        tensor.values.resize((entry.end - entry.begin) / sizeof(float));
        const char* source = bytes.data() + data_start + entry.begin;
        for (float& value : tensor.values) {
            std::uint32_t word;
            std::memcpy(&word, source, sizeof(word));
            word = swap_if_big_endian(word);
            std::memcpy(&value, &word, sizeof(word));
            source += sizeof(word);
        }
        contents.tensors.push_back(std::move(tensor));
    }
    return contents;
}

Safetensors read_safetensors(const std::filesystem::path& path) {
    return parse_safetensors(read_file(path), path.string());
}

std::string format_safetensors(const Safetensors& contents) {
    OrderedJson header = OrderedJson::object();
    if (!contents.metadata.empty()) header["__metadata__"] = contents.metadata;
    std::uint64_t offset = 0;
    for (const Tensor& tensor : contents.tensors) {
        if (tensor.name == "__metadata__" || header.contains(tensor.name)) {
            throw Error("cannot write a safetensors file with two tensors named '" + tensor.name +
                        "'");
        }
        std::uint64_t count = 1;
        for (const std::int64_t extent : tensor.shape) count *= static_cast<std::uint64_t>(extent);
        if (count != tensor.values.size()) {
            throw Error("tensor '" + tensor.name + "' has " + std::to_string(tensor.values.size()) +
                        " values, its shape says " + std::to_string(count));
        }
        const std::uint64_t end = offset + count * sizeof(float);
        header[tensor.name] = {
            {"dtype", "F32"}, {"shape", tensor.shape}, {"data_offsets", {offset, end}}};
        offset = end;
    }
    std::string text = header.dump();
    text.resize((text.size() + 7) / 8 * 8,
                ' ');  // so that the data is aligned to 8 bytes, as the format advises

    std::string bytes;
    bytes.reserve(length_bytes + text.size() + offset);
    for (std::size_t i = 0; i < length_bytes; ++i) {
        bytes.push_back(
            static_cast<char>((static_cast<std::uint64_t>(text.size()) >> (8 * i)) & 0xff));
    }
    bytes += text;
    for (const Tensor& tensor : contents.tensors) {
        for (const float value : tensor.values) {
            std::uint32_t word;
            std::memcpy(&word, &value, sizeof(word));
            word = swap_if_big_endian(word);
            bytes.append(reinterpret_cast<const char*>(&word), sizeof(word));
        }
    }
    return bytes;
}

void write_safetensors(const std::filesystem::path& path, const Safetensors& contents) {
    write_file(path, format_safetensors(contents));
}

}  // namespace m2m
