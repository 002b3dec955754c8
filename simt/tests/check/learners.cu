// What people do in their first programs: sizes, directions, pointers and indices of the wrong kind,
// and errors that nobody looks at. Each mistake sits in a line marked with its case's name and kind.
#include "catalogue.hpp"

#include <vector>

namespace {

constexpr int count = 1000;

// ---- errors that nobody looks at

__global__ void scale(float* x, float factor, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) x[i] *= factor;
}

template <bool broken>
void launch_not_looked_at() {
    Device<float> x(2 * count);
    const int block = broken ? 2 * count : count;
    scale<<<1, block>>>(x.get(), 2, 2 * count);  // [launch_not_looked_at api error]
}

template <bool broken>
void no_blocks() {
    Device<float> x(count);
    const int block = 1024, blocks = broken ? count / block : (count + block - 1) / block;
    scale<<<blocks, block>>>(x.get(), 2, count);  // [no_blocks api error]
}

// ---- sizes

template <bool broken>
__global__ void transpose(const float* in, float* out, int n) {
    const int column = blockIdx.x * blockDim.x + threadIdx.x;
    const int row = blockIdx.y * blockDim.y + threadIdx.y;
    if (row < n && column < n)
        out[column * n + row] = in[row * n + column];  // [malloc_of_elements invalid access]
}
template <bool broken>
void malloc_of_elements() {
    const int n = 40;
    Device<float> in(n * n);
    float* out = nullptr;
    cudaMalloc(reinterpret_cast<void**>(&out), broken ? n * n : n * n * sizeof(float));
    transpose<broken><<<dim3(3, 3), dim3(16, 16)>>>(in.get(), out, n);
    cudaFree(out);
}

template <bool broken>
void malloc_of_elements_for_a_copy() {
    constexpr std::size_t bytes = count * sizeof(float);
    const std::vector<float> host(count);
    const float* const from = host.data();
    const cudaMemcpyKind kind = cudaMemcpyHostToDevice;
    float* x = nullptr;
    cudaMalloc(reinterpret_cast<void**>(&x), broken ? count : bytes);
    cudaMemcpy(x, from, bytes, kind);  // [malloc_of_elements_for_a_copy api error]
    cudaFree(x);
}

template <bool broken>
__global__ void sum_in_dynamic_shared(const float* x, float* sum) {
    extern __shared__ float parts[];
    const int t = threadIdx.x;
    parts[t] = x[t];  // [no_dynamic_shared invalid access]
    for (int s = 32; s > 0; s /= 2) {
        __syncthreads();
        if (t < s) parts[t] += parts[t + s];
    }
    if (t == 0) *sum = parts[0];
}
template <bool broken>
void no_dynamic_shared() {
    Device<float> x(64), sum(1);
    const std::size_t bytes = broken ? 0 : 64 * sizeof(float);
    sum_in_dynamic_shared<broken><<<1, 64, bytes>>>(x.get(), sum.get());
}

// ---- outputs

template <bool broken>
__global__ void squares(float* y, int n) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) y[i] = static_cast<float>(i) * static_cast<float>(i);
}
template <bool broken>
void grid_rounded_down() {
    Device<float> y(count, false);
    std::vector<float> host(count);
    const int blocks = broken ? count / 32 : (count + 31) / 32;
    squares<broken><<<blocks, 32>>>(y.get(), count);
    constexpr std::size_t bytes = count * sizeof(float);
    float* const to = host.data();
    cudaMemcpy(to, y.get(), bytes, cudaMemcpyDeviceToHost);  // [grid_rounded_down uninitialized]
}

template <bool broken>
__global__ void double_all(const float* x, float* y) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    y[broken ? threadIdx.x : i] = x[i] + i;  // [thread_index_of_an_output race]
}
template <bool broken>
void thread_index_of_an_output() {
    Device<float> x(256), y(256);
    double_all<broken><<<4, 64>>>(x.get(), y.get());
}

template <bool broken>
__global__ void product(const float* A, const float* B, float* C, int n) {
    const int row = broken ? threadIdx.y : blockIdx.y * blockDim.y + threadIdx.y;
    const int column = broken ? threadIdx.x : blockIdx.x * blockDim.x + threadIdx.x;
    float sum = 0;
    for (int k = 0; k < n; ++k) sum += A[row * n + k] * B[k * n + column];
    C[row * n + column] = sum;  // [thread_index_of_a_tile same value race]
}
template <bool broken>
void thread_index_of_a_tile() {
    const int n = 16;
    Device<float> A(n * n), B(n * n), C(n * n);
    product<broken><<<dim3(2, 2), dim3(8, 8)>>>(A.get(), B.get(), C.get(), n);
}

// ---- pointers

template <bool broken>
void copy_in_the_wrong_direction() {
    Device<float> x(count);
    std::vector<float> host(count);
    const cudaMemcpyKind back = broken ? cudaMemcpyHostToDevice : cudaMemcpyDeviceToHost;
    constexpr std::size_t bytes = count * sizeof(float);
    cudaMemcpy(host.data(), x.get(), bytes, back);  // [copy_in_the_wrong_direction api error]
}

__device__ float table[32];

template <bool broken>
__global__ void fill_table(float* t) {
    t[threadIdx.x] = static_cast<float>(threadIdx.x);
}
template <bool broken>
void symbol_as_argument() {
    float* address = nullptr;
    if (!broken) cudaGetSymbolAddress(reinterpret_cast<void**>(&address), table);
    fill_table<broken><<<1, 32>>>(broken ? table : address);  // [symbol_as_argument invalid access]
    cudaDeviceSynchronize();
}

