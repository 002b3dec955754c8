#include "chapters/stages.hpp"

#include "chapters/01_serial/stages.hpp"
#include "chapters/02_openmp/stages.hpp"
#include "chapters/03_naive_cuda/stages.hpp"
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "chapters/11_tensor_cores/stages.hpp"
#include "common/base/error.hpp"

#include <string>

namespace m2m {

namespace {

// Reading order. To add a stage: write its file, declare it in its chapter's stages.hpp, add a line
// here.
constexpr Precision full = Precision::float32;
constexpr bool one_thread = false, baseline = true;

constexpr Stage all_stages[] = {
    {"serial/ijk", 1, "three loops, as in the formula", Where::host, serial::ijk, "",
     "chapters/01_serial/ijk.cpp", full, one_thread, baseline},
    {"serial/ikj", 1, "the same loops in the order memory likes", Where::host, serial::ikj, "",
     "chapters/01_serial/ikj.cpp", full, one_thread},
    {"serial/blocked", 1, "blocks that fit the caches", Where::host, serial::blocked, "",
     "chapters/01_serial/blocked.cpp", full, one_thread},
    {"openmp/rows", 2, "rows shared out over every core", Where::host, openmp::rows, "",
     "chapters/02_openmp/rows.cpp"},
    {"openmp/registers", 2, "a tile of C in registers", Where::host, openmp::registers, "",
     "chapters/02_openmp/registers.cpp"},
    {"openmp/simd", 2, "packed panels, SIMD registers, every core", Where::host, openmp::simd, "",
     "chapters/02_openmp/simd.cpp"},
#ifndef M2M_HOST_ONLY
    {"cuda/naive", 3, "one thread per element of C", Where::device, cuda::naive, "",
     "chapters/03_naive_cuda/naive.cu"},
    {"cuda/coalesced", 3, "neighbouring threads read neighbouring words", Where::device,
     cuda::coalesced, "", "chapters/03_naive_cuda/coalesced.cu"},
    {"cuda/tiled", 4, "tiles of A and B in shared memory", Where::device, cuda::tiled, "",
     "chapters/04_shared_memory/tiled.cu"},
    {"cuda/register_tiled", 4, "8×8 results per thread in registers", Where::device,
     cuda::register_tiled, "", "chapters/04_shared_memory/register_tiled.cu"},
    {"cuda/vectorized", 4, "four words by one instruction", Where::device, cuda::vectorized, "",
     "chapters/04_shared_memory/vectorized.cu"},
    {"cuda/double_buffered", 4, "the next tiles fetched while these are multiplied", Where::device,
     cuda::double_buffered, "", "chapters/04_shared_memory/double_buffered.cu"},
    {"cuda/warp_tiled", 4, "tiles for blocks, warps and threads", Where::device, cuda::warp_tiled,
     "", "chapters/04_shared_memory/warp_tiled.cu"},
    {"cublas/sgemm", 5, "the vendor's library", Where::device, cublas::sgemm, "cuBLAS",
     "chapters/05_cublas/sgemm.cu"},
    {"cublas/gemm_ex", 5, "the library with TF32 inputs", Where::device, cublas::gemm_ex, "cuBLAS",
     "chapters/05_cublas/gemm_ex.cu", Precision::tf32},
    {"cublas/gemm_ex_half", 5, "the library with float16 inputs", Where::device,
     cublas::gemm_ex_half, "cuBLAS", "chapters/05_cublas/gemm_ex_half.cu", Precision::float16},
    {"tensor/wmma", 11, "16×16 tiles by one instruction of a warp", Where::device, tensor::wmma, "",
     "chapters/11_tensor_cores/wmma.cu", Precision::float16},
    {"tensor/mma", 11, "mma.sync, ldmatrix, swizzled tiles, a pipeline", Where::device, tensor::mma,
     "", "chapters/11_tensor_cores/mma.cu", Precision::float16},
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
