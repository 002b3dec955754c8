// The product on the CPU of the tab, and the book's checker for it and for the GPU's products, as a
// module of its own. One source, so that all of it is compiled for WebAssembly's SIMD: the stage
// and the checker are the book's files as they are.
#include "chapters/02_openmp/simd.cpp"
#include "common/verify/compare.cpp"
#include "common/verify/inputs.cpp"
#include "site/engine/export.h"
#include "site/engine/request.hpp"

namespace m2m {

/// A tab's module has one thread; the page shares out rows over several modules.
int cpu_threads() {
    return 1;
}

namespace site {

namespace {

/// Products beyond this are checked as `book run` checks its largest, by Freivalds' method and in
/// some rows: a tab has one thread for it.
constexpr double big_product = 0x1p27;
constexpr int spot_rows = 10, largest_size = 4096;

std::string request_text, answer_text, kind;
int m = 0, n = 0, k = 0;
std::uint64_t seed = 1;
Inputs inputs;
HostMatrix C;

Verification compared() {
    const float *A = inputs.A.data(), *B = inputs.B.data();
    const bool big = double(m) * n * k > big_product;
    if (kind == "exact")
        return big ? verify_freivalds(m, n, k, A, B, C.data(), seed + 1)
                   : verify_exact(m, n, k, A, B, C.data());
    if (kind == "one term") return verify_one_term(m, n, k, A, B, C.data());
    if (!big) return verify_rounding(m, n, k, A, B, C.data(), rounding_factor(k));
    std::vector<int> rows = {0, m - 1};
    Random random(seed + 3);
    while (rows.size() < spot_rows) rows.push_back(random.integer(0, m - 1));
    return verify_rounding_rows(m, n, k, A, B, C.data(), rounding_factor(k), rows);
}

const char* answer(const Json& json) {
    answer_text = json.dump();
    return answer_text.c_str();
}

}  // namespace

/// Room for a request of so many bytes.
SITE_EXPORT(room) char* room(std::size_t bytes) {
    request_text.assign(bytes, '\0');
    return request_text.data();
}

/// Makes the inputs {kind, m, n, k} of a check as verify_stage() does, and a C of NaN.
/// @returns where A, B and C are
SITE_EXPORT(prepare) const char* prepare() {
    const Json request = Json::parse(request_text);
    kind = request.at("kind").get<std::string>();
    m = whole(request, "m", 1, largest_size, "m");
    n = whole(request, "n", 1, largest_size, "n");
    k = whole(request, "k", 1, largest_size, "k");
    inputs = {};
    C = {};
    if (kind == "exact") {
        inputs = integer_inputs(m, n, k, seed);
    } else if (kind == "one term") {
        inputs = one_term_inputs(m, n, k, seed + 2);
    } else if (kind == "rounding") {
        inputs = real_inputs(m, n, k, seed);
    } else {
        throw UsageError("no check is called " + kind);
    }
    C = HostMatrix(m, n);
    std::fill(C.begin(), C.end(), std::numeric_limits<float>::quiet_NaN());
    const auto at = [](const float* data) { return reinterpret_cast<std::size_t>(data); };
    return answer({{"A", at(inputs.A.data())}, {"B", at(inputs.B.data())}, {"C", at(C.data())}});
}

/// Computes `rows` rows of C from `first` on, `times` times, by the stage openmp/simd.
SITE_EXPORT(multiply) void multiply(int first, int rows, int times) {
    if (first < 0 || rows < 0 || rows > m - first)
        throw UsageError("C has no such rows to compute");
    for (int i = 0; i < times; ++i)
        openmp::simd(rows, n, k, inputs.A.data() + std::size_t(first) * k, inputs.B.data(),
                     C.data() + std::size_t(first) * n);
}

/// Whether C is the product, by the check that its inputs are for.
SITE_EXPORT(check) const char* check() {
    const Verification report = compared();
    return answer({{"ok", report.ok},
                   {"what", report.what},
                   {"finding", to_string(report.finding)},
                   {"compared", report.compared},
                   {"error_over_bound", report.error_over_bound}});
}

}  // namespace site

}  // namespace m2m
