// The main() that `book check` gives to a stage: runs it at sizes with every edge and compares with
// plain loops. Compiled with the stage, for check mode; STAGE_SYMBOL is the stage's name for the
// linker.
#include <cuda_runtime.h>

#include <cstddef>
#include <cstdio>
#include <exception>
#include <iterator>
#include <vector>

extern "C" void stage(int m, int n, int k, const float* A, const float* B,
                      float* C) __asm__(STAGE_SYMBOL);

namespace {

// Small integers: their sums are exact in every order.
std::vector<float> integers(std::size_t count, unsigned first) {
    std::vector<float> values(count);
    unsigned x = first;
    for (float& value : values) {
        x = x * 1664525u + 1013904223u;
        value = static_cast<float>(static_cast<int>(x >> 29) * 2 - 7);  // odd, -7 … 7
    }
    return values;
}

float* on_device(std::size_t count) {
    float* memory = nullptr;
    const std::size_t bytes = (count > 0 ? count : 1) * sizeof(float);
    if (cudaMalloc(&memory, bytes) != cudaSuccess) std::perror("cudaMalloc");
    return memory;
}

// Whether C is A·B; says where it is not.
bool is_product(int m, int n, int k, const std::vector<float>& A, const std::vector<float>& B,
                const std::vector<float>& C) {
    for (int row = 0; row < m; ++row) {
        for (int col = 0; col < n; ++col) {
            float sum = 0.0f;
            for (int i = 0; i < k; ++i) sum += A[row * k + i] * B[i * n + col];
            if (const float got = C[row * n + col]; !(got == sum)) {
                std::printf("%d x %d x %d: C[%d][%d] is %g, not %g\n", m, n, k, row, col, got, sum);
                return false;
            }
        }
    }
    return true;
}

bool runs_right(int m, int n, int k) {
    const std::vector<float> A = integers(std::size_t(m) * k, 1),
                             B = integers(std::size_t(k) * n, 2);
    std::vector<float> C(std::size_t(m) * n);
    float* const device_A = on_device(A.size());
    float* const device_B = on_device(B.size());
    float* const device_C = on_device(C.size());
    cudaMemcpy(device_A, A.data(), A.size() * sizeof(float), cudaMemcpyHostToDevice);
    cudaMemcpy(device_B, B.data(), B.size() * sizeof(float), cudaMemcpyHostToDevice);
    stage(m, n, k, device_A, device_B, device_C);
    cudaMemcpy(C.data(), device_C, C.size() * sizeof(float), cudaMemcpyDeviceToHost);
    for (float* const memory : {device_A, device_B, device_C}) cudaFree(memory);
    return is_product(m, n, k, A, B, C);
}

int run() {
    // One element; whole tiles of 16; every edge cut; more than one block of 64; one row, one
    // column.
    constexpr int sizes[][3] = {{1, 1, 1},   {16, 16, 16}, {17, 15, 33},
                                {70, 65, 9}, {1, 129, 20}, {129, 1, 20}};
    int wrong = 0;
    for (const auto& size : sizes) wrong += !runs_right(size[0], size[1], size[2]);
    if (wrong == 0) std::printf("right at all %zu sizes\n", std::size(sizes));
    return wrong == 0 ? 0 : 1;
}

}  // namespace

// A stage that throws, as CUDA_CHECK does, ends the program, and not in the middle: what was found
// is told at its end.
int main() {
    try {
        return run();
    } catch (const std::exception& error) {
        std::fflush(stdout);
        std::fprintf(stderr, "error: %s\n", error.what());
        return 1;
    }
}
