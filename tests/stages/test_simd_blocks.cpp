// openmp/simd around the edges of its tiles, panels and blocks, and on both of its ways: read in
// place, and packed. Whatever their sizes are for this machine's registers, these sizes meet them.
#include "chapters/02_openmp/stages.hpp"
#include "common/base/machine.hpp"
#include "common/verify/verify.hpp"
#include "tests/stages/sizes.hpp"

#include <gtest/gtest.h>
#include <sys/mman.h>
#include <unistd.h>

#include <algorithm>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

namespace m2m::tests {
namespace {

const Stage simd{"openmp/simd", 2, "", Where::host, openmp::simd, ""};

/// Bits of the product with so many threads.
std::uint64_t bits(GuardedMatmul& guarded, [[maybe_unused]] int threads) {
#ifdef _OPENMP
    const int before = cpu_threads();
    omp_set_num_threads(threads);
#endif
    const Verification report = guarded.run(simd.matmul, GuardedMatmul::Before::nan);
    EXPECT_TRUE(report.ok) << report.what;
#ifdef _OPENMP
    omp_set_num_threads(before);
#endif
    const HostMatrix C = guarded.output();
    return fingerprint(C.data(), C.size());
}

TEST(SimdBlocks, AreRightAroundEveryTileAndPanel) {
    for (const int m : {1, 3, 4, 5, 7, 8, 9, 63, 64, 65, 95, 97, 193}) {
        for (const int n : {1, 4, 10, 12, 13, 16, 17, 23, 24, 25, 47, 48, 49, 97, 256, 257, 289}) {
            const Verification report = verify_stage(simd, m, n, 3);
            EXPECT_TRUE(report.ok) << to_string(Shape{m, n, 3}) << ": " << report.what;
        }
    }
}

TEST(SimdBlocks, AreRightAroundEveryBlock) {
    std::vector<Shape> shapes;
    for (const int k : {1, 2, 511, 512, 513, 1023, 1024, 1025, 1537}) {
        shapes.push_back({9, 10, k});
        shapes.push_back({33, 49, k});
        shapes.push_back({65, 257, k});
        shapes.push_back({97, 259, k});
    }
    for (const int n : {575, 577, 1151, 1153, 2303, 2304, 2305, 4609}) shapes.push_back({66, n, 5});
    for (const Shape& shape : shapes) {
        const Verification report = verify_stage(simd, shape.m, shape.n, shape.k);
        EXPECT_TRUE(report.ok) << to_string(shape) << ": " << report.what;
    }
}

TEST(SimdBlocks, GiveTheSameBitsForAnyNumberOfThreads) {
    for (const Shape& shape : {Shape{32, 128, 784},
                               {784, 128, 32},
                               {128, 128, 784},
                               {7, 130, 1500},
                               {65, 257, 513},
                               {90, 300, 1100},
                               {200, 2310, 40},
                               {1000, 10, 60},
                               {1003, 1, 700},
                               {509, 3, 1100}}) {
        GuardedMatmul guarded(Where::host, shape.m, shape.n, shape.k);
        guarded.set_inputs(real_inputs(shape.m, shape.n, shape.k, 5));
        const std::uint64_t one = bits(guarded, 1);
        for (const int threads : {2, 3, 4, 5})
            EXPECT_EQ(bits(guarded, threads), one) << shape << ", " << threads << " threads";
    }
}

/// Floats between two pages that nobody may touch, next to the upper or to the lower one.
class Fenced {
  public:
    Fenced(const float* from, std::size_t count, bool at_end) {
        const std::size_t page = static_cast<std::size_t>(sysconf(_SC_PAGESIZE));
        const std::size_t bytes = count * sizeof(float);
        const std::size_t inner = (bytes + page - 1) / page * page;
        size_ = inner + 2 * page;
        memory_ =
            static_cast<char*>(mmap(nullptr, size_, PROT_NONE, MAP_PRIVATE | MAP_ANONYMOUS, -1, 0));
        mprotect(memory_ + page, inner, PROT_READ | PROT_WRITE);
        data_ = reinterpret_cast<float*>(memory_ + page + (at_end ? inner - bytes : 0));
        std::copy(from, from + count, data_);
    }
    ~Fenced() { munmap(memory_, size_); }
    Fenced(const Fenced&) = delete;
    Fenced& operator=(const Fenced&) = delete;
    float* data() { return data_; }

  private:
    char* memory_;
    std::size_t size_;
    float* data_;
};

// What is read in place is read in whole vectors, and none may run past the end of B.
TEST(SimdBlocks, ReadNothingBesideAAndB) {
    for (const Shape& shape : {Shape{1, 1, 1},
                               {9, 10, 7},
                               {3, 17, 5},
                               {13, 47, 9},
                               {40, 1, 3},
                               {17, 2, 3},
                               {32, 10, 3},
                               {11, 15, 1030},
                               {32, 49, 6},
                               {64, 130, 3},
                               {70, 255, 2},
                               {65, 257, 4},
                               {97, 300, 5}}) {
        const auto [m, n, k] = shape;
        const Inputs inputs = real_inputs(m, n, k, 7);
        for (const bool at_end : {true, false}) {
            Fenced A(inputs.A.data(), inputs.A.size(), at_end);
            Fenced B(inputs.B.data(), inputs.B.size(), at_end);
            HostMatrix zeros(m, n), C(m, n);
            Fenced fenced_c(zeros.data(), zeros.size(), at_end);
            openmp::simd(m, n, k, A.data(), B.data(), fenced_c.data());
            openmp::simd(m, n, k, inputs.A.data(), inputs.B.data(), C.data());
            EXPECT_EQ(fingerprint(fenced_c.data(), C.size()), fingerprint(C.data(), C.size()))
                << shape;
        }
    }
}

// Ranks that train together each take a share of a batch's rows (chapter 09).
TEST(SimdBlocks, GiveARowTheSameBitsInABatchOfAnyHeightUpTo64) {
    const int n = 128, k = 784;
    GuardedMatmul all(Where::host, 64, n, k);
    const Inputs inputs = real_inputs(64, n, k, 6);
    all.set_inputs(inputs);
    ASSERT_TRUE(all.run(simd.matmul));
    const HostMatrix together = all.output();
    for (const int m : {1, 5, 16, 33}) {
        HostMatrix C(m, n);
        openmp::simd(m, n, k, inputs.A.data(), inputs.B.data(), C.data());
        EXPECT_EQ(fingerprint(C.data(), C.size()), fingerprint(together.data(), C.size())) << m;
    }
}

}  // namespace
}  // namespace m2m::tests
