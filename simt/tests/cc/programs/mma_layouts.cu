// mma.sync of every shape and type, ldmatrix and stmatrix: fragments laid out by hand, after the
// formulas of the PTX ISA, "Matrix Fragments for mma.m…", against the product on the host.
#include <cuda_bf16.h>
#include <cuda_fp16.h>
#include <cuda_runtime.h>

#include <cstdio>
#include <type_traits>
#include <vector>

// For element i of a lane's fragment, with g = lane / 4 and t = lane % 4, its row and column: the
// ISA's formulas, one by one. A of 16-bit types, k = 8: a0…a3.
#define A16_K8_ROW (i < 2 ? g : g + 8)
#define A16_K8_COL (t * 2 + (i & 1))
#define B16_K8_ROW (t * 2 + i)
// k = 16: a0…a7
#define A16_K16_ROW (((i >= 0 && i < 2) || (i >= 4 && i < 6)) ? g : g + 8)
#define A16_K16_COL (i < 4 ? t * 2 + (i & 1) : t * 2 + (i & 1) + 8)
#define B16_K16_ROW (i < 2 ? t * 2 + (i & 1) : t * 2 + (i & 1) + 8)
// tf32, k = 4 and k = 8
#define A32_K4_ROW (i == 0 ? g : g + 8)
#define A32_K4_COL (t)
#define B32_K4_ROW (t)
#define A32_K8_ROW (i == 0 || i == 2 ? g : g + 8)
#define A32_K8_COL (i == 0 || i == 1 ? t : t + 4)
#define B32_K8_ROW (i == 0 ? t : t + 4)
// 8-bit integers, m = 8 and m = 16
#define A8_M8_ROW (g)
#define A8_M8_COL (t * 4 + i)
#define B8_M8_ROW (t * 4 + i)
#define A8_K16_ROW (i < 4 ? g : g + 8)
#define A8_K16_COL (t * 4 + (i & 3))
#define B8_K16_ROW (t * 4 + i)
#define A8_K32_ROW ((i >= 0 && i < 4) || (i >= 8 && i < 12) ? g : g + 8)
#define A8_K32_COL (i < 8 ? t * 4 + (i & 3) : t * 4 + (i & 3) + 16)
#define B8_K32_ROW (i < 4 ? t * 4 + (i & 3) : t * 4 + (i & 3) + 16)
// float64
#define A64_M8_ROW (g)
#define A64_M8_COL (t)
#define B64_M8_ROW (t)
#define A64_K16_ROW (i % 2 == 0 ? g : g + 8)
#define A64_K16_COL (i % 2 == 0 ? i * 2 + t : i * 2 - 2 + t)
#define B64_K16_ROW (i * 4 + t)
// C and D
#define C_M8_ROW (g)
#define C_M16_ROW (i < 2 ? g : g + 8)
#define C_COL (t * 2 + (i & 1))

// A kernel that fills registers with the elements given by the formulas, multiplies, and puts the
// results in their places.
#define KERNEL(name, in, out, m, k, na, nb, nc, row_a, col_a, row_b, row_c, in_register,      \
               out_register, ...)                                                             \
    __global__ void name(const in* A, const in* B, const out* C, out* result) {               \
        const int g = threadIdx.x / 4, t = threadIdx.x % 4;                                   \
        union {                                                                               \
            in e[na];                                                                         \
            in_register r[(na * sizeof(in) + sizeof(in_register) - 1) / sizeof(in_register)]; \
        } a;                                                                                  \
        union {                                                                               \
            in e[nb];                                                                         \
            in_register r[(nb * sizeof(in) + sizeof(in_register) - 1) / sizeof(in_register)]; \
        } b;                                                                                  \
        union {                                                                               \
            out e[nc];                                                                        \
            out_register r[nc * sizeof(out) / sizeof(out_register)];                          \
        } c, d;                                                                               \
        for (int i = 0; i < na; ++i) a.e[i] = A[(row_a)*k + (col_a)];                         \
        for (int i = 0; i < nb; ++i) b.e[i] = B[(row_b)*8 + g];                               \
        for (int i = 0; i < nc; ++i) c.e[i] = C[(row_c)*8 + C_COL];                           \
        asm volatile(__VA_ARGS__);                                                            \
        for (int i = 0; i < nc; ++i) result[(row_c)*8 + C_COL] = d.e[i];                      \
    }

