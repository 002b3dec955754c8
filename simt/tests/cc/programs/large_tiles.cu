// Sums by tiles of two and of four warps, which meet in block_tile_memory.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>

#include <cstdio>

namespace cg = cooperative_groups;

constexpr int threads = 160;  // the last tile of 64 has 32 threads, the last of 128 as well

template <int Size>
__global__ void sums(const int* in, int* out, int* odd) {
    __shared__ cg::block_tile_memory<threads> memory;
    auto block = cg::this_thread_block(memory);
    auto tile = cg::tiled_partition<Size>(block);
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    int sum = 0;
    // Tiles do different numbers of rounds: none waits for another one.
    for (unsigned round = 0; round <= tile.meta_group_rank(); ++round)
        sum = cg::reduce(tile, in[i], cg::plus<int>());
    out[i] = sum;
    if (tile.any(in[i] == 2 * threads - 1) && tile.thread_rank() == 0)
        odd[0] = tile.meta_group_rank();
    tile.sync();
}

template <int Size>
bool right() {
    int *in, *out, *odd;
    cudaMallocManaged(&in, 2 * threads * sizeof(int));
    cudaMallocManaged(&out, 2 * threads * sizeof(int));
    cudaMallocManaged(&odd, sizeof(int));
    for (int i = 0; i < 2 * threads; ++i) in[i] = i;
    sums<Size><<<2, threads>>>(in, out, odd);
    if (cudaDeviceSynchronize() != cudaSuccess) return false;
    bool good = *odd == (threads - 1) / Size;
    for (int i = 0; i < 2 * threads; ++i) {
        const int block = i / threads * threads, first = block + (i - block) / Size * Size;
        const int last = first + Size < block + threads ? first + Size : block + threads;
        int sum = 0;
        for (int k = first; k < last; ++k) sum += k;
        if (out[i] != sum) printf("tile of %d: out[%d] = %d\n", Size, i, out[i]), good = false;
    }
    cudaFree(in), cudaFree(out), cudaFree(odd);
    return good;
}

int main() {
    return right<64>() && right<128>() && right<32>() ? 0 : 1;
}
