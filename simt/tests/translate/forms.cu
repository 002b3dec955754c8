// The forms of forms.hpp, in CUDA C++. nvcc accepts every line of this file.
#include "simt/tests/translate/forms.hpp"

#include <cuda_runtime.h>

#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <utility>

extern __device__ int defined_elsewhere;
int set_defined_elsewhere(int value);

namespace {

void check(cudaError_t status) {
    if (status == cudaSuccess) return;
    std::fprintf(stderr, "error: %s\n", cudaGetErrorString(status));
    std::abort();
}

// Device memory of `count` ints, zero at first, read back at the end.
struct Result {
    explicit Result(int count_) : count(count_) {
        check(cudaMalloc(&data, count * sizeof(int)));
        check(cudaMemset(data, 0, count * sizeof(int)));
    }
    ~Result() { cudaFree(data); }
    std::vector<int> read() {
        std::vector<int> host(count);
        check(cudaGetLastError());
        check(cudaMemcpy(host.data(), data, count * sizeof(int), cudaMemcpyDeviceToHost));
        return host;
    }
    int count;
    int* data = nullptr;
};

// ---- __shared__

__global__ void several(int* out) {
    __shared__ int a[4], b, c[2][2];
    const int i = threadIdx.x;
    a[i] = 10 + i;
    if (i == 0) b = 5;
    c[i / 2][i % 2] = 100 * i;
    __syncthreads();
    out[i] = a[3 - i] + b + c[i % 2][i / 2];
}

static __shared__ int file_row[2], file_sum;

__device__ void add_to_file_sum() {
    atomicAdd(&file_sum, file_row[threadIdx.x]);
}

__device__ int with_a_parameter_of_the_name(int file_sum) {
    return file_sum + 1;
}

__global__ void uses_file_scope(int* out) {
    if (threadIdx.x == 0) file_sum = 0;
    file_row[threadIdx.x] = threadIdx.x + 1;
    __syncthreads();
    add_to_file_sum();
    __syncthreads();
    int* const row = out + 4 * blockIdx.x;
    if (threadIdx.x == 0) {
        row[0] = file_sum;
        row[1] = file_row[1];
    } else {
        row[2] = with_a_parameter_of_the_name(file_sum);
        row[3] = file_row[0] + 10;
    }
}

__global__ void first_of_two(int* out) {
    __shared__ int buffer[2];
    buffer[threadIdx.x] = threadIdx.x + 1;
    __syncthreads();
    out[threadIdx.x] = buffer[1 - threadIdx.x];
}

__global__ void second_of_two(int* out) {
    __shared__ double buffer[2];
    buffer[threadIdx.x] = threadIdx.x + 10;
    __syncthreads();
    out[2 + threadIdx.x] = static_cast<int>(buffer[1 - threadIdx.x]);
}

__device__ int exchange(int mine) {
    __shared__ int box[2];
    box[threadIdx.x] = mine;
    __syncthreads();
    const int theirs = box[1 - threadIdx.x];
    __syncthreads();
    return theirs;
}

__global__ void exchanges(int* out) {
    out[threadIdx.x] = exchange(1 + threadIdx.x);
}
__global__ void exchanges_twice(int* out) {
    out[2 + threadIdx.x] = exchange(exchange(7 + threadIdx.x));
}

template <typename T, int N>
__global__ void reverse(T* data) {
    __shared__ T tile[N], *end;
    if (threadIdx.x == 0) end = tile + N - 1;
    tile[threadIdx.x] = data[threadIdx.x];
    __syncthreads();
    data[threadIdx.x] = *(end - threadIdx.x);
}

template <class T>
struct Summer {
    __device__ T sum(T mine) const {
        __shared__ T parts[4];
        parts[threadIdx.x] = mine;
        __syncthreads();
        T total = 0;
        for (int i = 0; i < 4; ++i) total += parts[i];
        return total;
    }
};

__global__ void sums(int* out) {
    out[threadIdx.x] = Summer<int>{}.sum(threadIdx.x + 1);
}

__global__ void classes(int* out) {
    __shared__ struct Pair {
        int a;
        int b;
    } pair;
    __shared__ union {
        int word;
        unsigned char bytes[4];
    } mixed[2];
    if (threadIdx.x == 0) {
        pair.a = 3, pair.b = 4;
        mixed[1].word = 0x01010101;
    }
    __syncthreads();
    out[threadIdx.x] = pair.a * 10 + pair.b + mixed[1].bytes[threadIdx.x];
}

__global__ void pointers(int* out) {
    __shared__ int rows[2][4];
    __shared__ int(*chosen)[4];
    static __shared__ volatile int count;
    if (threadIdx.x == 0) chosen = &rows[1], count = 9;
    rows[threadIdx.x / 4][threadIdx.x % 4] = threadIdx.x;
    __syncthreads();
    out[threadIdx.x] = (*chosen)[threadIdx.x % 4] + count;
}

__global__ void aligned(int* out) {
    __shared__ char odd[3];
    __shared__ __align__(128) float a[3];
    __shared__ char odd_too;
    alignas(float4) __shared__ char b[16];
    odd[0] = odd_too = 1;
    out[0] = static_cast<int>(reinterpret_cast<std::uintptr_t>(a) % 128);
    out[1] = static_cast<int>(reinterpret_cast<std::uintptr_t>(b) % 16);
    out[2] = odd[0] + odd_too;
}

extern __shared__ __align__(16) unsigned char pool[];

__global__ void dynamic_pool(int* out, int n) {
    int* numbers = reinterpret_cast<int*>(pool);
    float* reals = (float*)(pool + n * sizeof(int));
    numbers[threadIdx.x] = threadIdx.x;
    reals[threadIdx.x] = 0.5f + threadIdx.x;
    __syncthreads();
    extern __shared__ int same_place[];
    out[threadIdx.x] = same_place[n - 1 - threadIdx.x] + static_cast<int>(2 * reals[threadIdx.x]);
}

template <class T>
__global__ void dynamic_as(T* out) {
    extern __shared__ unsigned char bytes[];
    T* buffer = reinterpret_cast<T*>(bytes);
    buffer[threadIdx.x] = static_cast<T>(threadIdx.x * 3);
    __syncthreads();
    out[threadIdx.x] = buffer[(threadIdx.x + 1) % blockDim.x];
}

// ---- launches

__global__ void write(int* out, int value) {
    out[threadIdx.x] = value + threadIdx.x;
}

#define LAUNCH(kernel, count, ...)                            \
    do {                                                      \
        if ((count) > 0) kernel<<<1, (count)>>>(__VA_ARGS__); \
    } while (0)

namespace nested {
template <class T, int N>
__global__ void scale(T* out, T factor) {
    out[threadIdx.x] = N * factor;
}
}  // namespace nested

template <class T>
__global__ void fill(T* out, T value) {
    out[threadIdx.x] = value;
}

__global__ void overloaded(int* out, int) {
    out[0] = 1;
}
__global__ void overloaded(int* out, float) {
    out[1] = 2;
}

template <class F>
__global__ void apply(int* out, F f) {
    out[threadIdx.x] = f(static_cast<int>(threadIdx.x));
}

__global__ void nullable(int* out, const float* a, const int* b, unsigned n) {
    out[0] = a == nullptr && b == nullptr && n == 0 ? 1 : 2;
}

template <class... T>
__global__ void add_up(int* out, T... values) {
    out[threadIdx.x] = (0 + ... + values);
}

template <class... T>
void launch_all(int* out, T... values) {
    add_up<<<1, 1>>>(out, values...);
    add_up<T...><<<1, 1>>>(out + 1, values...);
}

template <class T, int N>
void launch_dependent(T* out) {
    nested::scale<T, N><<<dim3(N > 2 ? 1 : 2), (N >> 1)>>>(out, static_cast<T>(5));
}

struct Big {
    int values[100];
};

__global__ void last_of(int* out, Big big) {
    big.values[99] += threadIdx.x;  // a thread's own copy
    out[threadIdx.x] = big.values[99];
}

// ---- variables

__constant__ int table[4] = {1, 2, 3, 4}, offset = 10;
__device__ int counter;
static __device__ volatile int squares[3] = {1, 4, 9};
__managed__ int shared_with_host = 20;
__device__ struct State {
    int a;
    __device__ int twice() const { return 2 * a; }
} state = {21};

__global__ void use_variables(int* out) {
    atomicAdd(&counter, 2);
    out[threadIdx.x] = table[threadIdx.x] + offset + squares[threadIdx.x % 3] + state.twice();
}

__global__ void add_to_managed(int n) {
    shared_with_host += n;
}

__device__ int twice(int x) {
    return 2 * x;
}
__device__ int (*operation)(int) = twice;
__global__ void apply_operation(int* out) {
    out[threadIdx.x] = operation(threadIdx.x + 1);
}

__global__ void read_elsewhere(int* out) {
    out[0] = defined_elsewhere;
}

__global__ void dynamic_bytes(int* out) {
    extern __shared__ int words[];
    words[12 * 1024 + 1] = 7;  // beyond 48 KiB
    out[0] = words[12 * 1024 + 1];
}

__global__ void add_by_reference(int& to, const int& more, int and_more) {
    to += more + and_more;
}
template <class T>
__global__ void twice_by_reference(T& value, T times) {
    value = 10 * times + value;
}

}  // namespace