#define OUT4(f) "=" f(d.r[0]), "=" f(d.r[1]), "=" f(d.r[2]), "=" f(d.r[3])
#define IN4(f) f(c.r[0]), f(c.r[1]), f(c.r[2]), f(c.r[3])
#define OUT2(f) "=" f(d.r[0]), "=" f(d.r[1])
#define IN2(f) f(c.r[0]), f(c.r[1])
#define A1 "r"(a.r[0])
#define A2 "r"(a.r[0]), "r"(a.r[1])
#define A4 "r"(a.r[0]), "r"(a.r[1]), "r"(a.r[2]), "r"(a.r[3])
#define B1 "r"(b.r[0])
#define B2 "r"(b.r[0]), "r"(b.r[1])
#define SHAPE_421 " {%0, %1, %2, %3}, {%4, %5}, {%6}, {%7, %8, %9, %10};"
#define SHAPE_442 " {%0, %1, %2, %3}, {%4, %5, %6, %7}, {%8, %9}, {%10, %11, %12, %13};"
#define SHAPE_221 " {%0, %1}, {%2, %3}, {%4}, {%5, %6};"
#define SHAPE_242 " {%0, %1}, {%2, %3, %4, %5}, {%6, %7}, {%8, %9};"
#define SHAPE_211 " {%0, %1}, {%2}, {%3}, {%4, %5};"
#define MMA "mma.sync.aligned."

KERNEL(half_k8, half, float, 16, 8, 4, 2, 4, A16_K8_ROW, A16_K8_COL, B16_K8_ROW, C_M16_ROW,
       unsigned, float, MMA "m16n8k8.row.col.f32.f16.f16.f32" SHAPE_421
       : OUT4("f")
       : A2, B1, IN4("f"))
KERNEL(half_k16, half, float, 16, 16, 8, 4, 4, A16_K16_ROW, A16_K16_COL, B16_K16_ROW, C_M16_ROW,
       unsigned, float, MMA "m16n8k16.row.col.f32.f16.f16.f32" SHAPE_442
       : OUT4("f")
       : A4, B2, IN4("f"))
KERNEL(half_half_k8, half, half, 16, 8, 4, 2, 4, A16_K8_ROW, A16_K8_COL, B16_K8_ROW, C_M16_ROW,
       unsigned, unsigned, MMA "m16n8k8.row.col.f16.f16.f16.f16" SHAPE_221
       : OUT2("r")
       : A2, B1, IN2("r"))
KERNEL(half_half_k16, half, half, 16, 16, 8, 4, 4, A16_K16_ROW, A16_K16_COL, B16_K16_ROW, C_M16_ROW,
       unsigned, unsigned, MMA "m16n8k16.row.col.f16.f16.f16.f16" SHAPE_242
       : OUT2("r")
       : A4, B2, IN2("r"))
KERNEL(bfloat_k8, __nv_bfloat16, float, 16, 8, 4, 2, 4, A16_K8_ROW, A16_K8_COL, B16_K8_ROW,
       C_M16_ROW, unsigned, float, MMA "m16n8k8.row.col.f32.bf16.bf16.f32" SHAPE_421
       : OUT4("f")
       : A2, B1, IN4("f"))
KERNEL(bfloat_k16, __nv_bfloat16, float, 16, 16, 8, 4, 4, A16_K16_ROW, A16_K16_COL, B16_K16_ROW,
       C_M16_ROW, unsigned, float, MMA "m16n8k16.row.col.f32.bf16.bf16.f32" SHAPE_442
       : OUT4("f")
       : A4, B2, IN4("f"))
KERNEL(tf32_k4, float, float, 16, 4, 2, 1, 4, A32_K4_ROW, A32_K4_COL, B32_K4_ROW, C_M16_ROW,
       unsigned, float, MMA "m16n8k4.row.col.f32.tf32.tf32.f32" SHAPE_421
       : OUT4("f")
       : A2, B1, IN4("f"))
KERNEL(tf32_k8, float, float, 16, 8, 4, 2, 4, A32_K8_ROW, A32_K8_COL, B32_K8_ROW, C_M16_ROW,
       unsigned, float, MMA "m16n8k8.row.col.f32.tf32.tf32.f32" SHAPE_442
       : OUT4("f")
       : A4, B2, IN4("f"))
KERNEL(bytes_m8, signed char, int, 8, 16, 4, 4, 2, A8_M8_ROW, A8_M8_COL, B8_M8_ROW, C_M8_ROW,
       unsigned, int, MMA "m8n8k16.row.col.s32.s8.s8.s32" SHAPE_211
       : OUT2("r")
       : A1, B1, IN2("r"))
KERNEL(bytes_k16, signed char, int, 16, 16, 8, 4, 4, A8_K16_ROW, A8_K16_COL, B8_K16_ROW, C_M16_ROW,
       unsigned, int, MMA "m16n8k16.row.col.s32.s8.s8.s32" SHAPE_421
       : OUT4("r")
       : A2, B1, IN4("r"))
