// cuRAND: published sequences, skips, distributions, and the host's calls.
#include "curand.h"

#include "cuda_runtime.h"
#include "curand_kernel.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <string>
#include <vector>

namespace {

using Four = unsigned[4];

// The known answers of Random123's tests (kat_vectors).
TEST(Curand, PhiloxGivesThePublishedNumbers) {
    const struct {
        unsigned counter[4], key[2], out[4];
    } cases[] = {
        {{0, 0, 0, 0}, {0, 0}, {0x6627e8d5, 0xe169c58d, 0xbc57ac4c, 0x9b00dbd8}},
        {{~0u, ~0u, ~0u, ~0u}, {~0u, ~0u}, {0x408f276d, 0x41c83b0e, 0xa20bc7c6, 0x6d5451fd}},
        {{0x243f6a88, 0x85a308d3, 0x13198a2e, 0x03707344},
         {0xa4093822, 0x299f31d0},
         {0xd16cfe09, 0x94fdcceb, 0x5001e420, 0x24126ea1}}};
    for (const auto& one : cases) {
        Four out;
        simt::random::philox(one.counter, one.key, out);
        for (int i = 0; i < 4; ++i) EXPECT_EQ(out[i], one.out[i]);
    }
    // The seed is the key; subsequence and offset are the counter's halves.
    curandStatePhilox4_32_10_t state;
    curand_init(0x299f31d0a4093822ull, 0x0370734413198a2eull, 0, &state);
    state.counter[0] = 0x243f6a88;
    state.counter[1] = 0x85a308d2;
    skipahead(4ull << 32, &state);
    EXPECT_EQ(curand(&state), 0xd16cfe09u);
    EXPECT_EQ(curand(&state), 0x94fdccebu);
}

// What NVIDIA's curand_kernel.h (CUDA 13.0) gives for these, compiled for the host.
TEST(Curand, SequencesAreNvidias) {
    curandStatePhilox4_32_10_t philox;
    curand_init(1234, 7, 5, &philox);
    for (const unsigned right : {2897886456u, 3571722420u, 296027329u, 3990533219u, 711373462u})
        EXPECT_EQ(curand(&philox), right);
    curand_init(0x123456789abcdefull, 0x100000007ull, 5000000000000ull, &philox);
    EXPECT_EQ(curand(&philox), 1062431914u);
    curand_init(1234, 7, 6, &philox);
    const curandStatePhilox4_32_10_t begin = philox;
    const auto from_begin = [&]() { return &(philox = begin); };
    EXPECT_EQ(curand_uniform(from_begin()), 0.831606448f);
    EXPECT_EQ(curand_uniform_double(from_begin()), 0.83160643023438752);
    EXPECT_EQ(curand_uniform2_double(from_begin()).y, 0.16562974286138082);
    EXPECT_FLOAT_EQ(curand_normal(from_begin()), 0.254848301f);
    EXPECT_FLOAT_EQ(curand_normal(&philox), 0.551220715f);
    EXPECT_FLOAT_EQ(curand_normal4(from_begin()).w, 0.193887711f);
    EXPECT_DOUBLE_EQ(curand_normal2_double(from_begin()).y, 1.1694746597320314);
    EXPECT_FLOAT_EQ(curand_log_normal(from_begin(), 1, 0.5f), 3.08769274f);

    curandStateMRG32k3a_t mrg;
    curand_init(0, 3, 5, &mrg);
    EXPECT_EQ(curand(&mrg), 1000060378u);
    curand_init(0x123456789abcdefull, 3, 5, &mrg);
    for (const unsigned right : {2330500298u, 2732781021u, 2414538575u, 3204460410u})
        EXPECT_EQ(curand(&mrg), right);
    EXPECT_FLOAT_EQ(curand_normal2(&mrg).y, 1.70416009f);

    // From Marsaglia's state; the state that NVIDIA makes of a seed is not ours.
    curandStateXORWOW_t xorwow;
    curand_init(0, 0, 0, &xorwow);
    const unsigned v[5] = {123456789, 362436069, 521288629, 88675123, 5783321};
    std::copy(v, v + 5, xorwow.v);
    xorwow.d = 6615241;
    skipahead(2, &xorwow);
    skipahead(12345678901ull, &xorwow);
    EXPECT_EQ(curand(&xorwow), 4176764223u);
    skipahead_sequence(77, &xorwow);
    EXPECT_EQ(curand(&xorwow), 1638049272u);
}

// L'Ecuyer's program, from its seed 12345.
TEST(Curand, Mrg32k3aGivesThePublishedNumbers) {
    curandStateMRG32k3a_t state;
    curand_init(0, 0, 0, &state);
    for (const double right : {0.1270111, 0.3185276, 0.3091860, 0.8258469, 0.2216300})
        EXPECT_NEAR(curand_uniform_double(&state), right, 1e-7);
}

// Marsaglia's program, from his seed.
TEST(Curand, XorwowIsMarsaglias) {
    unsigned v[5] = {123456789, 362436069, 521288629, 88675123, 5783321}, d = 6615241;
    EXPECT_EQ(simt::random::xorwow(v, d), 246875399u);
    EXPECT_EQ(simt::random::xorwow(v, d), 3690007200u);
}

template <class State>
class CurandStates : public testing::Test {};
using States =
    testing::Types<curandStateXORWOW_t, curandStatePhilox4_32_10_t, curandStateMRG32k3a_t>;
TYPED_TEST_SUITE(CurandStates, States);

TYPED_TEST(CurandStates, SkippingIsDrawing) {
    for (const unsigned long long n : {0ull, 1ull, 3ull, 4ull, 1000ull, 12345ull}) {
        TypeParam drawn, skipped, started;
        curand_init(42, 3, 2, &drawn);
        skipped = drawn;
        curand_init(42, 3, 2 + n, &started);
        for (unsigned long long i = 0; i < n; ++i) curand(&drawn);
        skipahead(n, &skipped);
        for (int i = 0; i < 6; ++i) {
            const unsigned right = curand(&drawn);
            EXPECT_EQ(curand(&skipped), right) << n;
            EXPECT_EQ(curand(&started), right) << n;
        }
    }
}

TYPED_TEST(CurandStates, SubsequencesAreWhereManySkipsLead) {
    TypeParam state, skipped;
    curand_init(7, 2, 0, &state);
    curand_init(7, 0, 0, &skipped);
    constexpr unsigned long long half = 1ull << 63;  // 2 · 2^67 = 32 · 2^63, and so on
    const bool philox = std::is_same<TypeParam, curandStatePhilox4_32_10_t>::value;
    const bool xorwow = std::is_same<TypeParam, curandStateXORWOW_t>::value;
    if (philox) {
        skipahead_sequence(2, &skipped);
    } else {
        for (int i = 0; i < (xorwow ? 32 : 1 << 14); ++i) skipahead(half, &skipped);
    }
    for (int i = 0; i < 6; ++i) EXPECT_EQ(curand(&skipped), curand(&state));
}

TYPED_TEST(CurandStates, DistributionsHaveTheirMomentsAndBounds) {
    TypeParam state;
    curand_init(2026, 5, 1, &state);
    const int n = 40000;
    double sum = 0, squares = 0, least = 2, most = 0, normal = 0, normals = 0, logs = 0;
    for (int i = 0; i < n; ++i) {
        const double u = i % 2 == 0 ? curand_uniform(&state) : curand_uniform_double(&state);
        sum += u;
        squares += u * u;
        least = std::min(least, u);
        most = std::max(most, u);
        const double x = i % 2 == 0 ? curand_normal(&state) : curand_normal_double(&state);
        normal += x;
        normals += x * x;
        logs += std::log(curand_log_normal(&state, 2.f, 0.5f));
    }
    EXPECT_GT(least, 0);
    EXPECT_LE(most, 1);
    EXPECT_NEAR(sum / n, 0.5, 0.01);
    EXPECT_NEAR(squares / n, 1. / 3, 0.01);
    EXPECT_NEAR(normal / n, 0, 0.03);
    EXPECT_NEAR(normals / n, 1, 0.04);
    EXPECT_NEAR(logs / n, 2, 0.02);
    for (const double mean : {0.5, 8., 29.9, 30., 200., 5000.}) {
        double total = 0, spread = 0;
        for (int i = 0; i < n; ++i) {
            const double k = curand_poisson(&state, mean);
            total += k;
            spread += (k - mean) * (k - mean);
        }
        EXPECT_NEAR(total / n, mean, 5 * std::sqrt(mean / n)) << mean;
        EXPECT_NEAR(spread / n, mean, 0.06 * mean + 0.05) << mean;
    }
}

TEST(Curand, TheHostsCallsFillDeviceMemoryInOrder) {
    for (const curandRngType_t type :
         {CURAND_RNG_PSEUDO_DEFAULT, CURAND_RNG_PSEUDO_MRG32K3A, CURAND_RNG_PSEUDO_PHILOX4_32_10,
          CURAND_RNG_PSEUDO_MT19937}) {
        curandGenerator_t generator, on_host;
        ASSERT_EQ(curandCreateGenerator(&generator, type), CURAND_STATUS_SUCCESS);
        ASSERT_EQ(curandCreateGeneratorHost(&on_host, type), CURAND_STATUS_SUCCESS);
        for (curandGenerator_t one : {generator, on_host})
            EXPECT_EQ(curandSetPseudoRandomGeneratorSeed(one, 99), CURAND_STATUS_SUCCESS);
        const int n = 1000;
        float* device;
        ASSERT_EQ(cudaMalloc(&device, n * sizeof(float)), cudaSuccess);
        std::vector<float> copied(n), made(n);
        // Call after call, one sequence goes on.
        EXPECT_EQ(curandGenerateUniform(generator, device, 600), CURAND_STATUS_SUCCESS);
        EXPECT_EQ(curandGenerateUniform(generator, device + 600, 400), CURAND_STATUS_SUCCESS);
        EXPECT_EQ(curandGenerateUniform(on_host, made.data(), n), CURAND_STATUS_SUCCESS);
        cudaMemcpy(copied.data(), device, n * sizeof(float), cudaMemcpyDeviceToHost);
        EXPECT_EQ(copied, made);
        EXPECT_EQ(curandGenerateNormal(generator, device, n, 3, 2), CURAND_STATUS_SUCCESS);
        cudaMemcpy(copied.data(), device, n * sizeof(float), cudaMemcpyDeviceToHost);
        double sum = 0;
        for (const float x : copied) sum += x;
        EXPECT_NEAR(sum / n, 3, 0.3);
        EXPECT_EQ(curandGenerateNormal(generator, device, 3, 0, 1),
                  CURAND_STATUS_LENGTH_NOT_MULTIPLE);
        unsigned counts[100];
        EXPECT_EQ(curandGeneratePoisson(on_host, counts, 100, 4), CURAND_STATUS_SUCCESS);
        EXPECT_LT(*std::max_element(counts, counts + 100), 20u);
        cudaFree(device);
        EXPECT_EQ(curandDestroyGenerator(generator), CURAND_STATUS_SUCCESS);
        EXPECT_EQ(curandDestroyGenerator(on_host), CURAND_STATUS_SUCCESS);
    }
}

TEST(Curand, FoursAndPairsAreWhatSingleCallsGive) {
    curandStatePhilox4_32_10_t one, other;
    curand_init(5, 6, 1, &one);
    other = one;
    const uint4 bits = curand4(&one);
    EXPECT_EQ(bits.x, curand(&other));
    for (const unsigned right : {bits.y, bits.z, bits.w}) EXPECT_EQ(curand(&other), right);
    const float4 uniform = curand_uniform4(&one);
    EXPECT_EQ(uniform.x, curand_uniform(&other));
    for (const float right : {uniform.y, uniform.z, uniform.w})
        EXPECT_EQ(curand_uniform(&other), right);
    EXPECT_EQ(curand_uniform4_double(&one).x, curand_uniform2_double(&other).x);
    curand4(&other);
    EXPECT_EQ(curand_normal4_double(&one).y, curand_normal2_double(&other).y);
    curand4(&other);
    const float2 pair = curand_log_normal2(&one, 1, 2);
    EXPECT_EQ(pair.x, curand_log_normal(&other, 1, 2));
    EXPECT_EQ(pair.y, curand_log_normal(&other, 1, 2));
    const double2 doubles = curand_log_normal2_double(&one, 1, 2);
    EXPECT_EQ(doubles.x, curand_log_normal_double(&other, 1, 2));
    EXPECT_EQ(doubles.y, curand_log_normal_double(&other, 1, 2));
    EXPECT_EQ(curand_log_normal4(&one, 0, 1).x, curand_log_normal2(&other, 0, 1).x);
    curand_log_normal2(&other, 0, 1);
    EXPECT_EQ(curand_poisson4(&one, 3).x, curand_poisson(&other, 3));
    curandStateMRG32k3a_t skipped, started;
    curand_init(8, 0, 0, &skipped);
    skipahead_subsequence(9, &skipped);
    curand_init(8, 9, 0, &started);
    EXPECT_EQ(curand(&skipped), curand(&started));
}

TEST(Curand, TheHostsGeneratorsCanBeMovedAndAsked) {
    curandGenerator_t whole, moved;
    for (curandGenerator_t* one : {&whole, &moved}) {
        ASSERT_EQ(curandCreateGeneratorHost(one, CURAND_RNG_PSEUDO_PHILOX4_32_10),
                  CURAND_STATUS_SUCCESS);
        curandSetPseudoRandomGeneratorSeed(*one, 3);
    }
    unsigned bits[8], rest[3];
    EXPECT_EQ(curandSetGeneratorOffset(moved, 5), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(curandSetGeneratorOrdering(moved, CURAND_ORDERING_PSEUDO_DEFAULT),
              CURAND_STATUS_SUCCESS);
    EXPECT_EQ(curandSetGeneratorOrdering(moved, CURAND_ORDERING_QUASI_DEFAULT),
              CURAND_STATUS_OUT_OF_RANGE);
    EXPECT_EQ(curandGenerateSeeds(moved), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(curandGenerate(whole, bits, 8), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(curandGenerate(moved, rest, 3), CURAND_STATUS_SUCCESS);
    EXPECT_TRUE(std::equal(rest, rest + 3, bits + 5));
    const int n = 4000;
    std::vector<double> x(n);
    std::vector<float> y(n);
    const auto mean = [n](const auto& all, auto value) {
        double sum = 0;
        for (const double one : all) sum += value(one);
        return sum / n;
    };
    const auto itself = [](double one) { return one; };
    const auto log = [](double one) { return std::log(one); };
    EXPECT_EQ(curandGenerateUniformDouble(whole, x.data(), n), CURAND_STATUS_SUCCESS);
    EXPECT_NEAR(mean(x, itself), 0.5, 0.03);
    EXPECT_EQ(curandGenerateNormalDouble(whole, x.data(), n, 4, 1), CURAND_STATUS_SUCCESS);
    EXPECT_NEAR(mean(x, itself), 4, 0.1);
    EXPECT_EQ(curandGenerateLogNormalDouble(whole, x.data(), n, 2, 1), CURAND_STATUS_SUCCESS);
    EXPECT_NEAR(mean(x, log), 2, 0.1);
    EXPECT_EQ(curandGenerateLogNormal(whole, y.data(), n, 1, 1), CURAND_STATUS_SUCCESS);
    EXPECT_NEAR(mean(y, log), 1, 0.1);
    int version = 0, major = 0;
    EXPECT_EQ(curandGetVersion(&version), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(curandGetProperty(MAJOR_VERSION, &major), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(major, version / 1000);
    for (curandGenerator_t one : {whole, moved}) curandDestroyGenerator(one);
}

// As libcurand 10.4 gives them on the host: curandCreateGeneratorHost with three dimensions.
TEST(Curand, SobolsSequencesAreNvidias) {
    curandGenerator_t generator;
    ASSERT_EQ(curandCreateGeneratorHost(&generator, CURAND_RNG_QUASI_SOBOL32),
              CURAND_STATUS_SUCCESS);
    ASSERT_EQ(curandSetQuasiRandomGeneratorDimensions(generator, 3), CURAND_STATUS_SUCCESS);
    std::vector<unsigned> bits(24);
    ASSERT_EQ(curandGenerate(generator, bits.data(), bits.size()), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(bits, (std::vector<unsigned>{
                        0x00000000, 0x80000000, 0xc0000000, 0x40000000, 0x60000000, 0xe0000000,
                        0xa0000000, 0x20000000, 0x00000000, 0x80000000, 0x40000000, 0xc0000000,
                        0x60000000, 0xe0000000, 0x20000000, 0xa0000000, 0x00000000, 0x80000000,
                        0x40000000, 0xc0000000, 0xa0000000, 0x20000000, 0xe0000000, 0x60000000}));
    std::vector<float> uniform(9);  // goes on where the call before ended
    ASSERT_EQ(curandGenerateUniform(generator, uniform.data(), 9), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(uniform, (std::vector<float>{0.1875f, 0.6875f, 0.9375f, 0.3125f, 0.8125f, 0.0625f,
                                           0.9375f, 0.4375f, 0.6875f}));
    EXPECT_EQ(curandGenerate(generator, bits.data(), 7), CURAND_STATUS_LENGTH_NOT_MULTIPLE);
    ASSERT_EQ(curandSetGeneratorOffset(generator, 5), CURAND_STATUS_SUCCESS);
    ASSERT_EQ(curandGenerate(generator, bits.data(), 3), CURAND_STATUS_SUCCESS);
    EXPECT_EQ(bits[0], 0xe0000000);
    EXPECT_EQ(bits[2], 0x20000000);
    EXPECT_EQ(curandSetPseudoRandomGeneratorSeed(generator, 1), CURAND_STATUS_TYPE_ERROR);
    EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(generator, 0), CURAND_STATUS_OUT_OF_RANGE);
    testing::internal::CaptureStderr();
    EXPECT_EQ(curandSetQuasiRandomGeneratorDimensions(generator, 22), CURAND_STATUS_OUT_OF_RANGE);
    EXPECT_EQ(curandGenerateNormal(generator, uniform.data(), 6, 0, 1), CURAND_STATUS_TYPE_ERROR);
    EXPECT_EQ(testing::internal::GetCapturedStderr(),
              "simt: cuRAND: 22 dimensions, 21 are simulated\n"
              "simt: cuRAND: Sobol's sequences are simulated as bits and uniform numbers only\n");
    EXPECT_EQ(curandDestroyGenerator(generator), CURAND_STATUS_SUCCESS);
}

TEST(Curand, EveryDimensionOfSobolIsEvenlySpread) {
    curandDirectionVectors32_t* vectors = nullptr;
    testing::internal::CaptureStderr();
    ASSERT_EQ(curandGetDirectionVectors32(&vectors, CURAND_DIRECTION_VECTORS_32_JOEKUO6),
              CURAND_STATUS_SUCCESS);
    EXPECT_NE(testing::internal::GetCapturedStderr().find("the first 21 dimensions"),
              std::string::npos);
    EXPECT_EQ(curandGetDirectionVectors32(&vectors, CURAND_DIRECTION_VECTORS_64_JOEKUO6),
              CURAND_STATUS_OUT_OF_RANGE);
    for (unsigned dimension = 0; dimension < simt::random::sobol_dimensions; ++dimension) {
        curandStateSobol32_t state, later;
        curand_init(vectors[dimension], 0, &state);
        curand_init(vectors[dimension], 777, &later);
        std::vector<bool> seen(1024);
        for (int i = 0; i < 1024; ++i) {
            if (i == 777) {
                EXPECT_EQ(state.x, later.x);
            }
            seen[curand(&state) >> 22] = true;
        }
        EXPECT_EQ(std::count(seen.begin(), seen.end(), true), 1024) << dimension;
    }
    // The tenth number of NVIDIA's dimensions 10, 15 and 21.
    EXPECT_EQ(vectors[9][9] >> 22, 871u);
    EXPECT_EQ(vectors[14][9] >> 22, 371u);
    EXPECT_EQ(vectors[20][9] >> 22, 887u);
    curandStateSobol32_t state;
    curand_init(vectors[0], 1, &state);
    EXPECT_EQ(curand_uniform(&state), 0.5f);
    EXPECT_EQ(curand_uniform_double(&state), 0.75 + 0x1p-32);
}

TEST(Curand, SaysWhatItHasNot) {
    curandGenerator_t generator;
    testing::internal::CaptureStderr();
    EXPECT_EQ(curandCreateGenerator(&generator, CURAND_RNG_QUASI_SOBOL64),
              CURAND_STATUS_TYPE_ERROR);
    EXPECT_EQ(
        testing::internal::GetCapturedStderr(),
        "simt: curandCreateGenerator: MTGP32, scrambled and 64-bit Sobol are not simulated\n");
    EXPECT_EQ(curandGenerate(nullptr, nullptr, 1), CURAND_STATUS_NOT_INITIALIZED);
}

}  // namespace
