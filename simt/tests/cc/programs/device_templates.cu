// Variable templates in constant and device memory, classes whose constructors look like
// declarations of variables, and vectors read through a template's __restrict__ pointers.
#include <cstddef>
#include <cstdio>

template <typename T>
__constant__ T mask[4];
template <typename T, int N = 2>
__device__ T total = T(N);
template <class T>
__constant__ const T table[] = {T(1), T(2), T(3)};

template <typename T>
__global__ void k(T* out) {
    out[0] = mask<T>[0] + mask<T>[1];
    total<T> += 1;
    out[1] = total<T> + table<T>[2];
}

template <typename T>
bool right(T a, T b) {
    T h[4] = {a, b}, *p, back = 0;
    if (cudaMemcpyToSymbol(mask<T>, h, sizeof h) != cudaSuccess) return false;
    cudaMalloc(&p, 2 * sizeof(T));
    k<<<1, 1>>>(p);
    if (cudaMemcpy(h, p, 2 * sizeof(T), cudaMemcpyDeviceToHost) != cudaSuccess) return false;
    cudaFree(p);
    if (cudaMemcpyFromSymbol(&back, total<T>, sizeof(T)) != cudaSuccess) return false;
    size_t size = 0;
    cudaGetSymbolSize(&size, mask<T>);
    return h[0] == a + b && h[1] == 6 && back == 3 && size == sizeof h;
}

struct Value {
    int n;
};
struct Pointer {
    int* p;
    __host__ __device__ Pointer(std::nullptr_t);
    __host__ __device__ Pointer(Value);
    __host__ __device__ explicit Pointer(int* q) : p(q) {}
};
__host__ __device__ Pointer::Pointer(std::nullptr_t) : p(nullptr) {}
__host__ __device__ Pointer::Pointer(Value) : p(nullptr) {}
__device__ int after_them = 4;

__global__ void construct(int* out) {
    Pointer none(nullptr), some(out), other(Value{3});
    *out = none.p == nullptr && some.p == out && other.p == nullptr ? after_them : 0;
}

template <int each>
__global__ void times(const float* __restrict__ from, float* __restrict__ to) {
    const float4 v = *reinterpret_cast<const float4*>(&from[4 * threadIdx.x]);
    *reinterpret_cast<float4*>(&to[4 * threadIdx.x]) = {each * v.x, each * v.y, each * v.z,
                                                        each * v.w};
}

bool doubles_each() {
    float h[8] = {1, 2, 3, 4, 5, 6, 7, 8}, back[8] = {}, *p;
    cudaMalloc(&p, 2 * sizeof h);
    cudaMemcpy(p, h, sizeof h, cudaMemcpyHostToDevice);
    times<2><<<1, 2>>>(p, p + 8);
    if (cudaMemcpy(back, p + 8, sizeof back, cudaMemcpyDeviceToHost) != cudaSuccess) return false;
    cudaFree(p);
    for (int i = 0; i < 8; ++i)
        if (back[i] != 2 * h[i]) return false;
    return true;
}

int main() {
    if (!doubles_each()) return 3;
    if (!right(2, 3) || !right(1.0, 1.5)) return 1;
    int *d, h = 0;
    cudaMalloc(&d, 4);
    construct<<<1, 1>>>(d);
    cudaMemcpy(&h, d, 4, cudaMemcpyDeviceToHost);
    cudaFree(d);
    return h == 4 ? 0 : 2;
}
