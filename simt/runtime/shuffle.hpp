// The random order in which threads and blocks start when SIMT_SEED asks for one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace simt {

/// A well-mixed number from two (Steele, Lea & Flood 2014, "SplitMix").
inline std::uint64_t mix(std::uint64_t seed, std::uint64_t number) {
    std::uint64_t z = seed + (number + 1) * 0x9E3779B97F4A7C15u;
    z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9u;
    z = (z ^ (z >> 27)) * 0x94D049BB133111EBu;
    return z ^ (z >> 31);
}

/// Puts the values into an order drawn from the seed (Fisher and Yates).
inline void shuffle(std::vector<unsigned>& values, std::uint64_t seed) {
    for (std::size_t i = values.size(); i > 1; --i)
        std::swap(values[i - 1], values[mix(seed, i) % i]);
}

/// The numbers 0 … count−1 in another order, without a table: number ↦ (step · number + start) mod
/// count, where step and count have no common divisor.
class StridedOrder {
  public:
    StridedOrder(std::uint64_t count, std::uint64_t seed) : count_(count) {
        if (seed == 0 || count < 2) return;
        start_ = mix(seed, 0) % count;
        step_ = mix(seed, 1) % count;
        while (common_divisor(step_, count) != 1) step_ = step_ + 1 == count ? 1 : step_ + 1;
    }
    std::uint64_t operator()(std::uint64_t number) const {
        return static_cast<std::uint64_t>(
            (static_cast<unsigned __int128>(step_) * number + start_) % count_);
    }
    bool shuffled() const { return step_ != 1 || start_ != 0; }

  private:
    static std::uint64_t common_divisor(std::uint64_t a, std::uint64_t b) {
        while (b != 0) a = std::exchange(b, a % b);
        return a;
    }
    std::uint64_t count_;
    std::uint64_t start_ = 0;
    std::uint64_t step_ = 1;
};

}  // namespace simt
