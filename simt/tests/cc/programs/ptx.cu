// Inline PTX: each instruction once, against what the PTX ISA says. (Matrices: mma_layouts.cu.)
#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <cmath>
#include <cstdio>

__device__ int wrong;

template <class T>
__device__ void expect(const char* what, T found, T right) {
    bool same = true;
    for (unsigned i = 0; i < sizeof found; ++i)
        same &=
            reinterpret_cast<const char*>(&found)[i] == reinterpret_cast<const char*>(&right)[i];
    if (same) return;
    if (atomicAdd(&wrong, 1) < 20)
        printf("%s (thread %d): %llx, not %llx (%g, not %g)\n", what, (int)threadIdx.x,
               (unsigned long long)found, (unsigned long long)right, (double)found, (double)right);
}

// "instruction %0, %1, …" with results and operands of 32 bits
#define U1(what, a)                               \
    ({                                            \
        unsigned d_;                              \
        asm(what " %0, %1;" : "=r"(d_) : "r"(a)); \
        d_;                                       \
    })
#define U2(what, a, b)                                        \
    ({                                                        \
        unsigned d_;                                          \
        asm(what " %0, %1, %2;" : "=r"(d_) : "r"(a), "r"(b)); \
        d_;                                                   \
    })
#define U3(what, a, b, c)                                                 \
    ({                                                                    \
        unsigned d_;                                                      \
        asm(what " %0, %1, %2, %3;" : "=r"(d_) : "r"(a), "r"(b), "r"(c)); \
        d_;                                                               \
    })
#define F1(what, a)                               \
    ({                                            \
        float d_;                                 \
        asm(what " %0, %1;" : "=f"(d_) : "f"(a)); \
        d_;                                       \
    })
#define F2(what, a, b)                                        \
    ({                                                        \
        float d_;                                             \
        asm(what " %0, %1, %2;" : "=f"(d_) : "f"(a), "f"(b)); \
        d_;                                                   \
    })
#define F3(what, a, b, c)                                                 \
    ({                                                                    \
        float d_;                                                         \
        asm(what " %0, %1, %2, %3;" : "=f"(d_) : "f"(a), "f"(b), "f"(c)); \
        d_;                                                               \
    })
#define EXPECT(type, found, right) expect<type>(#found, found, right)

