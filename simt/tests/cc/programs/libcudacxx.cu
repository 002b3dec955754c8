// libcu++: atomics and their waits, a lock, flags between blocks, barriers, latches, semaphores,
// pipelines of a thread and of a block, asynchronous copies, cuda::std; against the host.
#include <cooperative_groups.h>
#include <cooperative_groups/memcpy_async.h>

#include <cstdio>
#include <cuda/atomic>
#include <cuda/barrier>
#include <cuda/latch>
#include <cuda/pipeline>
#include <cuda/semaphore>
#include <cuda/std/array>
#include <cuda/std/complex>
#include <cuda/std/limits>
#include <cuda/std/tuple>
#include <cuda/std/type_traits>

#pragma nv_diag_suppress static_var_with_dynamic_init

namespace cg = cooperative_groups;
using Block = cuda::barrier<cuda::thread_scope_block>;

struct Atomics {
    cuda::atomic<int, cuda::thread_scope_device> sum, least, most, exchanged, bits;
    cuda::atomic<float, cuda::thread_scope_device> halves;
    cuda::std::atomic<unsigned> wrapped;
    int plain;
};

__global__ void atomics(Atomics* a) {
    const int i = blockIdx.x * blockDim.x + threadIdx.x;
    a->sum.fetch_add(i, cuda::memory_order_relaxed);
    ++a->sum;
    a->least.fetch_min(-i);
    a->most.fetch_max(i, cuda::memory_order_relaxed);
    a->bits |= 1 << i % 32;
    a->halves.fetch_add(0.5f, cuda::memory_order_relaxed);
    a->wrapped--;
    int seen = a->exchanged.load();
    while (!a->exchanged.compare_exchange_weak(seen, seen + 2)) continue;
    cuda::atomic_ref<int, cuda::thread_scope_device> ref(a->plain);
    ref += 3;
}

// A lock that every thread takes: what it guards is plain.
__global__ void lock(cuda::atomic<int, cuda::thread_scope_device>* taken, int* count) {
    for (bool done = false; !done;) {
        if (taken->exchange(1, cuda::memory_order_acquire) != 0) continue;
        *count += 1;
        taken->store(0, cuda::memory_order_release);
        done = true;
    }
}

// Block 1 waits for what block 0 has written.
__global__ void message(cuda::atomic<int, cuda::thread_scope_device>* flag, int* data,
                        int* result) {
    if (threadIdx.x != 0) return;
    if (blockIdx.x == 0) {
        for (int i = 0; i < 32; ++i) data[i] = i * i;
        cuda::atomic_thread_fence(cuda::memory_order_release, cuda::thread_scope_device);
        flag->store(1, cuda::memory_order_relaxed);
    } else {
        while (flag->load(cuda::memory_order_relaxed) == 0) continue;
        cuda::atomic_thread_fence(cuda::memory_order_acquire, cuda::thread_scope_device);
        int sum = 0;
        for (int i = 0; i < 32; ++i) sum += data[i];
        *result = sum;
    }
}

// Neighbours exchange in two phases; then half of the threads drop out.
__global__ void barriers(int* out) {
    __shared__ Block meeting;
    __shared__ int values[128];
    const int i = threadIdx.x, n = blockDim.x;
    if (i == 0) init(&meeting, n);
    __syncthreads();
    values[i] = i;
    Block::arrival_token token = meeting.arrive();
    const int own = i * 1000;
    meeting.wait(cuda::std::move(token));
    const int right = values[(i + 1) % n];
    meeting.arrive_and_wait();
    values[i] = own + right;
    if (i >= n / 2) {
        meeting.arrive_and_drop();
        return;
    }
    meeting.arrive_and_wait();
    out[i] = values[n - 1 - i];
    meeting.arrive_and_wait();
}

