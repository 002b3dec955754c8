// CUB inside kernels: blocks and warps that load, exchange, reduce, scan, sort, count; against the host.
#include <algorithm>
#include <cstdio>
#include <cub/cub.cuh>
#include <numeric>
#include <vector>

constexpr int threads = 64, items = 4, tile = threads * items;

struct Results {
    int sum, largest, warp_sum[2], total, heads;
    alignas(16) int scanned[tile], sorted[tile], order[tile], striped[tile], moved[tile];
    int warp_scan[threads], shuffled[threads], histogram[16];
};

template <cub::BlockReduceAlgorithm Reduce, cub::BlockScanAlgorithm Scan,
          cub::BlockLoadAlgorithm Load, cub::BlockStoreAlgorithm Store>
__global__ void primitives(const int* in, Results* out) {
    using BlockReduce = cub::BlockReduce<int, threads, Reduce>;
    using BlockScan = cub::BlockScan<int, threads, Scan>;
    using BlockLoad = cub::BlockLoad<int, threads, items, Load>;
    using BlockStore = cub::BlockStore<int, threads, items, Store>;
    using BlockSort = cub::BlockRadixSort<int, threads, items, int>;
    using BlockExchange = cub::BlockExchange<int, threads, items>;
    using BlockHistogram = cub::BlockHistogram<unsigned char, threads, items, 16>;
    using BlockHeads = cub::BlockDiscontinuity<int, threads>;
    using WarpReduce = cub::WarpReduce<int>;
    using WarpScan = cub::WarpScan<int, 16>;
    __shared__ union {
        typename BlockReduce::TempStorage reduce;
        typename BlockScan::TempStorage scan;
        typename BlockLoad::TempStorage load;
        typename BlockStore::TempStorage store;
        typename BlockSort::TempStorage sort;
        typename BlockExchange::TempStorage exchange;
        typename BlockHistogram::TempStorage histogram;
        typename BlockHeads::TempStorage heads;
        typename WarpReduce::TempStorage warps[2];
        typename WarpScan::TempStorage half_warps[4];
    } temporary;
    __shared__ int bins[16];
    const int t = threadIdx.x;

    int mine[items];
    BlockLoad(temporary.load).Load(in, mine);
    __syncthreads();
    const int sum = BlockReduce(temporary.reduce).Sum(mine);
    if (t == 0) out->sum = sum;
    __syncthreads();
    const int largest = BlockReduce(temporary.reduce).Reduce(mine[0], cub::Max(), 50);
    if (t == 0) out->largest = largest;
    __syncthreads();

    int scanned[items], total;
    BlockScan(temporary.scan).ExclusiveSum(mine, scanned, total);
    if (t == 0) out->total = total;
    __syncthreads();
    BlockStore(temporary.store).Store(out->scanned, scanned);
    __syncthreads();

    int keys[items], order[items];
    for (int i = 0; i < items; ++i) {
        keys[i] = mine[i];
        order[i] = t * items + i;
    }
    BlockSort(temporary.sort).Sort(keys, order);
    __syncthreads();
    int flags[items];
    BlockHeads(temporary.heads).FlagHeads(flags, keys, cub::Inequality());
    __syncthreads();
    // Some of CUB's stores leave the items in another order.
    BlockStore(temporary.store).Store(out->sorted, keys);
    __syncthreads();
    BlockStore(temporary.store).Store(out->order, order);
    __syncthreads();

    int striped[items];
    BlockExchange(temporary.exchange).BlockedToStriped(mine, striped);
    for (int i = 0; i < items; ++i) out->striped[i * threads + t] = striped[i];
    __syncthreads();
    int ranks[items], moved[items];
    for (int i = 0; i < items; ++i) ranks[i] = tile - 1 - (t * items + i);
    BlockExchange(temporary.exchange).ScatterToBlocked(mine, ranks);
    for (int i = 0; i < items; ++i) moved[i] = mine[i];
    __syncthreads();
    BlockStore(temporary.store).Store(out->moved, moved);
    __syncthreads();

    unsigned char samples[items];
    for (int i = 0; i < items; ++i) samples[i] = static_cast<unsigned char>(mine[i] & 15);
    BlockHistogram(temporary.histogram).Histogram(samples, bins);
    __syncthreads();
    if (t < 16) out->histogram[t] = bins[t];
    __syncthreads();

    int heads = 0;
    for (int i = 0; i < items; ++i) heads += flags[i];
    const int all_heads = BlockReduce(temporary.reduce).Sum(heads);
    if (t == 0) out->heads = all_heads;
    __syncthreads();

    const int warp_sum = WarpReduce(temporary.warps[t / 32]).Sum(t);
    if (t % 32 == 0) out->warp_sum[t / 32] = warp_sum;
    __syncthreads();
    int warp_scan;
    WarpScan(temporary.half_warps[t / 16]).InclusiveSum(1, warp_scan);
    out->warp_scan[t] = warp_scan;
    out->shuffled[t] = cub::ShuffleUp<32>(t, 3, 0, 0xFFFFFFFFu) +
                       1000 * cub::ShuffleDown<32>(t, 5, 31, 0xFFFFFFFFu);
}

