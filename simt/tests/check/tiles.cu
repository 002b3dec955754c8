// Broken transposes and matrix products: each mistake sits in a line marked with its case's name
// and kind.
#include "catalogue.hpp"

namespace {

constexpr int tile = 8;

// ---- transposes

template <bool broken>
__global__ void transpose_without_barrier(int n, const float* x, float* y) {
    __shared__ float t[tile][tile + 1];
    const int row = blockIdx.y * tile, col = blockIdx.x * tile;
    t[threadIdx.y][threadIdx.x] = x[(row + threadIdx.y) * n + col + threadIdx.x];
    if (!broken) __syncthreads();
    y[(col + threadIdx.y) * n + row + threadIdx.x] =
        t[threadIdx.x][threadIdx.y];  // [transpose_no_barrier race]
}
template <bool broken>
void transpose_no_barrier() {
    Device<float> x(16 * 16), y(16 * 16);
    transpose_without_barrier<broken><<<dim3(2, 2), dim3(tile, tile)>>>(16, x.get(), y.get());
}

template <bool broken>
__global__ void transpose_any_shape(int rows, int cols, const float* x, float* y) {
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    if (row < rows && col < cols) {
        const int to = broken ? col * cols + row : col * rows + row;
        y[to] = x[row * cols + col];  // [transpose_wrong_pitch invalid access]
    }
}
template <bool broken>
void transpose_wrong_pitch() {
    Device<float> x(8 * 20), y(8 * 20);
    transpose_any_shape<broken><<<dim3(3, 1), dim3(tile, tile)>>>(8, 20, x.get(), y.get());
}

template <bool broken>
__global__ void transpose_edge(int n, const float* x, float* y) {
    __shared__ float t[tile][tile + 1];
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    if (row < n && col < n) t[threadIdx.y][threadIdx.x] = x[row * n + col];
    __syncthreads();
    const int to_row = blockIdx.x * tile + threadIdx.y, to_col = blockIdx.y * tile + threadIdx.x;
    if (broken || (to_row < n && to_col < n)) {
        const float v = t[threadIdx.x][threadIdx.y];  // [transpose_edge_unwritten uninitialized]
        if (v > 1e30f) y[0] = 0;
        if (to_row < n && to_col < n) y[to_row * n + to_col] = v;
    }
}
template <bool broken>
void transpose_edge_unwritten() {
    Device<float> x(100), y(100);
    transpose_edge<broken><<<dim3(2, 2), dim3(tile, tile)>>>(10, x.get(), y.get());
}

template <bool broken>
__global__ void transpose_by_strips(int n, const float* x, float* y) {
    constexpr int strip = 2;  // rows that the block's threads copy at a time
    __shared__ float t[tile][tile];
    const int row = blockIdx.y * tile, col = blockIdx.x * tile;
    for (int j = threadIdx.y; broken ? j <= tile : j < tile; j += strip) {
        const float v = x[(row + j) % n * n + col + threadIdx.x];
        t[j][threadIdx.x] = v;  // [strip_too_many invalid access]
    }
    __syncthreads();
    for (int j = threadIdx.y; j < tile; j += strip)
        y[(col + j) * n + row + threadIdx.x] = t[threadIdx.x][j];
}
template <bool broken>
void strip_too_many() {
    Device<float> x(16 * 16), y(16 * 16);
    transpose_by_strips<broken><<<dim3(2, 2), dim3(tile, 2)>>>(16, x.get(), y.get());
}

__global__ void transpose_directly(int n, const float* x, float* y) {
    const int row = blockIdx.y * blockDim.y + threadIdx.y;
    const int col = blockIdx.x * blockDim.x + threadIdx.x;
    if (row < n && col < n) y[col * n + row] = x[row * n + col];  // [transpose_in_place race]
}
template <bool broken>
void transpose_in_place() {
    Device<float> x(16 * 16), y(16 * 16);
    transpose_directly<<<dim3(2, 2), dim3(tile, tile)>>>(16, x.get(), broken ? x.get() : y.get());
}
template <bool broken>
void transpose_block_of_33() {
    constexpr int side = broken ? 33 : 32;
    Device<float> x(33 * 33), y(33 * 33);
    const dim3 grid(2, 2), block(side, side);
    transpose_directly<<<grid, block>>>(33, x.get(), y.get());  // [transpose_block_of_33 api error]
}

template <bool broken>
__global__ void transpose_with_early_return(int n, const float* x, float* y) {
    __shared__ float t[tile][tile + 1];
    const int row = blockIdx.y * tile + threadIdx.y, col = blockIdx.x * tile + threadIdx.x;
    if (broken && (row >= n || col >= n)) return;
    if (row < n && col < n) t[threadIdx.y][threadIdx.x] = x[row * n + col];
    __syncthreads();  // [transpose_early_return exited at barrier]
    const int to_row = blockIdx.x * tile + threadIdx.y, to_col = blockIdx.y * tile + threadIdx.x;
    if (to_row < n && to_col < n) y[to_row * n + to_col] = t[threadIdx.x][threadIdx.y];
}
template <bool broken>
void transpose_early_return() {
    Device<float> x(100), y(100);
    transpose_with_early_return<broken><<<dim3(2, 2), dim3(tile, tile)>>>(10, x.get(), y.get());
}

__global__ void transpose_stores_float4(int n, int pitch, const float* x, float* y) {
    const int row = threadIdx.x, col = 4 * threadIdx.y;  // of the transposed matrix
    const float4 four = make_float4(x[col * n + row], x[(col + 1) * n + row],
                                    x[(col + 2) * n + row], x[(col + 3) * n + row]);
    *reinterpret_cast<float4*>(y + row * pitch + col) = four;  // [float4_in_odd_rows misaligned]
}
template <bool broken>
void float4_in_odd_rows() {
    Device<float> x(8 * 8), y(8 * 12);
    transpose_stores_float4<<<1, dim3(8, 2)>>>(8, broken ? 9 : 12, x.get(), y.get());
}

template <bool broken>
__global__ void copy_by_float4(int n, const float* x, float* y) {
    const int first = broken ? 1 : 0;
    const int i = threadIdx.x;
    if (4 * i + first + 4 <= n) {
        const float4* const from = reinterpret_cast<const float4*>(x + 4 * i + first);
        y[i] = from->x + from->w;  // [misaligned_float4 misaligned]
    }
}
template <bool broken>
void misaligned_float4() {
    Device<float> x(64), y(64);
    copy_by_float4<broken><<<1, 16>>>(64, x.get(), y.get());
}

// ---- products

enum class Mistake { none, first_barrier, second_barrier, edge_of_A, tail_of_tile, C_read_first };

template <Mistake mistake>
__global__ void product(int n, const float* A, const float* B, float* C) {
    __shared__ float a[tile][tile], b[tile][tile];
    const int y = threadIdx.y, x = threadIdx.x;
    const int row = blockIdx.y * tile + y, col = blockIdx.x * tile + x;
    float sum = 0;
    for (int k = 0; k < n; k += tile) {
        const bool in_A = row < n && k + x < n, in_B = k + y < n && col < n;
        if (mistake == Mistake::edge_of_A)
            a[y][x] = A[row * n + k + x];  // [edge_of_A invalid access]
        else if (in_A)
            a[y][x] = A[row * n + k + x];
        else if (mistake != Mistake::tail_of_tile)
            a[y][x] = 0;
        b[y][x] = in_B ? B[(k + y) * n + col] : 0.0f;  // [second_barrier race]
        if (mistake != Mistake::first_barrier) __syncthreads();
        for (int p = 0; p < tile; ++p)
            sum += a[y][p] * b[p][x];  // [first_barrier race] [tail_of_tile uninitialized]
        if (mistake != Mistake::second_barrier) __syncthreads();
    }
    if (row < n && col < n) {
        if (mistake == Mistake::C_read_first)
            C[row * n + col] += sum;  // [C_read_first uninitialized]
        else
            C[row * n + col] = sum;
    }
}
template <Mistake mistake>
void multiply() {
    constexpr int n = 11;
    Device<float> A(n * n), B(n * n), C(n * n, false);
    product<mistake><<<dim3(2, 2), dim3(tile, tile)>>>(n, A.get(), B.get(), C.get());
}
template <bool broken>
void first_barrier() {
    multiply<broken ? Mistake::first_barrier : Mistake::none>();
}
template <bool broken>
void second_barrier() {
    multiply<broken ? Mistake::second_barrier : Mistake::none>();
}
template <bool broken>
void edge_of_A() {
    multiply<broken ? Mistake::edge_of_A : Mistake::none>();
}
template <bool broken>
void tail_of_tile() {
    multiply<broken ? Mistake::tail_of_tile : Mistake::none>();
}
template <bool broken>
void C_read_first() {
    multiply<broken ? Mistake::C_read_first : Mistake::none>();
}

template <bool broken>
__global__ void split_k(int n, const float* A, const float* B, float* C) {
    const int row = threadIdx.y, col = threadIdx.x, k = blockIdx.x;
    const float term = A[row * n + k] * B[k * n + col] + float(k);
    if (broken)
        C[row * n + col] = term;  // [blocks_write_one_C race]
    else
        atomicAdd(&C[row * n + col], term);
}
template <bool broken>
void blocks_write_one_C() {
    Device<float> A(64), B(64), C(64);
    split_k<broken><<<8, dim3(tile, tile)>>>(8, A.get(), B.get(), C.get());
}

template <bool broken>
__global__ void product_with_early_return(int n, const float* A, const float* B, float* C) {
    __shared__ float a[tile][tile], b[tile][tile];
    const int y = threadIdx.y, x = threadIdx.x;
    const int row = blockIdx.y * tile + y, col = blockIdx.x * tile + x;
    if (broken && (row >= n || col >= n)) return;
    float sum = 0;
    for (int k = 0; k < n; k += tile) {
        a[y][x] = row < n && k + x < n ? A[row * n + k + x] : 0.0f;
        b[y][x] = col < n && k + y < n ? B[(k + y) * n + col] : 0.0f;
        __syncthreads();  // [product_early_return exited at barrier]
        for (int p = 0; p < tile && k + p < n; ++p) sum += a[y][p] * b[p][x];
        __syncthreads();
    }
    if (row < n && col < n) C[row * n + col] = sum;
}
template <bool broken>
void product_early_return() {
    constexpr int n = 14;
    Device<float> A(n * n), B(n * n), C(n * n, false);
    product_with_early_return<broken>
        <<<dim3(2, 2), dim3(tile, tile)>>>(n, A.get(), B.get(), C.get());
}

// Fills one pair of tiles while it multiplies the other.
template <bool broken>
__global__ void product_with_two_buffers(int n, const float* A, const float* B, float* C) {
    __shared__ float a[2][tile][tile], b[2][tile][tile];
    const int y = threadIdx.y, x = threadIdx.x;
    const int row = blockIdx.y * tile + y, col = blockIdx.x * tile + x;
    a[0][y][x] = A[row * n + x];
    b[0][y][x] = B[y * n + col];
    __syncthreads();
    float sum = 0;
    int now = 0;
    for (int k = 0; k < n; k += tile, now = 1 - now) {
        if (const int next = k + tile; next < n) {
            a[1 - now][y][x] = A[row * n + next + x];
            b[1 - now][y][x] = B[(next + y) * n + col];
        }
        for (int p = 0; p < tile; ++p)
            sum += a[now][y][p] * b[now][p][x];  // [product_two_buffers race]
        if (!broken) __syncthreads();
    }
    C[row * n + col] = sum;
}
template <bool broken>
void product_two_buffers() {
    constexpr int n = 24;
    Device<float> A(n * n), B(n * n), C(n * n, false);
    product_with_two_buffers<broken>
        <<<dim3(3, 3), dim3(tile, tile)>>>(n, A.get(), B.get(), C.get());
}

__global__ void product_of_a_batch(int n, std::size_t stride, const float* A, const float* B,
                                   float* C) {
    const float* const a = A + blockIdx.x * stride;
    const float* const b = B + blockIdx.x * stride;
    float sum = 0;
    for (int p = 0; p < n; ++p)
        sum += a[threadIdx.y * n + p] *  // [batch_stride invalid access]
               b[p * n + threadIdx.x];   // [elements_for_bytes uninitialized]
    C[(blockIdx.x * n + threadIdx.y) * n + threadIdx.x] = sum;
}
template <bool broken>
void batch_stride() {
    constexpr int n = 4, batch = 3;
    Device<float> A(n * n * batch), B(2 * n * n * batch), C(n * n * batch);
    const std::size_t stride = broken ? n * n + n : n * n;
    product_of_a_batch<<<batch, dim3(n, n)>>>(n, stride, A.get(), B.get(), C.get());
}
template <bool broken>
void elements_for_bytes() {
    constexpr int n = 4;
    const float host[n * n] = {};
    Device<float> A(n * n), B(n * n, false), C(n * n);
    const std::size_t size = broken ? n * n : n * n * sizeof(float);
    cudaMemcpy(B.get(), host, size, cudaMemcpyHostToDevice);
    product_of_a_batch<<<1, dim3(n, n)>>>(n, n * n, A.get(), B.get(), C.get());
}
template <bool broken>
void workspace_not_freed() {
    constexpr int n = 4;
    Device<float> A(n * n), B(n * n), C(n * n);
    float* workspace = nullptr;
    cudaMalloc(&workspace, n * n * sizeof(float));  // [workspace_not_freed leak]
    product_of_a_batch<<<1, dim3(n, n)>>>(n, n * n, A.get(), B.get(), workspace);
    cudaMemcpy(C.get(), workspace, n * n * sizeof(float), cudaMemcpyDeviceToDevice);
    if (!broken) cudaFree(workspace);
}
template <bool broken>
void C_copied_in_other_stream() {
    constexpr int n = 4;
    Device<float> A(n * n), B(n * n), C(n * n), copy(n * n);
    cudaStream_t streams[2];
    for (cudaStream_t& stream : streams) cudaStreamCreate(&stream);
    cudaDeviceSynchronize();
    product_of_a_batch<<<1, dim3(n, n), 0, streams[0]>>>(n, n * n, A.get(), B.get(), C.get());
    constexpr std::size_t bytes = n * n * sizeof(float);
    const auto kind = cudaMemcpyDeviceToDevice;
    float *const to = copy.get(), *const from = C.get();
    const cudaStream_t last = streams[broken ? 1 : 0];
    cudaMemcpyAsync(to, from, bytes, kind, last);  // [C_copied_in_other_stream race]
    cudaDeviceSynchronize();
    for (const cudaStream_t one : streams) cudaStreamDestroy(one);
}

__global__ void product_in_large_tiles(int n, const float* A, float* C) {
    extern __shared__ float large_tile[];
    const int i = threadIdx.y * n + threadIdx.x;
    large_tile[i] = A[i];
    __syncthreads();
    float sum = 0;
    for (int p = 0; p < n; ++p)
        sum += large_tile[threadIdx.y * n + p] * large_tile[p * n + threadIdx.x];
    C[i] = sum;
}
template <bool broken>
void tiles_too_large() {
    constexpr int side = broken ? 128 : 64;
    Device<float> A(16), C(16);
    const std::size_t bytes = 2 * side * side * sizeof(float);
    const dim3 block(4, 4);
    const auto product_kernel = product_in_large_tiles;
    product_kernel<<<1, block, bytes>>>(4, A.get(), C.get());  // [tiles_too_large api error]
}

}  // namespace

