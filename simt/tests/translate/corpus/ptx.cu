__device__ unsigned f(unsigned x, float* p) {
    unsigned d; float f;
    asm volatile("{\n .reg .pred p<2>, q; .reg .b64 a; setp.lt.u32 p0|q, %1, 5;\n @!p0 mov.u32 %0, %%laneid;\n"
                 " mov.b64 {_, %0}, a; shfl.sync.down.b32 %0|q, %1, 2, 0x1f, -1; }" : "=r"(d) : "r"(x));
    asm("mma.sync.aligned.m16n8k16.row.col.f32.f16.f16.f32 {%0,%0,%0,%0}, {%1,%1,%1,%1}, {%1,%1}, {%0,%0,%0,%0};"
        : "+f"(f) : "r"(x));
    asm volatile("cp.async.ca.shared.global.L2::128B [%0 + 16], [%1], %2, 8; cp.async.wait_group 0;" :: "r"(x), "l"(p), "n"(16) : "memory");
    asm(R"(ld.global.nc.L1::no_allocate.v2.f32 {%0, _}, [%1-4]; atom.acq_rel.gpu.shared.cas.b32 %2, [%3], 0, -1; lop3.b32 %2, %2, %2, %2, 0x96;)"
        : "=f"(f) : "l"(p), "+r"(d), "r"(x));
    asm("add.cc.u32 %0, %0, 1; cvt.rni.sat.u8.f32 %0, 0f3F800000; fma.rn.ftz.f32 %1, %1, %1, 1.5e3; bar.sync 1, 64;" : "+r"(d), "+f"(f));
    return d;
}
