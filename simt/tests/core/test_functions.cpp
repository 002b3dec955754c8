// Atomic functions and mathematical intrinsics.
#include "run.hpp"

#include <cmath>
#include <limits>
#include <vector>

using namespace simt_core_test;

TEST(Atomics, LoseNothingAcrossBlocks) {
    const With four(&simt::ExecutionOptions::workers, 4);
    int i = 0;
    unsigned u = 0;
    unsigned long long ull = 0;
    float f = 0;
    double d = 0;
    int least = 1000, greatest = -1000;
    unsigned wrapped = 0, bits_or = 0, bits_and = ~0u, bits_xor = 0;
    expect_ok(run(20, 100, [&] {
        const int me = static_cast<int>(grid_rank());
        atomicAdd(&i, 1);
        atomicAdd(&u, 2u);
        atomicAdd(&ull, 1ull << 32);
        atomicAdd(&f, 1.0f);
        atomicAdd_system(&d, 0.5);
        atomicMin(&least, me - 7);
        atomicMax_block(&greatest, me);
        atomicInc(&wrapped, 6u);  // counts 0 … 6
        atomicOr(&bits_or, 1u << me % 20);
        atomicAnd(&bits_and, ~(1u << me % 20));
        atomicXor(&bits_xor, 5u);
    }));
    EXPECT_EQ(i, 2000);
    EXPECT_EQ(u, 4000u);
    EXPECT_EQ(ull, 2000ull << 32);
    EXPECT_EQ(f, 2000.0f);
    EXPECT_EQ(d, 1000.0);
    EXPECT_EQ(least, -7);
    EXPECT_EQ(greatest, 1999);
    EXPECT_EQ(wrapped, 2000u % 7);
    EXPECT_EQ(bits_or, 0xfffffu);
    EXPECT_EQ(bits_and, 0xfff00000u);
    EXPECT_EQ(bits_xor, 0u);
}

TEST(Atomics, ReturnTheValueBefore) {
    int i = 5;
    EXPECT_EQ(atomicAdd(&i, 3), 5);
    EXPECT_EQ(atomicSub(&i, 1), 8);
    EXPECT_EQ(atomicExch(&i, 100), 7);
    EXPECT_EQ(atomicCAS(&i, 99, 1), 100);
    EXPECT_EQ(i, 100);
    EXPECT_EQ(atomicCAS(&i, 100, 1), 100);
    EXPECT_EQ(i, 1);
    EXPECT_EQ(atomicMax(&i, 4), 1);
    EXPECT_EQ(atomicMin(&i, 2), 4);
    EXPECT_EQ(i, 2);
    unsigned u = 0;
    EXPECT_EQ(atomicDec(&u, 9u), 0u);
    EXPECT_EQ(u, 9u);
    EXPECT_EQ(atomicDec(&u, 5u), 9u);
    EXPECT_EQ(u, 5u);
    float f = 2;
    EXPECT_EQ(atomicExch(&f, 3.5f), 2.0f);
    EXPECT_EQ(f, 3.5f);
    unsigned short s = 7;
    const unsigned short seven = 7;
    EXPECT_EQ(atomicCAS(&s, seven, 9), 7);
    EXPECT_EQ(s, 9);
}

TEST(Integers, CountAndReverseBits) {
    EXPECT_EQ(__popc(0xf0f0u), 8);
    EXPECT_EQ(__popcll(~0ull), 64);
    EXPECT_EQ(__clz(0), 32);
    EXPECT_EQ(__clz(1), 31);
    EXPECT_EQ(__clz(-1), 0);
    EXPECT_EQ(__clzll(1), 63);
    EXPECT_EQ(__ffs(0), 0);
    EXPECT_EQ(__ffs(8), 4);
    EXPECT_EQ(__ffsll(1ll << 40), 41);
    EXPECT_EQ(__brev(1u), 0x80000000u);
    EXPECT_EQ(__brev(0x0000a5f0u), 0x0fa50000u);
    EXPECT_EQ(__brevll(1ull), 1ull << 63);
    EXPECT_EQ(__byte_perm(0x33221100u, 0x77665544u, 0x7410u), 0x77441100u);
    EXPECT_EQ(__funnelshift_l(0x80000000u, 1u, 1), 3u);
    EXPECT_EQ(__funnelshift_r(0x80000000u, 1u, 1), 0xc0000000u);
}

