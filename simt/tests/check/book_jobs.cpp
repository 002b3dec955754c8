// The kernels of chapters 00, 07 and 08 under check mode, at sizes that no block divides: no
// findings.
#include "chapters/00_your_machine/machine.hpp"
#include "chapters/07_latency_throughput/jobs.hpp"
#include "chapters/08_fusion/jobs.hpp"

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <vector>

namespace {

using namespace m2m;

/// A loss that is not a positive number has been read where nothing was written.
bool positive(const std::vector<float>& losses) {
    for (const float loss : losses)
        if (!(loss > 0)) return false;
    return true;
}

/// The four jobs of chapter 08 one way or the other, then Adam one operation at a time. The
/// results' memory is not initialised: it must be they who write all of it.
bool run_jobs(const fusion::Jobs& jobs, Operations& operations) {
    constexpr int m = 37, n = 19, k = 23;
    const auto numbers = [&](std::size_t count) {
        std::vector<float> values(count);
        for (std::size_t i = 0; i < count; ++i)
            values[i] = static_cast<float>(i * 7 % 13) / 13.0f - 0.5f;
        return Buffer<float>(operations, values.data(), count);
    };
    std::vector<std::uint8_t> classes(m);
    for (int i = 0; i < m; ++i) classes[i] = static_cast<std::uint8_t>(i % n);
    const Buffer<std::uint8_t> labels(operations, classes.data(), m);
    const Buffer<float> A = numbers(m * k), B = numbers(k * n), bias = numbers(n);
    Buffer<float> Z(operations, m * n), H(operations, m * n), dZ(operations, m * n);
    Buffer<float> losses(operations, m), scratch(operations, 2 * m);
    Buffer<std::uint8_t> predicted(operations, m);

    jobs.matmul_bias_relu(m, n, k, A.data(), B.data(), bias.data(), H.data());
    jobs.matmul_bias(m, n, k, A.data(), B.data(), bias.data(), Z.data());
    jobs.softmax_cross_entropy(m, n, labels.data(), Z.data(), dZ.data(), losses.data(),
                               predicted.data(), scratch.data());
    jobs.matmul_relu_gradient(m, n, k, A.data(), B.data(), H.data(), Z.data());
    fusion::files::matmul_device(m, n, k, A.data(), B.data(), Z.data());

    Buffer<float> weights = numbers(m * n), temporary(operations, m * n);
    const std::vector<float> zeros(m * n);
    Buffer<float> mean(operations, zeros.data(), m * n), square(operations, zeros.data(), m * n);
    fusion::files::separate_adam_device(m * n, {}, 0.001f, dZ.data(), weights.data(), mean.data(),
                                        square.data(), temporary.data());

    std::vector<float> all(m);
    losses.download(all.data());
    operations.synchronize();
    return positive(all);
}

}  // namespace

int main() {
    const auto operations = make_cuda_operations(fusion::files::matmul_device);
    const bool fused = run_jobs(fusion::files::fused_device, *operations);
    const bool separate = run_jobs(fusion::files::separate_device, *operations);
    if (!fused || !separate) {
        std::fputs("chapter 08: a loss is not positive\n", stderr);
        return 2;
    }

    constexpr std::size_t jobs = 300;
    constexpr int steps = 5;
    std::vector<float> results(jobs);
    jobs::GpuJobs gpu(jobs);
    gpu.run(jobs, steps, results.data());
    jobs::verify(jobs, steps, results.data(), "the simulated GPU");
    gpu.run(1, steps, results.data());
    jobs::launch_empty_kernels(2);

    machine::measure_copies(1000 * sizeof(float), 0);
    return 0;
}
