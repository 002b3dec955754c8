// In the place of Thrust's own: merge sorts in one thread (see simt_device.h), which are stable.
#pragma once

#include <thrust/detail/raw_reference_cast.h>
#include <thrust/functional.h>
#include <thrust/iterator/iterator_traits.h>
#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {
namespace simt_device {

/// No values: keys alone.
struct NoValues {
    struct Nothing {};
    Nothing& operator[](std::size_t) const {
        static Nothing nothing;
        return nothing;
    }
};
template <class Iterator>
struct ValueOf {
    using type = typename thrust::iterator_value<Iterator>::type;
};
template <>
struct ValueOf<NoValues> {
    using type = NoValues::Nothing;
};

/// Sorted pieces of `width` elements become sorted pieces of twice as many.
template <class Keys, class Values, class KeysTo, class ValuesTo, class Less>
void merge_pieces(Keys keys, Values values, KeysTo keys_to, ValuesTo values_to, std::size_t count,
                  std::size_t width, Less less) {
    for (std::size_t begin = 0; begin < count; begin += 2 * width) {
        const std::size_t middle = begin + width < count ? begin + width : count;
        const std::size_t end = middle + width < count ? middle + width : count;
        std::size_t left = begin, right = middle;
        for (std::size_t to = begin; to < end; ++to) {
            const bool takes_right =
                left == middle || (right < end && less(thrust::raw_reference_cast(keys[right]),
                                                       thrust::raw_reference_cast(keys[left])));
            const std::size_t from = takes_right ? right++ : left++;
            keys_to[to] = thrust::raw_reference_cast(keys[from]);
            values_to[to] = thrust::raw_reference_cast(values[from]);
        }
    }
}

/// Elements that are already in order stay where they are, which is usual and quickly seen.
template <class Keys, class Less>
bool in_order(Keys keys, std::size_t count, Less less) {
    for (std::size_t i = 1; i < count; ++i)
        if (less(thrust::raw_reference_cast(keys[i]), thrust::raw_reference_cast(keys[i - 1])))
            return false;
    return true;
}

template <class Policy, class Keys, class Values, class Less>
void sort_pairs(execution_policy<Policy>& policy, const char* name, Keys keys, Keys end,
                Values values, Less less) {
    using Key = typename thrust::iterator_value<Keys>::type;
    using Value = typename ValueOf<Values>::type;
    const auto count = static_cast<std::size_t>(end - keys);
    if (count < 2) return;
    if (THRUST_IS_DEVICE_CODE) {
        if constexpr (std::is_same<Values, NoValues>::value)
            thrust::stable_sort(thrust::seq, keys, end, less);
        else
            thrust::stable_sort_by_key(thrust::seq, keys, end, values, less);
        return;
    }
    const Buffer<Key> keys_buffer(count, name);
    const Buffer<Value> values_buffer(count, name);
    Key* const other = keys_buffer.get();
    Value* const other_values = values_buffer.get();
    run(policy, name, [=] {
        if (in_order(keys, count, less)) return;
        bool in_buffer = false;
        for (std::size_t width = 1; width < count; width *= 2, in_buffer = !in_buffer) {
            if (in_buffer)
                merge_pieces(other, other_values, keys, values, count, width, less);
            else
                merge_pieces(keys, values, other, other_values, count, width, less);
        }
        if (in_buffer) merge_pieces(other, other_values, keys, values, count, count, less);
    });
    cuda_cub::throw_on_error(cuda_cub::synchronize(policy), name);  // before the buffers go
}

}  // namespace simt_device

template <class Policy, class Keys, class Less>
void stable_sort(execution_policy<Policy>& policy, Keys first, Keys last, Less less) {
    simt_device::sort_pairs(policy, "thrust::sort", first, last, simt_device::NoValues(), less);
}
template <class Policy, class Keys, class Less>
void sort(execution_policy<Policy>& policy, Keys first, Keys last, Less less) {
    cuda_cub::stable_sort(policy, first, last, less);
}
template <class Policy, class Keys>
void stable_sort(execution_policy<Policy>& policy, Keys first, Keys last) {
    cuda_cub::stable_sort(policy, first, last,
                          thrust::less<typename thrust::iterator_value<Keys>::type>());
}
template <class Policy, class Keys>
void sort(execution_policy<Policy>& policy, Keys first, Keys last) {
    cuda_cub::stable_sort(policy, first, last);
}
template <class Policy, class Keys, class Values, class Less>
void stable_sort_by_key(execution_policy<Policy>& policy, Keys first, Keys last, Values values,
                        Less less) {
    simt_device::sort_pairs(policy, "thrust::sort_by_key", first, last, values, less);
}
template <class Policy, class Keys, class Values, class Less>
void sort_by_key(execution_policy<Policy>& policy, Keys first, Keys last, Values values,
                 Less less) {
    cuda_cub::stable_sort_by_key(policy, first, last, values, less);
}
template <class Policy, class Keys, class Values>
void stable_sort_by_key(execution_policy<Policy>& policy, Keys first, Keys last, Values values) {
    cuda_cub::stable_sort_by_key(policy, first, last, values,
                                 thrust::less<typename thrust::iterator_value<Keys>::type>());
}
template <class Policy, class Keys, class Values>
void sort_by_key(execution_policy<Policy>& policy, Keys first, Keys last, Values values) {
    cuda_cub::stable_sort_by_key(policy, first, last, values);
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/sort.h>