TEST(Integers, MultiplyAsTheHardwareDoes) {
    EXPECT_EQ(__umulhi(0xffffffffu, 0xffffffffu), 0xfffffffeu);
    EXPECT_EQ(__mulhi(-1, 1), -1);
    EXPECT_EQ(__umul64hi(~0ull, 2ull), 1ull);
    EXPECT_EQ(__mul24(-3, 5), -15);
    EXPECT_EQ(__umul24(0x01000002u, 3u), 6u);
    EXPECT_EQ(__sad(-5, 7, 1u), 13u);
    EXPECT_EQ(__hadd(-3, 0), -2);
    EXPECT_EQ(__dp4a(0x01ff0203, 0x01010101, 10), 10 + 1 - 1 + 2 + 3);
}

TEST(MinMax, TakeMixedTypesAsCudaDoes) {
    EXPECT_EQ(min(3, 5u), 3u);
    EXPECT_EQ(max(-1, 5), 5);
    EXPECT_EQ(min(-1, 5u), 5u);  // -1 is a large unsigned number
    EXPECT_EQ(max(1ll << 40, 2ll), 1ll << 40);
    EXPECT_EQ(max(1.5f, 2.5f), 2.5f);
    EXPECT_EQ(min(std::nanf(""), 2.0f), 2.0f);  // NaN is missing data
    EXPECT_EQ(max(1.0f, 2.0), 2.0);
}

TEST(Conversions, RoundAsTheirNamesSayAndSaturate) {
    EXPECT_EQ(__float2int_rn(2.5f), 2);
    EXPECT_EQ(__float2int_rz(-2.7f), -2);
    EXPECT_EQ(__float2int_ru(2.1f), 3);
    EXPECT_EQ(__float2int_rd(-2.1f), -3);
    EXPECT_EQ(__float2int_rn(1e20f), std::numeric_limits<int>::max());
    EXPECT_EQ(__float2int_rn(-1e20f), std::numeric_limits<int>::min());
    EXPECT_EQ(__float2uint_rz(-5.0f), 0u);
    EXPECT_EQ(__float2int_rn(std::nanf("")), 0);
    EXPECT_EQ(__double2ll_rn(9e18), 9000000000000000000ll);
    EXPECT_EQ(__float_as_int(1.0f), 0x3f800000);
    EXPECT_EQ(__int_as_float(0x40000000), 2.0f);
    EXPECT_EQ(__hiloint2double(0x40080000, 0), 3.0);
    EXPECT_EQ(__double2hiint(3.0), 0x40080000);
}

TEST(Functions, GiveTheExactValueWhereThereIsOne) {
    EXPECT_EQ(rsqrtf(4.0f), 0.5f);
    EXPECT_EQ(rsqrt(0.25), 2.0);
    EXPECT_EQ(__saturatef(-1.0f), 0.0f);
    EXPECT_EQ(__saturatef(2.0f), 1.0f);
    EXPECT_EQ(__saturatef(std::nanf("")), 0.0f);
    EXPECT_EQ(sinpif(1.0f), 0.0f);
    EXPECT_EQ(sinpif(0.5f), 1.0f);
    EXPECT_EQ(sinpif(-0.5f), -1.0f);
    EXPECT_EQ(cospif(0.5f), 0.0f);
    EXPECT_EQ(cospif(1.0f), -1.0f);
    EXPECT_EQ(cospi(2.0), 1.0);
    EXPECT_EQ(__fdividef(6.0f, 3.0f), 2.0f);
    EXPECT_EQ(__expf(0.0f), 1.0f);
    EXPECT_EQ(__powf(2.0f, 10.0f), 1024.0f);
    EXPECT_NEAR(sinpi(0.25), std::sqrt(0.5), 1e-15);
}

TEST(Functions, FusedMultiplyAddRoundsOnce) {
    const float x = 1.0f + 0x1p-12f;
    EXPECT_EQ(__fmaf_rn(x, x, -1.0f), 0x1p-11f + 0x1p-24f);
    EXPECT_EQ(__fmul_rn(x, x), 1.0f + 0x1p-11f);
}