const Case tile_cases[] = {
    CASE(transpose_no_barrier, "transpose", "no barrier before shared memory is read"),
    CASE(transpose_wrong_pitch, "transpose", "row length of the other matrix"),
    CASE(transpose_edge_unwritten, "transpose", "shared memory behind the edge is read"),
    CASE(strip_too_many, "transpose", "loop ends one step too far, in shared memory"),
    CASE(transpose_in_place, "transpose", "blocks read what other blocks write"),
    CASE(transpose_block_of_33, "transpose", "block of more than 1024 threads"),
    CASE(transpose_early_return, "transpose", "early return before a barrier"),
    CASE(float4_in_odd_rows, "transpose", "float4 from an address that is no multiple of 16"),
    CASE(misaligned_float4, "reduction", "float4 from an address that is no multiple of 16"),
    CASE(first_barrier, "matrix product", "no barrier before shared memory is read"),
    CASE(second_barrier, "matrix product", "no barrier before shared memory is filled again"),
    CASE(edge_of_A, "matrix product", "no guard at the edge of a matrix"),
    CASE(tail_of_tile, "matrix product", "shared memory behind the last element is not filled"),
    CASE(C_read_first, "matrix product", "adds to a result that nothing has written"),
    CASE(blocks_write_one_C, "matrix product", "blocks write one word"),
    CASE(product_early_return, "matrix product", "early return before a barrier"),
    CASE(product_two_buffers, "matrix product", "no barrier between the steps of a loop"),
    CASE(batch_stride, "matrix product", "stride between matrices too large"),
    CASE(elements_for_bytes, "matrix product", "cudaMemcpy of as many bytes as elements"),
    CASE(workspace_not_freed, "matrix product", "memory not freed"),
    CASE(C_copied_in_other_stream, "matrix product",
         "copy in another stream than the kernel it needs"),
    CASE(tiles_too_large, "matrix product", "more shared memory than a block may have"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