__global__ void latches(int* out, int* most) {
    __shared__ cuda::std::aligned_storage<sizeof(cuda::latch<cuda::thread_scope_block>), 8>::type
        latch_memory;
    __shared__ cuda::std::aligned_storage<
        sizeof(cuda::counting_semaphore<cuda::thread_scope_block>), 8>::type room_memory;
    __shared__ int inside, data[64];
    auto* opened = reinterpret_cast<cuda::latch<cuda::thread_scope_block>*>(&latch_memory);
    auto* room =
        reinterpret_cast<cuda::counting_semaphore<cuda::thread_scope_block>*>(&room_memory);
    const int i = threadIdx.x;
    if (i == 0) {
        new (opened) cuda::latch<cuda::thread_scope_block>(blockDim.x);
        new (room) cuda::counting_semaphore<cuda::thread_scope_block>(3);
        inside = 0;
    }
    __syncthreads();
    data[i] = i + 1;
    opened->arrive_and_wait();
    out[i] = data[blockDim.x - 1 - i];
    // At most three threads at once. Lanes of one warp take turns: one acquires at a time.
    for (int lane = 0; lane < 32; ++lane) {
        if (i % 32 == lane) {
            room->acquire();
            const int now = atomicAdd(&inside, 1) + 1;
            atomicMax(most, now);
            atomicSub(&inside, 1);
            room->release();
        }
        __syncwarp();
    }
}

constexpr int kTile = 64;

// A thread's own pipeline: two copies under way.
__global__ void own_pipeline(const float4* in, float4* out, int tiles) {
    __shared__ float4 buffers[2][kTile];
    cuda::pipeline<cuda::thread_scope_thread> pipe = cuda::make_pipeline();
    const int i = threadIdx.x;
    const auto start = [&](int tile) {
        pipe.producer_acquire();
        if (tile < tiles)
            cuda::memcpy_async(&buffers[tile % 2][i], &in[tile * kTile + i],
                               cuda::aligned_size_t<16>(sizeof(float4)), pipe);
        pipe.producer_commit();
    };
    start(0);
    for (int tile = 0; tile < tiles; ++tile) {
        start(tile + 1);
        cuda::pipeline_consumer_wait_prior<1>(pipe);
        __syncthreads();
        const float4 x = buffers[tile % 2][kTile - 1 - i];
        out[tile * kTile + i] = make_float4(x.w, x.z, x.y, x.x);
        __syncthreads();
        pipe.consumer_release();
    }
}

// A block's: all threads fill and empty the stages; or some do this, the others that.
__global__ void block_pipeline(const int* in, int* out, int tiles) {
    __shared__ cuda::pipeline_shared_state<cuda::thread_scope_block, 2> state;
    __shared__ int stages[2][kTile];
    cg::thread_block block = cg::this_thread_block();
    auto pipe = cuda::make_pipeline(block, &state);
    const int i = threadIdx.x;
    for (int begun = 0, tile = 0; tile < tiles; ++tile) {
        for (; begun < tiles && begun < tile + 2; ++begun) {
            pipe.producer_acquire();
            cuda::memcpy_async(block, stages[begun % 2], in + begun * kTile, sizeof(int) * kTile,
                               pipe);
            pipe.producer_commit();
        }
        pipe.consumer_wait();
        out[tile * kTile + i] = stages[tile % 2][(i + 1) % kTile] + tile;
        pipe.consumer_release();
    }
}
__global__ void roles(const int* in, int* out, int tiles) {
    __shared__ cuda::pipeline_shared_state<cuda::thread_scope_block, 2> state;
    __shared__ int stages[2][kTile];
    cg::thread_block block = cg::this_thread_block();
    const bool produces = threadIdx.x < 32;
    auto pipe = cuda::make_pipeline(
        block, &state, produces ? cuda::pipeline_role::producer : cuda::pipeline_role::consumer);
    for (int tile = 0; tile < tiles; ++tile) {
        if (produces) {
            pipe.producer_acquire();
            for (int j = threadIdx.x; j < kTile; j += 32)
                cuda::memcpy_async(&stages[tile % 2][j], &in[tile * kTile + j], sizeof(int), pipe);
            pipe.producer_commit();
        } else {
            pipe.consumer_wait();
            for (int j = threadIdx.x - 32; j < kTile; j += blockDim.x - 32)
                out[tile * kTile + j] = 2 * stages[tile % 2][kTile - 1 - j];
            pipe.consumer_release();
        }
    }
}

__global__ void group_copies(const int* in, int* out) {
    __shared__ int first[kTile], second[kTile];
    __shared__ int third[kTile];
    __shared__ Block arrived;
    cg::thread_block block = cg::this_thread_block();
    if (threadIdx.x == 0) init(&arrived, blockDim.x);
    block.sync();
    cg::memcpy_async(block, first, in, sizeof(int) * kTile);
    const int count = kTile;
    cg::memcpy_async(block, second, count, in + kTile, count);
    cg::wait_prior<1>(block);
    const int a = first[kTile - 1 - threadIdx.x];
    cg::wait(block);
    const int b = second[kTile - 1 - threadIdx.x];
    cuda::memcpy_async(block, third, in + 2 * kTile, sizeof(int) * kTile, arrived);
    arrived.arrive_and_wait();
    out[threadIdx.x] = a + 1000 * b + 1000000 * third[kTile - 1 - threadIdx.x];
}

