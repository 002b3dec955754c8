// Kernels that take lambdas and functors, a templated class, a recursive __device__ function.
#include <cstdio>

template <class Function>
__global__ void for_each(int n, Function function) {
    int i = blockIdx.x * blockDim.x + threadIdx.x;
    if (i < n) function(i);
}

__host__ __device__ constexpr int fibonacci(int n) {
    return n < 2 ? n : fibonacci(n - 1) + fibonacci(n - 2);
}

template <class T>
class Vector {
  public:
    explicit Vector(int n) : n_(n) { cudaMallocManaged(&data_, n * sizeof(T)); }
    ~Vector() { cudaFree(data_); }
    T* data() { return data_; }
    T& operator[](int i) { return data_[i]; }

    template <class Function>
    void fill(Function function) {
        T* out = data_;
        for_each<<<(n_ + 31) / 32, 32>>>(n_, [=] __device__(int i) { out[i] = function(i); });
        cudaDeviceSynchronize();
    }

  private:
    T* data_;
    int n_;
};

struct Scale {
    float factor;
    __host__ __device__ float operator()(int i) const { return factor * float(i); }
};

int main() {
    Vector<int> numbers(20);
    numbers.fill([] __host__ __device__(int i) { return fibonacci(i); });
    Vector<float> halves(20);
    halves.fill(Scale{0.5f});
    printf("%d %g\n", numbers[19], halves[19]);
    return numbers[19] == 4181 && halves[19] == 9.5f ? 0 : 1;
}
