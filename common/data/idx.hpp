// The IDX format: how MNIST and Fashion-MNIST are stored (http://yann.lecun.com/exdb/mnist/, "file
// formats").
//
//   bytes 0–3   magic: 0, 0, type (8 = unsigned byte), number of dimensions
//   4 each      sizes of the dimensions, big-endian 32-bit
//   the rest    the values, row-major: exactly as many as the sizes say
//
// The reader trusts nothing in a file: it may be half-downloaded, or made to do harm.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace m2m {

/// Images as an IDX file holds them: count × rows × cols bytes, 0 is background, 255 ink.
struct IdxImages {
    int count = 0, rows = 0, cols = 0;
    std::vector<std::uint8_t> pixels;
};

/// Reads an image file (magic 0x00000803), plain or gzip-compressed (told by its first bytes, not
/// its name). Memory grows with what was really read, so a header that promises more than the file
/// holds costs nothing.
/// @throws Error naming the file and the byte (of the uncompressed data) where it goes wrong: bad
/// magic, a size of 0 or absurdly large (more than 2³⁰ bytes in all), too short, bytes after the
/// end, corrupt gzip data, unreadable file.
IdxImages read_idx_images(const std::filesystem::path& path);

/// Reads a label file (magic 0x00000801), plain or gzip-compressed.
/// @throws Error as read_idx_images() does, and for a label above 9.
std::vector<std::uint8_t> read_idx_labels(const std::filesystem::path& path);

/// The bytes of an image file, uncompressed.
std::string encode_idx_images(const IdxImages& images);

/// The bytes of a label file, uncompressed.
std::string encode_idx_labels(const std::vector<std::uint8_t>& labels);

/// `bytes` as a .gz file holds them, without name or date, so that nothing but the content is in
/// it.
std::string gzip(const std::string& bytes);

/// The uncompressed contents of a file, plain or gzip-compressed, all members of it.
/// @throws Error naming the file and byte when it is corrupt, cut short, or larger than `max_bytes`
/// uncompressed.
std::string read_maybe_gzip(const std::filesystem::path& path,
                            std::size_t max_bytes = std::size_t{1} << 30);

}  // namespace m2m
