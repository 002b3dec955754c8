// Mistakes between the host, the streams and the device's memory: each sits in a line marked with
// its case's name and kind.
#include "catalogue.hpp"

#include <cstdlib>
#include <cstring>

namespace {

constexpr int count = 64;

__global__ void square(const float* x, float* y) {
    y[threadIdx.x] = x[threadIdx.x] * x[threadIdx.x];  // [kernels_in_two_streams race]
}

/// Pinned host memory for one case.
class Pinned {
  public:
    Pinned() {
        cudaMallocHost(reinterpret_cast<void**>(&data_), count * sizeof(float));
        std::memset(data_, 0, count * sizeof(float));
    }
    ~Pinned() { cudaFreeHost(data_); }
    Pinned(const Pinned&) = delete;
    Pinned& operator=(const Pinned&) = delete;
    float* get() const { return data_; }
    float& operator[](int i) const { return data_[i]; }

  private:
    float* data_ = nullptr;
};

/// Two streams for one case.
class Streams {
  public:
    Streams() {
        for (cudaStream_t& stream : streams_) cudaStreamCreate(&stream);
        cudaEventCreate(&event_);
    }
    ~Streams() {
        for (const cudaStream_t stream : streams_) cudaStreamDestroy(stream);
        cudaEventDestroy(event_);
    }
    Streams(const Streams&) = delete;
    Streams& operator=(const Streams&) = delete;
    cudaStream_t operator[](int i) const { return streams_[i]; }
    /// The second stream waits for what the first one has been given so far.
    void order() const {
        cudaEventRecord(event_, streams_[0]);
        cudaStreamWaitEvent(streams_[1], event_, 0);
    }

  private:
    cudaStream_t streams_[2] = {};
    cudaEvent_t event_ = nullptr;
};

volatile float sink;  // what the host reads must go somewhere

// ---- the host does not wait

template <bool broken>
void managed_read_too_early() {
    float* y = nullptr;
    cudaMallocManaged(&y, count * sizeof(float));
    Device<float> x(count);
    square<<<1, count>>>(x.get(), y);
    if (!broken) cudaDeviceSynchronize();
    for (int i = 0; i < count; ++i) sink = y[i];  // [managed_read_too_early race]
    cudaFree(y);
}

template <bool broken>
void managed_written_too_early() {
    float* x = nullptr;
    cudaMallocManaged(&x, count * sizeof(float));
    Device<float> y(count);
    for (int step = 0; step < 2; ++step) {
        for (int i = 0; i < count; ++i) x[i] = float(step);  // [managed_written_too_early race]
        square<<<1, count>>>(x, y.get());
        if (!broken) cudaStreamSynchronize(nullptr);
    }
    cudaFree(x);
}

template <bool broken>
void copy_read_too_early() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count);
    cudaMemcpyAsync(host.get(), x.get(), count * sizeof(float), cudaMemcpyDeviceToHost, streams[0]);
    if (!broken) cudaStreamSynchronize(streams[0]);
    sink = host[count - 1];  // [copy_read_too_early race]
}

template <bool broken>
void wrong_stream_waited_for() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count);
    cudaMemcpyAsync(host.get(), x.get(), count * sizeof(float), cudaMemcpyDeviceToHost, streams[0]);
    cudaStreamSynchronize(streams[broken ? 1 : 0]);
    sink = host[0];  // [wrong_stream_waited_for race]
}

template <bool broken>
void buffer_filled_too_early() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count);
    cudaEvent_t copied = nullptr;
    cudaEventCreate(&copied);
    for (int step = 0; step < 2; ++step) {
        host[0] = float(step);  // [buffer_filled_too_early race]
        cudaMemcpyAsync(x.get(), host.get(), count * sizeof(float), cudaMemcpyHostToDevice,
                        streams[0]);
        cudaEventRecord(copied, streams[0]);
        if (!broken) cudaEventSynchronize(copied);
    }
    cudaEventDestroy(copied);
}

// ---- a stream does not wait