KERNEL(bytes_k32, signed char, int, 16, 32, 16, 8, 4, A8_K32_ROW, A8_K32_COL, B8_K32_ROW, C_M16_ROW,
       unsigned, int, MMA "m16n8k32.row.col.satfinite.s32.s8.s8.s32" SHAPE_442
       : OUT4("r")
       : A4, B2, IN4("r"))
KERNEL(unsigned_bytes, unsigned char, int, 16, 16, 8, 4, 4, A8_K16_ROW, A8_K16_COL, B8_K16_ROW,
       C_M16_ROW, unsigned, int, MMA "m16n8k16.row.col.s32.u8.u8.s32" SHAPE_421
       : OUT4("r")
       : A2, B1, IN4("r"))
KERNEL(double_m8, double, double, 8, 4, 1, 1, 2, A64_M8_ROW, A64_M8_COL, B64_M8_ROW, C_M8_ROW,
       double, double, MMA "m8n8k4.row.col.f64.f64.f64.f64" SHAPE_211
       : OUT2("d")
       : "d"(a.r[0]), "d"(b.r[0]), IN2("d"))
KERNEL(double_k4, double, double, 16, 4, 2, 1, 4, A64_K16_ROW, A64_K16_COL, B64_K16_ROW, C_M16_ROW,
       double, double, MMA "m16n8k4.row.col.f64.f64.f64.f64" SHAPE_421
       : OUT4("d")
       : "d"(a.r[0]), "d"(a.r[1]), "d"(b.r[0]), IN4("d"))
KERNEL(double_k8, double, double, 16, 8, 4, 2, 4, A64_K16_ROW, A64_K16_COL, B64_K16_ROW, C_M16_ROW,
       double, double, MMA "m16n8k8.row.col.f64.f64.f64.f64" SHAPE_442
       : OUT4("d")
       : "d"(a.r[0]), "d"(a.r[1]), "d"(a.r[2]), "d"(a.r[3]), "d"(b.r[0]), "d"(b.r[1]), IN4("d"))
KERNEL(double_k16, double, double, 16, 16, 8, 4, 4, A64_K16_ROW, A64_K16_COL, B64_K16_ROW,
       C_M16_ROW, double, double,
       MMA
       "m16n8k16.row.col.f64.f64.f64.f64 {%0, %1, %2, %3}, "
       "{%4, %5, %6, %7, %8, %9, %10, %11}, {%12, %13, %14, %15}, {%16, %17, %18, %19};"
       : OUT4("d")
       : "d"(a.r[0]), "d"(a.r[1]), "d"(a.r[2]), "d"(a.r[3]), "d"(a.r[4]), "d"(a.r[5]), "d"(a.r[6]),
         "d"(a.r[7]), "d"(b.r[0]), "d"(b.r[1]), "d"(b.r[2]), "d"(b.r[3]), IN4("d"))

int wrong = 0;

template <class T>
T* on_device(const std::vector<T>& values) {
    T* data = nullptr;
    cudaMalloc(&data, values.size() * sizeof(T));
    cudaMemcpy(data, values.data(), values.size() * sizeof(T), cudaMemcpyHostToDevice);
    return data;
}

// Whole numbers, so small that float16 holds every sum.
template <class In, class Out>
void run(const char* name, void (*kernel)(const In*, const In*, const Out*, Out*), int m, int k) {
    const int n = 8;
    const bool negative = !std::is_same<In, unsigned char>::value;
    std::vector<In> a(m * k), b(k * n);
    std::vector<Out> c(m * n), d(m * n, static_cast<Out>(-1.0f));
    for (int i = 0; i < m * k; ++i)
        a[i] = static_cast<In>(static_cast<float>(i * 7 % 13 - (negative ? 6 : 0)));
    for (int i = 0; i < k * n; ++i)
        b[i] = static_cast<In>(static_cast<float>(i * 5 % 9 - (negative ? 4 : 0)));
    for (int i = 0; i < m * n; ++i) c[i] = static_cast<Out>(static_cast<float>(i * 3 % 17));
    In *A = on_device(a), *B = on_device(b);
    Out *C = on_device(c), *result = on_device(d);
    kernel<<<1, 32>>>(A, B, C, result);
    const cudaError_t status =
        cudaMemcpy(d.data(), result, d.size() * sizeof(Out), cudaMemcpyDeviceToHost);
    if (status != cudaSuccess) {
        std::printf("%s: %s\n", name, cudaGetErrorString(status));
        ++wrong;
    }
    for (int i = 0; i < m; ++i) {
        for (int j = 0; j < n; ++j) {
            float sum = static_cast<float>(c[i * n + j]);
            for (int p = 0; p < k; ++p)
                sum += static_cast<float>(a[i * k + p]) * static_cast<float>(b[p * n + j]);
            if (static_cast<float>(d[i * n + j]) == sum) continue;
            if (++wrong < 10)
                std::printf("%s: D[%d][%d] is %g, not %g\n", name, i, j,
                            static_cast<float>(d[i * n + j]), sum);
        }
    }
    cudaFree(A);
    cudaFree(B);
    cudaFree(C);
    cudaFree(result);
}

