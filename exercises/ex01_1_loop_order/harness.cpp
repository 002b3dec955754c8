// Calls the answer: once for its result, once with its memory accesses counted.
#include "harness.hpp"

#include "grading/exercises/trace.hpp"
#include "matmul.hpp"

#include <cmath>
#include <cstddef>

std::vector<float> run_matmul(int m, int n, int k, const std::vector<float>& A,
                              const std::vector<float>& B) {
    std::vector<float> C(std::size_t(m) * n, NAN);
    matmul(m, n, k, A.data(), B.data(), C.data());
    return C;
}

long long lines_loaded(int m, int n, int k) {
    const std::vector<float> A(std::size_t(m) * k, 1.0f), B(std::size_t(k) * n, 1.0f);
    std::vector<float> C(std::size_t(m) * n);
    m2m::trace::start(64);
    m2m::trace::watch(A.data(), A.size() * sizeof(float));
    m2m::trace::watch(B.data(), B.size() * sizeof(float));
    m2m::trace::watch(C.data(), C.size() * sizeof(float));
    matmul(m, n, k, A.data(), B.data(), C.data());
    return m2m::trace::stop().lines_loaded;
}