template <bool broken>
void kernels_in_two_streams() {
    const Streams streams;
    Device<float> x(count), y(count), z(count);
    cudaDeviceSynchronize();
    square<<<1, count, 0, streams[0]>>>(x.get(), y.get());
    if (!broken) streams.order();
    square<<<1, count, 0, streams[1]>>>(y.get(), z.get());
}

__global__ void add_to(float* y, const float* x) {
    y[threadIdx.x] += x[threadIdx.x];  // [sums_in_two_streams race]
}
template <bool broken>
void sums_in_two_streams() {
    const Streams streams;
    Device<float> x(count), y(count);
    cudaDeviceSynchronize();
    add_to<<<1, count, 0, streams[0]>>>(y.get(), x.get());
    add_to<<<1, count, 0, streams[broken ? 1 : 0]>>>(y.get(), x.get());
}

__global__ void halve(const float* x, float* y) {
    y[threadIdx.x] = x[threadIdx.x] / 2;  // [copy_and_kernel_in_two_streams race]
}
template <bool broken>
void copy_and_kernel_in_two_streams() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count), y(count);
    cudaDeviceSynchronize();
    cudaMemcpyAsync(x.get(), host.get(), count * sizeof(float), cudaMemcpyHostToDevice, streams[0]);
    if (!broken) streams.order();
    halve<<<1, count, 0, streams[1]>>>(x.get(), y.get());
    cudaDeviceSynchronize();
}

template <bool broken>
void result_copied_in_other_stream() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count), y(count);
    cudaDeviceSynchronize();
    square<<<1, count, 0, streams[0]>>>(x.get(), y.get());
    if (!broken) streams.order();
    const std::size_t bytes = count * sizeof(float);
    const auto to_host = cudaMemcpyDeviceToHost;
    cudaMemcpyAsync(host.get(), y.get(), bytes, to_host,  // [result_copied_in_other_stream race]
                    streams[1]);
    cudaDeviceSynchronize();
}

// ---- a graph without an edge

__global__ void third(const float* x, float* y) {
    y[threadIdx.x] = x[threadIdx.x] / 3;  // [graph_without_an_edge race]
}
template <bool broken>
void graph_without_an_edge() {
    Device<float> x(count), y(count), z(count);
    cudaDeviceSynchronize();
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;
    cudaGraphCreate(&graph, 0);
    const auto add = [&](float* from, float* to, const cudaGraphNode_t* after, std::size_t nodes) {
        void* arguments[] = {&from, &to};
        cudaKernelNodeParams parameters = {};
        parameters.func = (void*)third;
        parameters.gridDim = dim3(1);
        parameters.blockDim = dim3(count);
        parameters.kernelParams = arguments;
        cudaGraphNode_t node = nullptr;
        cudaGraphAddKernelNode(&node, graph, after, nodes, &parameters);
        return node;
    };
    const cudaGraphNode_t first = add(x.get(), y.get(), nullptr, 0);
    add(y.get(), z.get(), &first, broken ? 0 : 1);
    cudaGraphInstantiate(&exec, graph, 0);
    cudaGraphLaunch(exec, nullptr);
    cudaGraphExecDestroy(exec);
    cudaGraphDestroy(graph);
}

__global__ void quarter(const float* x, float* y) {
    y[threadIdx.x] = x[threadIdx.x] / 4;
}
__global__ void add_branches(const float* a, const float* b, float* c) {
    c[threadIdx.x] = a[threadIdx.x] + b[threadIdx.x];  // [branch_of_a_graph_not_joined race]
}
template <bool broken>
void branch_of_a_graph_not_joined() {
    const Streams streams;
    Device<float> x(count), y(count), z(count);
    cudaEvent_t begun = nullptr;
    cudaEventCreate(&begun);
    cudaDeviceSynchronize();
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;
    cudaStreamBeginCapture(streams[1], cudaStreamCaptureModeGlobal);
    cudaEventRecord(begun, streams[1]);
    cudaStreamWaitEvent(streams[0], begun, 0);
    quarter<<<1, count, 0, streams[0]>>>(x.get(), y.get());
    quarter<<<1, count, 0, streams[1]>>>(x.get(), z.get());
    if (!broken) streams.order();
    add_branches<<<1, count, 0, streams[1]>>>(y.get(), z.get(), z.get());
    if (broken) streams.order();  // too late
    cudaStreamEndCapture(streams[1], &graph);
    cudaGraphInstantiate(&exec, graph, 0);
    cudaGraphLaunch(exec, streams[1]);
    cudaStreamSynchronize(streams[1]);
    cudaGraphExecDestroy(exec);
    cudaGraphDestroy(graph);
    cudaEventDestroy(begun);
}

