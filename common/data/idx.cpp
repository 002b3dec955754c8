#include "common/data/idx.hpp"

#include "common/base/error.hpp"

#include <fcntl.h>
#include <unistd.h>
#include <zlib.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>

namespace m2m {

namespace {

/// The uncompressed bytes of a file, in order, plain or gzip. Never holds more than its two small
/// buffers.
class ByteSource {
  public:
    explicit ByteSource(const std::filesystem::path& path) : path_(path) {
        file_ = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
        if (file_ < 0) throw Error("cannot read " + path.string() + ": " + std::strerror(errno));
        try {
            refill();
            compressed_ = available_ >= 2 && input_[0] == 0x1f && input_[1] == 0x8b;
            if (compressed_ && inflateInit2(&stream_, 15 + 16) != Z_OK)
                throw Error("zlib: out of memory");
        } catch (...) {
            ::close(file_);
            throw;
        }
    }
    ByteSource(const ByteSource&) = delete;
    ByteSource& operator=(const ByteSource&) = delete;
    ~ByteSource() {
        if (compressed_) inflateEnd(&stream_);
        ::close(file_);
    }

    /// Bytes handed out so far: the offset, in the uncompressed data, of the next one.
    std::size_t offset() const { return offset_; }

    /// Up to `size` bytes; fewer only at the end of the data.
    std::size_t read(char* target, std::size_t size) {
        std::size_t done = 0;
        while (done < size) {
            const std::size_t count = compressed_ ? inflate_some(target + done, size - done)
                                                  : copy_some(target + done, size - done);
            if (count == 0) break;
            done += count;
            offset_ += count;
        }
        return done;
    }

    /// An error at byte `at` of the uncompressed data.
    [[noreturn]] void fail(std::size_t at, const std::string& what) const {
        throw Error(path_.string() + ": byte " + std::to_string(at) +
                    (compressed_ ? " (uncompressed)" : "") + ": " + what);
    }

  private:
    /// An error at the current byte of the file itself, where the compression goes wrong.
    [[noreturn]] void fail_compressed(const std::string& what) const {
        throw Error(path_.string() + ": byte " + std::to_string(consumed_) +
                    " of the compressed file: " + what + "; delete it and fetch it again");
    }

    void refill() {
        next_ = 0;
        for (;;) {
            const ssize_t count = ::read(file_, input_.data(), input_.size());
            if (count < 0 && errno == EINTR) continue;
            if (count < 0)
                throw Error("cannot read " + path_.string() + ": " + std::strerror(errno));
            available_ = static_cast<std::size_t>(count);
            return;
        }
    }

    std::size_t copy_some(char* target, std::size_t size) {
        if (next_ == available_) refill();
        const std::size_t count = std::min(size, available_ - next_);
        std::memcpy(target, input_.data() + next_, count);
        next_ += count;
        return count;
    }

    std::size_t inflate_some(char* target, std::size_t size) {
        size = std::min<std::size_t>(size, 1 << 20);
        stream_.next_out = reinterpret_cast<Bytef*>(target);
        stream_.avail_out = static_cast<uInt>(size);
        for (;;) {
            if (next_ == available_) refill();
            if (finished_) {
                if (available_ == 0) return 0;  // the file ends where its last member ends
                // gzip allows several members one after the other; anything else does not belong
                // here.
                if (input_[next_] != 0x1f) fail_compressed("bytes after the end of the gzip data");
                inflateReset(&stream_);
                finished_ = false;
            }
            if (available_ == 0) fail_compressed("the gzip data is cut short");
            stream_.next_in = input_.data() + next_;
            stream_.avail_in = static_cast<uInt>(available_ - next_);
            const int status = inflate(&stream_, Z_NO_FLUSH);
            const std::size_t used = available_ - next_ - stream_.avail_in;
            next_ += used;
            consumed_ += used;
            if (status == Z_STREAM_END) {
                finished_ = true;
            } else if (status == Z_MEM_ERROR) {
                throw Error("cannot read " + path_.string() + ": out of memory");
            } else if (status != Z_OK && status != Z_BUF_ERROR) {
                fail_compressed(std::string("corrupt gzip data (") +
                                (stream_.msg ? stream_.msg : "zlib") + ")");
            }
            const std::size_t count = size - stream_.avail_out;
            if (count > 0) return count;
        }
    }

