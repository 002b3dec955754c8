// Thrust: vectors, algorithms, iterators and functors on the device; raw pointers into a kernel, streams.
#include <thrust/binary_search.h>
#include <thrust/copy.h>
#include <thrust/count.h>
#include <thrust/device_free.h>
#include <thrust/device_malloc.h>
#include <thrust/device_vector.h>
#include <thrust/execution_policy.h>
#include <thrust/extrema.h>
#include <thrust/for_each.h>
#include <thrust/functional.h>
#include <thrust/gather.h>
#include <thrust/host_vector.h>
#include <thrust/inner_product.h>
#include <thrust/iterator/constant_iterator.h>
#include <thrust/iterator/counting_iterator.h>
#include <thrust/iterator/transform_iterator.h>
#include <thrust/iterator/zip_iterator.h>
#include <thrust/merge.h>
#include <thrust/partition.h>
#include <thrust/random.h>
#include <thrust/reduce.h>
#include <thrust/remove.h>
#include <thrust/scan.h>
#include <thrust/sequence.h>
#include <thrust/set_operations.h>
#include <thrust/sort.h>
#include <thrust/system/cuda/execution_policy.h>
#include <thrust/transform.h>
#include <thrust/transform_reduce.h>
#include <thrust/tuple.h>
#include <thrust/unique.h>
#include <thrust/universal_vector.h>

#include <cstdio>

#define CHECK(x)                                               \
    do {                                                       \
        if (!(x)) {                                            \
            std::printf("wrong: %s, line %d\n", #x, __LINE__); \
            bad = 1;                                           \
        }                                                      \
    } while (0)

__global__ void twice(int* p, int n) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) p[i] *= 2;
}

struct saxpy {
    float a;
    __host__ __device__ float operator()(float x, float y) const { return a * x + y; }
};

struct rnd {
    __host__ __device__ float operator()(unsigned i) const {
        thrust::default_random_engine e;
        thrust::uniform_real_distribution<float> d(0, 1);
        e.discard(i);
        return d(e);
    }
};

int main() {
    int bad = 0;
    const int n = 1000;
    thrust::device_vector<int> v(n);
    thrust::host_vector<int> h(n);
    for (int i = 0; i < n; ++i) h[i] = (i * 7919) % n;
    v = h;
    twice<<<4, 256>>>(thrust::raw_pointer_cast(v.data()), n);
    thrust::sort(v.begin(), v.end());
    CHECK(thrust::is_sorted(v.begin(), v.end()));
    CHECK(thrust::reduce(v.begin(), v.end()) == n * (n - 1));
    v[3] = 17;
    CHECK(v[3] == 17);
    v[3] = 6;
    CHECK(thrust::count(v.begin(), v.end(), 6) == 1);
    CHECK(*thrust::max_element(v.begin(), v.end()) == 2 * n - 2);
    CHECK(thrust::lower_bound(v.begin(), v.end(), 7) - v.begin() == 4);
    thrust::device_vector<float> x(n, 2.0f), y(n);
    thrust::sequence(y.begin(), y.end());
    thrust::transform(x.begin(), x.end(), y.begin(), y.begin(), saxpy{3.0f});
    CHECK(y[10] == 16.0f);
    CHECK(thrust::inner_product(x.begin(), x.end(), x.begin(), 0.0f) == 4.0f * n);
    CHECK(thrust::transform_reduce(
              v.begin(), v.end(), [] __host__ __device__(int i) { return i / 2; }, 0,
              thrust::maximum<int>()) == n - 1);
    cudaStream_t s;
    cudaStreamCreate(&s);
    thrust::inclusive_scan(thrust::cuda::par.on(s), v.begin(), v.end(), v.begin());
    cudaStreamSynchronize(s);
    CHECK(v[2] == 6);
    int* raw;
    cudaMalloc(&raw, n * sizeof(int));
    thrust::device_ptr<int> p = thrust::device_pointer_cast(raw);
    thrust::fill(p, p + n, 5);
    thrust::fill(thrust::device, raw, raw + 10, 4);
    CHECK(thrust::reduce(p, p + n) == 5 * n - 10);
    thrust::device_vector<int> keys(n), vals(n), ko(n), vo(n);
    thrust::transform(thrust::counting_iterator<int>(0), thrust::counting_iterator<int>(n),
                      keys.begin(), [] __device__(int i) { return i / 10; });
    auto ends = thrust::reduce_by_key(keys.begin(), keys.end(), thrust::constant_iterator<int>(1),
                                      ko.begin(), vo.begin());
    CHECK(ends.first - ko.begin() == n / 10);
    CHECK(vo[5] == 10);
    auto u = thrust::unique(keys.begin(), keys.end());
    CHECK(u - keys.begin() == n / 10);
    thrust::sequence(vals.begin(), vals.end());
    thrust::sort_by_key(vals.begin(), vals.end(), v.begin(), thrust::greater<int>());
    CHECK(vals[0] == n - 1);
    auto e = thrust::copy_if(vals.begin(), vals.end(), ko.begin(),
                             [] __device__(int i) { return i % 3 == 0; });
    CHECK(e - ko.begin() == 334);
    auto r =
        thrust::remove_if(vals.begin(), vals.end(), [] __device__(int i) { return i % 2 == 0; });
    CHECK(r - vals.begin() == n / 2);
    thrust::for_each(
        thrust::make_zip_iterator(thrust::make_tuple(x.begin(), y.begin())),
        thrust::make_zip_iterator(thrust::make_tuple(x.end(), y.end())),
        [] __device__(thrust::tuple<float&, float&> t) { thrust::get<0>(t) = thrust::get<1>(t); });
    CHECK(x[10] == 16.0f);
    thrust::transform(thrust::counting_iterator<unsigned>(0),
                      thrust::counting_iterator<unsigned>(n), x.begin(), rnd());
    float mean = thrust::reduce(x.begin(), x.end()) / n;
    CHECK(mean > 0.4f && mean < 0.6f);
    thrust::universal_vector<int> uv(10, 3);
    uv[4] = 4;
    CHECK(thrust::reduce(thrust::device, uv.begin(), uv.end()) == 31);
    auto m = thrust::minmax_element(x.begin(), x.end());
    CHECK(*m.first < *m.second);
    thrust::device_vector<int> a(100), b(100), c(200);
    thrust::sequence(a.begin(), a.end(), 0, 2);
    thrust::sequence(b.begin(), b.end(), 0, 3);
    thrust::merge(a.begin(), a.end(), b.begin(), b.end(), c.begin());
    CHECK(thrust::is_sorted(c.begin(), c.end()));
    auto si = thrust::set_intersection(a.begin(), a.end(), b.begin(), b.end(), c.begin());
    CHECK(si - c.begin() == 34);
    auto pp = thrust::partition(a.begin(), a.end(), [] __device__(int i) { return i < 50; });
    CHECK(pp - a.begin() == 25);
    thrust::copy(c.begin(), c.begin() + 10, h.begin());
    CHECK(h[3] == 18);
    cudaFree(raw);
    cudaStreamDestroy(s);
    std::printf("%s\n", bad ? "wrong" : "right");
    return bad;
}