template <bool broken>
void captured_copy_without_an_event() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count), y(count);
    cudaEvent_t begun = nullptr;
    cudaEventCreate(&begun);
    cudaDeviceSynchronize();
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;
    cudaStreamBeginCapture(streams[1], cudaStreamCaptureModeGlobal);
    cudaEventRecord(begun, streams[1]);
    cudaStreamWaitEvent(streams[0], begun, 0);
    square<<<1, count, 0, streams[0]>>>(x.get(), y.get());
    if (!broken) streams.order();
    const std::size_t bytes = count * sizeof(float);
    const auto to_host = cudaMemcpyDeviceToHost;
    cudaMemcpyAsync(host.get(), y.get(), bytes, to_host,  // [captured_copy_without_an_event race]
                    streams[1]);
    if (broken) streams.order();  // too late
    cudaStreamEndCapture(streams[1], &graph);
    cudaGraphInstantiate(&exec, graph, 0);
    cudaGraphLaunch(exec, streams[1]);
    cudaStreamSynchronize(streams[1]);
    cudaGraphExecDestroy(exec);
    cudaGraphDestroy(graph);
    cudaEventDestroy(begun);
}

template <bool broken>
void graph_not_waited_for() {
    const Pinned host;
    const Streams streams;
    Device<float> x(count);
    cudaDeviceSynchronize();
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;
    cudaGraphNode_t node = nullptr;
    cudaGraphCreate(&graph, 0);
    cudaGraphAddMemcpyNode1D(&node, graph, nullptr, 0, host.get(), x.get(), count * sizeof(float),
                             cudaMemcpyDeviceToHost);
    cudaGraphInstantiate(&exec, graph, 0);
    cudaGraphLaunch(exec, streams[0]);
    if (!broken) cudaStreamSynchronize(streams[0]);
    sink = host[0];  // [graph_not_waited_for race]
    cudaGraphExecDestroy(exec);
    cudaGraphDestroy(graph);
}

// ---- memory that streams allocate and free

__global__ void transposed(const float* x, float* y) {  // 8 by 8
    const int row = threadIdx.x / 8, column = threadIdx.x % 8;
    y[column * 8 + row] = x[row * 8 + column];  // [pool_used_in_other_stream race]
}
template <bool broken>
void pool_used_in_other_stream() {
    const Streams streams;
    Device<float> x(count);
    float* y = nullptr;
    cudaMallocAsync(&y, count * sizeof(float), streams[0]);
    if (!broken) streams.order();
    transposed<<<1, count, 0, streams[1]>>>(x.get(), y);
    cudaDeviceSynchronize();
    cudaFree(y);
}

template <bool broken>
void pool_filled_in_other_stream() {
    const Streams streams;
    float* x = nullptr;
    cudaMallocAsync(&x, count * sizeof(float), streams[0]);  // [pool_filled_in_other_stream race]
    cudaMemsetAsync(x, 0, count * sizeof(float), streams[broken ? 1 : 0]);
    cudaDeviceSynchronize();
    cudaFree(x);
}

template <bool broken>
void pool_freed_in_other_stream() {
    const Streams streams;
    Device<float> x(count);
    float* y = nullptr;
    cudaMallocAsync(&y, count * sizeof(float), streams[0]);
    cudaDeviceSynchronize();
    transposed<<<1, count, 0, streams[0]>>>(x.get(), y);
    if (!broken) streams.order();
    cudaFreeAsync(y, streams[1]);  // [pool_freed_in_other_stream race]
}