std::vector<int> several_declarators() {
    Result r(4);
    several<<<1, 4>>>(r.data);
    return r.read();
}

std::vector<int> same_name_in_two_kernels() {
    Result r(4);
    first_of_two<<<1, 2>>>(r.data);
    second_of_two<<<1, 2>>>(r.data);
    return r.read();
}

std::vector<int> shared_in_device_function_called_by_two_kernels() {
    Result r(4);
    exchanges<<<1, 2>>>(r.data);
    exchanges_twice<<<1, 2>>>(r.data);
    return r.read();
}

std::vector<int> shared_in_template_instantiations() {
    Result r(5);
    write<<<1, 5>>>(r.data, 1);
    reverse<int, 3><<<1, 3>>>(r.data);
    reverse<short, 4><<<1, 4>>>(reinterpret_cast<short*>(r.data + 3));  // halves of two ints
    return r.read();
}

std::vector<int> shared_in_a_member_function() {
    Result r(4);
    sums<<<1, 4>>>(r.data);
    return r.read();
}

std::vector<int> shared_struct_and_union() {
    Result r(4);
    classes<<<1, 4>>>(r.data);
    return r.read();
}

std::vector<int> shared_pointers() {
    Result r(8);
    pointers<<<1, 8>>>(r.data);
    return r.read();
}

