// A, B and C between guard bands, on the host or on the device, and what a run did to them.
#include "common/base/error.hpp"
#include "common/verify/verify.hpp"

#include <algorithm>
#include <cstring>
#include <exception>
#include <string>

namespace m2m {

namespace {

using std::size_t;

enum Owner : std::uint32_t { owner_A, owner_B, owner_C, unwritten_C };

// A quiet NaN with a word of its own: two bits say whose it is, twenty bits where. Arithmetic hands
// a NaN on unchanged, so two bands that held the same NaN would hide a copy from one to the other.
float marked_nan(std::uint32_t owner, size_t index) {
    const auto place = static_cast<std::uint32_t>((index * 0x9e3779b97f4a7c15u) >> 45) | 1u;
    const std::uint32_t bits = 0x7fc00000u | owner << 20 | place;
    float value;
    std::memcpy(&value, &bits, sizeof value);
    return value;
}

bool same_bits(float a, float b) {
    return std::memcmp(&a, &b, sizeof a) == 0;
}

constexpr int chunk =
    1024;  // a Buffer's memory is a matrix this wide, so that its rows and columns fit an int

int chunks(size_t count) {
    return static_cast<int>((count + chunk - 1) / chunk);
}

}  // namespace

float* GuardedMatmul::Buffer::data() {
    return (device.data() != nullptr ? device.data() : host.data()) + guard;
}

float GuardedMatmul::number_before(size_t index) {
    const auto size = static_cast<float>(65536 + ((index * 0x9e3779b97f4a7c15u) >> 48));
    return index % 2 == 0 ? size : -size;
}

bool GuardedMatmul::is_unwritten(float value, size_t index) {
    return same_bits(value, marked_nan(unwritten_C, index));
}

GuardedMatmul::GuardedMatmul(Where where, int m, int n, int k)
    : where_(where), m_(m), n_(n), k_(k) {
    if (m < 0 || n < 0 || k < 0) throw UsageError("a matrix cannot have a negative size");
    A_ = make_buffer(size_t(m), size_t(k), owner_A);
    B_ = make_buffer(size_t(k), size_t(n), owner_B);
    C_ = make_buffer(size_t(m), size_t(n), owner_C);
}

GuardedMatmul::Buffer GuardedMatmul::make_buffer(size_t rows, size_t cols,
                                                 std::uint32_t owner) const {
    Buffer buffer;
    buffer.size = rows * cols;
    buffer.guard = std::clamp<size_t>(128 * (cols + 1), 4096, size_t{1} << 20) / 64 *
                   64;  // keeps 256-byte alignment
    const size_t whole = buffer.size + 2 * buffer.guard;
    buffer.expected.resize(size_t(chunks(whole)) * chunk);
    for (size_t i = 0; i < buffer.expected.size(); ++i) buffer.expected[i] = marked_nan(owner, i);
    if (where_ == Where::host) {
        buffer.host = HostMatrix(chunks(whole), chunk);
    } else {
        buffer.device = DeviceMatrix(chunks(whole), chunk);
    }
    return buffer;
}

void GuardedMatmul::upload(Buffer& buffer) const {
    if (where_ == Where::host) {
        std::copy(buffer.expected.begin(), buffer.expected.end(), buffer.host.begin());
    } else {
        buffer.device.upload(buffer.expected.data());
    }
}

std::vector<float> GuardedMatmul::download(const Buffer& buffer) const {
    std::vector<float> now(buffer.expected.size());
    if (where_ == Where::host) {
        std::copy(buffer.host.begin(), buffer.host.end(), now.begin());
    } else {
        buffer.device.download(now.data());
    }
    return now;
}

void GuardedMatmul::set_inputs(const Inputs& inputs) {
    if (inputs.A.rows() != m_ || inputs.A.cols() != k_ || inputs.B.rows() != k_ ||
        inputs.B.cols() != n_) {
        throw UsageError("the inputs have another shape than the matmul they are for");
    }
    std::copy(inputs.A.begin(), inputs.A.end(),
              A_.expected.begin() + static_cast<std::ptrdiff_t>(A_.guard));
    std::copy(inputs.B.begin(), inputs.B.end(),
              B_.expected.begin() + static_cast<std::ptrdiff_t>(B_.guard));
    upload(A_);
    upload(B_);
}

void GuardedMatmul::expect_untouched(const char* name, const Buffer& buffer, int cols,
                                     bool values_too, Verification& report) const {
    if (!report.ok) return;
    const std::vector<float> now = download(buffer);
    const size_t begin = buffer.guard, end = buffer.guard + buffer.size;
    for (size_t i = 0; i < now.size(); ++i) {
        const bool inside = begin <= i && i < end;
        if ((inside && !values_too) || same_bits(now[i], buffer.expected[i])) continue;
        report.ok = false;
        if (inside) {
            const size_t at = i - begin;
            report.finding = Finding::inputs_changed;
            report.what = std::string(name) + " is an input and was written: " + name + "(" +
                          std::to_string(at / size_t(cols)) + ", " +
                          std::to_string(at % size_t(cols)) + ") was " +
                          std::to_string(buffer.expected[i]) + " and is " + std::to_string(now[i]);
        } else {
            report.finding = Finding::guard;
            report.what =
                "memory outside " + std::string(name) + " was written, " +
                (i < begin ? std::to_string(begin - i) + " floats before its first element"
                           : std::to_string(i - end + 1) + " floats after its last element") +
                ": is an edge test missing?";
        }
        return;
    }
}

Verification GuardedMatmul::run(Matmul* matmul, Before before) {
    // Numbers in the bands too: a kernel that adds to what it finds outside C leaves a NaN as it
    // was.
    for (size_t i = 0; i < C_.expected.size(); ++i) {
        const bool inside = C_.guard <= i && i < C_.guard + C_.size;
        C_.expected[i] = before == Before::numbers ? number_before(i - C_.guard)
                         : inside                  ? marked_nan(unwritten_C, i - C_.guard)
                                                   : marked_nan(owner_C, i);
    }
    upload(C_);
    Verification report;
    try {
        run_unchecked(matmul);
    } catch (const std::exception& error) {
        report.finding = Finding::failed_to_run;
        report.what = error.what();
        return report;
    }
    report.ok = true;
    expect_untouched("C", C_, n_, false, report);
    expect_untouched("A", A_, k_, true, report);
    expect_untouched("B", B_, n_, true, report);
    return report;
}

void GuardedMatmul::run_unchecked(Matmul* matmul, int times) {
    for (int i = 0; i < times; ++i) matmul(m_, n_, k_, A_.data(), B_.data(), C_.data());
    if (where_ == Where::device) device_synchronize();
}

HostMatrix GuardedMatmul::output() const {
    const std::vector<float> now = download(C_);
    HostMatrix result(m_, n_);
    const auto begin = now.begin() + static_cast<std::ptrdiff_t>(C_.guard);
    std::copy(begin, begin + static_cast<std::ptrdiff_t>(C_.size), result.begin());
    return result;
}

}  // namespace m2m
