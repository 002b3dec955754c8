# 4294967295 "b.cu"
template <template <class, class> class T, int N = (1 < 2)> __global__ void a<b(((]]}}> __device__
# 1
"unfinished
'x R"(never __shared__ <<< >>> ( [ { __constant__ operator <<< << < \
