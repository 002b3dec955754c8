// The book's own device stages under check mode, at sizes with every edge: no findings, no wrong
// value. Arguments: the stages to run; none: all.
#include "chapters/03_naive_cuda/stages.hpp"
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "chapters/11_tensor_cores/stages.hpp"
#include "common/verify/verify.hpp"

#include <algorithm>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

int main(int argc, char** argv) {
    using namespace m2m;
    const Stage stages[] = {
        {"cuda/naive", 3, "", Where::device, cuda::naive, ""},
        {"cuda/coalesced", 3, "", Where::device, cuda::coalesced, ""},
        {"cuda/tiled", 4, "", Where::device, cuda::tiled, ""},
        {"cuda/register_tiled", 4, "", Where::device, cuda::register_tiled, ""},
        {"cuda/vectorized", 4, "", Where::device, cuda::vectorized, ""},
        {"cuda/double_buffered", 4, "", Where::device, cuda::double_buffered, ""},
        {"cuda/warp_tiled", 4, "", Where::device, cuda::warp_tiled, ""},
        {"cublas/sgemm", 5, "", Where::device, cublas::sgemm, ""},
        {"cublas/gemm_ex", 5, "", Where::device, cublas::gemm_ex, "", "", Precision::tf32},
        {"cublas/gemm_ex_half", 5, "", Where::device, cublas::gemm_ex_half, "", "",
         Precision::float16},
        {"tensor/wmma", 11, "", Where::device, tensor::wmma, "", "", Precision::float16},
        {"tensor/mma", 11, "", Where::device, tensor::mma, "", "", Precision::float16},
    };
    constexpr int shapes[][3] = {{1, 1, 1},
                                 {16, 16, 16},
                                 {17, 15, 33},
                                 {65, 70, 9},
                                 {5, 0, 3},
                                 {4, 3, 0},
                                 // whole fours; and as many blocks as warp_tiled's large tiles want
                                 {20, 24, 28},
                                 {260, 516, 20},
                                 {129, 1000, 9}};
    const std::vector<std::string_view> chosen(argv + 1, argv + argc);
    for (const std::string_view name : chosen) {
        if (std::ranges::find(stages, name, &Stage::name) != std::end(stages)) continue;
        std::fprintf(stderr, "no stage %s\n", std::string(name).c_str());
        return 2;
    }
    int wrong = 0;
    for (const Stage& stage : stages) {
        if (!chosen.empty() && std::ranges::find(chosen, stage.name) == chosen.end()) continue;
        for (const auto& shape : shapes) {
            const Verification report = verify_stage(stage, shape[0], shape[1], shape[2]);
            if (report.ok) continue;
            std::fprintf(stderr, "%s: %s\n", std::string(stage.name).c_str(), report.what.c_str());
            ++wrong;
        }
    }
    return wrong == 0 ? 0 : 1;
}
