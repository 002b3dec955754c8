// The operations of the network as CUDA kernels. Each kernel does what the CPU's loop of the same
// name does, one thread per element wherever elements do not depend on each other. Nothing is added
// up by atomics, so results repeat exactly.
#include "chapters/06_mnist_mlp/operations.hpp"
#include "common/base/error.hpp"
#include "common/device/cuda_check.hpp"
#include "common/device/device.hpp"

namespace m2m {

namespace {

constexpr int block_size = 256;

/// Blocks of block_size threads, enough for one thread per element.
unsigned blocks_for(std::size_t count) {
    return static_cast<unsigned>((count + block_size - 1) / block_size);
}

constexpr int tile = 32;      // a tile of the transpose is 32 × 32 …
constexpr int tile_rows = 8;  // … and moved by 32 × 8 threads, four elements each

// [transpose_kernel] Through shared memory, so that reading and writing both touch neighbouring
// words.
__global__ void transpose_kernel(int m, int n, const float* A, float* At) {
    __shared__ float
        staged[tile][tile + 1];  // the extra column keeps a column's words in different banks
    const int col = static_cast<int>(blockIdx.x) * tile + static_cast<int>(threadIdx.x);
    const int first_row = static_cast<int>(blockIdx.y) * tile;
    for (int i = static_cast<int>(threadIdx.y); i < tile; i += tile_rows) {
        const int row = first_row + i;
        if (row < m && col < n) staged[i][threadIdx.x] = A[static_cast<std::size_t>(row) * n + col];
    }
    __syncthreads();
    const int out_col = first_row + static_cast<int>(threadIdx.x);
    for (int i = static_cast<int>(threadIdx.y); i < tile; i += tile_rows) {
        const int out_row = static_cast<int>(blockIdx.x) * tile + i;
        if (out_row < n && out_col < m) {
            At[static_cast<std::size_t>(out_row) * m + out_col] = staged[threadIdx.x][i];
        }
    }
}

// [gather_kernel] One block copies one image; its neighbouring threads copy neighbouring pixels.
__global__ void gather_kernel(int n, const int* order, const float* images,
                              const std::uint8_t* all_labels, float* batch, std::uint8_t* labels) {
    const int row = static_cast<int>(blockIdx.x);
    const float* image = images + static_cast<std::size_t>(order[row]) * n;
    for (int col = static_cast<int>(threadIdx.x); col < n; col += static_cast<int>(blockDim.x)) {
        batch[static_cast<std::size_t>(row) * n + col] = image[col];
    }
    if (threadIdx.x == 0) labels[row] = all_labels[order[row]];
}

__global__ void add_bias_kernel(std::size_t count, int n, const float* bias, float* Z) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count) Z[i] += bias[i % n];
}

// [bias_relu_kernel] One thread per neuron and image: bias and ReLU in one pass over memory.
__global__ void add_bias_relu_kernel(std::size_t count, int n, const float* bias, float* Z) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count) {
        const float z = Z[i] + bias[i % n];
        Z[i] = z > 0.0f ? z : 0.0f;
    }
}

__global__ void relu_gradient_kernel(std::size_t count, const float* H, float* dH) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count && !(H[i] > 0.0f)) dH[i] = 0.0f;
}

// [softmax_kernel] One thread per image: ten logits are too few to share out.
__global__ void softmax_cross_entropy_kernel(int m, int n, const std::uint8_t* labels, float* Z,
                                             float* losses, std::uint8_t* predicted) {
    const int i = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    if (i >= m) return;
    float* row = Z + static_cast<std::size_t>(i) * n;
    int largest = 0;
    for (int j = 1; j < n; ++j) {
        if (row[j] > row[largest]) largest = j;
    }
    const float max = row[largest], label_logit = row[labels[i]];
    float sum = 0.0f;
    for (int j = 0; j < n; ++j) {
        row[j] = expf(row[j] - max);
        sum += row[j];
    }
    for (int j = 0; j < n; ++j) row[j] /= sum;
    losses[i] = logf(sum) - (label_logit - max);
    predicted[i] = static_cast<std::uint8_t>(largest);
}