template <bool broken>
void pool_freed_during_a_copy() {
    const Pinned host;
    const Streams streams;
    float* x = nullptr;
    cudaMallocAsync(&x, count * sizeof(float), streams[0]);
    cudaStreamSynchronize(streams[0]);
    cudaMemcpyAsync(x, host.get(), count * sizeof(float), cudaMemcpyHostToDevice, streams[0]);
    if (!broken) streams.order();
    cudaFreeAsync(x, streams[1]);  // [pool_freed_during_a_copy race]
    cudaDeviceSynchronize();
}

template <bool broken>
void pool_freed_by_the_host() {
    const Streams streams;
    Device<float> x(count);
    float* y = nullptr;
    cudaMallocAsync(&y, count * sizeof(float), streams[0]);
    transposed<<<1, count, 0, streams[0]>>>(x.get(), y);
    if (!broken) cudaStreamSynchronize(streams[0]);
    cudaFree(y);  // [pool_freed_by_the_host race]
}

__global__ void transposed_late(const float* x, float* y) {
    const int row = threadIdx.x / 8, column = threadIdx.x % 8;
    y[column * 8 + row] = x[row * 8 + column];  // [pool_used_after_its_free invalid access]
}
template <bool broken>
void pool_used_after_its_free() {
    const Streams streams;
    Device<float> x(count);
    float* y = nullptr;
    cudaMallocAsync(&y, count * sizeof(float), streams[0]);
    if (broken) cudaFreeAsync(y, streams[0]);
    transposed_late<<<1, count, 0, streams[0]>>>(x.get(), y);
    if (!broken) cudaFreeAsync(y, streams[0]);
}

template <bool broken>
void pool_freed_before_its_allocation() {
    const Streams streams;
    float* x = nullptr;
    cudaMallocAsync(&x, count * sizeof(float), streams[0]);
    if (!broken) streams.order();
    cudaFreeAsync(x, streams[1]);  // [pool_freed_before_its_allocation race]
}

template <bool broken>
void pool_never_freed() {
    const Streams streams;
    for (int step = 0; step < 3; ++step) {
        float* x = nullptr;
        cudaMallocAsync(&x, count * sizeof(float), streams[0]);  // [pool_never_freed leak]
        cudaMemsetAsync(x, 0, count * sizeof(float), streams[0]);
        if (!broken) cudaFreeAsync(x, streams[0]);
    }
}

__global__ void transposed_in_graph(const float* x, float* y) {
    const int row = threadIdx.x / 8, column = threadIdx.x % 8;
    y[column * 8 + row] = x[row * 8 + column];  // [graph_memory_without_an_edge race]
}
/// A kernel in a graph's own memory.
void use_graph_memory(bool edge) {
    Device<float> x(count);
    const float* const from = x.get();
    cudaGraph_t graph = nullptr;
    cudaGraphExec_t exec = nullptr;
    cudaGraphNode_t allocate = nullptr, kernel = nullptr, release = nullptr;
    cudaGraphCreate(&graph, 0);
    cudaMemAllocNodeParams memory = {};
    memory.poolProps.allocType = cudaMemAllocationTypePinned;
    memory.poolProps.location = {cudaMemLocationTypeDevice, 0};
    memory.bytesize = count * sizeof(float);
    cudaGraphAddMemAllocNode(&allocate, graph, nullptr, 0, &memory);
    void* arguments[] = {(void*)&from, &memory.dptr};
    cudaKernelNodeParams parameters = {};
    parameters.func = (void*)transposed_in_graph;
    parameters.gridDim = dim3(1);
    parameters.blockDim = dim3(count);
    parameters.kernelParams = arguments;
    cudaGraphAddKernelNode(&kernel, graph, &allocate, edge ? 1 : 0, &parameters);
    const cudaGraphNode_t before_free[] = {allocate, kernel};
    cudaGraphAddMemFreeNode(&release, graph, before_free, 2, memory.dptr);
    cudaGraphInstantiate(&exec, graph, 0);
    cudaGraphLaunch(exec, nullptr);
    cudaDeviceSynchronize();
    cudaGraphExecDestroy(exec);
    cudaGraphDestroy(graph);
}
template <bool broken>
void graph_memory_without_an_edge() {
    use_graph_memory(!broken);
}

