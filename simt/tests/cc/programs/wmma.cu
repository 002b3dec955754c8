// nvcuda::wmma in every type and shape: 2·(A·B) + C against the same product on the host.
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>
#include <mma.h>

#include <cstdio>
#include <cstdlib>
#include <type_traits>
#include <vector>

using namespace nvcuda;

template <class T>
struct Storage {
    using type = T;
};
template <>
struct Storage<wmma::precision::tf32> {
    using type = float;
};

template <class T, class Sum, class Result, int m, int n, int k, class LayoutA, class LayoutB>
__global__ void multiply(const typename Storage<T>::type* A, const typename Storage<T>::type* B,
                         const Sum* C, Result* D, wmma::layout_t layout) {
    constexpr bool by_rows_a = std::is_same<LayoutA, wmma::row_major>::value;
    constexpr bool by_rows_b = std::is_same<LayoutB, wmma::row_major>::value;
    wmma::fragment<wmma::matrix_a, m, n, k, T, LayoutA> a;
    wmma::fragment<wmma::matrix_b, m, n, k, T, LayoutB> b;
    wmma::fragment<wmma::accumulator, m, n, k, Sum> c;
    wmma::fragment<wmma::accumulator, m, n, k, Result> d;
    wmma::fill_fragment(d, Result(0));
    wmma::load_matrix_sync(a, A, by_rows_a ? k + 16 : m + 16);
    wmma::load_matrix_sync(b, B, by_rows_b ? n + 16 : k + 16);
    wmma::load_matrix_sync(c, C, layout == wmma::mem_row_major ? n : m, layout);
    for (int i = 0; i < a.num_elements; ++i) a.x[i] = a.x[i] + a.x[i];
    wmma::mma_sync(d, a, b, c);
    wmma::store_matrix_sync(D, d, layout == wmma::mem_row_major ? n : m, layout);
}

template <class T>
float value_of(T x) {
    return static_cast<float>(x);
}
template <class T>
T make(int x) {
    return static_cast<T>(static_cast<float>(x));
}

template <class T>
T* on_device(const std::vector<T>& values) {
    T* data = nullptr;
    cudaMalloc(&data, values.size() * sizeof(T));
    cudaMemcpy(data, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice);
    return data;
}

int wrong = 0;

template <class T, class Sum, class Result, int m, int n, int k, class LayoutA, class LayoutB>
void run(const char* name, wmma::layout_t layout) {
    using In = typename Storage<T>::type;
    constexpr bool by_rows_a = std::is_same<LayoutA, wmma::row_major>::value;
    constexpr bool by_rows_b = std::is_same<LayoutB, wmma::row_major>::value;
    const int stride_a = by_rows_a ? k + 16 : m + 16, stride_b = by_rows_b ? n + 16 : k + 16;
    std::vector<In> a(stride_a * (by_rows_a ? m : k), make<In>(99));
    std::vector<In> b(stride_b * (by_rows_b ? k : n), make<In>(99));
    std::vector<Sum> c(m * n);
    const bool rows = layout == wmma::mem_row_major;
    const auto at_a = [&](int i, int p) { return by_rows_a ? i * stride_a + p : p * stride_a + i; };
    const auto at_b = [&](int p, int j) { return by_rows_b ? p * stride_b + j : j * stride_b + p; };
    const auto at_c = [&](int i, int j) { return rows ? i * n + j : j * m + i; };
    for (int i = 0; i < m; ++i)
        for (int p = 0; p < k; ++p) a[at_a(i, p)] = make<In>((i * 5 + p * 3) % 11);
    for (int p = 0; p < k; ++p)
        for (int j = 0; j < n; ++j) b[at_b(p, j)] = make<In>((p * 7 + j * 2) % 5);
    for (int i = 0; i < m; ++i)
        for (int j = 0; j < n; ++j) c[at_c(i, j)] = make<Sum>((i + 2 * j) % 9);
    In *A = on_device(a), *B = on_device(b);
    Sum* C = on_device(c);
    std::vector<Result> d(m * n, make<Result>(-1));
    Result* D = on_device(d);
    multiply<T, Sum, Result, m, n, k, LayoutA, LayoutB><<<1, 32>>>(A, B, C, D, layout);
    const cudaError_t status =
        cudaMemcpy(d.data(), D, d.size() * sizeof(Result), cudaMemcpyDeviceToHost);
    if (status != cudaSuccess) {
        std::printf("%s: %s\n", name, cudaGetErrorString(status));
        ++wrong;
    }
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            float sum = value_of(c[at_c(i, j)]);  // whole numbers below 2048: exact in float16
            for (int p = 0; p < k; ++p)
                sum += 2 * value_of(a[at_a(i, p)]) * value_of(b[at_b(p, j)]);
            if (sum == value_of(d[at_c(i, j)])) continue;
            if (++wrong < 10)
                std::printf("%s, %d x %d x %d: D[%d][%d] is %g, not %g\n", name, m, n, k, i, j,
                            value_of(d[at_c(i, j)]), sum);
        }
    }
    cudaFree(A);
    cudaFree(B);
    cudaFree(C);
    cudaFree(D);
}

template <class T, class Sum, class Result, int m, int n, int k>
void layouts(const char* name) {
    using wmma::col_major;
    using wmma::row_major;
    run<T, Sum, Result, m, n, k, row_major, row_major>(name, wmma::mem_row_major);
    run<T, Sum, Result, m, n, k, row_major, col_major>(name, wmma::mem_col_major);
    run<T, Sum, Result, m, n, k, col_major, row_major>(name, wmma::mem_row_major);
    run<T, Sum, Result, m, n, k, col_major, col_major>(name, wmma::mem_col_major);
}
template <class T, class Sum, class Result>
void shapes(const char* name) {
    layouts<T, Sum, Result, 16, 16, 16>(name);
    layouts<T, Sum, Result, 32, 8, 16>(name);
    layouts<T, Sum, Result, 8, 32, 16>(name);
}

__global__ void round_to_tf32(float* x) {
    x[threadIdx.x] = wmma::__float_to_tf32(x[threadIdx.x]);
}

int main() {
    shapes<half, float, float>("half, float");
    layouts<half, half, half, 16, 16, 16>("half, half");
    layouts<half, float, half, 32, 8, 16>("half, float to half");
    layouts<half, half, float, 8, 32, 16>("half, half to float");
    shapes<__nv_bfloat16, float, float>("bfloat16");
    shapes<signed char, int, int>("signed char");
    layouts<unsigned char, int, int, 16, 16, 16>("unsigned char");
    layouts<wmma::precision::tf32, float, float, 16, 16, 8>("tf32");
    layouts<double, double, double, 8, 8, 4>("double");

    // 10 digits after the first: 1 + 2^-11 is a tie and goes away from zero.
    std::vector<float> x = {1.00048828125f, -1.00048828125f, 1.0001f, 3.0f};
    float* X = on_device(x);
    round_to_tf32<<<1, 4>>>(X);
    cudaMemcpy(x.data(), X, 4 * sizeof(float), cudaMemcpyDeviceToHost);
    if (x != std::vector<float>{1.0009765625f, -1.0009765625f, 1.0f, 3.0f}) {
        std::printf("tf32: %g %g %g %g\n", x[0], x[1], x[2], x[3]);
        ++wrong;
    }
    cudaFree(X);
    return wrong != 0;
}
