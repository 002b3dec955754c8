// The last sentence of each report. It is found by the finding's own name, which is part of the JSON
// report too, or else by its kind.
#include "simt/check/advice.hpp"

#include <array>
#include <string_view>

namespace simt::check {

namespace {

struct Advice {
    std::string_view mistake, sentence;
};

constexpr std::array by_mistake = {
    // ---- memcheck
    Advice{
        "out of bounds",
        "Let a thread work only where its index is inside: if (i < n), with the n of this array."},
    Advice{"elements for bytes",
           "Give sizes in bytes: the number of elements times sizeof the element's type."},
    Advice{"use after free", "Free memory only after the last kernel that uses it."},
    Advice{"null pointer",
           "Give the kernel the pointer that cudaMalloc has set, and look at what cudaMalloc "
           "returns."},
    Advice{"host pointer",
           "Give the kernel memory of cudaMalloc, filled by cudaMemcpy, or memory of "
           "cudaMallocManaged."},
    Advice{"host pointer captured",
           "Let the lambda capture device pointers by value: no host pointer, no reference to a "
           "variable of the host."},
    Advice{"host pointer in device memory",
           "Copy what the structure points to, as well, and put that copy's device address in it."},
    Advice{"no memory", "Find where this pointer was set: it points to no memory at all."},
    Advice{"out of bounds in shared memory",
           "Hold the index against the size of the array, or make the array larger."},
    Advice{"too little dynamic shared memory",
           "Give the launch as many bytes as the kernel uses, kernel<<<grid, block, count * "
           "sizeof(float)>>>(…), or hold the index against them."},
    Advice{"out of bounds in a local array",
           "Hold the index against the size of the array, or make the array larger."},
    Advice{"device memory on the host",
           "Copy it with cudaMemcpy and use the copy, or take memory of cudaMallocManaged."},
    Advice{"symbol as address",
           "Use cudaMemcpyToSymbol, cudaMemcpyFromSymbol or the address that cudaGetSymbolAddress "
           "gives, or let the kernel name the variable itself."},
    Advice{"freed twice", "Free each allocation once, and set the pointer to nullptr then."},
    Advice{"cudaMalloc in a loop",
           "Allocate once, before the loop, or free at the end of each turn."},
    Advice{"launch not looked at",
           "Correct the launch, and call cudaGetLastError() after each one: a launch that fails "
           "returns nothing."},
    Advice{
        "a dimension of 0",
        "Round the number of blocks up, (n + block - 1) / block, and launch nothing when n is 0."},
    Advice{"free of a moved pointer",
           "Keep the pointer that cudaMalloc has set, and free that one."},
    Advice{
        "free of other memory",
        "Free with cudaFree what cudaMalloc gave, with free() or delete what the host allocated."},
    Advice{"wrong direction",
           "Name the target first, then the source, and the direction that is theirs."},
    Advice{"event not waited for",
           "Call cudaEventSynchronize() for the later event before you ask for the time."},
    Advice{"kernel failed", "Look at the line that is named: there the kernel was ended."},
    // ---- initcheck
    Advice{"sizeof a pointer",
           "Give the size of the whole array: the number of elements times sizeof the element's "
           "type."},
    Advice{"partial output",
           "Round the number of blocks up, (n + block - 1) / block, so that the grid reaches all "
           "elements."},
    Advice{"copy not waited for",
           "Wait for the copy in the thread that began it, then let all threads pass a barrier."},
    // ---- racecheck
    Advice{"race in shared memory", "Put __syncthreads() between the two, where all threads pass."},
    Advice{
        "race in global memory",
        "Let each thread write elements of its own, or use an atomic, or make two kernels of it."},
    Advice{
        "threadIdx for a global index",
        "Use blockIdx.x * blockDim.x + threadIdx.x as the index, or atomicAdd if the blocks are to "
        "add up."},
    Advice{"race between streams",
           "Put both in one stream, or let one wait for the other with an event or, in a graph, an "
           "edge."},
    Advice{"used before its allocation",
           "Allocate in the stream that uses the memory, or let that stream wait for an event "
           "recorded after cudaMallocAsync."},
    Advice{"freed while in use",
           "Let the stream that frees the memory wait for an event recorded after its last use; "
           "before cudaFree, let the host wait."},
    Advice{"race with the host",
           "Let the host wait before it touches this memory: cudaDeviceSynchronize() or "
           "cudaStreamSynchronize() of that stream."},
    // ---- synccheck
    Advice{"endless loop",
           "Look at what ends this loop: nothing that still runs can make its condition false."},
    Advice{"undefined shuffle",
           "Let the mask name all lanes that are read, or read only lanes that it names."},
};

std::string_view by_kind(Kind kind) {
    switch (kind) {
        case Kind::invalid_access:
            return "Hold the index against the size of what is accessed.";
        case Kind::misaligned:
            return "Access a type only at multiples of its size: keep float4 and double at such "
                   "offsets, or access smaller parts.";
        case Kind::api_error:
            return "Correct this call, and look at what each call of the API returns.";
        case Kind::uninitialized:
            return "Write this memory first: with cudaMemset, a copy, or in the kernel.";
        case Kind::race:
            return "Give the two an order: a barrier within a block, a kernel's end or an atomic "
                   "between blocks.";
        case Kind::same_value_race:
            return "Let one thread write it.";
        case Kind::barrier:
            return "Let all threads that the barrier or mask names reach it: move it out of the "
                   "branch or loop that some leave.";
        case Kind::exited_at_barrier:
            return "Do not return before the last barrier: put the work into an if, and the "
                   "barrier "
                   "behind it.";
        case Kind::unseen_output:
            return "Call cudaDeviceSynchronize() before the program ends.";
        case Kind::leak:
            return "Free it with cudaFree when it is used no more.";
    }
    return "";
}

}  // namespace

std::string advice_of(const Finding& finding) {
    for (const Advice& one : by_mistake)
        if (one.mistake == finding.mistake) return std::string(one.sentence);
    return std::string(by_kind(finding.kind));
}

}  // namespace simt::check