/// One buffer after the other at the same addresses: what used the first has nothing to do with the
/// second. Only the last one's copy is not waited for.
template <bool broken>
void pool_copy_not_waited_for() {
    const Pinned host;
    const Streams streams;
    for (int step = 0; step < 4; ++step) {
        float* x = nullptr;
        const cudaStream_t stream = streams[step % 2];
        cudaMallocAsync(&x, count * sizeof(float), stream);
        cudaMemsetAsync(x, 0, count * sizeof(float), stream);
        square<<<1, count, 0, stream>>>(x, x);
        if (step == 3)
            cudaMemcpyAsync(host.get(), x, count * sizeof(float), cudaMemcpyDeviceToHost, stream);
        cudaFreeAsync(x, stream);
    }
    if (!broken) cudaStreamSynchronize(streams[1]);
    sink = host[0];  // [pool_copy_not_waited_for race]
}

// ---- the wrong memory

template <bool broken>
void host_reads_device_memory() {
    Device<float> x(count);
    float first = 0;
    cudaMemcpy(&first, x.get(), sizeof first, cudaMemcpyDeviceToHost);
    sink = broken ? *x.get() : first;  // [host_reads_device_memory invalid access]
}

template <bool broken>
void host_fills_device_memory() {
    Device<float> x(count, false);
    const std::size_t bytes = count * sizeof(float);
    if (broken)
        std::memset(x.get(), 0, bytes);  // [host_fills_device_memory invalid access]
    else
        cudaMemset(x.get(), 0, bytes);
    square<<<1, count>>>(x.get(), x.get());
}

__device__ float table[16];
template <bool broken>
__global__ void look_up(float* y) {
    y[threadIdx.x] = table[threadIdx.x % (broken ? 17 : 16)];  // [device_array_end invalid access]
}
template <bool broken>
void device_array_end() {
    Device<float> y(32);
    look_up<broken><<<1, 32>>>(y.get());
}

// ---- functions of the C library in kernels

template <bool broken>
__global__ void copy_rows(int width, const float* x, float* y) {
    const int row = threadIdx.x;
    const std::size_t bytes = (width + (broken ? 1 : 0)) * sizeof(float);
    memcpy(y + row * width, x + row * width, bytes);  // [memcpy_one_too_far invalid access]
}
template <bool broken>
void memcpy_one_too_far() {
    Device<float> x(8 * 7), y(8 * 7);
    copy_rows<broken><<<1, broken ? 1 : 8>>>(broken ? 56 : 7, x.get(), y.get());
}

template <bool broken>
__global__ void reverse_rows(const float* x, float* y) {
    __shared__ float rows[8][9];
    const int row = threadIdx.x;
    memcpy(rows[row], x + row * 8, 8 * sizeof(float));
    if (!broken) __syncthreads();
    memcpy(y + row * 8, rows[7 - row], 8 * sizeof(float));  // [memcpy_without_barrier race]
}
template <bool broken>
void memcpy_without_barrier() {
    Device<float> x(64), y(64);
    reverse_rows<broken><<<1, 8>>>(x.get(), y.get());
}

template <bool broken>
__global__ void sum_in_heap(const float* x, float* y) {
    float* const mine = new float[4];
    for (int i = 0; i < 4; ++i) mine[i] = x[i];
    if (broken) delete[] mine;
    y[threadIdx.x] = mine[0] + mine[3];  // [use_after_delete invalid access]
    if (!broken) delete[] mine;
}
template <bool broken>
void use_after_delete() {
    Device<float> x(4), y(2);
    sum_in_heap<broken><<<1, 2>>>(x.get(), y.get());
}