__global__ void integers() {
    EXPECT(unsigned, U2("add.u32", 0xFFFFFFFFu, 2u), 1u);
    EXPECT(unsigned, U2("add.sat.s32", 0x7FFFFFFFu, 1u), 0x7FFFFFFFu);
    EXPECT(unsigned, U2("sub.s32", 3u, 5u), 0xFFFFFFFEu);
    EXPECT(unsigned, U2("mul.lo.u32", 0x10001u, 0x10001u), 0x20001u);
    EXPECT(unsigned, U2("mul.hi.u32", 0x80000000u, 6u), 3u);
    EXPECT(unsigned, U2("mul.hi.s32", 0x80000000u, 6u), 0xFFFFFFFDu);
    EXPECT(unsigned, U3("mad.lo.s32", 3u, 0xFFFFFFFFu, 10u), 7u);
    EXPECT(unsigned, U2("mul24.lo.u32", 0xFF000003u, 5u), 15u);
    EXPECT(unsigned, U2("div.s32", 0xFFFFFFF9u, 2u), 0xFFFFFFFDu);
    EXPECT(unsigned, U2("rem.s32", 0xFFFFFFF9u, 2u), 0xFFFFFFFFu);
    EXPECT(unsigned, U2("div.u32", 7u, 2u), 3u);
    EXPECT(unsigned, U2("min.s32", 0xFFFFFFFFu, 1u), 0xFFFFFFFFu);
    EXPECT(unsigned, U2("min.u32", 0xFFFFFFFFu, 1u), 1u);
    EXPECT(unsigned, U2("max.s32", 0xFFFFFFFFu, 1u), 1u);
    EXPECT(unsigned, U1("abs.s32", 0xFFFFFFFBu), 5u);
    EXPECT(unsigned, U1("neg.s32", 5u), 0xFFFFFFFBu);
    EXPECT(unsigned, U3("sad.u32", 3u, 10u, 100u), 107u);
    EXPECT(unsigned, U2("and.b32", 0xF0F0u, 0xFF00u), 0xF000u);
    EXPECT(unsigned, U2("or.b32", 0xF0F0u, 0xFF00u), 0xFFF0u);
    EXPECT(unsigned, U2("xor.b32", 0xF0F0u, 0xFF00u), 0x0FF0u);
    EXPECT(unsigned, U1("not.b32", 0xF0F0u), 0xFFFF0F0Fu);
    EXPECT(unsigned, U1("cnot.b32", 0u), 1u);
    EXPECT(unsigned, U2("shl.b32", 3u, 31u), 0x80000000u);
    EXPECT(unsigned, U2("shl.b32", 3u, 32u), 0u);
    EXPECT(unsigned, U2("shr.u32", 0x80000000u, 31u), 1u);
    EXPECT(unsigned, U2("shr.s32", 0x80000000u, 40u), 0xFFFFFFFFu);
    EXPECT(unsigned, U3("shf.l.wrap.b32", 0x80000001u, 0x2u, 33u), 5u);
    EXPECT(unsigned, U3("shf.r.clamp.b32", 0x80000001u, 0x2u, 40u), 0x2u);
    EXPECT(unsigned, U3("shf.r.wrap.b32", 0x80000001u, 0x3u, 1u), 0xC0000000u);
    EXPECT(unsigned, U3("prmt.b32", 0x33221180u, 0x77665544u, 0x7058u), 0x778055FFu);
    EXPECT(unsigned, U3("prmt.b32.f4e", 0x33221100u, 0x77665544u, 1u), 0x44332211u);
    EXPECT(unsigned, U3("prmt.b32.rc16", 0x33221100u, 0x77665544u, 1u), 0x33223322u);
    EXPECT(unsigned, U3("vadd.u32.u32.u32.add", 0xFFFFFFFFu, 2u, 5u), 6u);
    EXPECT(unsigned, U3("vabsdiff.u32.u32.u32.add", 2u, 0xFFFFFFFFu, 5u), 2u);
    EXPECT(unsigned, U3("vabsdiff4.u32.u32.u32.add", 0x01FF0510u, 0x03000210u, 7u), 267u);
    EXPECT(unsigned, U3("vshr.u32.u32.u32.clamp.add", 0x80u, 4u, 3u), 11u);
    EXPECT(unsigned, U3("vshr.u32.u32.u32.clamp.add", 0x80u, 40u, 3u), 3u);
    EXPECT(unsigned, U3("vshl.u32.u32.u32.clamp.add", 0x80u, 4u, 3u), 0x803u);
    EXPECT(unsigned, U3("vshl.u32.u32.u32.clamp.add", 0x80u, 32u, 3u), 3u);
    EXPECT(unsigned, U3("bfe.u32", 0xABCD1234u, 8u, 12u), 0xD12u);
    EXPECT(unsigned, U3("bfe.s32", 0xABCD1234u, 8u, 12u), 0xFFFFFD12u);
    EXPECT(unsigned, U3("bfe.s32", 0x80000000u, 28u, 8u), 0xFFFFFFF8u);
    EXPECT(unsigned, U1("popc.b32", 0xF0F1u), 9u);
    EXPECT(unsigned, U1("clz.b32", 0x00010000u), 15u);
    EXPECT(unsigned, U1("clz.b32", 0u), 32u);
    EXPECT(unsigned, U1("bfind.u32", 0x00010000u), 16u);
    EXPECT(unsigned, U1("bfind.s32", 0xFFFFFFFFu), 0xFFFFFFFFu);
    EXPECT(unsigned, U1("brev.b32", 0x00000003u), 0xC0000000u);
    EXPECT(unsigned, U3("dp4a.u32.u32", 0x01020304u, 0x01010101u, 5u), 15u);
    EXPECT(unsigned, U3("dp4a.s32.s32", 0xFF020304u, 0x01010101u, 5u), 13u);
    unsigned d;
    asm("lop3.b32 %0, %1, %2, %3, 0x96;" : "=r"(d) : "r"(0x0Fu), "r"(0x33u), "r"(0x55u));
    EXPECT(unsigned, d, 0x0Fu ^ 0x33u ^ 0x55u);
    asm("lop3.b32 %0, %1, %2, %3, %4;"
        : "=r"(d)
        : "r"(0xF0u), "r"(0xCCu), "r"(0xAAu), "n"((0xF0 & 0xCC) | 0xAA));
    EXPECT(unsigned, d, (0xF0u & 0xCCu) | 0xAAu);
    asm("bfi.b32 %0, %1, %2, 4, 8;" : "=r"(d) : "r"(0xABu), "r"(0xFFFFFFFFu));
    EXPECT(unsigned, d, 0xFFFFFABFu);

    unsigned long long wide;
    asm("mul.wide.u32 %0, %1, %2;" : "=l"(wide) : "r"(0xFFFFFFFFu), "r"(2u));
    EXPECT(unsigned long long, wide, 0x1FFFFFFFEull);
    asm("mul.wide.s32 %0, %1, %2;" : "=l"(wide) : "r"(0xFFFFFFFFu), "r"(2u));
    EXPECT(unsigned long long, wide, 0xFFFFFFFFFFFFFFFEull);
    asm("mad.wide.u32 %0, %1, %2, %3;" : "=l"(wide) : "r"(0xFFFFFFFFu), "r"(2u), "l"(2ull));
    EXPECT(unsigned long long, wide, 0x200000000ull);
    asm("mul.hi.u64 %0, %1, %2;" : "=l"(wide) : "l"(1ull << 63), "l"(6ull));
    EXPECT(unsigned long long, wide, 3ull);
    // 128 bits: the carry goes through all four words
    unsigned w[4] = {0xFFFFFFFFu, 0xFFFFFFFFu, 0xFFFFFFFFu, 7u};
    asm("add.cc.u32 %0, %0, 1;\n\taddc.cc.u32 %1, %1, 0;\n\taddc.cc.u32 %2, %2, 0;\n\t"
        "addc.u32 %3, %3, 0;"
        : "+r"(w[0]), "+r"(w[1]), "+r"(w[2]), "+r"(w[3]));
    EXPECT(unsigned, w[0] | w[1] | w[2], 0u);
    EXPECT(unsigned, w[3], 8u);
    asm("sub.cc.u32 %0, %0, 1; subc.u32 %1, %1, 0;" : "+r"(w[0]), "+r"(w[3]));
    EXPECT(unsigned, w[0], 0xFFFFFFFFu);
    EXPECT(unsigned, w[3], 7u);
    unsigned short h;
    asm("add.u16 %0, %1, %2;" : "=h"(h) : "h"((unsigned short)0xFFFF), "h"((unsigned short)3));
    EXPECT(unsigned, h, 2u);
}

