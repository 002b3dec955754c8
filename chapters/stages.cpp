#include "chapters/stages.hpp"

#include "chapters/01_serial/stages.hpp"
#include "chapters/02_openmp/stages.hpp"
#include "chapters/03_naive_cuda/stages.hpp"
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "common/base/error.hpp"

#include <string>

namespace m2m {

namespace {

// Reading order. To add a stage: write its file, declare it in its chapter's stages.hpp, add a line
// here.
constexpr Stage all_stages[] = {
    {"serial/ijk", 1, "three loops, as in the formula", Where::host, serial::ijk, ""},
    {"serial/ikj", 1, "the same loops in the order memory likes", Where::host, serial::ikj, ""},
    {"serial/blocked", 1, "blocks that fit the caches", Where::host, serial::blocked, ""},
    {"openmp/rows", 2, "rows shared out over every core", Where::host, openmp::rows, ""},
    {"openmp/registers", 2, "a tile of C in registers", Where::host, openmp::registers, ""},
    {"openmp/simd", 2, "packed panels, SIMD registers, every core", Where::host, openmp::simd, ""},
#ifndef M2M_HOST_ONLY
    {"cuda/naive", 3, "one thread per element of C", Where::device, cuda::naive, ""},
    {"cuda/coalesced", 3, "neighbouring threads read neighbouring words", Where::device,
     cuda::coalesced, ""},
    {"cuda/tiled", 4, "tiles of A and B in shared memory", Where::device, cuda::tiled, ""},
    {"cuda/register_tiled", 4, "8×8 results per thread in registers", Where::device,
     cuda::register_tiled, ""},
    {"cublas/sgemm", 5, "the vendor's library", Where::device, cublas::sgemm, "cuBLAS"},
#endif
};

}  // namespace

std::span<const Stage> stages() {
    return all_stages;
}

const Stage& find_stage(std::string_view name) {
    std::string known;
    for (const Stage& stage : stages()) {
        if (stage.name == name) return stage;
        known += (known.empty() ? "" : ", ") + std::string(stage.name);
    }
    throw UsageError("unknown stage '" + std::string(name) + "'; the stages are " + known);
}

}  // namespace m2m
