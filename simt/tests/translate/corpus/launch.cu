# 1 "launch.cu"
template <class T, int N = 4> __global__ void scale(T* x, T by) { x[threadIdx.x] *= by; }
namespace a { namespace b { __global__ void k(int*, int) {} } }
struct S { void (*kernels[2])(int*, int); };
void host(int* p, S& s, int i) {
    scale<float, 8><<<dim3(1, 2), 32, 0, stream>>>(reinterpret_cast<float*>(p), 2.0f);
    a::b::k << <1, 2 >> >(p, 0);
    ::a::b::k<<<(1, 2), 3>>>(p, NULL), s.kernels[i]<<<1, sizeof(std::vector<std::vector<int>>)>>>(p, {1});
    (&a::b::k)<<<f<1>(2), g[3]>>>(p, [=] { scale<int><<<1, 1>>>(p, 3); return 4; }());
}
