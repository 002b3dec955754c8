// The submission's side of a call: compiled into its program together with a generated list of its
// functions. Holds no test and no expected value.
#pragma once

#include "grading/grader/wire.hpp"

#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <exception>

namespace m2m::grader::host {

/// An array of the caller's with a margin on both sides that must stay as it is.
template <class T>
class Array {
  public:
    Array(wire::Reader& request, std::size_t count) : count_(count) {
        values_.resize(count + 2 * margin);
        fill(values_.data());
        fill(values_.data() + margin + count);
        request.get_array(data(), count);
    }
    T* data() { return values_.data() + margin; }
    std::size_t count() const { return count_; }
    bool margins_intact() const {
        std::vector<T> untouched(margin);
        fill(untouched.data());
        const std::size_t bytes = margin * sizeof(T);
        return std::memcmp(values_.data(), untouched.data(), bytes) == 0 &&
               std::memcmp(values_.data() + margin + count_, untouched.data(), bytes) == 0;
    }

  private:
    static constexpr std::size_t margin = 64;
    static void fill(T* values) {
        std::memset(static_cast<void*>(values), 0xa5, margin * sizeof(T));
    }
    std::vector<T> values_;
    std::size_t count_;
};

/// Thrown when a margin has changed.
struct WroteOutside {
    const char* array;
};

template <class T>
void check_margins(const Array<T>& array, const char* name) {
    if (!array.margins_intact()) throw WroteOutside{name};
}

using Handler = void (*)(wire::Reader& request, wire::Writer& reply);

inline bool read_all(void* data, std::size_t count) {
    auto* at = static_cast<char*>(data);
    while (count > 0) {
        const ssize_t got = ::read(wire::request_descriptor, at, count);
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) return false;
        at += got;
        count -= static_cast<std::size_t>(got);
    }
    return true;
}

inline bool write_all(const void* data, std::size_t count) {
    const auto* at = static_cast<const char*>(data);
    while (count > 0) {
        const ssize_t put = ::write(wire::reply_descriptor, at, count);
        if (put < 0 && errno == EINTR) continue;
        if (put <= 0) return false;
        at += put;
        count -= static_cast<std::size_t>(put);
    }
    return true;
}

/// Answers calls until the grader closes the pipe. Returns the program's exit status.
inline int serve(const Handler* handlers, std::size_t count) {
    for (std::uint64_t length = 0; read_all(&length, sizeof length);) {
        std::string bytes(static_cast<std::size_t>(length), '\0');
        if (!read_all(&bytes[0], bytes.size())) return 1;
        wire::Reader request(std::move(bytes));
        wire::Writer reply;
        try {
            std::uint32_t function = 0;
            request.get(function);
            if (function >= count) return 1;
            reply.put(wire::Status::returned);
            handlers[function](request, reply);
        } catch (const WroteOutside& outside) {
            reply = wire::Writer();
            reply.put(wire::Status::wrote_outside);
            reply.put(std::string(outside.array));
        } catch (const std::exception& error) {
            reply = wire::Writer();
            reply.put(wire::Status::threw);
            reply.put(std::string(error.what()));
        }
        length = reply.bytes().size();
        if (!write_all(&length, sizeof length) ||
            !write_all(reply.bytes().data(), reply.bytes().size()))
            return 1;
    }
    return 0;
}

}  // namespace m2m::grader::host