__constant__ float weights[32];

template <bool broken>
__global__ void weigh(float* y) {
    y[threadIdx.x] *= weights[threadIdx.x];
}
template <bool broken>
void symbol_as_target() {
    const float host[32] = {};
    Device<float> y(32);
    if (broken)
        cudaMemcpy(weights, host, 128, cudaMemcpyHostToDevice);  // [symbol_as_target api error]
    else
        cudaMemcpyToSymbol(weights, host, 128);
    weigh<broken><<<1, 32>>>(y.get());
}

/// Adds an element of a table to each: the table has to be the device's.
struct AddTable {
    const float* values;
    __device__ float operator()(float x, int i) const {
        return x + values[i];  // [structure_with_a_host_pointer invalid access]
    }
};
template <class Operation>
__global__ void apply(Operation operation, float* x) {
    x[threadIdx.x] = operation(x[threadIdx.x], threadIdx.x);
}
template <bool broken>
void structure_with_a_host_pointer() {
    const std::vector<float> host(32);
    Device<float> x(32), values(32);
    apply<<<1, 32>>>(AddTable{broken ? host.data() : values.get()}, x.get());
}

struct Row {
    float* values;
    int length;
};
template <bool broken>
__global__ void sum_of_row(const Row* row, float* sum) {
    float result = 0;
    for (int i = 0; i < row->length; ++i)
        result += row->values[i];  // [structure_copied_with_its_pointer invalid access]
    *sum = result;
}
template <bool broken>
void structure_copied_with_its_pointer() {
    std::vector<float> host(32);
    Device<float> values(32), sum(1);
    Device<Row> row(1);
    const Row on_the_host{broken ? host.data() : values.get(), 32};
    cudaMemcpy(row.get(), &on_the_host, sizeof(Row), cudaMemcpyHostToDevice);
    sum_of_row<broken><<<1, 1>>>(row.get(), sum.get());
}

// ---- allocations

template <bool broken>
void malloc_in_a_loop() {
    for (int turn = 0; turn < 5; ++turn) {
        float* x = nullptr;
        cudaMalloc(reinterpret_cast<void**>(&x), 512);  // [malloc_in_a_loop leak]
        cudaMemset(x, 0, 512);
        if (!broken) cudaFree(x);
    }
}

template <bool broken>
void free_of_a_moved_pointer() {
    float* x = nullptr;
    cudaMalloc(reinterpret_cast<void**>(&x), 128 * sizeof(float));
    float* const begin = x;
    for (int piece = 0; piece < 2; ++piece, x += 64) cudaMemset(x, 0, 64 * sizeof(float));
    cudaFree(broken ? x - 64 : begin);  // [free_of_a_moved_pointer api error]
    if (broken) cudaFree(begin);
}

template <bool broken>
void free_of_host_memory() {
    std::vector<float> host(32);
    float* x = nullptr;
    cudaMalloc(reinterpret_cast<void**>(&x), 32 * sizeof(float));
    cudaFree(broken ? host.data() : x);  // [free_of_host_memory api error]
    if (broken) cudaFree(x);
}

// ---- waiting

template <bool broken>
void event_not_waited_for() {
    Device<float> x(count);
    cudaEvent_t start = nullptr, stop = nullptr;
    cudaEventCreate(&start);
    cudaEventCreate(&stop);
    cudaEventRecord(start);
    scale<<<(count + 255) / 256, 256>>>(x.get(), 2, count);
    cudaEventRecord(stop);
    if (!broken) cudaEventSynchronize(stop);
    float milliseconds = 0;
    cudaEventElapsedTime(&milliseconds, start, stop);  // [event_not_waited_for api error]
    cudaEventDestroy(start);
    cudaEventDestroy(stop);
}

}  // namespace

const Case learner_cases[] = {
    CASE(launch_not_looked_at, "element-wise", "a launch fails and nobody looks at its error"),
    CASE(no_blocks, "element-wise", "number of blocks rounded down to 0"),
    CASE(malloc_of_elements, "transpose", "cudaMalloc of as many bytes as elements"),
    CASE(malloc_of_elements_for_a_copy, "copy",
         "copy into memory of as many bytes as there are elements"),
    CASE(no_dynamic_shared, "reduction", "launch without the size of its dynamic shared memory"),
    CASE(grid_rounded_down, "element-wise",
         "number of blocks rounded down: the end is not written"),
    CASE(thread_index_of_an_output, "element-wise", "threadIdx where a global index is meant"),
    CASE(thread_index_of_a_tile, "matrix product",
         "threadIdx where a global index is meant: the same value"),
    CASE(copy_in_the_wrong_direction, "copy", "cudaMemcpy in the wrong direction"),
    CASE(symbol_as_argument, "look-up", "name of a __device__ array given to a kernel"),
    CASE(symbol_as_target, "element-wise", "name of a __constant__ array given to cudaMemcpy"),
    CASE(structure_with_a_host_pointer, "element-wise",
         "structure that holds a host pointer given to a kernel"),
    CASE(structure_copied_with_its_pointer, "reduction",
         "structure copied to the device with its host pointer"),
    CASE(malloc_in_a_loop, "–", "cudaMalloc in a loop without cudaFree"),
    CASE(free_of_a_moved_pointer, "–", "cudaFree of a pointer that has been moved on"),
    CASE(free_of_host_memory, "–", "cudaFree of host memory"),
    CASE(event_not_waited_for, "element-wise", "time of an event that nobody has waited for"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