std::vector<int> alignments() {
    Result r(3);
    aligned<<<1, 1>>>(r.data);
    return r.read();
}

std::vector<int> dynamic_in_block_and_file() {
    Result r(4);
    dynamic_pool<<<1, 4, 4 * (sizeof(int) + sizeof(float))>>>(r.data, 4);
    return r.read();
}

std::vector<int> dynamic_with_two_types() {
    Result r(4);
    dynamic_as<int><<<1, 2, 2 * sizeof(int)>>>(r.data);
    dynamic_as<float><<<1, 2, 2 * sizeof(float)>>>(reinterpret_cast<float*>(r.data + 2));
    return r.read();
}

std::vector<int> launches_without_braces(bool first) {
    Result r(4);
    if (first)
        write<<<1, 2>>>(r.data, 1);
    else
        write<<<1, 2>>>(r.data + 2, 10);
    for (int i = 0; i < 2; ++i) write<<<1, 1>>>(r.data + 2 * i, 100 * (i + 1)), (void)i;
    return r.read();
}

std::vector<int> launch_in_a_macro() {
    Result r(3);
    LAUNCH(write, 2, r.data, 7);
    LAUNCH((nested::scale<int, 2>), 1, r.data + 2, 4);
    return r.read();
}

std::vector<int> launch_of_template_and_parenthesised_template() {
    Result r(3);
    nested::scale<int, 16><<<1, 1>>>(r.data, 2);
    (nested::scale<int, (3 > 2 ? 3 : 2)>)<<<1, 1>>>(r.data + 1, 2);
    ::nested::scale<int, sizeof(std::pair<int, std::pair<int, int>>)>
        <<<1, dim3(1 < 2 ? 1 : 2, (8 >> 3))>>>(r.data + 2, 2);
    return r.read();
}

std::vector<int> launch_with_deduced_arguments() {
    Result r(2);
    fill<<<1, 1>>>(r.data, 3);
    fill<<<1, 1>>>(reinterpret_cast<unsigned*>(r.data + 1), 4u);
    return r.read();
}

std::vector<int> launch_of_overloads() {
    Result r(2);
    const float real = 1;
    overloaded<<<1, 1>>>(r.data, 1);
    overloaded<<<1, 1>>>(r.data, real);
    return r.read();
}

