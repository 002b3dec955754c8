// C = A·B in float16 on tensor cores, with inline PTX: cp.async into two buffers, ldmatrix,
// mma.sync.
#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <vector>

constexpr int M = 64, N = 48, K = 96;
constexpr int tile_m = 32, tile_n = 16, tile_k = 32;  // of a block of two warps
constexpr int pitch_a = tile_k + 8, pitch_b = tile_n + 8;

__device__ unsigned shared_address(const void* pointer) {
    return static_cast<unsigned>(__cvta_generic_to_shared(pointer));
}

__device__ void copy_16_bytes(void* to, const void* from) {
    asm volatile("cp.async.cg.shared.global [%0], [%1], 16;" ::"r"(shared_address(to)), "l"(from)
                 : "memory");
}

__global__ void multiply(const half* A, const half* B, float* C) {
    __shared__ alignas(16) half a_tile[2][tile_m][pitch_a];
    __shared__ alignas(16) half b_tile[2][tile_k][pitch_b];
    const int lane = threadIdx.x % 32, warp = threadIdx.x / 32;
    const int row = blockIdx.y * tile_m, col = blockIdx.x * tile_n;

    const auto load = [&](int k, int buffer) {
        for (int i = threadIdx.x; i < tile_m * tile_k / 8; i += blockDim.x) {
            const int r = i / (tile_k / 8), c = i % (tile_k / 8) * 8;
            copy_16_bytes(&a_tile[buffer][r][c], &A[(row + r) * K + k + c]);
        }
        for (int i = threadIdx.x; i < tile_k * tile_n / 8; i += blockDim.x) {
            const int r = i / (tile_n / 8), c = i % (tile_n / 8) * 8;
            copy_16_bytes(&b_tile[buffer][r][c], &B[(k + r) * N + col + c]);
        }
        asm volatile("cp.async.commit_group;");
    };

    float sums[2][4] = {};
    load(0, 0);
    for (int k = 0; k < K; k += tile_k) {
        const int buffer = k / tile_k % 2;
        if (k + tile_k < K) load(k + tile_k, 1 - buffer);
        if (k + tile_k < K)
            asm volatile("cp.async.wait_group %0;" ::"n"(1));
        else
            asm volatile("cp.async.wait_all;" ::: "memory");
        __syncthreads();
        for (int p = 0; p < tile_k; p += 16) {
            unsigned a[4], b[4];
            asm volatile(
                "ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];\n"
                : "=r"(a[0]), "=r"(a[1]), "=r"(a[2]), "=r"(a[3])
                : "r"(shared_address(&a_tile[buffer][warp * 16 + lane % 16][p + lane / 16 * 8])));
            asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];\n"
                         : "=r"(b[0]), "=r"(b[1]), "=r"(b[2]), "=r"(b[3])
                         : "r"(shared_address(&b_tile[buffer][p + lane % 16][lane / 16 * 8])));
            for (int half_tile = 0; half_tile < 2; ++half_tile) {
                float* d = sums[half_tile];
                asm volatile(
                    "mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 "
                    "{%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%0, %1, %2, %3};\n"
                    : "+f"(d[0]), "+f"(d[1]), "+f"(d[2]), "+f"(d[3])
                    : "r"(a[0]), "r"(a[1]), "r"(a[2]), "r"(a[3]), "r"(b[2 * half_tile]),
                      "r"(b[2 * half_tile + 1]));
            }
        }
        __syncthreads();
    }
    for (int half_tile = 0; half_tile < 2; ++half_tile) {
        for (int i = 0; i < 4; ++i) {
            const int r = row + warp * 16 + lane / 4 + i / 2 * 8;
            const int c = col + half_tile * 8 + lane % 4 * 2 + i % 2;
            C[r * N + c] = sums[half_tile][i];
        }
    }
}

int main() {
    std::vector<half> a(M * K), b(K * N);
    std::vector<float> c(M * N);
    for (int i = 0; i < M * K; ++i) a[i] = __float2half(static_cast<float>(i * 7 % 23 - 11) / 4);
    for (int i = 0; i < K * N; ++i) b[i] = __float2half(static_cast<float>(i * 5 % 19 - 9) / 8);
    half *A, *B;
    float* C;
    cudaMalloc(&A, a.size() * sizeof(half));
    cudaMalloc(&B, b.size() * sizeof(half));
    cudaMalloc(&C, c.size() * sizeof(float));
    cudaMemcpy(A, a.data(), a.size() * sizeof(half), cudaMemcpyHostToDevice);
    cudaMemcpy(B, b.data(), b.size() * sizeof(half), cudaMemcpyHostToDevice);
    multiply<<<dim3(N / tile_n, M / tile_m), 64>>>(A, B, C);
    const cudaError_t status =
        cudaMemcpy(c.data(), C, c.size() * sizeof(float), cudaMemcpyDeviceToHost);
    if (status != cudaSuccess) {
        std::printf("%s\n", cudaGetErrorString(status));
        return 1;
    }
    for (int i = 0; i < M; ++i) {
        for (int j = 0; j < N; ++j) {
            float sum = 0;  // exact: multiples of 1/32 below 2^24
            for (int p = 0; p < K; ++p)
                sum += __half2float(a[i * K + p]) * __half2float(b[p * N + j]);
            if (sum != c[i * N + j]) {
                std::printf("C[%d][%d] is %g, not %g\n", i, j, c[i * N + j], sum);
                return 1;
            }
        }
    }
    cudaFree(A);
    cudaFree(B);
    cudaFree(C);
    return 0;
}