__global__ void reals() {
    const float one = 1.0f, tiny = 0x1p-60f;
    EXPECT(float, F2("add.f32", one, 2.5f), 3.5f);
    EXPECT(float, F2("add.rp.f32", one, tiny), 1.0f + 0x1p-23f);
    EXPECT(float, F2("add.rz.f32", one, tiny), 1.0f);
    EXPECT(float, F2("sub.rm.f32", one, tiny), 1.0f - 0x1p-24f);
    EXPECT(float, F2("add.sat.f32", one, 2.5f), 1.0f);
    EXPECT(float, F2("mul.f32", 1.5f, -2.0f), -3.0f);
    EXPECT(float, F2("mul.ftz.f32", 0x1p-100f, 0x1p-40f), 0.0f);
    EXPECT(float, F2("mul.f32", 0x1p-100f, 0x1p-40f), 0x1p-140f);
    EXPECT(float, F3("fma.rn.f32", 1.0f + 0x1p-20f, 1.0f - 0x1p-20f, -1.0f), -0x1p-40f);
    EXPECT(float, F3("mad.rn.f32", 2.0f, 3.0f, 4.0f), 10.0f);
    EXPECT(float, F2("div.rn.f32", 1.0f, 4.0f), 0.25f);
    EXPECT(float, F1("rcp.rn.f32", 8.0f), 0.125f);
    EXPECT(float, F1("sqrt.rn.f32", 9.0f), 3.0f);
    EXPECT(float, F1("neg.f32", 0.0f), -0.0f);
    EXPECT(float, F1("abs.f32", -3.0f), 3.0f);
    EXPECT(float, F2("min.f32", NAN, 3.0f), 3.0f);
    EXPECT(float, F2("max.f32", -0.0f, 0.0f), 0.0f);
    EXPECT(float, F2("copysign.f32", -1.0f, 3.0f), -3.0f);
    EXPECT(float, F1("ex2.approx.f32", 3.0f), 8.0f);
    EXPECT(float, F1("lg2.approx.f32", 8.0f), 3.0f);
    EXPECT(float, F1("rcp.approx.ftz.f32", 4.0f), 0.25f);
    EXPECT(float, F1("rsqrt.approx.f32", 16.0f), 0.25f);
    EXPECT(float, F1("sqrt.approx.f32", 16.0f), 4.0f);
    EXPECT(float, F1("cos.approx.f32", 0.0f), 1.0f);
    EXPECT(float, F1("tanh.approx.f32", 0.0f), 0.0f);
    EXPECT(float, F1("cvt.rni.f32.f32", 2.5f), 2.0f);
    EXPECT(float, F1("cvt.rpi.f32.f32", 2.5f), 3.0f);
    EXPECT(float, F1("cvt.sat.f32.f32", 2.5f), 1.0f);
    float f;
    asm("add.f32 %0, %1, 0f3F800000;" : "=f"(f) : "f"(2.0f));
    EXPECT(float, f, 3.0f);
    asm("mul.f32 %0, %1, 1.5;" : "=f"(f) : "f"(2.0f));
    EXPECT(float, f, 3.0f);
    double d;
    asm("fma.rn.f64 %0, %1, %2, %3;" : "=d"(d) : "d"(1 + 0x1p-40), "d"(1 - 0x1p-40), "d"(-1.0));
    EXPECT(double, d, -0x1p-80);
    asm("add.f64 %0, %1, 0d3FF0000000000000;" : "=d"(d) : "d"(2.0));
    EXPECT(double, d, 3.0);
    asm("cvt.rn.f32.f64 %0, %1;" : "=f"(f) : "d"(1 + 0x1p-24 + 0x1p-40));
    EXPECT(float, f, 1.0f + 0x1p-23f);
    asm("cvt.rz.f32.f64 %0, %1;" : "=f"(f) : "d"(1 + 0x1p-24 + 0x1p-40));
    EXPECT(float, f, 1.0f);
    asm("cvt.f64.f32 %0, %1;" : "=d"(d) : "f"(0.1f));
    EXPECT(double, d, static_cast<double>(0.1f));
    int i;
    asm("cvt.rzi.s32.f32 %0, %1;" : "=r"(i) : "f"(-2.7f));
    EXPECT(int, i, -2);
    asm("cvt.rmi.s32.f32 %0, %1;" : "=r"(i) : "f"(-2.2f));
    EXPECT(int, i, -3);
    asm("cvt.rzi.s32.f32 %0, %1;" : "=r"(i) : "f"(NAN));
    EXPECT(int, i, 0);
    asm("cvt.rzi.s32.f64 %0, %1;" : "=r"(i) : "d"(static_cast<double>(NAN)));
    EXPECT(int, i, static_cast<int>(0x80000000u));
    asm("cvt.rni.s32.f32 %0, %1;" : "=r"(i) : "f"(1e20f));
    EXPECT(int, i, 0x7FFFFFFF);
    asm("cvt.rni.u32.f32 %0, %1;" : "=r"(i) : "f"(-5.0f));
    EXPECT(int, i, 0);
    asm("cvt.rn.f32.s32 %0, %1;" : "=f"(f) : "r"(16777217));
    EXPECT(float, f, 16777216.0f);
    asm("cvt.rp.f32.s32 %0, %1;" : "=f"(f) : "r"(16777217));
    EXPECT(float, f, 16777218.0f);
    asm("cvt.sat.u8.s32 %0, %1;" : "=r"(i) : "r"(300));
    EXPECT(int, i, 255);
    asm("cvt.s32.s8 %0, %1;" : "=r"(i) : "r"(0x1FF));
    EXPECT(int, i, -1);
    unsigned two;
    asm("cvt.rn.f16x2.f32 %0, %1, %2;" : "=r"(two) : "f"(1.0f), "f"(2.0f));
    EXPECT(unsigned, two, 0x3C004000u);
    asm("cvt.rn.bf16x2.f32 %0, %1, %2;" : "=r"(two) : "f"(1.0f), "f"(2.0f));
    EXPECT(unsigned, two, 0x3F804000u);
    asm("add.f16x2 %0, %1, %2;" : "=r"(two) : "r"(0x3C004000u), "r"(0x3C003C00u));
    EXPECT(unsigned, two, 0x40004200u);  // 1 + 1, 2 + 1
    asm("fma.rn.f16x2 %0, %1, %1, %1;" : "=r"(two) : "r"(0x3C004000u));
    EXPECT(unsigned, two, 0x40004600u);  // 1·1 + 1, 2·2 + 2
    unsigned short half_bits;
    asm("cvt.rn.f16.f32 %0, %1;" : "=h"(half_bits) : "f"(-2.0f));
    EXPECT(unsigned, half_bits, 0xC000u);
    asm("cvt.f32.f16 %0, %1;" : "=f"(f) : "h"((unsigned short)0x3555));
    EXPECT(float, f, 0x1.554p-2f);
    asm("{ .reg .b32 t; cvt.rna.tf32.f32 t, %1; mov.b32 %0, t; }" : "=f"(f) : "f"(1.0f + 0x1p-11f));
    EXPECT(float, f, 1.0f + 0x1p-10f);
}

