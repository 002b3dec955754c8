# 1 "r.cu"
__global__ void k() { k<<<1, 1>>>(); asm("trap;"); __shared__ int a = 1; __shared__ int& r; __shared__ int e[]; }
__shared__ int alone; struct M { __shared__ int m; static __device__ int s; }; template <class T> __device__ T v;
texture<float, 2> t; surface<void> s; void h() { k<<<1>>>(); k<<<1, 2, 3, 4, 5>>>(); k<<<, 1>>>(); <<<1, 2>>>(); k<<<1, 2; }