    std::filesystem::path path_;
    int file_ = -1;
    std::array<Bytef, 1 << 16> input_;
    std::size_t next_ = 0, available_ = 0;  // the unread part of input_
    std::size_t offset_ = 0, consumed_ = 0;
    z_stream stream_{};
    bool compressed_ = false, finished_ = false;
};

std::uint32_t read_size(ByteSource& source) {
    unsigned char bytes[4];
    const std::size_t at = source.offset();
    const std::size_t count = source.read(reinterpret_cast<char*>(bytes), 4);
    if (count < 4) source.fail(at + count, "the file ends inside its header; it is cut short");
    return std::uint32_t{bytes[0]} << 24 | std::uint32_t{bytes[1]} << 16 |
           std::uint32_t{bytes[2]} << 8 | bytes[3];
}

void check_magic(ByteSource& source, std::uint32_t expected, const char* content) {
    const std::uint32_t magic = read_size(source);
    if (magic == expected) return;
    char text[128];
    std::snprintf(text, sizeof text,
                  "the magic number is 0x%08x, not 0x%08x: this is no IDX file of %s", magic,
                  expected, content);
    source.fail(0, text);
}

/// Reads exactly `size` bytes and makes sure that nothing follows. The vector grows with the bytes
/// that really come: a lying header cannot make it allocate.
std::vector<std::uint8_t> read_values(ByteSource& source, std::size_t size) {
    std::vector<std::uint8_t> values;
    constexpr std::size_t piece = std::size_t{1} << 20;
    while (values.size() < size) {
        const std::size_t have = values.size();
        const std::size_t want = std::min(piece, size - have);
        values.resize(have + want);
        const std::size_t count = source.read(reinterpret_cast<char*>(values.data()) + have, want);
        if (count < want) {
            source.fail(source.offset(), "the file ends here, but its header promises " +
                                             std::to_string(size - have - count) +
                                             " more bytes; it is cut short");
        }
    }
    const std::size_t end = source.offset();
    char extra;
    if (source.read(&extra, 1) != 0)
        source.fail(end, "bytes after the last value that the header announces");
    return values;
}

constexpr std::uint64_t max_values = std::uint64_t{1} << 30;

void append_size(std::string& bytes, std::uint32_t value) {
    for (const int shift : {24, 16, 8, 0}) bytes += static_cast<char>(value >> shift & 0xff);
}

}  // namespace

IdxImages read_idx_images(const std::filesystem::path& path) {
    ByteSource source(path);
    check_magic(source, 0x00000803, "images");
    std::uint64_t size = 1;
    std::uint32_t sizes[3];
    for (std::uint32_t& dimension : sizes) {
        const std::size_t at = source.offset();
        dimension = read_size(source);
        if (dimension == 0) source.fail(at, "a dimension of 0: there are no images in it");
        if (dimension > max_values || (size *= dimension) > max_values) {
            source.fail(at, "a dimension of " + std::to_string(dimension) +
                                ": more than 2^30 pixels in all");
        }
    }
    IdxImages images{
        static_cast<int>(sizes[0]), static_cast<int>(sizes[1]), static_cast<int>(sizes[2]), {}};
    images.pixels = read_values(source, static_cast<std::size_t>(size));
    return images;
}

std::vector<std::uint8_t> read_idx_labels(const std::filesystem::path& path) {
    ByteSource source(path);
    check_magic(source, 0x00000801, "labels");
    const std::uint32_t count = read_size(source);
    if (count == 0) source.fail(4, "a count of 0: there are no labels in it");
    if (count > max_values)
        source.fail(4, "a count of " + std::to_string(count) + ": more than 2^30 labels");
    std::vector<std::uint8_t> labels = read_values(source, count);
    for (std::size_t i = 0; i < labels.size(); ++i) {
        if (labels[i] > 9)
            source.fail(8 + i,
                        "label " + std::to_string(labels[i]) + ", but classes go from 0 to 9");
    }
    return labels;
}

std::string encode_idx_images(const IdxImages& images) {
    std::string bytes;
    append_size(bytes, 0x00000803);
    append_size(bytes, static_cast<std::uint32_t>(images.count));
    append_size(bytes, static_cast<std::uint32_t>(images.rows));
    append_size(bytes, static_cast<std::uint32_t>(images.cols));
    bytes.append(reinterpret_cast<const char*>(images.pixels.data()), images.pixels.size());
    return bytes;
}

std::string encode_idx_labels(const std::vector<std::uint8_t>& labels) {
    std::string bytes;
    append_size(bytes, 0x00000801);
    append_size(bytes, static_cast<std::uint32_t>(labels.size()));
    bytes.append(reinterpret_cast<const char*>(labels.data()), labels.size());
    return bytes;
}

std::string gzip(const std::string& bytes) {
    z_stream stream{};
    if (deflateInit2(&stream, 6, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY) != Z_OK) {
        throw Error("zlib: out of memory");
    }
    std::string result(deflateBound(&stream, static_cast<uLong>(bytes.size())), '\0');
    stream.next_in =
        reinterpret_cast<Bytef*>(const_cast<char*>(bytes.data()));  // zlib does not write to it
    stream.avail_in = static_cast<uInt>(bytes.size());
    stream.next_out = reinterpret_cast<Bytef*>(result.data());
    stream.avail_out = static_cast<uInt>(result.size());
    const int status = deflate(&stream, Z_FINISH);
    result.resize(stream.total_out);
    deflateEnd(&stream);
    if (status != Z_STREAM_END)
        throw Error("zlib: cannot compress " + std::to_string(bytes.size()) + " bytes");
    return result;
}

std::string read_maybe_gzip(const std::filesystem::path& path, std::size_t max_bytes) {
    ByteSource source(path);
    std::string bytes;
    std::vector<char> piece(std::size_t{1} << 18);
    for (;;) {
        const std::size_t count = source.read(piece.data(), piece.size());
        if (count == 0) return bytes;
        if (bytes.size() + count > max_bytes) {
            source.fail(max_bytes, "larger than " + std::to_string(max_bytes) + " bytes");
        }
        bytes.append(piece.data(), count);
    }
}

}  // namespace m2m
