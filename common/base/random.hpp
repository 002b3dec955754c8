// Random numbers with the same bits on every machine and compiler.
#pragma once

#include <cstdint>

namespace m2m {

/// xoshiro256** seeded by SplitMix64 (Blackman & Vigna, "Scrambled linear pseudorandom number
/// generators", 2021). The standard library's distributions differ between implementations; these
/// do not.
class Random {
  public:
    explicit Random(std::uint64_t seed) {
        for (auto& word : state_) {  // SplitMix64, as the authors advise for seeding
            seed += 0x9e3779b97f4a7c15u;
            std::uint64_t z = seed;
            z = (z ^ (z >> 30)) * 0xbf58476d1ce4e5b9u;
            z = (z ^ (z >> 27)) * 0x94d049bb133111ebu;
            word = z ^ (z >> 31);
        }
    }

    /// 64 random bits.
    std::uint64_t bits() {
        const std::uint64_t result = rotate(state_[1] * 5, 7) * 9;
        const std::uint64_t t = state_[1] << 17;
        state_[2] ^= state_[0];
        state_[3] ^= state_[1];
        state_[1] ^= state_[2];
        state_[0] ^= state_[3];
        state_[2] ^= t;
        state_[3] = rotate(state_[3], 45);
        return result;
    }

    /// Uniform in [0, 1) with 24 random bits: exact in float32.
    float uniform() { return static_cast<float>(bits() >> 40) * 0x1p-24f; }

    /// Uniform in [low, high).
    float uniform(float low, float high) { return low + (high - low) * uniform(); }

    /// Uniform integer in [0, count), without bias (Lemire's method needs 128 bits; rejection is
    /// plain enough).
    std::uint64_t below(std::uint64_t count) {
        const std::uint64_t limit = UINT64_MAX - UINT64_MAX % count;
        std::uint64_t x = bits();
        while (x >= limit) x = bits();
        return x % count;
    }

    /// Uniform integer in [low, high].
    int integer(int low, int high) {
        return low + static_cast<int>(below(static_cast<std::uint64_t>(high - low) + 1));
    }

    /// The generator's four words, for checkpoints.
    const std::uint64_t (&state() const)[4] { return state_; }
    void set_state(const std::uint64_t (&words)[4]) {
        for (int i = 0; i < 4; ++i) state_[i] = words[i];
    }

  private:
    static std::uint64_t rotate(std::uint64_t x, int k) { return (x << k) | (x >> (64 - k)); }
    std::uint64_t state_[4];
};

}  // namespace m2m
