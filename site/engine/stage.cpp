// Runs a stage of the book: the checker is the book's own, the size one that suits a tab.
#include "common/device/device.hpp"
#include "common/verify/verify.hpp"
#include "simt/observe/observer.hpp"

#include <cstdio>
#include <cstdlib>
#include <string>
#include <string_view>

namespace m2m::site {

namespace {

constexpr int kSize = 64, kLargest = 512;

/// One run, for a checker or a counter that looks on.
void run_once(Matmul* matmul, Where where, int m, int n, int k) {
    const Inputs inputs = real_inputs(m, n, k, 1);
    if (where == Where::host) {
        HostMatrix C(m, n);
        matmul(m, n, k, inputs.A.data(), inputs.B.data(), C.data());
        return;
    }
    const DeviceMatrix A(inputs.A), B(inputs.B);
    DeviceMatrix C(m, n);
    matmul(m, n, k, A.data(), B.data(), C.data());
    device_synchronize();
}

}  // namespace

/// The one of that name (site/generate.mjs reads it in chapters/stages.cpp).
Precision precision_called(std::string_view name) {
    for (const Precision one :
         {Precision::float32, Precision::tf32, Precision::float16, Precision::bfloat16})
        if (name == to_string(one)) return one;
    std::fprintf(stderr, "error: no precision is called %s\n", std::string(name).c_str());
    std::exit(2);
}

int verify_or_run(int argc, char** argv, const char* name, Matmul* matmul, Where where,
                  Precision inputs) {
    int size[3] = {kSize, kSize, kSize};
    for (int i = 0; i < 3 && argc > 1; ++i) {
        const char* const text = argv[argc > 3 ? i + 1 : 1];
        char* end = nullptr;
        const long value = std::strtol(text, &end, 10);
        if (*end != '\0' || value < 0 || value > kLargest) {
            std::fprintf(stderr, "error: size %s: a whole number from 0 to %d\n", text, kLargest);
            return 2;
        }
        size[i] = static_cast<int>(value);
    }
    const int m = size[0], n = size[1], k = size[2];
    if (simt::observer != nullptr) {
        run_once(matmul, where, m, n, k);
        return 0;
    }
    const Verification report = verify_stage({name, 0, "", where, matmul, "", "", inputs}, m, n, k);
    if (!report) {
        std::printf("%s  %d x %d x %d  WRONG: %s (%s)\n", name, m, n, k, report.what.c_str(),
                    to_string(report.finding));
        return 1;
    }
    std::printf("%s  %d x %d x %d  verified, error/bound %.2f%s\n", name, m, n, k,
                report.error_over_bound,
                where == Where::device ? " (simulated on the CPU: no speed)" : "");
    return 0;
}

}  // namespace m2m::site

/// What main() of a stage in a tab calls (site/worker/stages.mjs writes it): verifies the stage as
/// `book run` does; in a checked or counted program, runs it once. Arguments: the size (m, n and k,
/// or one for all three), 64 by default.
extern "C" int site_stage_main(int argc, char** argv, const char* name, m2m::Matmul* matmul,
                               bool on_device, const char* inputs) {
    return m2m::site::verify_or_run(argc, argv, name, matmul,
                                    on_device ? m2m::Where::device : m2m::Where::host,
                                    m2m::site::precision_called(inputs));
}