__global__ void cross_entropy_gradient_kernel(std::size_t count, int n, float scale,
                                              const std::uint8_t* labels, const float* P,
                                              float* dZ) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= count) return;
    const int target = labels[i / n];
    dZ[i] = (P[i] - (static_cast<int>(i % n) == target ? 1.0f : 0.0f)) * scale;
}

// [column_sums_kernel] One thread per column: at every row, neighbouring threads read neighbouring
// words.
__global__ void column_sums_kernel(int m, int n, const float* A, float* sums) {
    const int col = static_cast<int>(blockIdx.x * blockDim.x + threadIdx.x);
    if (col >= n) return;
    float sum = 0.0f;
    for (int row = 0; row < m; ++row) sum += A[static_cast<std::size_t>(row) * n + col];
    sums[col] = sum;
}

__global__ void scale_kernel(std::size_t count, float factor, float* x) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count) x[i] *= factor;
}

// [adam_weight] One weight and its two running means; no weight looks at another.
__device__ void adam_weight(const AdamSettings& adam, float rate, float gradient, float* w,
                            float* m, float* v) {
    // The compiler cannot know that the three do not overlap: what is kept here is loaded once.
    const float mean = adam.beta1 * *m + (1.0f - adam.beta1) * gradient;
    const float square = adam.beta2 * *v + (1.0f - adam.beta2) * gradient * gradient;
    *m = mean;
    *v = square;
    *w -= rate * mean / (sqrtf(square) + adam.epsilon);
}

// [adam_kernel] One thread per weight.
__global__ void adam_kernel(std::size_t count, AdamSettings adam, float rate, const float* g,
                            float* w, float* m, float* v) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i < count) adam_weight(adam, rate, g[i], &w[i], &m[i], &v[i]);
}

// [adam_counted] The same where the step's number is not known at the launch.
__global__ void adam_counted_kernel(std::size_t count, AdamSettings adam, const std::int64_t* step,
                                    const float* g, float* w, float* m, float* v) {
    const std::size_t i = static_cast<std::size_t>(blockIdx.x) * blockDim.x + threadIdx.x;
    if (i >= count) return;
    const float t = static_cast<float>(*step);
    const float rate =
        adam.learning_rate * sqrtf(1.0f - powf(adam.beta2, t)) / (1.0f - powf(adam.beta1, t));
    adam_weight(adam, rate, g[i], &w[i], &m[i], &v[i]);
}

class CudaOperations final : public Operations {
  public:
    CudaOperations(Matmul* stage, cudaStream_t stream) : Operations(stage), stream_(stream) {}

    std::string device() const override { return cuda_device_name(); }
    bool in_host_memory() const override { return false; }
    void* allocate(std::size_t bytes) override {
        void* memory = nullptr;
        if (bytes > 0) CUDA_CHECK(cudaMalloc(&memory, bytes));
        return memory;
    }
    void release(void* memory) noexcept override {
        cudaFree(memory);  // a destructor must not throw; a failed free shows up at the next
                           // checked call
    }
    void upload(void* to, const void* from_host, std::size_t bytes) override {
        if (bytes > 0) CUDA_CHECK(cudaMemcpy(to, from_host, bytes, cudaMemcpyHostToDevice));
    }
    void download(void* to_host, const void* from, std::size_t bytes) override {
        if (bytes > 0) CUDA_CHECK(cudaMemcpy(to_host, from, bytes, cudaMemcpyDeviceToHost));
    }
    void synchronize() override { device_synchronize(); }

    void transpose(int m, int n, const float* A, float* At) override {
        if (m == 0 || n == 0) return;
        const dim3 grid((n + tile - 1) / tile, (m + tile - 1) / tile);
        transpose_kernel<<<grid, dim3(tile, tile_rows), 0, stream_>>>(m, n, A, At);
        CUDA_CHECK(cudaGetLastError());
    }

