// PKWARE, APPNOTE.TXT, version 6.3.10: sections 4.3.7 (local header), 4.3.12, 4.3.16.
#include "grading/grader/zip.hpp"

#include "common/base/error.hpp"

#include <zlib.h>

#include <cstdint>

namespace m2m::grader {

namespace {

void put(std::string& bytes, std::uint32_t value, int width) {
    for (int i = 0; i < width; ++i) bytes += static_cast<char>(value >> (8 * i) & 0xff);
}

// What the two headers of an entry share.
void put_common(std::string& bytes, const ZipEntry& entry, std::uint32_t crc) {
    constexpr std::uint32_t version = 20, utf8_names = 0x800, stored = 0;
    constexpr std::uint32_t time = 0, date = 1 << 5 | 1;  // 1 January 1980: no clock in the archive
    const auto size = static_cast<std::uint32_t>(entry.bytes.size());
    put(bytes, version, 2);
    put(bytes, utf8_names, 2);
    put(bytes, stored, 2);
    put(bytes, time, 2);
    put(bytes, date, 2);
    put(bytes, crc, 4);
    put(bytes, size, 4);
    put(bytes, size, 4);
    put(bytes, static_cast<std::uint32_t>(entry.name.size()), 2);
    put(bytes, 0, 2);  // no extra field
}

}  // namespace

std::string zipped(const std::vector<ZipEntry>& entries) {
    constexpr std::size_t largest = std::size_t{2} << 30;
    std::string bytes, directory;
    for (const ZipEntry& entry : entries) {
        if (bytes.size() + entry.bytes.size() > largest)
            throw Error("the archive would be larger than 2 GB");
        const auto offset = static_cast<std::uint32_t>(bytes.size());
        const auto crc = static_cast<std::uint32_t>(
            ::crc32(0, reinterpret_cast<const Bytef*>(entry.bytes.data()),
                    static_cast<uInt>(entry.bytes.size())));
        put(bytes, 0x04034b50, 4);
        put_common(bytes, entry, crc);
        bytes += entry.name + entry.bytes;

        constexpr std::uint32_t made_on_unix = 3 << 8 | 20;
        put(directory, 0x02014b50, 4);
        put(directory, made_on_unix, 2);
        put_common(directory, entry, crc);
        put(directory, 0, 2);  // no comment
        put(directory, 0, 2);  // disk
        put(directory, 0, 2);  // internal attributes
        put(directory, (entry.executable ? 0100755u : 0100644u) << 16, 4);
        put(directory, offset, 4);
        directory += entry.name;
    }
    const auto begin = static_cast<std::uint32_t>(bytes.size());
    bytes += directory;
    put(bytes, 0x06054b50, 4);
    put(bytes, 0, 4);  // one disk
    put(bytes, static_cast<std::uint32_t>(entries.size()), 2);
    put(bytes, static_cast<std::uint32_t>(entries.size()), 2);
    put(bytes, static_cast<std::uint32_t>(directory.size()), 4);
    put(bytes, begin, 4);
    put(bytes, 0, 2);
    return bytes;
}

}  // namespace m2m::grader
