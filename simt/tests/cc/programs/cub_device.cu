// CUB over whole arrays: sums, scans, selections, runs, histograms, sorts, segments; against the host.
#include <algorithm>
#include <cstdio>
#include <cub/cub.cuh>
#include <numeric>
#include <vector>

int bad = 0;
void expect(bool right, const char* what) {
    if (!right) std::printf("wrong: %s\n", what);
    bad |= !right;
}

// CUB's two steps: how much temporary memory, and the work.
template <class Call>
void run(const char* what, Call call) {
    void* memory = nullptr;
    size_t bytes = 0;
    expect(call(memory, bytes) == cudaSuccess, what);
    cudaMalloc(&memory, bytes);
    expect(call(memory, bytes) == cudaSuccess, what);
    expect(cudaDeviceSynchronize() == cudaSuccess, what);
    cudaFree(memory);
}

template <class T>
struct Array {
    T* data;
    explicit Array(int count) { cudaMallocManaged(&data, count * sizeof(T)); }
    ~Array() { cudaFree(data); }
    operator T*() const { return data; }
};

int main() {
    const int n = 10000;
    Array<unsigned> a(n), b(n);
    Array<float> f(n), g(n);
    Array<int> count(n), lengths(n), bounds(11);
    for (int i = 0; i < n; ++i) {
        a[i] = (i * 2654435761u) >> 7;
        f[i] = i % 7 == 0 ? -0.0f : i % 7 == 1 ? 0.0f : float(i * 7919 % 1000) - 500.0f;
    }

    run("sum", [&](void* t, size_t& s) { return cub::DeviceReduce::Sum(t, s, a.data, b.data, n); });
    expect(b[0] == std::accumulate(a.data, a + n, 0u), "sum");
    Array<cub::KeyValuePair<int, unsigned>> found(1);
    run("argmax",
        [&](void* t, size_t& s) { return cub::DeviceReduce::ArgMax(t, s, a.data, found.data, n); });
    expect(found.data->key == std::max_element(a.data, a + n) - a.data, "argmax");
    cub::CountingInputIterator<unsigned> numbers(1);
    run("iterators",
        [&](void* t, size_t& s) { return cub::DeviceReduce::Sum(t, s, numbers, b.data, 100); });
    expect(b[0] == 5050, "iterators");

    run("scan",
        [&](void* t, size_t& s) { return cub::DeviceScan::ExclusiveSum(t, s, a.data, b.data, n); });
    std::vector<unsigned> expected(n);
    std::exclusive_scan(a.data, a + n, expected.begin(), 0u);
    expect(std::equal(expected.begin(), expected.end(), b.data), "scan");

    run("select", [&](void* t, size_t& s) {
        return cub::DeviceSelect::If(t, s, a.data, b.data, count.data, n,
                                     [] __device__(unsigned x) { return x % 3 == 0; });
    });
    expected.clear();
    std::copy_if(a.data, a + n, std::back_inserter(expected),
                 [](unsigned x) { return x % 3 == 0; });
    expect(count[0] == int(expected.size()) && std::equal(expected.begin(), expected.end(), b.data),
           "select");

    run("histogram", [&](void* t, size_t& s) {
        return cub::DeviceHistogram::HistogramEven(t, s, f.data, count.data, 11, -500.f, 500.f, n);
    });
    std::vector<int> bins(10);
    for (int i = 0; i < n; ++i) ++bins[int((f[i] + 500.f) / 100.f)];
    expect(std::equal(bins.begin(), bins.end(), count.data), "histogram");

    // -0.0 and +0.0 are equal keys: their order stays.
    run("pairs", [&](void* t, size_t& s) {
        return cub::DeviceRadixSort::SortPairsDescending(t, s, f.data, g.data, a.data, b.data, n);
    });
    std::vector<int> order(n);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int x, int y) { return f[x] > f[y]; });
    for (int i = 0; i < n; ++i) expect(b[i] == a[order[i]], "pairs");
    run("some bits", [&](void* t, size_t& s) {
        return cub::DeviceRadixSort::SortKeys(t, s, a.data, b.data, n, 4, 15);
    });
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(),
                     [&](int x, int y) { return (a[x] >> 4 & 0x7FF) < (a[y] >> 4 & 0x7FF); });
    for (int i = 0; i < n; ++i) expect(b[i] == a[order[i]], "some bits");
    cub::DoubleBuffer<float> keys(g, f);
    run("double buffer",
        [&](void* t, size_t& s) { return cub::DeviceRadixSort::SortKeys(t, s, keys, n, 0, 32); });
    expect(std::is_sorted(keys.Current(), keys.Current() + n), "double buffer");

    for (int i = 0; i < n; ++i) a[i] = i / 37 % 5;
    run("runs", [&](void* t, size_t& s) {
        return cub::DeviceRunLengthEncode::Encode(t, s, a.data, b.data, lengths.data, count.data,
                                                  n);
    });
    expect(count[0] == (n + 36) / 37 && lengths[0] == 37 && b[6] == 1, "runs");

    for (int i = 0; i <= 10; ++i) bounds[i] = i * 1000;
    for (int i = 0; i < n; ++i) a[i] = i * 7919 % 1009;
    run("sums of segments", [&](void* t, size_t& s) {
        return cub::DeviceSegmentedReduce::Sum(t, s, a.data, b.data, 10, bounds.data,
                                               bounds.data + 1);
    });
    for (int k = 0; k < 10; ++k)
        expect(b[k] == std::accumulate(a + k * 1000, a + k * 1000 + 1000, 0u), "sums of segments");
    run("sorts of segments", [&](void* t, size_t& s) {
        return cub::DeviceSegmentedRadixSort::SortKeys(t, s, a.data, b.data, n, 10, bounds.data,
                                                       bounds.data + 1);
    });
    for (int k = 0; k < 10; ++k)
        expect(std::is_sorted(b + k * 1000, b + k * 1000 + 1000), "sorts of segments");
    std::printf("%s\n", bad ? "wrong" : "right");
    return bad;
}
