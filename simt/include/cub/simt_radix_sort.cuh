// Radix sorts of device memory, for DeviceRadixSort and DeviceSegmentedRadixSort.
#pragma once

#include <cstddef>
#include <cub/config.cuh>
#include <cub/util_device.cuh>
#include <cub/util_type.cuh>

CUB_NAMESPACE_BEGIN

namespace simt_sort {

/// What is sorted: one segment for each block of the grid.
template <class Begins, class Ends>
struct Segments {
    std::size_t items;
    unsigned count;
    Begins begins;
    Ends ends;
};
struct AtZero {
    std::size_t operator[](unsigned) const { return 0; }
};
struct AtEnd {
    std::size_t items;
    std::size_t operator[](unsigned) const { return items; }
};
template <class N>
Segments<AtZero, AtEnd> whole(N items) {
    const auto count = static_cast<std::size_t>(items);
    return {count, count == 0 ? 0u : 1u, {}, {count}};
}
template <class Begins, class Ends>
Segments<Begins, Ends> segments(int items, int count, Begins begins, Ends ends) {
    return {static_cast<std::size_t>(items), static_cast<unsigned>(count), begins, ends};
}

inline int passes(int begin_bit, int end_bit) {
    return end_bit <= begin_bit ? 0 : (end_bit - begin_bit + 7) / 8;
}

/// Eight bits of a key, in the order of its values. CUB takes -0.0 for +0.0.
template <bool Descending, class K>
struct Digit {
    using Bits = typename Traits<K>::UnsignedBits;
    int from, count;

