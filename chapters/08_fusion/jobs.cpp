// Which way, on which memory.
#include "chapters/08_fusion/jobs.hpp"

#include "common/base/error.hpp"

namespace m2m::fusion {

#ifdef M2M_HOST_ONLY

namespace {

void need_host(Where where) {
    if (where == Where::device)
        throw Error("this build has no device: build the cpu or cuda preset");
}

}  // namespace

const Jobs& separate_jobs(Where where) {
    need_host(where);
    return files::separate_host;
}

const Jobs& fused_jobs(Where where) {
    need_host(where);
    return files::fused_host;
}

Matmul* matmul(Where where) {
    need_host(where);
    return files::matmul_host;
}

void separate_adam(Where where, std::size_t count, const AdamSettings& settings, float rate,
                   const float* g, float* w, float* m, float* v, float* scratch) {
    need_host(where);
    files::separate_adam_host(count, settings, rate, g, w, m, v, scratch);
}

#else

const Jobs& separate_jobs(Where where) {
    return where == Where::host ? files::separate_host : files::separate_device;
}

const Jobs& fused_jobs(Where where) {
    return where == Where::host ? files::fused_host : files::fused_device;
}

Matmul* matmul(Where where) {
    return where == Where::host ? files::matmul_host : files::matmul_device;
}

void separate_adam(Where where, std::size_t count, const AdamSettings& settings, float rate,
                   const float* g, float* w, float* m, float* v, float* scratch) {
    const auto run = where == Where::host ? files::separate_adam_host : files::separate_adam_device;
    run(count, settings, rate, g, w, m, v, scratch);
}

#endif

}  // namespace m2m::fusion
