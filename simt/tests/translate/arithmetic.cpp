// Shifts and casts in device code, and what only looks like them.
#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <string>

namespace {

std::string in_a_kernel(const std::string& body, const std::string& before = "") {
    const std::string head = before + "__global__ void k(int n,float x){";
    const std::string text = translated(head + body + "}");
    const std::string start = "void k(int n,float x){";
    const std::size_t at = text.find(start);
    if (at == std::string::npos) return text;
    return text.substr(at + start.size(), text.size() - at - start.size() - 1);
}

void expect_kept(const std::string& body, const std::string& before = "") {
    EXPECT_EQ(in_a_kernel(body, before), grammar_of(body));
}

TEST(Shifts, AreThoseOfAGpu) {
    EXPECT_EQ(in_a_kernel("a=1<<n;"), "a=1<<::simt::GpuShift()<<n;");
    EXPECT_EQ(in_a_kernel("a=n>>n+1;"), "a=n>>::simt::GpuShift()>>n+1;");
    EXPECT_EQ(in_a_kernel("a<<=n;b>>=f(n);"),
              "a<<=::simt::GpuShift()<<=n;b>>=::simt::GpuShift()>>=f(n);");
    EXPECT_EQ(in_a_kernel("a=1<<32;"), "a=1<<::simt::GpuShift()<<32;");
    EXPECT_EQ(in_a_kernel("a=1<<3*n;"), "a=1<<::simt::GpuShift()<<3*n;");
    EXPECT_EQ(in_a_kernel("f((n>>n),a[n<<n]);"),
              "f((n>>::simt::GpuShift()>>n),a[n<<::simt::GpuShift()<<n]);");
    EXPECT_EQ(translated("auto f=[]__device__(int n){return 1<<n;};"),
              "auto f=[](int n){return 1<<::simt::GpuShift()<<n;};");
    EXPECT_EQ(translated("struct S{__device__ S(int n):a(1<<n){}int a;};"),
              "struct S{S(int n):a(1<<::simt::GpuShift()<<n){}int a;};");
}

TEST(Shifts, ByFewBitsStayAsTheyAre) {
    for (const char* const body :
         {"a=n<<0;", "a=(n>>31u)&0xf;", "a=n<<0x1f|n>>7;", "a=n>>4==1?n<<2:n<<3;", "a<<=1,b>>=2;"})
        expect_kept(body);
}

TEST(Shifts, AreNoTemplatesNorOperators) {
    const std::string templates = "template<class T>struct V{};template<class T>class W final{};";
    for (const char* const body :
         {"V<V<int>>v;", "V<W<V<int>>>v;", "auto v=V<V<int>>();", "f<V<W<n>>>(n);",
          "auto p=reinterpret_cast<V<W<int>>*>(n);", "const V<V<int>>&v=w;", "V<V<int>>(w);",
          "a.operator<<(n);", "return(... << n);", "auto v=static_cast<V<W<int>>>(n);",
          "T::template f<V<int>>(n);"})
        expect_kept(body, templates);
    // A comparison's `<` is none of theirs.
    EXPECT_EQ(in_a_kernel("if(n<x>>n){}", templates), "if(n<x>>::simt::GpuShift()>>n){}");
    EXPECT_EQ(in_a_kernel("if(n<x&&a<b>>n){}", templates), "if(n<x&&a<b>>::simt::GpuShift()>>n){}");
    EXPECT_EQ(in_a_kernel("V<V<int>>v(n>>n);", templates), "V<V<int>>v(n>>::simt::GpuShift()>>n);");
}

TEST(Shifts, OfBitFieldsStayAsTheyAreWhenAssigned) {
    expect_kept("s.a<<=n;", "struct S{unsigned a:width;};");
    EXPECT_EQ(in_a_kernel("s.a<<=n;s.b<<=n;", "struct S{unsigned a:3,b;};"),
              "s.a<<=n;s.b<<=::simt::GpuShift()<<=n;");
}

TEST(Casts, AreThoseOfAGpu) {
    EXPECT_EQ(in_a_kernel("a=(int)x;"), "a=(int)(::simt::GpuCast<int>)x;");
    EXPECT_EQ(in_a_kernel("a=-(unsigned long long)(x*2);"),
              "a=-(unsigned long long)(::simt::GpuCast<unsigned long long>)(x*2);");
    EXPECT_EQ(in_a_kernel("return(float)(int)x;"), "return(float)(int)(::simt::GpuCast<int>)x;");
    EXPECT_EQ(in_a_kernel("a=int(x);"), "a=int(::simt::gpu_operand<int>(x));");
    EXPECT_EQ(in_a_kernel("f(1,unsigned(x));"), "f(1,unsigned(::simt::gpu_operand<unsigned>(x)));");
    EXPECT_EQ(in_a_kernel("a=static_cast<std::uint8_t>(x);"),
              "a=static_cast<std::uint8_t>(::simt::gpu_operand<std::uint8_t>(x));");
    EXPECT_EQ(in_a_kernel("a=(u32)x;", "typedef unsigned int u32;"),
              "a=(u32)(::simt::GpuCast<u32>)x;");
    EXPECT_EQ(in_a_kernel("a=(u32)x;", "using u32=unsigned;"), "a=(u32)(::simt::GpuCast<u32>)x;");
    EXPECT_EQ(translated("template<class T,int N>__device__ T f(float x){return(T)x+T(x);}"),
              "template<class T,int N>T f(float x){return(T)(::simt::GpuCast<T>)x+"
              "T(::simt::gpu_operand<T>(x));}");
}

TEST(Casts, OfWhatIsNoFloatingPointValueStayAsTheyAre) {
    for (const char* const body :
         {"a=(int)3;", "a=(char)'a';", "a=(int)threadIdx.x;", "a=(int)sizeof(x);", "a=int(7);",
          "a=static_cast<long>(0x1f);", "a=(float)n;", "a=static_cast<float>(n);"})
        expect_kept(body);
}

TEST(Casts, AreNoDeclarationsNorTypes) {
    for (const char* const body :
         {"int(a);", "int(*p)[4]=q;", "void f(int);", "int(*f)(int)=g;", "F<int(float)>f;",
          "F<void,int(float)>f;", "auto l=[](int){};", "struct S{int operator()(int)const;};",
          "a=sizeof(int)*n;", "f<int>(x);", "a=(n)-x;", "a=(n)*x;", "new int(x);", "a=int{n};",
          "f(int(),n);", "typedef int(*F)(int);", "a=static_cast<int*>(p);"})
        expect_kept(body);
    // Where a name that is a type may be a variable, too.
    expect_kept("a=(u32)-n;b=(u32)*n;", "typedef unsigned u32;");
    expect_kept("int T=3;a=(T)-n;", "template<class T>__device__ T f(T);");
}

TEST(Initialisations, ByFloatingPointAreThoseOfAGpu) {
    EXPECT_EQ(in_a_kernel("int i=x;"), "int i=::simt::GpuInitial<int>()=x;");
    EXPECT_EQ(in_a_kernel("const unsigned long a=n,b=f(n,2)*0.5f,c=floorf(n),d;"),
              "const unsigned long a=n,b=::simt::GpuInitial<unsigned long>()=f(n,2)*0.5f,"
              "c=::simt::GpuInitial<unsigned long>()=floorf(n),d;");
    EXPECT_EQ(in_a_kernel("for(int i=n?1:y[n];i<n;++i){}", "__device__ double y[4];").substr(0, 46),
              "for(int i=::simt::GpuInitial<int>()=n?1:y[n];i");
}

TEST(Initialisations, ByIntegersStayAsTheyAre) {
    for (const char* const body :
         {"int i=n;", "int i=n*2+0x1f;", "int i=threadIdx.x;", "float y=x;", "int i{3};",
          "int*p=q;", "auto i=x;", "int i=f([]{return 1.5f;});", "int i=f<n,m>(n),j=2;", "x=n;"})
        expect_kept(body);
}

TEST(Arithmetic, OfTheHostAndOfSystemHeadersStaysAsItIs) {
    for (const char* const text :
         {"int f(int n,float x){return 1<<n>>(int)x;}", "__host__ int f(int n){return 1<<n;}",
          "auto f=[](int n){return 1<<n;};", "constexpr int f(int n){return int(1.5f*n)<<n;}",
          "template<int N=(1<<M)>struct S{};"}) {
        std::string kept = text;
        if (kept.rfind("__host__ ", 0) == 0) kept = kept.substr(9);
        EXPECT_EQ(translated(text), kept);
    }
    EXPECT_EQ(translated("# 1 \"/usr/include/x.h\" 1 3\n__device__ int f(int n){return 1<<n;}"),
              "int f(int n){return 1<<n;}");
}

}  // namespace