// 16 × 16 numbers through ldmatrix, plain and transposed, and back through stmatrix.
__global__ void matrices(unsigned* failures) {
    __shared__ alignas(16) unsigned short from[32][8], to[32][8];
    const int lane = threadIdx.x, g = lane / 4, t = lane % 4;
    for (int i = 0; i < 8; ++i) {
        from[lane][i] = static_cast<unsigned short>(100 * lane + i);
        to[lane][i] = 0;
    }
    __syncthreads();
    const unsigned row = static_cast<unsigned>(__cvta_generic_to_shared(from[lane]));
    unsigned x[4], y[4];
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(x[0]), "=r"(x[1]), "=r"(x[2]), "=r"(x[3])
                 : "r"(row));
    asm volatile("ldmatrix.sync.aligned.m8n8.x4.trans.shared.b16 {%0, %1, %2, %3}, [%4];"
                 : "=r"(y[0]), "=r"(y[1]), "=r"(y[2]), "=r"(y[3])
                 : "r"(row));
    unsigned bad = 0;
    for (int i = 0; i < 4; ++i) {
        bad += (x[i] & 0xFFFF) != 100u * (8 * i + g) + 2 * t;
        bad += (x[i] >> 16) != 100u * (8 * i + g) + 2 * t + 1;
        bad += (y[i] & 0xFFFF) != 100u * (8 * i + 2 * t) + g;
        bad += (y[i] >> 16) != 100u * (8 * i + 2 * t + 1) + g;
    }
    unsigned one, two[2];
    asm volatile("ldmatrix.sync.aligned.m8n8.x1.shared.b16 {%0}, [%1];" : "=r"(one) : "r"(row));
    asm volatile("ldmatrix.sync.aligned.m8n8.x2.shared.b16 {%0, %1}, [%2 + 0];"
                 : "=r"(two[0]), "=r"(two[1])
                 : "r"(row));
    bad += one != x[0];
    bad += two[0] != x[0];
    bad += two[1] != x[1];
    asm volatile("stmatrix.sync.aligned.m8n8.x4.trans.shared.b16 [%0], {%1, %2, %3, %4};" ::"r"(
                     static_cast<unsigned>(__cvta_generic_to_shared(to[lane]))),
                 "r"(x[0]), "r"(x[1]), "r"(x[2]), "r"(x[3])
                 : "memory");
    __syncthreads();
    for (int i = 0; i < 8; ++i) bad += to[lane][i] != 100 * (lane / 8 * 8 + i) + lane % 8;
    atomicAdd(failures, bad);
}

int main() {
    run("half, k = 8", half_k8, 16, 8);
    run("half, k = 16", half_k16, 16, 16);
    run("half to half, k = 8", half_half_k8, 16, 8);
    run("half to half, k = 16", half_half_k16, 16, 16);
    run("bfloat16, k = 8", bfloat_k8, 16, 8);
    run("bfloat16, k = 16", bfloat_k16, 16, 16);
    run("tf32, k = 4", tf32_k4, 16, 4);
    run("tf32, k = 8", tf32_k8, 16, 8);
    run("s8, 8 rows", bytes_m8, 8, 16);
    run("s8, k = 16", bytes_k16, 16, 16);
    run("s8, k = 32", bytes_k32, 16, 32);
    run("u8, k = 16", unsigned_bytes, 16, 16);
    run("float64, 8 rows", double_m8, 8, 4);
    run("float64, k = 4", double_k4, 16, 4);
    run("float64, k = 8", double_k8, 16, 8);
    run("float64, k = 16", double_k16, 16, 16);
    unsigned* failures;
    cudaMalloc(&failures, sizeof *failures);
    cudaMemset(failures, 0, sizeof *failures);
    matrices<<<1, 32>>>(failures);
    unsigned bad = 0;
    const cudaError_t status = cudaMemcpy(&bad, failures, sizeof bad, cudaMemcpyDeviceToHost);
    if (bad != 0 || status != cudaSuccess) {
        std::printf("ldmatrix, stmatrix: %u wrong; %s\n", bad, cudaGetErrorString(status));
        ++wrong;
    }
    cudaFree(failures);
    return wrong != 0;
}