    void gather(int m, int n, const int* order, const float* images, const std::uint8_t* all_labels,
                float* batch, std::uint8_t* labels) override {
        if (m == 0) return;
        gather_kernel<<<m, block_size, 0, stream_>>>(n, order, images, all_labels, batch, labels);
        CUDA_CHECK(cudaGetLastError());
    }

    void add_bias(int m, int n, const float* bias, float* Z) override {
        const std::size_t count = static_cast<std::size_t>(m) * n;
        if (count == 0) return;
        add_bias_kernel<<<blocks_for(count), block_size, 0, stream_>>>(count, n, bias, Z);
        CUDA_CHECK(cudaGetLastError());
    }

    void add_bias_relu(int m, int n, const float* bias, float* Z) override {
        const std::size_t count = static_cast<std::size_t>(m) * n;
        if (count == 0) return;
        add_bias_relu_kernel<<<blocks_for(count), block_size, 0, stream_>>>(count, n, bias, Z);
        CUDA_CHECK(cudaGetLastError());
    }

    void relu_gradient(std::size_t count, const float* H, float* dH) override {
        if (count == 0) return;
        relu_gradient_kernel<<<blocks_for(count), block_size, 0, stream_>>>(count, H, dH);
        CUDA_CHECK(cudaGetLastError());
    }

    void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, float* Z, float* losses,
                               std::uint8_t* predicted) override {
        if (m == 0) return;
        constexpr int rows_per_block = 32;  // small blocks: a batch of 32 images is one warp
        const int blocks = (m + rows_per_block - 1) / rows_per_block;
        softmax_cross_entropy_kernel<<<blocks, rows_per_block, 0, stream_>>>(m, n, labels, Z,
                                                                             losses, predicted);
        CUDA_CHECK(cudaGetLastError());
    }

    void cross_entropy_gradient(int m, int n, const std::uint8_t* labels, const float* P,
                                float* dZ) override {
        const std::size_t count = static_cast<std::size_t>(m) * n;
        if (count == 0) return;
        const float scale = 1.0f / static_cast<float>(m);
        cross_entropy_gradient_kernel<<<blocks_for(count), block_size, 0, stream_>>>(
            count, n, scale, labels, P, dZ);
        CUDA_CHECK(cudaGetLastError());
    }

    void scale(std::size_t count, float factor, float* x) override {
        if (count == 0) return;
        scale_kernel<<<blocks_for(count), block_size, 0, stream_>>>(count, factor, x);
        CUDA_CHECK(cudaGetLastError());
    }

    void column_sums(int m, int n, const float* A, float* sums) override {
        if (n == 0) return;
        constexpr int columns_per_block = 64;
        const int blocks = (n + columns_per_block - 1) / columns_per_block;
        column_sums_kernel<<<blocks, columns_per_block, 0, stream_>>>(m, n, A, sums);
        CUDA_CHECK(cudaGetLastError());
    }

    void adam_counted(std::size_t count, const AdamSettings& settings, const std::int64_t* step,
                      const float* g, float* w, float* m, float* v) override {
        if (count == 0) return;
        adam_counted_kernel<<<blocks_for(count), block_size, 0, stream_>>>(count, settings, step, g,
                                                                           w, m, v);
        CUDA_CHECK(cudaGetLastError());
    }

  protected:
    void adam_update(std::size_t count, const AdamSettings& settings, float rate, const float* g,
                     float* w, float* m, float* v) override {
        if (count == 0) return;
        adam_kernel<<<blocks_for(count), block_size, 0, stream_>>>(count, settings, rate, g, w, m,
                                                                   v);
        CUDA_CHECK(cudaGetLastError());
    }

  private:
    cudaStream_t stream_;
};

}  // namespace

std::unique_ptr<Operations> make_cuda_operations(Matmul* matmul, cudaStream_t stream) {
    if (!device_present()) throw Error(why_no_device());
    return std::make_unique<CudaOperations>(matmul, stream);
}

}  // namespace m2m
