# 1 "o.cu" 1
std::ostream& operator<< <int>(std::ostream&, X<int>); template <> X operator<<<char>(X, int);
bool f(int a, int b, int c) { return a < b && c >> 2 > 1; } auto x = A<B<C<(1 > 2)>>>(3);
# 9 "/usr/include/h.h" 1 3 4
extern "C" { extern "C++" int __attribute__((__noinline__)) g(int); }
# 2 "o.cu" 2
#pragma unroll
#line 12 "other \"name\".cu"
auto y = 0x1p-3 + 1'000'000ull + .5e+3f; // comment
/* <<< */ int z = a<b>::c<d>::e; label: goto label; case 'a': default: enum class E : int { p, q };
