// Softmax of each row by one warp, with cooperative groups.
#include <cooperative_groups.h>
#include <cooperative_groups/reduce.h>

#include <cfloat>
#include <cmath>
#include <cstdio>
#include <vector>

namespace cg = cooperative_groups;

__global__ void softmax(float* x, int rows, int cols) {
    cg::thread_block block = cg::this_thread_block();
    cg::thread_block_tile<32> warp = cg::tiled_partition<32>(block);
    const int row = blockIdx.x * warp.meta_group_size() + warp.meta_group_rank();
    if (row >= rows) return;
    float* const mine = x + row * cols;
    float largest = -FLT_MAX, sum = 0.f;
    for (int i = warp.thread_rank(); i < cols; i += warp.size()) largest = fmaxf(largest, mine[i]);
    largest = cg::reduce(warp, largest, cg::greater<float>());
    for (int i = warp.thread_rank(); i < cols; i += warp.size()) sum += expf(mine[i] - largest);
    sum = cg::reduce(warp, sum, cg::plus<float>());
    for (int i = warp.thread_rank(); i < cols; i += warp.size())
        mine[i] = __expf(mine[i] - largest) / sum;
}

int main() {
    const int rows = 9, cols = 77;
    std::vector<float> x(rows * cols);
    for (int i = 0; i < rows * cols; ++i) x[i] = 0.1f * float(i % 31);
    const std::vector<float> before = x;
    float* device;
    cudaMalloc(&device, x.size() * sizeof(float));
    cudaMemcpy(device, x.data(), x.size() * sizeof(float), cudaMemcpyHostToDevice);
    softmax<<<(rows + 3) / 4, 128>>>(device, rows, cols);
    cudaMemcpy(x.data(), device, x.size() * sizeof(float), cudaMemcpyDeviceToHost);
    for (int row = 0; row < rows; ++row) {
        double sum = 0;
        for (int i = 0; i < cols; ++i) sum += std::exp(double(before[row * cols + i]));
        for (int i = 0; i < cols; ++i) {
            const double expected = std::exp(double(before[row * cols + i])) / sum;
            if (!(std::fabs(x[row * cols + i] - expected) < 1e-6))
                return printf("row %d\n", row), 1;
        }
    }
    return 0;
}
