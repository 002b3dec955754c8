// What travels between the grader and the submission's process: one call of one function, as bytes.
// C++17 and nothing but the standard library: it is compiled into the submission's program, too.
#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <stdexcept>
#include <string>
#include <type_traits>
#include <vector>

namespace m2m::grader::wire {

/// Descriptors in the submission's process.
constexpr int request_descriptor = 3;
constexpr int reply_descriptor = 4;

/// No message is longer (in bytes): a length from the other side is only a claim.
constexpr std::uint64_t longest_message = std::uint64_t{64} << 20;

/// How a call ended, as its reply's first byte.
enum class Status : unsigned char {
    returned,      ///< the results follow
    threw,         ///< std::exception; what() follows
    wrote_outside  ///< outside the array whose name follows
};

/// The number of elements of an array: an exercise may ask for n = 0, and a test for n = -1.
template <class Integer>
std::size_t extent(Integer count) {
    return count > 0 ? static_cast<std::size_t>(count) : 0;
}

/// Appends values to a message.
class Writer {
  public:
    template <class T>
    void put(const T& value) {
        static_assert(std::is_trivially_copyable<T>::value, "this type does not travel");
        put_array(&value, 1);
    }
    template <class T>
    void put(const std::vector<T>& values) {
        put(static_cast<std::uint64_t>(values.size()));
        put_array(values.data(), values.size());
    }
    void put(const std::string& text) {
        put(static_cast<std::uint64_t>(text.size()));
        put_array(text.data(), text.size());
    }
    template <class T>
    void put_array(const T* values, std::size_t count) {
        if (count == 0) return;
        bytes_.append(reinterpret_cast<const char*>(values), count * sizeof(T));
    }
    const std::string& bytes() const { return bytes_; }

  private:
    std::string bytes_;
};

/// Takes values from a message. @throws std::runtime_error when it is shorter than it should be.
class Reader {
  public:
    explicit Reader(std::string bytes) : bytes_(std::move(bytes)) {}

    template <class T>
    void get(T& value) {
        static_assert(std::is_trivially_copyable<T>::value, "this type does not travel");
        get_array(&value, 1);
    }
    template <class T>
    void get(std::vector<T>& values) {
        values.resize(count_of(sizeof(T)));
        get_array(values.data(), values.size());
    }
    void get(std::string& text) {
        text.resize(count_of(1));
        get_array(&text[0], text.size());
    }
    void get(bool& value) {  // any other byte would be no bool
        unsigned char byte = 0;
        get_array(&byte, 1);
        value = byte != 0;
    }
    template <class T>
    void get_array(T* values, std::size_t count) {
        if (count == 0) return;
        if (count > (bytes_.size() - at_) / sizeof(T)) throw std::runtime_error("a short message");
        std::memcpy(static_cast<void*>(values), bytes_.data() + at_, count * sizeof(T));
        at_ += count * sizeof(T);
    }
    bool at_end() const { return at_ == bytes_.size(); }

  private:
    std::size_t count_of(std::size_t size) {
        std::uint64_t count = 0;
        get(count);
        if (count > (bytes_.size() - at_) / size) throw std::runtime_error("a short message");
        return static_cast<std::size_t>(count);
    }
    std::string bytes_;
    std::size_t at_ = 0;
};

}  // namespace m2m::grader::wire