    unsigned operator()(const K& key) const {
        Bits bits;
        __builtin_memcpy(&bits, &key, sizeof bits);
        if (Traits<K>::CATEGORY == FLOATING_POINT &&
            bits == static_cast<Bits>(Bits(1) << (8 * sizeof(Bits) - 1)))
            bits = 0;
        const Bits ordered = Traits<K>::TwiddleIn(bits);
        const unsigned mask = (1u << count) - 1;
        const unsigned digit = static_cast<unsigned>(ordered >> from) & mask;
        return Descending ? mask - digit : digit;
    }
};

/// The items [begin, end), moved by one digit from one place to another.
template <class K, class V, class Digit>
void pass(const Digit& digit, const K* keys, K* keys_to, const V* values, V* values_to,
          std::size_t begin, std::size_t end) {
    std::size_t place[256] = {};
    for (std::size_t i = begin; i < end; ++i) ++place[digit(keys[i])];
    std::size_t sum = begin;
    for (std::size_t& one : place) {
        const std::size_t count = one;
        one = sum;
        sum += count;
    }
    for (std::size_t i = begin; i < end; ++i) {
        const std::size_t to = place[digit(keys[i])]++;
        keys_to[to] = keys[i];
        if (values_to != nullptr) values_to[to] = values[i];
    }
}

/// Sorts: pass i writes to place `to[i % 2]`, and reads where the pass before it wrote.
template <bool Descending, class K, class V, class Part>
cudaError_t launch(const K* keys, const V* values, K* const (&keys_to)[2], V* const (&values_to)[2],
                   const Part& part, int begin_bit, int end_bit, cudaStream_t stream) {
    if (part.count == 0 || part.items == 0) return cudaSuccess;
    K *const keys_0 = keys_to[0], *const keys_1 = keys_to[1];
    V *const values_0 = values_to[0], *const values_1 = values_to[1];
    const auto sort = [=]() noexcept {
        const auto begin = static_cast<std::size_t>(part.begins[blockIdx.x]);
        const auto end = static_cast<std::size_t>(part.ends[blockIdx.x]);
        const K* from = keys;
        const V* values_from = values;
        bool second = false;
        for (int bit = begin_bit; bit < end_bit; bit += 8, second = !second) {
            const Digit<Descending, K> digit{bit, end_bit - bit < 8 ? end_bit - bit : 8};
            K* const to = second ? keys_1 : keys_0;
            V* const values_into = second ? values_1 : values_0;
            pass(digit, from, to, values_from, values_into, begin, end);
            from = to;
            values_from = values_into;
        }
    };
    if (::simt::in_kernel()) return cudaErrorNotSupported;
    const ::simt::LaunchSite site{"cub::DeviceRadixSort", __FILE__, __LINE__};
    ::simt::launch(site, ::simt::LaunchConfig(part.count, 1, 0, stream), sort);
    return cudaPeekAtLastError();
}

/// From one place to another: the passes between go through temporary memory.
template <bool Descending, class K, class V, class Part>
cudaError_t from_to(void* temporary, std::size_t& bytes, const K* keys_in, K* keys_out,
                    const V* values_in, V* values_out, const Part& part, int begin_bit, int end_bit,
                    cudaStream_t stream) {
    void* memory[2] = {};
    std::size_t sizes[2] = {part.items * sizeof(K),
                            values_out == nullptr ? 0 : part.items * sizeof(V)};
    const cudaError_t error = AliasTemporaries(temporary, bytes, memory, sizes);
    if (error != cudaSuccess || temporary == nullptr) return error;
    K* const between = static_cast<K*>(memory[0]);
    V* const values_between = values_out == nullptr ? nullptr : static_cast<V*>(memory[1]);
    if (passes(begin_bit, end_bit) == 0) {
        const cudaError_t copied =
            cudaMemcpyAsync(keys_out, keys_in, sizes[0], cudaMemcpyDeviceToDevice, stream);
        if (copied != cudaSuccess || values_out == nullptr) return copied;
        return cudaMemcpyAsync(values_out, values_in, sizes[1], cudaMemcpyDeviceToDevice, stream);
    }
    // The last pass writes the result.
    if (passes(begin_bit, end_bit) % 2 == 1)
        return launch<Descending>(keys_in, values_in, {keys_out, between},
                                  {values_out, values_between}, part, begin_bit, end_bit, stream);
    return launch<Descending>(keys_in, values_in, {between, keys_out}, {values_between, values_out},
                              part, begin_bit, end_bit, stream);
}

/// Between two places of the caller's, who is told in which of them the result is.
template <bool Descending, class K, class V, class Part>
cudaError_t in_buffers(void* temporary, std::size_t& bytes, DoubleBuffer<K>& keys,
                       DoubleBuffer<V>& values, const Part& part, int begin_bit, int end_bit,
                       cudaStream_t stream) {
    if (temporary == nullptr) {
        bytes = 1;
        return cudaSuccess;
    }
    const cudaError_t error = launch<Descending>(
        keys.Current(), values.Current(), {keys.Alternate(), keys.Current()},
        {values.Alternate(), values.Current()}, part, begin_bit, end_bit, stream);
    if (error != cudaSuccess) return error;
    const int moved = passes(begin_bit, end_bit) % 2;
    keys.selector ^= moved;
    values.selector ^= moved;
    return cudaSuccess;
}

template <bool Descending, class K, class Part>
cudaError_t keys_from_to(void* temporary, std::size_t& bytes, const K* keys_in, K* keys_out,
                         const Part& part, int begin_bit, int end_bit, cudaStream_t stream) {
    char* const none = nullptr;
    return from_to<Descending>(temporary, bytes, keys_in, keys_out, none, none, part, begin_bit,
                               end_bit, stream);
}
template <bool Descending, class K, class Part>
cudaError_t keys_in_buffers(void* temporary, std::size_t& bytes, DoubleBuffer<K>& keys,
                            const Part& part, int begin_bit, int end_bit, cudaStream_t stream) {
    DoubleBuffer<char> none;
    return in_buffers<Descending>(temporary, bytes, keys, none, part, begin_bit, end_bit, stream);
}

}  // namespace simt_sort

CUB_NAMESPACE_END
