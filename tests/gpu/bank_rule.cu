// How does a GPU serve 64- and 128-bit loads from shared memory? One warp, one load, for patterns
// that tell the possible rules apart. Nsight Compute counts the wavefronts of each launch:
//
//   ncu --csv --metrics l1tex__data_pipe_lsu_wavefronts_mem_shared_op_ld.sum ./bank_rule
//
// Without ncu it prints what two rules foretell: `parts`, where 16 lanes (64 bits) or 8 lanes (128
// bits) are served together, which is what count mode does, and `whole`, where all 32 lanes are.
// Launch n belongs to line n.
#include <cuda_runtime.h>

#include <algorithm>
#include <cstdio>
#include <set>

namespace {

constexpr int elements = 256;

template <class T>
__global__ void load(const int* index, T* out) {
    __shared__ T values[elements];
    for (int i = threadIdx.x; i < elements; i += 32) values[i] = T{};
    __syncthreads();
    out[threadIdx.x] = values[index[threadIdx.x]];
}

struct Pattern {
    const char* name;
    int bytes;  // of an element
    int (*element)(int lane);
};

constexpr Pattern patterns[] = {
    {"4 neighbours", 4, [](int lane) { return lane; }},
    {"4 stride 2", 4, [](int lane) { return 2 * lane; }},
    {"8 neighbours", 8, [](int lane) { return lane; }},
    {"8 stride 2", 8, [](int lane) { return 2 * lane; }},
    {"8 stride 4", 8, [](int lane) { return 4 * lane; }},
    {"8 one element", 8, [](int) { return 5; }},
    {"8 pairs of lanes", 8, [](int lane) { return lane / 2; }},
    {"8 second half as the first", 8, [](int lane) { return lane % 16; }},
    {"8 halves collide", 8, [](int lane) { return lane % 16 * (lane < 16 ? 1 : 2); }},
    {"8 lanes 0 and 16 collide", 8, [](int lane) { return lane < 16 ? lane / 8 : 16 + lane / 8; }},
    {"8 odd lanes collide", 8, [](int lane) { return lane % 2 * 16 + lane / 2 % 8; }},
    {"16 neighbours", 16, [](int lane) { return lane; }},
    {"16 stride 2", 16, [](int lane) { return 2 * lane; }},
    {"16 one element", 16, [](int) { return 5; }},
    {"16 pairs of lanes", 16, [](int lane) { return lane / 2; }},
    {"16 groups of four lanes", 16, [](int lane) { return lane / 4; }},
    {"16 every quarter the same", 16, [](int lane) { return lane % 8; }},
    {"16 every half the same", 16, [](int lane) { return lane % 16; }},
    {"16 quarters interleaved", 16, [](int lane) { return lane % 4 * 8 + lane / 4; }},
    {"16 two addresses", 16, [](int lane) { return lane % 2 * 8; }},
};

// Lanes of a group are served together: each bank gives one word a wavefront.
int foretold(const Pattern& pattern, int lanes_together) {
    int wavefronts = 0;
    for (int first = 0; first < 32; first += lanes_together) {
        std::set<int> words[32];
        for (int lane = first; lane < first + lanes_together; ++lane) {
            const int word = pattern.element(lane) * pattern.bytes / 4;
            for (int i = 0; i < pattern.bytes / 4; ++i) words[(word + i) % 32].insert(word + i);
        }
        std::size_t most = 0;
        for (const auto& bank : words) most = std::max(most, bank.size());
        wavefronts += static_cast<int>(most);
    }
    return wavefronts;
}

bool failed(cudaError_t status) {
    if (status != cudaSuccess) std::fprintf(stderr, "error: %s\n", cudaGetErrorString(status));
    return status != cudaSuccess;
}

}  // namespace

int main() {
    int* index = nullptr;
    void* out = nullptr;
    if (failed(cudaMalloc(&index, 32 * sizeof(int)))) return 1;
    if (failed(cudaMalloc(&out, 32 * sizeof(float4)))) return 1;
    for (const Pattern& pattern : patterns) {
        int lanes[32];
        for (int lane = 0; lane < 32; ++lane) lanes[lane] = pattern.element(lane);
        if (failed(cudaMemcpy(index, lanes, sizeof lanes, cudaMemcpyHostToDevice))) return 1;
        if (pattern.bytes == 4) load<<<1, 32>>>(index, static_cast<float*>(out));
        if (pattern.bytes == 8) load<<<1, 32>>>(index, static_cast<float2*>(out));
        if (pattern.bytes == 16) load<<<1, 32>>>(index, static_cast<float4*>(out));
        if (failed(cudaGetLastError())) return 1;
        std::printf("%s|parts %d|whole %d\n", pattern.name,
                    foretold(pattern, 128 / std::max(4, pattern.bytes)), foretold(pattern, 32));
    }
    return failed(cudaDeviceSynchronize()) ? 1 : 0;
}