int bad = 0;
void expect(bool right, const char* what, int which) {
    if (!right) std::printf("wrong: %s, kernel %d\n", what, which);
    bad |= !right;
}

void compare(const Results& r, const std::vector<int>& in, int which) {
    std::vector<int> scan(tile), order(tile), reversed(in.rbegin(), in.rend());
    std::exclusive_scan(in.begin(), in.end(), scan.begin(), 0);
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&](int a, int b) { return in[a] < in[b]; });
    const int sum = std::accumulate(in.begin(), in.end(), 0);
    int largest = in[0], heads = 1, histogram[16] = {};
    for (int i = 0; i < 50; ++i) largest = std::max(largest, in[i * items]);
    for (int i = 1; i < tile; ++i) heads += in[order[i]] != in[order[i - 1]];
    for (const int value : in) ++histogram[value & 15];
    expect(r.sum == sum && r.total == sum, "sum", which);
    expect(r.largest == largest, "reduction of some", which);
    expect(std::equal(scan.begin(), scan.end(), r.scanned), "scan", which);
    expect(std::equal(order.begin(), order.end(), r.order), "sort", which);
    for (int i = 0; i < tile; ++i) expect(r.sorted[i] == in[order[i]], "sorted keys", which);
    expect(std::equal(in.begin(), in.end(), r.striped), "exchange", which);
    expect(std::equal(reversed.begin(), reversed.end(), r.moved), "scatter", which);
    expect(std::equal(histogram, histogram + 16, r.histogram), "histogram", which);
    expect(r.heads == heads, "heads", which);
    expect(r.warp_sum[0] == 496 && r.warp_sum[1] == 1520, "warp reduction", which);
    for (int t = 0; t < threads; ++t) {
        const int lane = t % 32;
        expect(r.warp_scan[t] == t % 16 + 1, "warp scan", which);
        const int up = lane < 3 ? t : t - 3, down = lane + 5 > 31 ? t : t + 5;
        expect(r.shuffled[t] == up + 1000 * down, "shuffles", which);
    }
}

int main() {
    std::vector<int> in(tile);
    for (int i = 0; i < tile; ++i) in[i] = i * 7919 % 101 - 50;
    int* device;
    Results *results, host;
    cudaMalloc(&device, tile * sizeof(int));
    cudaMalloc(&results, sizeof(Results));
    cudaMemset(results, 0, sizeof(Results));
    cudaMemcpy(device, in.data(), tile * sizeof(int), cudaMemcpyHostToDevice);
    for (int which = 0; which < 2; ++which) {
        if (which == 0)
            primitives<cub::BLOCK_REDUCE_WARP_REDUCTIONS, cub::BLOCK_SCAN_WARP_SCANS,
                       cub::BLOCK_LOAD_DIRECT, cub::BLOCK_STORE_VECTORIZE>
                <<<1, threads>>>(device, results);
        else
            primitives<cub::BLOCK_REDUCE_RAKING, cub::BLOCK_SCAN_RAKING_MEMOIZE,
                       cub::BLOCK_LOAD_WARP_TRANSPOSE, cub::BLOCK_STORE_TRANSPOSE>
                <<<1, threads>>>(device, results);
        expect(cudaDeviceSynchronize() == cudaSuccess, "launch", which);
        cudaMemcpy(&host, results, sizeof host, cudaMemcpyDeviceToHost);
        compare(host, in, which);
    }
    cudaFree(device);
    cudaFree(results);
    std::printf("%s\n", bad ? "wrong" : "right");
    return bad;
}
