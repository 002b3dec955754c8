# 7 "dir/shared.cu" 2
extern __shared__ float all[];
template <int N> __device__ float sum(const float (&x)[N]) {
    static __shared__ float a[N][N + 1], *p, b;
    __shared__ alignas(16) struct Pair { int i; __device__ int f() { return i; } } pairs[4];
    volatile __shared__ __align__(8) double d[2];
    extern __shared__ __attribute__((aligned(16))) unsigned char raw[];
    __shared__ union { int i; float f; } word;
    __shared__ void (*function)(int), (*table[3])(float);
    float* q = (float*)all + reinterpret_cast<int*>(all)[0]; g(all, sizeof(all));
    return a[0][0] + b;
}