__global__ void standard(float* out) {
    cuda::std::array<int, 3> three = {1, 2, 3};
    cuda::std::tuple<int, float> pair(4, 0.5f);
    const cuda::std::complex<float> z(1, 2);
    static_assert(cuda::std::is_same<decltype(three)::value_type, int>::value, "");
    out[0] = three[2] + cuda::std::get<0>(pair) * cuda::std::get<1>(pair);
    out[1] = z.imag();
    out[2] = float(cuda::std::numeric_limits<short>::max());
}

#define EXPECT(condition) \
    if (!(condition)) return printf("line %d: %s\n", __LINE__, #condition), 1

int main() {
    constexpr int kTiles = 6;
    Atomics* a;
    int *in, *out, *more;
    float4 *vectors, *turned;
    float* numbers;
    cuda::atomic<int, cuda::thread_scope_device>* flag;
    cudaMallocManaged(&a, sizeof *a);
    cudaMallocManaged(&in, kTiles * kTile * sizeof(int));
    cudaMallocManaged(&out, kTiles * kTile * sizeof(int));
    cudaMallocManaged(&more, 64 * sizeof(int));
    cudaMallocManaged(&vectors, kTiles * kTile * sizeof(float4));
    cudaMallocManaged(&turned, kTiles * kTile * sizeof(float4));
    cudaMallocManaged(&numbers, 3 * sizeof(float));
    cudaMallocManaged(&flag, sizeof *flag);
    new (a) Atomics{};
    atomics<<<4, 64>>>(a);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    EXPECT(a->sum.load() == 255 * 256 / 2 + 256 && a->least == -255 && a->most == 255 &&
           a->exchanged == 512);
    EXPECT(a->bits == -1 && a->halves.load() == 128 && a->wrapped == 0u - 256 && a->plain == 768);

    new (flag) cuda::atomic<int, cuda::thread_scope_device>(0);
    more[0] = 0;
    lock<<<3, 40>>>(flag, more);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess && more[0] == 120);
    message<<<2, 32>>>(flag, in, out);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess && out[0] == 31 * 32 * 63 / 6);

    barriers<<<1, 128>>>(out);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    for (int i = 0; i < 64; ++i) EXPECT(out[i] == (127 - i) * 1000 + (128 - i) % 128);
    more[0] = 0;
    latches<<<1, 64>>>(out, more);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess && more[0] >= 1 && more[0] <= 3);
    for (int i = 0; i < 64; ++i) EXPECT(out[i] == 64 - i);

    for (int i = 0; i < kTiles * kTile; ++i) {
        in[i] = i % 1000;
        vectors[i] = make_float4(float(i), 1, 2, 3);
    }
    own_pipeline<<<1, kTile>>>(vectors, turned, kTiles);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    for (int i = 0; i < kTiles * kTile; ++i)
        EXPECT(turned[i].w == float(i / kTile * kTile + kTile - 1 - i % kTile) && turned[i].x == 3);
    block_pipeline<<<1, kTile>>>(in, out, kTiles);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    for (int i = 0; i < kTiles * kTile; ++i)
        EXPECT(out[i] == i / kTile * kTile + (i + 1) % kTile + i / kTile);
    roles<<<1, 96>>>(in, out, kTiles);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    for (int i = 0; i < kTiles * kTile; ++i)
        EXPECT(out[i] == 2 * (i / kTile * kTile + kTile - 1 - i % kTile));
    group_copies<<<1, kTile>>>(in, out);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess);
    for (int i = 0; i < kTile; ++i) {
        const int j = kTile - 1 - i;
        EXPECT(out[i] == j + 1000 * (kTile + j) + 1000000 * (2 * kTile + j));
    }
    standard<<<1, 1>>>(numbers);
    EXPECT(cudaDeviceSynchronize() == cudaSuccess && numbers[0] == 5 && numbers[1] == 2 &&
           numbers[2] == 32767);
    for (void* memory : {(void*)a, (void*)in, (void*)out, (void*)more, (void*)vectors,
                         (void*)turned, (void*)numbers, (void*)flag})
        cudaFree(memory);
    return 0;
}