std::vector<int> launch_through_pointers() {
    Result r(4);
    void (*kernel)(int*, int) = write;
    kernel<<<1, 1>>>(r.data, 1);
    void (*kernels[2])(int*, int) = {write, fill<int>};
    for (int i = 0; i < 2; ++i) kernels[i]<<<1, 1>>>(r.data + 1 + i, 2 + i);
    (*kernel)<<<1, 1>>>(r.data + 3, 4);
    return r.read();
}

std::vector<int> launch_with_lambda() {
    Result r(3);
    const int step = 5;
    apply<<<1, 3>>>(r.data, [=] __device__(int i) { return i * step; });
    return r.read();
}

std::vector<int> launch_with_null_and_zero() {
    Result r(1);
    nullable<<<1, 1, 0, 0>>>(r.data, 0, NULL, 0);
    return r.read();
}

std::vector<int> launch_with_pack() {
    Result r(2);
    launch_all(r.data, 1, short{2}, 'c');
    return r.read();
}

std::vector<int> launch_in_template_function() {
    Result r(2);
    launch_dependent<int, 4>(r.data);
    return r.read();
}

std::vector<int> arguments_are_evaluated_once() {
    Result r(4);
    int calls = 0;
    const auto next = [&] { return ++calls; };
    write<<<1, 4>>>(r.data, 10 * next());
    std::vector<int> values = r.read();
    values.push_back(calls);
    return values;
}

std::vector<int> arguments_are_copied() {
    Result r(2);
    Big big = {};
    big.values[99] = 5;
    last_of<<<1, 2>>>(r.data, big);
    big.values[99] = 50;
    return r.read();
}

std::vector<int> shared_at_file_scope() {
    Result r(8);
    uses_file_scope<<<2, 2>>>(r.data);
    return r.read();
}

std::vector<int> arguments_by_reference() {
    int *first, *second;
    check(cudaMallocManaged(&first, sizeof(int)));
    check(cudaMallocManaged(&second, sizeof(int)));
    *first = 10;
    *second = 5;
    add_by_reference<<<1, 1>>>(*first, *second, 2);
    twice_by_reference<int><<<1, 1>>>(*second, 3);
    check(cudaDeviceSynchronize());
    const std::vector<int> values = {*first, *second};
    check(cudaFree(first));
    check(cudaFree(second));
    return values;
}

std::vector<int> device_variables() {
    Result r(4);
    use_variables<<<1, 4>>>(r.data);
    std::vector<int> values = r.read();
    int count = 0;
    check(cudaMemcpyFromSymbol(&count, counter, sizeof(count)));
    values.push_back(count);
    const int zero = 0;
    check(cudaMemcpyToSymbol(counter, &zero, sizeof(zero)));
    return values;
}

std::vector<int> constants_by_symbol() {
    Result r(4);
    const int changed[2] = {70, 80};
    const int original[2] = {3, 4};
    check(cudaMemcpyToSymbol(table, changed, sizeof(changed), 2 * sizeof(int)));
    use_variables<<<1, 4>>>(r.data);
    const std::vector<int> values = r.read();
    check(cudaMemcpyToSymbol(table, original, sizeof(original), 2 * sizeof(int)));
    return values;
}

std::vector<int> managed_variable() {
    shared_with_host = 1;
    add_to_managed<<<1, 1>>>(41);
    check(cudaDeviceSynchronize());
    return {shared_with_host};
}

std::vector<int> device_function_pointer() {
    Result r(2);
    apply_operation<<<1, 2>>>(r.data);
    return r.read();
}

std::vector<int> variables_of_the_other_file() {
    Result r(1);
    set_defined_elsewhere(12);
    read_elsewhere<<<1, 1>>>(r.data);
    return r.read();
}

std::vector<int> attributes_reach_the_launch() {
    Result r(1);
    const std::size_t bytes = 56 * 1024;
    dynamic_bytes<<<1, 1, bytes>>>(r.data);
    const bool refused = cudaGetLastError() != cudaSuccess;
    check(cudaFuncSetAttribute(dynamic_bytes, cudaFuncAttributeMaxDynamicSharedMemorySize, bytes));
    dynamic_bytes<<<1, 1, bytes>>>(r.data);
    std::vector<int> values = r.read();
    values.push_back(refused);
    return values;
}