__global__ void registers_and_predicates(int n) {
    unsigned x = 0, y = 0;
    asm("{\n\t.reg .pred p, q;\n\t"
        "setp.lt.s32 p|q, %2, 5;  // one and its opposite\n\t"
        "@p mov.u32 %0, 11;\n\t@!p mov.u32 %0, 22;\n\t"
        "@q mov.u32 %1, 33;\n\t/* and */ @!q mov.u32 %1, 44;\n\t}"
        : "=r"(x), "=r"(y)
        : "r"(n));
    EXPECT(unsigned, x, n < 5 ? 11u : 22u);
    EXPECT(unsigned, y, n < 5 ? 44u : 33u);
    asm("{ .reg .pred p<3>; setp.ge.f32 p0, %1, 0f00000000; setp.nan.or.f32 p1, %1, %1, !p0;"
        " and.pred p2, p0, !p1; selp.b32 %0, 1, 2, p2; }"
        : "=r"(x)
        : "f"(-1.0f));
    EXPECT(unsigned, x, 2u);
    asm("{ .reg .pred p; setp.hi.u32 p, %1, 0; selp.u32 %0, 1, 0, p; }"
        : "=r"(x)
        : "r"(0x80000000u));
    EXPECT(unsigned, x, 1u);
    unsigned long long wide;
    asm("mov.b64 %0, {%1, %2};" : "=l"(wide) : "r"(1u), "r"(2u));
    EXPECT(unsigned long long, wide, 0x200000001ull);
    asm("mov.b64 {%0, %1}, %2;" : "=r"(x), "=r"(y) : "l"(wide));
    EXPECT(unsigned, x, 1u);
    EXPECT(unsigned, y, 2u);
    asm("mov.b32 %0, %1;" : "=r"(x) : "f"(1.0f));
    EXPECT(unsigned, x, 0x3F800000u);
    asm("{ .reg .b16 a, b; mov.b32 {a, b}, %1; mov.b32 %0, {b, a}; }" : "=r"(x) : "r"(0x12345678u));
    EXPECT(unsigned, x, 0x56781234u);

    asm("mov.u32 %0, %%laneid;" : "=r"(x));
    EXPECT(unsigned, x, threadIdx.x % 32);
    asm("mov.u32 %0, %tid.x;" : "=r"(x));
    EXPECT(unsigned, x, threadIdx.x);
    asm("mov.u32 %0, %%ntid.x;" : "=r"(x));
    EXPECT(unsigned, x, blockDim.x);
    asm("mov.u32 %0, %%ctaid.x;" : "=r"(x));
    EXPECT(unsigned, x, blockIdx.x);
    asm("mov.u32 %0, %%nctaid.x;" : "=r"(x));
    EXPECT(unsigned, x, gridDim.x);
    asm("mov.u32 %0, %%lanemask_lt;" : "=r"(x));
    EXPECT(unsigned, x, (1u << threadIdx.x % 32) - 1);
    asm("mov.u32 %0, %%lanemask_ge;" : "=r"(x));
    EXPECT(unsigned, x, ~((1u << threadIdx.x % 32) - 1));
    asm("mov.u32 %0, %%lanemask_le;" : "=r"(x));
    EXPECT(unsigned, x, (2u << threadIdx.x % 32) - 1);
    asm("mov.u32 %0, %%lanemask_gt;" : "=r"(x));
    EXPECT(unsigned, x, ~((2u << threadIdx.x % 32) - 1));
    asm("mov.u32 %0, %%lanemask_eq;" : "=r"(x));
    EXPECT(unsigned, x, 1u << threadIdx.x % 32);
    unsigned sm, sms;
    asm volatile("mov.u32 %0, %%smid; mov.u32 %1, %%nsmid;" : "=r"(sm), "=r"(sms));
    EXPECT(bool, sm < sms, true);
    long long before, after;
    asm volatile("mov.u64 %0, %%clock64;" : "=l"(before));
    asm volatile("nanosleep.u32 %1; mov.u64 %0, %%globaltimer;"
                 : "=l"(after)
                 : "r"(20u)
                 : "memory");
    asm volatile("mov.u64 %0, %%clock64;" : "=l"(after));
    EXPECT(bool, after >= before, true);
}

