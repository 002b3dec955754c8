// The book's own device stages under check mode, at sizes with every edge: no findings, no wrong
// value.
#include "chapters/03_naive_cuda/stages.hpp"
#include "chapters/04_shared_memory/stages.hpp"
#include "chapters/05_cublas/stages.hpp"
#include "common/check/check.hpp"

#include <cstdio>

int main() {
    using namespace m2m;
    const Stage stages[] = {
        {"cuda/naive", 3, "", Where::device, cuda::naive, ""},
        {"cuda/coalesced", 3, "", Where::device, cuda::coalesced, ""},
        {"cuda/tiled", 4, "", Where::device, cuda::tiled, ""},
        {"cuda/register_tiled", 4, "", Where::device, cuda::register_tiled, ""},
        {"cublas/sgemm", 5, "", Where::device, cublas::sgemm, ""},
    };
    constexpr int shapes[][3] = {{1, 1, 1},   {16, 16, 16}, {17, 15, 33},
                                 {65, 70, 9}, {5, 0, 3},    {4, 3, 0}};
    int wrong = 0;
    for (const Stage& stage : stages) {
        for (const auto& shape : shapes) {
            const CheckReport report = check_stage(stage, shape[0], shape[1], shape[2]);
            if (report.ok) continue;
            std::fprintf(stderr, "%s: %s\n", std::string(stage.name).c_str(), report.what.c_str());
            ++wrong;
        }
    }
    return wrong == 0 ? 0 : 1;
}