template <bool broken>
__global__ void count_in_heap(int* y) {
    int* const counts = static_cast<int*>(malloc(4 * sizeof(int)));
    if (!broken) memset(counts, 0, 4 * sizeof(int));
    counts[threadIdx.x]++;  // [malloc_not_cleared uninitialized]
    y[threadIdx.x] = counts[threadIdx.x];
    free(counts);
}
template <bool broken>
void malloc_not_cleared() {
    Device<int> y(4);
    count_in_heap<broken><<<1, 4>>>(y.get());
}

// A kernel that another one launches has shared memory of its own.
__global__ void set_flag(int* flag) {
    *flag = 1;  // [shared_given_to_child invalid access]
}
template <bool broken>
__global__ void launch_child(int* flag) {
    __shared__ int own;
    set_flag<<<1, 1>>>(broken ? &own : flag);
}
template <bool broken>
void shared_given_to_child() {
    Device<int> flag(1);
    launch_child<broken><<<1, 1>>>(flag.get());
    cudaDeviceSynchronize();
}

}  // namespace

const Case stream_cases[] = {
    CASE(managed_read_too_early, "element-wise", "host reads managed memory without waiting"),
    CASE(managed_written_too_early, "element-wise", "host writes managed memory without waiting"),
    CASE(copy_read_too_early, "copy", "host reads the target of a copy without waiting"),
    CASE(wrong_stream_waited_for, "copy", "host waits for another stream"),
    CASE(buffer_filled_too_early, "copy", "host fills the source of a copy again without waiting"),
    CASE(kernels_in_two_streams, "element-wise", "kernel in another stream than the one it needs"),
    CASE(sums_in_two_streams, "element-wise", "two streams add to the same memory"),
    CASE(copy_and_kernel_in_two_streams, "element-wise",
         "kernel in another stream than the copy it needs"),
    CASE(result_copied_in_other_stream, "element-wise",
         "copy in another stream than the kernel it needs"),
    CASE(graph_without_an_edge, "element-wise", "two kernels of a graph without an edge"),
    CASE(branch_of_a_graph_not_joined, "element-wise",
         "kernel of a graph does not wait for one of two branches"),
    CASE(captured_copy_without_an_event, "element-wise",
         "captured copy does not wait for the kernel it needs"),
    CASE(graph_not_waited_for, "copy", "host reads what a graph writes without waiting"),
    CASE(pool_used_in_other_stream, "transpose",
         "memory used in another stream than the one that allocates it"),
    CASE(pool_filled_in_other_stream, "fill",
         "memory used in another stream than the one that allocates it"),
    CASE(pool_freed_in_other_stream, "transpose",
         "memory freed in another stream than the one that uses it"),
    CASE(pool_freed_during_a_copy, "copy",
         "memory freed in another stream than the one that uses it"),
    CASE(pool_freed_by_the_host, "transpose",
         "cudaFree of a pool's memory without waiting for the kernel that uses it"),
    CASE(pool_used_after_its_free, "transpose", "kernel behind the free of its memory"),
    CASE(pool_freed_before_its_allocation, "–", "free in another stream than the allocation"),
    CASE(graph_memory_without_an_edge, "transpose",
         "kernel of a graph without an edge from the allocation it needs"),
    CASE(pool_never_freed, "fill", "stream allocates again and again, nobody frees"),
    CASE(pool_copy_not_waited_for, "copy", "host reads the target of a copy without waiting"),
    CASE(host_reads_device_memory, "copy", "host reads device memory"),
    CASE(host_fills_device_memory, "copy", "host writes device memory"),
    CASE(device_array_end, "look-up", "one element too far, in a __device__ array"),
    CASE(memcpy_one_too_far, "copy", "memcpy in a kernel longer than the memory"),
    CASE(memcpy_without_barrier, "reversal", "no barrier before shared memory is read"),
    CASE(use_after_delete, "–", "kernel uses what it has deleted"),
    CASE(malloc_not_cleared, "counter", "kernel's malloc is not cleared"),
    CASE(shared_given_to_child, "–", "shared memory given to a kernel that is launched"),
    {nullptr, nullptr, nullptr, nullptr, nullptr}};