__global__ void warps() {
    const unsigned lane = threadIdx.x % 32;
    unsigned d, valid;
    asm volatile(
        "{ .reg .pred p; shfl.sync.down.b32 %0|p, %2, 2, 0x1f, 0xffffffff; selp.u32 %1, 1, 0, p; }"
        : "=r"(d), "=r"(valid)
        : "r"(lane * 10));
    EXPECT(unsigned, d, lane < 30 ? lane * 10 + 20 : lane * 10);
    EXPECT(unsigned, valid, lane < 30 ? 1u : 0u);
    // groups of 8: the mask of the groups' number in bits 8 to 12
    asm volatile("shfl.sync.up.b32 %0, %1, 1, %2, -1;" : "=r"(d) : "r"(lane), "n"((32 - 8) << 8));
    EXPECT(unsigned, d, lane % 8 == 0 ? lane : lane - 1);
    asm volatile("shfl.sync.bfly.b32 %0, %1, 4, 0x1f, -1;" : "=r"(d) : "r"(lane));
    EXPECT(unsigned, d, lane ^ 4);
    asm volatile("shfl.sync.idx.b32 %0, %1, 3, %2, -1;"
                 : "=r"(d)
                 : "r"(lane), "n"((24 << 8) | 0x1f));
    EXPECT(unsigned, d, lane / 8 * 8 + 3);
    asm volatile("{ .reg .pred p; setp.lt.u32 p, %1, 5; vote.sync.ballot.b32 %0, p, -1; }"
                 : "=r"(d)
                 : "r"(lane));
    EXPECT(unsigned, d, 0x1Fu);
    asm volatile("{ .reg .pred p; setp.lt.u32 p, %1, 7; vote.ballot.sync.b32 %0, p, -1; }"
                 : "=r"(d)
                 : "r"(lane));
    EXPECT(unsigned, d, 0x7Fu);
    asm volatile(
        "{ .reg .pred p, q; setp.lt.u32 p, %1, 5; vote.sync.any.pred q, p, -1; selp.u32 %0, 1, 0, "
        "q; }"
        : "=r"(d)
        : "r"(lane));
    EXPECT(unsigned, d, 1u);
    asm volatile(
        "{ .reg .pred p, q; setp.lt.u32 p, %1, 5; vote.sync.all.pred q, !p, -1; selp.u32 %0, 1, 0, "
        "q; }"
        : "=r"(d)
        : "r"(lane));
    EXPECT(unsigned, d, 0u);
    asm volatile(
        "{ .reg .pred p, q; setp.lt.u32 p, %1, 50; vote.sync.uni.pred q, p, -1; selp.u32 %0, 1, 0, "
        "q; }"
        : "=r"(d)
        : "r"(lane));
    EXPECT(unsigned, d, 1u);
    asm volatile("match.any.sync.b32 %0, %1, -1;" : "=r"(d) : "r"(lane % 2));
    EXPECT(unsigned, d, lane % 2 == 0 ? 0x55555555u : 0xAAAAAAAAu);
    asm volatile("{ .reg .pred p; match.all.sync.b32 %0|p, %1, -1; }" : "=r"(d) : "r"(7));
    EXPECT(unsigned, d, 0xFFFFFFFFu);
    asm volatile("redux.sync.add.s32 %0, %1, -1;" : "=r"(d) : "r"(lane));
    EXPECT(unsigned, d, 496u);
    asm volatile("redux.sync.min.s32 %0, %1, -1;" : "=r"(d) : "r"(lane - 16));
    EXPECT(unsigned, d, 0xFFFFFFF0u);
    asm volatile("redux.sync.or.b32 %0, %1, -1;" : "=r"(d) : "r"(1u << lane));
    EXPECT(unsigned, d, 0xFFFFFFFFu);
    asm volatile("bar.warp.sync -1;");
    asm volatile("activemask.b32 %0;" : "=r"(d));
    EXPECT(unsigned, d >> lane & 1, 1u);
}

