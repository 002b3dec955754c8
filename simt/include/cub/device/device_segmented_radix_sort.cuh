// In the place of CUB's own, as device_radix_sort.cuh: one thread sorts each segment.
#pragma once

#include <cub/simt_radix_sort.cuh>

CUB_NAMESPACE_BEGIN

/// Stable sorts of the segments [begins[i], ends[i]), each for itself.
struct DeviceSegmentedRadixSort {
    template <class K, class V, class Begins, class Ends>
    static cudaError_t SortPairs(void* temporary, std::size_t& bytes, const K* keys_in, K* keys_out,
                                 const V* values_in, V* values_out, int items, int segments,
                                 Begins begins, Ends ends, int begin_bit = 0,
                                 int end_bit = 8 * sizeof(K), cudaStream_t stream = nullptr,
                                 bool = false) {
        return simt_sort::from_to<false>(temporary, bytes, keys_in, keys_out, values_in, values_out,
                                         simt_sort::segments(items, segments, begins, ends),
                                         begin_bit, end_bit, stream);
    }
    template <class K, class V, class Begins, class Ends>
    static cudaError_t SortPairs(void* temporary, std::size_t& bytes, DoubleBuffer<K>& keys,
                                 DoubleBuffer<V>& values, int items, int segments, Begins begins,
                                 Ends ends, int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                 cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::in_buffers<false>(temporary, bytes, keys, values,
                                            simt_sort::segments(items, segments, begins, ends),
                                            begin_bit, end_bit, stream);
    }
    template <class K, class V, class Begins, class Ends>
    static cudaError_t SortPairsDescending(void* temporary, std::size_t& bytes, const K* keys_in,
                                           K* keys_out, const V* values_in, V* values_out,
                                           int items, int segments, Begins begins, Ends ends,
                                           int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                           cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::from_to<true>(temporary, bytes, keys_in, keys_out, values_in, values_out,
                                        simt_sort::segments(items, segments, begins, ends),
                                        begin_bit, end_bit, stream);
    }
    template <class K, class V, class Begins, class Ends>
    static cudaError_t SortPairsDescending(void* temporary, std::size_t& bytes,
                                           DoubleBuffer<K>& keys, DoubleBuffer<V>& values,
                                           int items, int segments, Begins begins, Ends ends,
                                           int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                           cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::in_buffers<true>(temporary, bytes, keys, values,
                                           simt_sort::segments(items, segments, begins, ends),
                                           begin_bit, end_bit, stream);
    }
    template <class K, class Begins, class Ends>
    static cudaError_t SortKeys(void* temporary, std::size_t& bytes, const K* keys_in, K* keys_out,
                                int items, int segments, Begins begins, Ends ends,
                                int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_from_to<false>(temporary, bytes, keys_in, keys_out,
                                              simt_sort::segments(items, segments, begins, ends),
                                              begin_bit, end_bit, stream);
    }
    template <class K, class Begins, class Ends>
    static cudaError_t SortKeys(void* temporary, std::size_t& bytes, DoubleBuffer<K>& keys,
                                int items, int segments, Begins begins, Ends ends,
                                int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_in_buffers<false>(temporary, bytes, keys,
                                                 simt_sort::segments(items, segments, begins, ends),
                                                 begin_bit, end_bit, stream);
    }
    template <class K, class Begins, class Ends>
    static cudaError_t SortKeysDescending(void* temporary, std::size_t& bytes, const K* keys_in,
                                          K* keys_out, int items, int segments, Begins begins,
                                          Ends ends, int begin_bit = 0, int end_bit = 8 * sizeof(K),
                                          cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_from_to<true>(temporary, bytes, keys_in, keys_out,
                                             simt_sort::segments(items, segments, begins, ends),
                                             begin_bit, end_bit, stream);
    }
    template <class K, class Begins, class Ends>
    static cudaError_t SortKeysDescending(void* temporary, std::size_t& bytes,
                                          DoubleBuffer<K>& keys, int items, int segments,
                                          Begins begins, Ends ends, int begin_bit = 0,
                                          int end_bit = 8 * sizeof(K),
                                          cudaStream_t stream = nullptr, bool = false) {
        return simt_sort::keys_in_buffers<true>(temporary, bytes, keys,
                                                simt_sort::segments(items, segments, begins, ends),
                                                begin_bit, end_bit, stream);
    }
};

CUB_NAMESPACE_END
