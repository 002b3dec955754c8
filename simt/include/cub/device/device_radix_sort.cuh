// In the place of CUB's own: the same calls, results and temporary memory's two steps. CUB's kernels
// rank digits by votes of whole warps, hundreds for each tile, which takes a simulator seconds for a
// million keys. Here one thread sorts.
#pragma once

#include <cub/simt_radix_sort.cuh>

CUB_NAMESPACE_BEGIN

/// Stable sorts by the bits [begin_bit, end_bit) of keys that are integers or floating point.
struct DeviceRadixSort {
    template <class K, class V, class N>
    static cudaError_t SortPairs(void* temporary, std::size_t& bytes, const K* keys_in, K* keys_out,
                                 const V* values_in, V* values_out, N items, int begin_bit = 0,
                                 int end_bit = 8 * sizeof(K), cudaStream_t stream = nullptr,
                                 bool = false) {
        return simt_sort::from_to<false>(temporary, bytes, keys_in, keys_out, values_in, values_out,
                                         simt_sort::whole(items), begin_bit, end_bit, stream);
    }
    template <class K, class V, class N>
    static cudaError_t SortPairs(void* temporary, std::size_t& bytes, DoubleBuffer<K>& keys,
                                 DoubleBuffer<V>& values, N items, int begin_bit = 0,
                                 int end_bit = 8 * sizeof(K), cudaStream_t stream = nullptr,
                                 bool = false) {
        return simt_sort::in_buffers<false>(temporary, bytes, keys, values, simt_sort::whole(items),
                                            begin_bit, end_bit, stream);
    }
    template <class K, class V, class N>
    static cudaError_t SortPairsDescending(void* temporary, std::size_t& bytes, const K* keys_in,
                                           K* keys_out, const V* values_in, V* values_out, N items,
                                           int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                           cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::from_to<true>(temporary, bytes, keys_in, keys_out, values_in, values_out,
                                        simt_sort::whole(items), begin_bit, end_bit, stream);
    }
    template <class K, class V, class N>
    static cudaError_t SortPairsDescending(void* temporary, std::size_t& bytes,
                                           DoubleBuffer<K>& keys, DoubleBuffer<V>& values, N items,
                                           int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                           cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::in_buffers<true>(temporary, bytes, keys, values, simt_sort::whole(items),
                                           begin_bit, end_bit, stream);
    }
    template <class K, class N>
    static cudaError_t SortKeys(void* temporary, std::size_t& bytes, const K* keys_in, K* keys_out,
                                N items, int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_from_to<false>(temporary, bytes, keys_in, keys_out,
                                              simt_sort::whole(items), begin_bit, end_bit, stream);
    }
    template <class K, class N>
    static cudaError_t SortKeys(void* temporary, std::size_t& bytes, DoubleBuffer<K>& keys, N items,
                                int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_in_buffers<false>(temporary, bytes, keys, simt_sort::whole(items),
                                                 begin_bit, end_bit, stream);
    }
    template <class K, class N>
    static cudaError_t SortKeysDescending(void* temporary, std::size_t& bytes, const K* keys_in,
                                          K* keys_out, N items, int begin_bit = 0,
                                          int end_bit = 8 * sizeof(K),
                                          cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_from_to<true>(temporary, bytes, keys_in, keys_out,
                                             simt_sort::whole(items), begin_bit, end_bit, stream);
    }
    template <class K, class N>
    static cudaError_t SortKeysDescending(void* temporary, std::size_t& bytes,
                                          DoubleBuffer<K>& keys, N items, int begin_bit = 0,
                                          int end_bit = 8 * sizeof(K),
                                          cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_in_buffers<true>(temporary, bytes, keys, simt_sort::whole(items),
                                                begin_bit, end_bit, stream);
    }
};

CUB_NAMESPACE_END