struct alignas(16) Data {
    unsigned words[8];
    unsigned sum, least, most, ored, counter, swapped;
    float total;
    unsigned long long big;
    signed char bytes[4];
    double twice;
};

__global__ void memory(Data* data) {
    const unsigned t = threadIdx.x;
    unsigned a, b, c, d;
    asm volatile("ld.global.nc.L1::no_allocate.L2::128B.v4.u32 {%0, %1, %2, %3}, [%4];"
                 : "=r"(a), "=r"(b), "=r"(c), "=r"(d)
                 : "l"(data));
    EXPECT(unsigned, a + b + c + d, 10u + 11 + 12 + 13);
    asm volatile("ld.global.cg.v2.u32 {%0, %1}, [%2+16];" : "=r"(a), "=r"(b) : "l"(data));
    EXPECT(unsigned, a + b, 14u + 15);
    asm volatile("ld.global.cs.u32 %0, [%1 + %2];" : "=r"(a) : "l"(data), "n"(24));
    EXPECT(unsigned, a, 16u);
    asm volatile("ld.volatile.global.u32 %0, [%1];" : "=r"(a) : "l"(&data->words[7]));
    EXPECT(unsigned, a, 17u);
    asm volatile("ld.global.cv.u32 %0, [%1];" : "=r"(a) : "l"(&data->words[7]) : "memory");
    EXPECT(unsigned, a, 17u);
    asm volatile("ld.acquire.gpu.global.u32 %0, [%1];" : "=r"(a) : "l"(&data->words[7]) : "memory");
    EXPECT(unsigned, a, 17u);
    asm volatile("ld.global.s8 %0, [%1];" : "=r"(a) : "l"(&data->bytes[1]));
    EXPECT(unsigned, a, 0xFFFFFFFEu);
    asm volatile("ld.global.u8 %0, [%1];" : "=r"(a) : "l"(&data->bytes[1]));
    EXPECT(unsigned, a, 0xFEu);
    asm volatile("red.global.add.u32 [%0], 1;" ::"l"(&data->sum) : "memory");
    asm volatile("red.global.add.f32 [%0], %1;" ::"l"(&data->total), "f"(0.5f) : "memory");
    unsigned long long old;
    asm volatile("atom.global.add.u64 %0, [%1], %2;"
                 : "=l"(old)
                 : "l"(&data->big), "l"(1ull << 40)
                 : "memory");
    EXPECT(unsigned long long, old&((1ull << 40) - 1), 0ull);
    asm volatile("red.min.u32 [%0], %1;" ::"l"(&data->least), "r"(100 - t) : "memory");
    asm volatile("red.max.s32 [%0], %1;" ::"l"(&data->most), "r"(t) : "memory");
    asm volatile("red.or.b32 [%0], %1;" ::"l"(&data->ored), "r"(1u << t % 32) : "memory");
    asm volatile("atom.relaxed.gpu.global.inc.u32 %0, [%1], 9;" : "=r"(a) : "l"(&data->counter));
    EXPECT(bool, a <= 9, true);
    asm volatile("atom.acq_rel.gpu.cas.b32 %0, [%1], 0, %2;"
                 : "=r"(a)
                 : "l"(&data->swapped), "r"(t + 1)
                 : "memory");
    asm volatile("prefetch.global.L2 [%0];" ::"l"(data));

    __shared__ unsigned tile[64];
    const unsigned address = static_cast<unsigned>(__cvta_generic_to_shared(&tile[t]));
    asm volatile("st.shared.u32 [%0], %1;" ::"r"(address), "r"(t * 3) : "memory");
    asm volatile("bar.sync 0;" ::: "memory");
    asm volatile("ld.shared.u32 %0, [%1];"
                 : "=r"(a)
                 : "r"(static_cast<unsigned>(__cvta_generic_to_shared(&tile[63 - t]))));
    EXPECT(unsigned, a, (63 - t) * 3);
    unsigned long long generic, shared;
    asm("cvta.to.shared.u64 %0, %1;" : "=l"(shared) : "l"(&tile[t]));
    EXPECT(unsigned, static_cast<unsigned>(shared), address);
    asm("cvta.shared.u64 %0, %1;" : "=l"(generic) : "l"(shared));
    EXPECT(unsigned long long, generic, reinterpret_cast<unsigned long long>(&tile[t]));
    asm("{ .reg .u64 p; cvta.to.shared.u64 p, %1; cvt.u32.u64 %0, p; }" : "=r"(a) : "l"(&tile[t]));
    EXPECT(unsigned, a, address);
    asm("{ .reg .pred p; isspacep.shared p, %1; selp.u32 %0, 1, 0, p; }" : "=r"(a) : "l"(&tile[t]));
    EXPECT(unsigned, a, 1u);
    asm volatile("membar.gl; fence.acq_rel.gpu;" ::: "memory");
    asm volatile("st.release.gpu.global.u32 [%0], %1;" ::"l"(&data->words[t % 8]), "r"(10 + t % 8)
                 : "memory");
    asm volatile("st.global.wt.v2.f64 [%0], {%1, %1};" ::"l"(data + 1 + t), "d"(2.5) : "memory");
}

