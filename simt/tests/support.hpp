// What the simulator's tests share: random numbers, files, names for the cases of a table.
#pragma once

#include <gtest/gtest.h>

#include <cctype>
#include <cstdint>
#include <filesystem>
#include <fstream>
#include <iterator>
#include <random>
#include <stdexcept>
#include <string>
#include <string_view>

namespace simt::test {

/// Random numbers with the same bits everywhere. (The distributions of the standard library differ
/// between its implementations; its generators do not.)
class Random {
  public:
    explicit Random(std::uint64_t seed) : generator_(seed) {}

    std::uint64_t bits() { return generator_(); }
    /// Uniform in [0, 1) with 24 random bits: exact in float32.
    float uniform() { return static_cast<float>(bits() >> 40) * 0x1p-24f; }
    /// Uniform in [low, high).
    float uniform(float low, float high) { return low + (high - low) * uniform(); }
    /// In [0, count). A bias below 2⁻³² does not matter here.
    std::uint64_t below(std::uint64_t count) { return bits() % count; }
    /// In [low, high].
    int integer(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low) + 1));
    }

  private:
    std::mt19937_64 generator_;
};

inline std::string read_file(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::string text{std::istreambuf_iterator<char>(in), {}};
    if (!in) throw std::runtime_error("cannot read " + path.string());
    return text;
}

inline void write_file(const std::filesystem::path& path, std::string_view text) {
    if (path.has_parent_path()) std::filesystem::create_directories(path.parent_path());
    std::ofstream out(path, std::ios::binary);
    out << text;
    out.close();
    if (!out) throw std::runtime_error("cannot write " + path.string());
}

/// A case's name: its number in the table, then the words of its text. Letters and digits stay, all
/// between them becomes one underscore.
inline std::string numbered(std::size_t number, const std::string& text) {
    std::string name = std::to_string(number) + '_';
    for (const char c : text) {
        if (std::isalnum(static_cast<unsigned char>(c)))
            name += c;
        else if (name.back() != '_')
            name += '_';
    }
    if (name.back() == '_') name.pop_back();
    return name;
}

}  // namespace simt::test
