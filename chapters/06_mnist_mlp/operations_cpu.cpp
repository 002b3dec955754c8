// The operations of the network on the CPU: plain loops that the compiler turns into SIMD code.
// Only Adam, which touches most memory, is shared out over the cores; starting threads would cost
// the others more than their work.
#include "chapters/06_mnist_mlp/operations.hpp"
#include "common/base/machine.hpp"
#include "common/base/subnormals.hpp"

#include <algorithm>
#include <cmath>
#include <cstring>
#include <new>

namespace m2m {

namespace {

std::size_t at(int row, int col, int cols) {
    return static_cast<std::size_t>(row) * static_cast<std::size_t>(cols) +
           static_cast<std::size_t>(col);
}

constexpr std::size_t worth_threads = 16384;  // elements that repay waking the other cores
constexpr int cache_line = 16;                // floats

class CpuOperations final : public Operations {
  public:
    using Operations::Operations;

    std::string device() const override { return cpu_device_name(); }
    bool in_host_memory() const override { return true; }
    void* allocate(std::size_t bytes) override { return ::operator new(bytes, alignment); }
    void release(void* memory) noexcept override { ::operator delete(memory, alignment); }
    void upload(void* to, const void* from_host, std::size_t bytes) override {
        if (bytes > 0) std::memcpy(to, from_host, bytes);
    }
    void download(void* to_host, const void* from, std::size_t bytes) override {
        if (bytes > 0) std::memcpy(to_host, from, bytes);
    }
    void synchronize() override {}

    // [transpose] In squares of 16 × 16, so that the lines read and the lines written both stay in
    // the L1 cache.
    void transpose(int m, int n, const float* A, float* At) override {
        for (int row = 0; row < m; row += side) {
            for (int col = 0; col < n; col += side) {
                if (row + side <= m && col + side <= n) {
                    transpose_square(m, n, A + at(row, col, n), At + at(col, row, m));
                    continue;
                }
                const int row_end = std::min(row + side, m), col_end = std::min(col + side, n);
                for (int j = col; j < col_end; ++j) {
                    for (int i = row; i < row_end; ++i) At[at(j, i, m)] = A[at(i, j, n)];
                }
            }
        }
    }

    void gather(int m, int n, const int* order, const float* images, const std::uint8_t* all_labels,
                float* batch, std::uint8_t* labels) override {
        // Each image lies somewhere else in memory, where no processor guesses ahead: while one is
        // copied, the next but one is asked for.
        for (int i = 0; i < m; ++i) {
            const float* ahead = images + at(order[std::min(i + 2, m - 1)], 0, n);
            for (int j = 0; j < n; j += cache_line) __builtin_prefetch(ahead + j, 0, 2);
            std::memcpy(batch + at(i, 0, n), images + at(order[i], 0, n),
                        static_cast<std::size_t>(n) * sizeof(float));
            labels[i] = all_labels[order[i]];
        }
    }

    void add_bias(int m, int n, const float* bias, float* Z) override {
        for (int i = 0; i < m; ++i) {
            for (int j = 0; j < n; ++j) Z[at(i, j, n)] += bias[j];
        }
    }

    // [bias_relu] A neuron passes on what is above zero.
    void add_bias_relu(int m, int n, const float* bias, float* Z) override {
        for (int i = 0; i < m; ++i) {
            for (int j = 0; j < n; ++j) {
                const float z = Z[at(i, j, n)] + bias[j];
                Z[at(i, j, n)] = z > 0.0f ? z : 0.0f;
            }
        }
    }

    void relu_gradient(std::size_t count, const float* H, float* dH) override {
        for (std::size_t i = 0; i < count; ++i) dH[i] = H[i] > 0.0f ? dH[i] : 0.0f;
    }

    // [softmax] One row at a time; subtracting the largest logit changes nothing but keeps exp()
    // from overflowing.
    void softmax_cross_entropy(int m, int n, const std::uint8_t* labels, float* Z, float* losses,
                               std::uint8_t* predicted) override {
        for (int i = 0; i < m; ++i) {
            float* row = Z + at(i, 0, n);
            int largest = 0;
            for (int j = 1; j < n; ++j) {
                if (row[j] > row[largest]) largest = j;
            }
            const float max = row[largest], label_logit = row[labels[i]];
            float sum = 0.0f;
            for (int j = 0; j < n; ++j) sum += row[j] = std::exp(row[j] - max);
            for (int j = 0; j < n; ++j) row[j] /= sum;
            losses[i] = std::log(sum) - (label_logit - max);
            predicted[i] = static_cast<std::uint8_t>(largest);
        }
    }

    // [cross_entropy_gradient] What the network said minus what it should have said.
    void cross_entropy_gradient(int m, int n, const std::uint8_t* labels, const float* P,
                                float* dZ) override {
        const float scale = 1.0f / static_cast<float>(m);
        for (int i = 0; i < m; ++i) {
            for (int j = 0; j < n; ++j)
                dZ[at(i, j, n)] = (P[at(i, j, n)] - (j == labels[i] ? 1.0f : 0.0f)) * scale;
        }
    }

    void scale(std::size_t count, float factor, float* x) override {
        for (std::size_t i = 0; i < count; ++i) x[i] *= factor;
    }

    void column_sums(int m, int n, const float* A, float* sums) override {
        for (int j = 0; j < n; ++j) sums[j] = 0.0f;
        for (int i = 0; i < m; ++i) {
            for (int j = 0; j < n; ++j) sums[j] += A[at(i, j, n)];
        }
    }

  protected:
    // [adam_update] Every weight has its own pair of running means; no weight looks at another. Each
    // thread has one piece of whole cache lines: vectors that lie across two cost it more. The means
    // of a weight that gets no gradient, as its pixel is seldom white, shrink to subnormal numbers.
    void adam_update(std::size_t count, const AdamSettings& adam, float rate, const float* g,
                     float* w, float* m, float* v) override {
        const float beta1 = adam.beta1, beta2 = adam.beta2, epsilon = adam.epsilon;
        const std::size_t piece = (count / cache_line / cpu_threads() + 1) * cache_line;
#pragma omp parallel if (count > worth_threads)
        {
            const FlushSubnormals flush;
#pragma omp for simd schedule(static, piece)
            for (std::size_t i = 0; i < count; ++i) {
                m[i] = beta1 * m[i] + (1.0f - beta1) * g[i];
                v[i] = beta2 * v[i] + (1.0f - beta2) * g[i] * g[i];
                w[i] -= rate * m[i] / (std::sqrt(v[i]) + epsilon);
            }
        }
    }

  private:
    static constexpr std::align_val_t alignment{64};
    static constexpr int side = 16;

    /// A whole square, by way of two arrays whose size the compiler knows: it keeps them in SIMD
    /// registers and moves their elements from lane to lane.
    static void transpose_square(int m, int n, const float* A, float* At) {
        float rows[side][side], columns[side][side];
        for (int i = 0; i < side; ++i) std::memcpy(rows[i], A + at(i, 0, n), sizeof rows[i]);
        for (int j = 0; j < side; ++j) {
            for (int i = 0; i < side; ++i) columns[j][i] = rows[i][j];
        }
        for (int j = 0; j < side; ++j) std::memcpy(At + at(j, 0, m), columns[j], sizeof columns[j]);
    }
};

}  // namespace

std::unique_ptr<Operations> make_cpu_operations(Matmul* matmul) {
    return std::make_unique<CpuOperations>(matmul);
}

}  // namespace m2m