// Two warps hand a value to and fro by barriers of their own.
__global__ void numbered_barriers(int* out) {
    __shared__ int there, back;
    if (threadIdx.x < 32) {
        if (threadIdx.x == 0) there = 5;
        asm volatile("bar.arrive 1, 64;" ::: "memory");
        asm volatile("barrier.sync %0, %1;" ::"r"(2), "r"(64) : "memory");
        if (threadIdx.x == 0) *out = back;
    } else {
        asm volatile("bar.sync 1, 64;" ::: "memory");
        if (threadIdx.x == 32) back = there + 1;
        asm volatile("bar.sync 2, 64;" ::: "memory");
    }
}

__global__ void zero_filled(const float* from, float* to) {
    __shared__ alignas(16) float tile[4 * 32];
    const unsigned address =
        static_cast<unsigned>(__cvta_generic_to_shared(&tile[4 * threadIdx.x]));
    asm volatile(
        "cp.async.ca.shared.global.L2::128B [%0], [%1], 16, %2;\n"
        "cp.async.commit_group;\ncp.async.wait_group 0;\n" ::"r"(address),
        "l"(from), "r"(threadIdx.x % 2 == 0 ? 8 : 16)
        : "memory");
    __syncthreads();
    const int i = 31 - threadIdx.x;
    for (int j = 0; j < 4; ++j)
        EXPECT(float, tile[4 * i + j], i % 2 == 0 && j >= 2 ? 0.0f : from[j]);
    if (threadIdx.x == 0) *to = tile[0];
}

