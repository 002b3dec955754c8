# 1 "v.cu"
__device__ int count = 3, table[2][3] = {{1, 2, 3}, {4, 5, 6}};
static __constant__ float weights[16]; extern __device__ int elsewhere;
__managed__ struct Box { int i; } box = {1}, *boxes[2];
namespace n { inline __device__ const char* names[] = {"<<<", R"x(>>> )" )x", u8"\"", L'\''}; }
__device__ float (*function)(float) = &sinf; __device__ std::pair<int, int> two(1, 2);
__device__ __host__ int both(int x) { return x; } class C { __device__ C() : a(1), b{2} {} int a, b; };
__device__ auto lambda = [] __device__ (int i) { return i; };
