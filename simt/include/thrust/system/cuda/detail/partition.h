// In the place of Thrust's own: see simt_device.h. All partitions are stable.
#pragma once

#include <thrust/detail/raw_reference_cast.h>
#include <thrust/iterator/iterator_traits.h>
#include <thrust/pair.h>
#include <thrust/system/cuda/detail/simt_device.h>

THRUST_NAMESPACE_BEGIN
namespace cuda_cub {

SIMT_THRUST_IN_ONE_THREAD(partition_copy)
SIMT_THRUST_IN_ONE_THREAD(stable_partition_copy)

template <class Policy, class Iterator, class Stencil, class Predicate>
Iterator stable_partition(execution_policy<Policy>& policy, Iterator first, Iterator last,
                          Stencil stencil, Predicate predicate) {
    using Value = typename thrust::iterator_value<Iterator>::type;
    constexpr const char* name = "thrust::partition";
    const auto count = static_cast<std::size_t>(last - first);
    if (count == 0) return first;
    if (THRUST_IS_DEVICE_CODE)
        return thrust::stable_partition(thrust::seq, first, last, stencil, predicate);
    const simt_device::Buffer<Value> buffer(count, name);
    Value* const others = buffer.get();
    return simt_device::run(policy, name, [=] {
        Predicate mine = predicate;  // its operator() may change it
        std::size_t chosen = 0, left = 0;
        for (std::size_t i = 0; i < count; ++i) {
            if (mine(thrust::raw_reference_cast(stencil[i])))
                first[chosen++] = thrust::raw_reference_cast(first[i]);
            else
                others[left++] = thrust::raw_reference_cast(first[i]);
        }
        for (std::size_t i = 0; i < left; ++i) first[chosen + i] = others[i];
        return first + chosen;
    });
}
template <class Policy, class Iterator, class Predicate>
Iterator stable_partition(execution_policy<Policy>& policy, Iterator first, Iterator last,
                          Predicate predicate) {
    if (THRUST_IS_DEVICE_CODE) return thrust::stable_partition(thrust::seq, first, last, predicate);
    // An element is asked about before anything is written to its place.
    return cuda_cub::stable_partition(policy, first, last, first, predicate);
}
template <class Policy, class Iterator, class Stencil, class Predicate>
Iterator partition(execution_policy<Policy>& policy, Iterator first, Iterator last, Stencil stencil,
                   Predicate predicate) {
    return cuda_cub::stable_partition(policy, first, last, stencil, predicate);
}
template <class Policy, class Iterator, class Predicate>
Iterator partition(execution_policy<Policy>& policy, Iterator first, Iterator last,
                   Predicate predicate) {
    return cuda_cub::stable_partition(policy, first, last, predicate);
}

}  // namespace cuda_cub
THRUST_NAMESPACE_END

#include <thrust/partition.h>