// Threads that end in the middle: before any has waited, and after all have. (The others wait on.)
__device__ __noinline__ void leave_if(bool now) {
    if (now) asm volatile("exit;");
}
__global__ void leaving(int* steps, bool first_wait) {
    int* const mine = steps + blockIdx.x * blockDim.x + threadIdx.x;
    *mine = 1;
    if (first_wait) __syncthreads();
    leave_if(threadIdx.x % 3 == 1);
    *mine = 2;
    __syncthreads();
    *mine = 3;
    leave_if(threadIdx.x == 0);
    *mine = 4;
}
bool threads_leave(bool first_wait) {
    constexpr int blocks = 40, threads = 96;
    int *device, host[blocks * threads];
    cudaMalloc(&device, sizeof host);
    leaving<<<blocks, threads>>>(device, first_wait);
    cudaMemcpy(host, device, sizeof host, cudaMemcpyDeviceToHost);
    cudaFree(device);
    for (int i = 0; i < blocks * threads; ++i) {
        const int thread = i % threads, right = thread % 3 == 1 ? 1 : thread == 0 ? 3 : 4;
        if (host[i] != right) {
            std::printf("exit: thread %d came to step %d, not %d\n", i, host[i], right);
            return false;
        }
    }
    return true;
}

int main() {
    integers<<<1, 1>>>();
    reals<<<1, 1>>>();
    registers_and_predicates<<<2, 64>>>(3);
    registers_and_predicates<<<2, 64>>>(7);
    warps<<<1, 64>>>();
    Data host[65] = {};
    for (unsigned i = 0; i < 8; ++i) host[0].words[i] = 10 + i;
    host[0].least = 1000;
    host[0].bytes[1] = -2;
    Data* data;
    cudaMalloc(&data, sizeof host);
    cudaMemcpy(data, host, sizeof host, cudaMemcpyHostToDevice);
    memory<<<1, 64>>>(data);
    cudaMemcpy(host, data, sizeof host, cudaMemcpyDeviceToHost);
    const Data& d = host[0];
    int result = 0;
    if (d.sum != 64 || d.total != 32.0f || d.least != 37 || d.most != 63 || d.ored != ~0u ||
        d.counter != 64 % 10 || d.swapped == 0 || d.swapped > 64) {
        std::printf("atomics: %u %g %u %u %x %u %u\n", d.sum, d.total, d.least, d.most, d.ored,
                    d.counter, d.swapped);
        result = 1;
    }
    int* out;
    cudaMalloc(&out, sizeof(int));
    numbered_barriers<<<1, 64>>>(out);
    int six = 0;
    cudaMemcpy(&six, out, sizeof six, cudaMemcpyDeviceToHost);
    if (six != 6) {
        std::printf("barriers: %d, not 6\n", six);
        result = 1;
    }
    const float four[4] = {1, 2, 3, 4};
    float* from;
    cudaMalloc(&from, 5 * sizeof(float));
    cudaMemcpy(from, four, sizeof four, cudaMemcpyHostToDevice);
    zero_filled<<<1, 32>>>(from, from + 4);
    if (!threads_leave(false) || !threads_leave(true)) result = 1;
    int failures = 0;
    cudaMemcpyFromSymbol(&failures, wrong, sizeof failures);
    const cudaError_t status = cudaDeviceSynchronize();
    if (status != cudaSuccess) std::printf("%s\n", cudaGetErrorString(status));
    cudaFree(data);
    cudaFree(out);
    cudaFree(from);
    return result != 0 || failures != 0 || status != cudaSuccess;
}
