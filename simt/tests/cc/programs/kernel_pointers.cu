// Kernels as values: cast to void*, in tables and variables, instances of templates among them.
#include <cstdio>
#include <vector>

namespace work {
__global__ void one(int* x, int n) {
    if (int(threadIdx.x) < n) x[threadIdx.x] += 1;
}
template <int By, class T>
__global__ void many(T* x, int n) {
    if (int(threadIdx.x) < n) x[threadIdx.x] += By;
}
}  // namespace work
using namespace work;

// Names that are a kernel's as well as something else's.
__global__ void scale(int* x, int n) {
    if (int(threadIdx.x) < n) x[threadIdx.x] *= 2;
}
struct Settings {
    int scale = 5;
};
int twice(int scale) {
    return scale + scale;
}
template <void (*Kernel)(int*, int)>
struct Holder {
    static void* address() { return (void*)Kernel; }
};

const void* const table[] = {(const void*)one, reinterpret_cast<const void*>(&many<10, int>)};
constexpr auto constant = scale;

template <int By>
void* instance() {
    return (void*)many<By, int>;
}

int main() {
    int *d, h[32] = {}, n = 32;
    cudaMalloc(&d, sizeof h);
    cudaMemset(d, 0, sizeof h);
    void* args[] = {&d, &n};
    const auto launch = [&](const void* kernel) {
        return cudaLaunchKernel(kernel, dim3(1), dim3(32), args, 0, 0) == cudaSuccess;
    };
    bool ok = cudaLaunchKernel((void*)one, dim3(1), dim3(32), args, 0, 0) == cudaSuccess;  // 1
    ok = cudaLaunchCooperativeKernel((const void*)many<3, int>, dim3(1), dim3(32), args, 0, 0) ==
             cudaSuccess &&
         ok;  // 4
    auto pointer = &work::many<100, int>;
    ok = launch((void*)pointer) && ok;  // 104
    void (*typed)(int*, int) = many<1000, int>;
    ok = launch(reinterpret_cast<void*>(typed)) && ok;           // 1104
    for (const void* kernel : table) ok = launch(kernel) && ok;  // 1115
    ok = launch(instance<20000>()) && ok;                        // 21115
    std::vector<void*> list{(void*)one, (void*)scale};
    for (void* kernel : list) ok = launch(kernel) && ok;  // 42232
    ok = launch(Holder<one>::address()) && ok;            // 42233
    void* const chosen = n > 3 ? (void*)(one) : nullptr;
    ok = launch(chosen) && ok;  // 42234
    int a = 1, scale = 7;
    ok = twice(scale) == 14 && Settings{scale}.scale == 7 && a == 1 &&
         sizeof(constant) == sizeof(void*) && ok;
    cudaMemcpy(h, d, sizeof h, cudaMemcpyDeviceToHost);
    cudaFree(d);
    if (!ok || h[31] != 42234) return printf("%d %d\n", ok, h[31]), 1;
}
