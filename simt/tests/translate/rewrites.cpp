// What each CUDA form becomes.
#include "simt/tests/support.hpp"
#include "simt/tests/translate/translated.hpp"

#include <gtest/gtest.h>

#include <cstdio>

namespace {

bool same(const std::string& translation, const std::string& expected) {
    return translation == grammar_of(expected);
}

bool contains(const std::string& translation, const std::string& part) {
    return translation.find(grammar_of(part)) != std::string::npos;
}

// What a launch of `kernel` on line `line` begins with.
std::string launch_of(const std::string& kernel, const std::string& config, int line = 1,
                      const std::string& address = "") {
    return "::simt::launch(::simt::LaunchSite{\"" + kernel + "\", \"file.cu\", " +
           std::to_string(line) +
           (address.empty() ? "" : ", ::simt::launch_address(" + address + ")") +
           "}, ::simt::LaunchConfig( " + config + "), ";
}

std::string in_function(const std::string& statement) {
    return translated("void host() { " + statement + " }");
}

std::string host(const std::string& translation) {
    return "void host() { " + translation + " }";
}

TEST(Launch, MayBeWrittenWithBlanksInItsBrackets) {
    EXPECT_EQ(in_function("k << <g, A<B<int> >::b >> > (p);"),
              in_function("k<<<g, A<B<int> >::b>>>(p);"));
    EXPECT_PRED2(same, in_function("a << b < c >> d;"), host("a << b < c >> d;"));
}

TEST(Launch, HasNoAddressWhereAHostFunctionHasTheSameName) {
    const std::string kernel = "__global__ void k(int* p) {} ";
    const std::string use = "void host() { k<<<g, b>>>(p); }";
    EXPECT_TRUE(contains(translated(kernel + use), "launch_address(k)"));
    EXPECT_FALSE(contains(translated("void k(float* p) {} " + kernel + use), "launch_address"));
}

// As in programs with a kernel "reduce" that include cooperative_groups.h: the cast itself would be an
// error where both were found.
TEST(KernelsAsValues, AreKnownAfterACastToVoidAlsoWhereAnotherNamespaceHasTheName) {
    const std::string others = "namespace cg { void k(float* p) {} } __global__ void k(int* p) {} ";
    EXPECT_TRUE(contains(translated(others + "void f() { node.func = (void *)k; }"),
                         "(void *)::simt::known_kernel(k)"));
    EXPECT_FALSE(contains(translated(others + "void f() { node.func = k; }"), "known_kernel"));
}

const std::string two_kernels =
    "__global__ void k(int* p) {} template <int N> __global__ void t(int* p) {} ";

bool knows(const std::string& use, const std::string& expected) {
    const bool found = contains(translated(two_kernels + use), expected);
    if (!found) std::puts(translated(two_kernels + use).c_str());
    return found;
}

TEST(KernelsAsValues, AreKnownByTheirAddresses) {
    EXPECT_PRED2(knows, "void f() { launch((void*)k, 1); }",
                 "launch((void*)::simt::known_kernel(k), 1);");
    EXPECT_PRED2(knows, "void f() { launch((const void*)&t<3>); }",
                 "launch((const void*)::simt::known_kernel(&t<3>));");
    EXPECT_PRED2(knows, "void f() { auto g = ::k; }", "auto g = ::simt::known_kernel(::k);");
    EXPECT_PRED2(knows, "void* all[] = {(void*)k, (void*)t<1>};",
                 "{(void*)::simt::known_kernel(k), (void*)::simt::known_kernel(t<1>)};");
    EXPECT_PRED2(knows, "void* f() { return reinterpret_cast<void*>(k); }",
                 "return reinterpret_cast<void*>(::simt::known_kernel(k));");
}

TEST(KernelsAsValues, AreLeftAloneWhereTheNameIsAnotherThing) {
    for (const std::string use :
         {"void f() { int a = 1, k; }", "struct S { int k; }; int f(S s) { return s.k; }",
          "enum E { j, k };", "void f() { k<<<1, 1>>>(p); k(p); }", "decltype(k)* f();",
          "void f() { using F = decltype(k); }", "template <class T> void f(T* k, int n);",
          "void f() { call<k>(); }", "void f() { auto g = t; }", "int f(int k);"}) {
        EXPECT_FALSE(contains(translated(two_kernels + use), "known_kernel")) << use;
    }
    // A name of two functions has no one address.
    EXPECT_FALSE(contains(translated(two_kernels + "__global__ void k(float* p) {} "
                                                   "void f() { void (*g)(int*) = k; }"),
                          "known_kernel"));
}

TEST(DeviceVariable, MayBeATemplate) {
    EXPECT_PRED2(
        same, translated("template <class T, int N = 2> __constant__ T mask[N];"),
        "template <class T, int N = 2> T simt_storage_mask[N]; template <class T, int N = 2> "
        "static "
        "const ::simt::VariableRegistration simt_registered_mask{const_cast<void*>("
        "static_cast<const volatile void*>(__builtin_addressof(simt_storage_mask<T, N>))), "
        "sizeof(simt_storage_mask<T, N>), \"mask\", ::simt::VariableKind::constant}; "
        "template <class T, int N = 2> static constexpr auto& mask = "
        "::simt::registered<simt_registered_mask<T, N>>(simt_storage_mask<T, N>);");
}

TEST(DeviceVariable, IsNoConstructor) {
    for (const std::string text :
         {"struct P { __device__ P(std::nullptr_t); __device__ P(Other); __device__ P(int); };",
          "__device__ P::P(std::nullptr_t) : p(nullptr) {}", "__device__ P::P(Other) {} int x;"}) {
        std::string without = text;
        for (std::size_t at; (at = without.find("__device__ ")) != std::string::npos;)
            without.erase(at, 11);
        EXPECT_PRED2(same, translated(text), without);
    }
}

TEST(HostAssembly, IsLeftToTheHostCompiler) {
    const std::string text = "void f() { asm volatile(\"nop\"); }";
    EXPECT_PRED2(same, translated(text), text);
}

TEST(Launch, BecomesACallWithALambda) {
    EXPECT_PRED2(same, in_function("k<<<g, b>>>(p, n);"),
                 host(launch_of("k", "g, b", 1, "k") +
                      "[=, simt_argument_0 = p, simt_argument_1 = n]() "
                      "noexcept { k(simt_argument_0, simt_argument_1); });"));
}

TEST(Launch, KeepsAllFourParameters) {
    EXPECT_PRED2(same, in_function("k<<<dim3(1, 2), 64, 4 * sizeof(float), stream>>>();"),
                 host(launch_of("k", "dim3(1, 2), 64, 4 * sizeof(float), stream", 1, "k") +
                      "[=]() noexcept { k(); });"));
}

TEST(Launch, LeavesLiteralsInTheCallSoThatZeroCanBeAPointer) {
    EXPECT_PRED2(
        same, in_function("k<<<1, 1>>>(0, n, nullptr, 1.5f);"),
        host(launch_of("k", "1, 1", 1, "k") +
             "[=, simt_argument_1 = n]() noexcept { k( 0, simt_argument_1, nullptr, 1.5f); });"));
}

TEST(Launch, LeavesBracedListsInTheCall) {
    EXPECT_PRED2(same, in_function("k<<<1, 1>>>({1, 2}, n);"),
                 host(launch_of("k", "1, 1", 1, "k") +
                      "[=, simt_argument_1 = n]() noexcept { k( {1, 2}, simt_argument_1); });"));
}

TEST(Launch, KeepsTheAddressForAParameterOfReferenceType) {
    const std::string kernel = "template <class T> __global__ void k(T& to, A<T&> b, int n) {} ";
    EXPECT_TRUE(contains(translated(kernel + "void host() { k<int><<<g, b>>>(*p, q, n); }"),
                         "[=, simt_argument_0 = ::simt::by_reference(*p), simt_argument_1 = q, "
                         "simt_argument_2 = n]() noexcept { "
                         "k<int>(*simt_argument_0, simt_argument_1, simt_argument_2); });"));
}

TEST(Launch, PassesAParameterPackOn) {
    EXPECT_PRED2(same, in_function("k<<<1, 1>>>(n, args...);"),
                 host(launch_of("k", "1, 1", 1, "k") +
                      "[=](auto& simt_argument_0, auto&... simt_argument_1) noexcept { "
                      "k(simt_argument_0, simt_argument_1...); }"
                      ", n, args...);"));
}

TEST(Launch, CountsCommasInTemplateArgumentsAsOneArgument) {
    const std::string text = in_function("k<<<1, 1>>>(std::pair<int, float>(1, 2), a < b, c > d);");
    EXPECT_PRED2(contains, text, "simt_argument_2); });") << text;
    EXPECT_EQ(text.find("simt_argument_3"), std::string::npos) << text;
}

struct KernelName {
    const char* before;  // what stands before the kernel's name
    const char* kernel;
};

class KernelNames : public testing::TestWithParam<KernelName> {};

TEST_P(KernelNames, AreReadToTheLeft) {
    const auto [before, kernel] = GetParam();
    const std::string text = in_function(std::string(before) + kernel + "<<<1, 2>>>(x);");
    const std::string begin = "void host() { " + std::string(before) +
                              "::simt::launch(::simt::LaunchSite{\"" + kernel + "\", ";
    EXPECT_PRED2(contains, text, begin);
    EXPECT_PRED2(contains, text, std::string(" noexcept { ") + kernel + "(simt_argument_0); });")
        << text;
}

INSTANTIATE_TEST_SUITE_P(
    Launch, KernelNames,
    testing::Values(KernelName{"", "k"}, KernelName{"", "k<float, 16>"},
                    KernelName{"", "(k<float>)"}, KernelName{"", "ns::k"},
                    KernelName{"", "::ns::k"}, KernelName{"", "ns::k<A<B<int>>, (3 > 2)>"},
                    KernelName{"", "ns::A<int>::k"}, KernelName{"", "kernels[i]"},
                    KernelName{"", "kernels[i][j + 1]"}, KernelName{"", "object.kernel"},
                    KernelName{"", "this->kernel"}, KernelName{"", "choose(n)"},
                    KernelName{"return ", "k<1>"}, KernelName{"return ", "::k"},
                    KernelName{"else ", "k"}, KernelName{"if (a < b) ", "k"},
                    KernelName{"if (x) ", "(k<T>)"}, KernelName{"for (;;) ", "k<sizeof(int)>"},
                    KernelName{"a = 1, ", "k"}, KernelName{"case 1: ", "k"},
                    KernelName{"c ? ", "k<(1 << 3)>"}),
    [](const auto& one) {
        return simt::test::numbered(one.index, std::string(one.param.before) + one.param.kernel);
    });

TEST(Launch, ClosesAtTheLastThreeOfManyAngles) {
    EXPECT_PRED2(contains, in_function("k<<<1, f<A<int>>>>>(x);"), "LaunchConfig( 1, f<A<int>>)");
    EXPECT_PRED2(contains, in_function("k<<<n >> 1, (m >> 3)>>>(x);"),
                 "LaunchConfig( n >> 1, (m >> 3))");
    EXPECT_PRED2(contains, in_function("k<<<dim3(a<b?1:2, 1), 3>>>(x);"),
                 "LaunchConfig( dim3(a<b?1:2, 1), 3)");
}

TEST(Launch, InALaunchsArgumentsIsRewrittenToo) {
    const std::string text = in_function("run<<<1, 1>>>([=] { inner<<<2, 2>>>(x); });");
    EXPECT_PRED2(contains, text, "LaunchSite{\"run\"");
    EXPECT_PRED2(contains, text, "LaunchSite{\"inner\"");
    EXPECT_EQ(text.find("<<<"), std::string::npos) << text;
}

TEST(Launch, OutsideOfFunctionsCapturesNothing) {
    EXPECT_PRED2(contains, translated("int x = (k<<<1, 1>>>(), 1);"), "[]() noexcept { k(); }");
}

TEST(Launch, OfAnOverloadedKernelHasNoAddress) {
    EXPECT_EQ(
        translated(
            "__global__ void k(int) {} __global__ void k(float) {} void f() { k<<<1, 1>>>(1); }")
            .find("launch_address"),
        std::string::npos);
    EXPECT_NE(
        translated("__global__ void k(int); __global__ void k(int) {} void f() { k<<<1, 1>>>(1); }")
            .find("launch_address(k)"),
        std::string::npos);
}

TEST(Launch, OfAKernelHasNoAddressWhereAPrototypeHasOtherParameters) {
    const std::string rest = "__global__ void k(int n) {} void f() { k<<<1, 1>>>(1); }";
    EXPECT_FALSE(
        contains(translated("__global__ void k(int* p, int n); " + rest), "launch_address"));
    EXPECT_FALSE(contains(translated("__global__ void k(); " + rest), "launch_address"));
    EXPECT_TRUE(contains(translated("__global__ void k(int); " + rest), "launch_address(k)"));
    EXPECT_TRUE(contains(translated("__global__ void k(void); __global__ void k() {} "
                                    "void f() { k<<<1, 1>>>(); }"),
                         "launch_address(k)"));
}

TEST(Launch, OfATemplateHasAnAddressWhenItsArgumentsAreGiven) {
    const std::string kernel =
        "template <class T, int N, bool = true> __global__ void k(T) {} void f() { ";
    EXPECT_PRED2(contains, translated(kernel + "k<float, 4><<<1, 1>>>(x); }"),
                 "launch_address(k<float, 4>)");
    EXPECT_EQ(translated(kernel + "k<float><<<1, 1>>>(x); }").find("launch_address"),
              std::string::npos);
    EXPECT_EQ(translated(kernel + "k<<<1, 1>>>(x); }").find("launch_address"), std::string::npos);
}

TEST(Shared, BecomesAReferenceIntoTheArena) {
    EXPECT_PRED2(same, in_function("__shared__ float tile[16][17];"),
                 host("float (& tile) [16][17] = ::simt::shared<float [16][17]>(\"tile\", "
                      "\"file.cu\", 1, []{});"));
}

TEST(Shared, OutsideOfFunctionsIsAReferenceInEachFunctionThatNamesIt) {
    EXPECT_PRED2(
        same,
        translated("static __shared__ int n; __device__ void f() { n = 1; } void g(int n) { n; }"),
        "[[maybe_unused]] static auto& simt_shared_n() noexcept { "
        "return ::simt::shared<int >(\"n\", \"file.cu\", 1, []{}); } "
        "void f() { [[maybe_unused]] auto& n = simt_shared_n(); n = 1; } void g(int n) { n; }");
}

TEST(Shared, MayDeclareSeveral) {
    EXPECT_PRED2(same, in_function("__shared__ T a[N], *p, (*q)[4], v;"),
                 host("T (& a) [N] = ::simt::shared<T [N]>(\"a\", \"file.cu\", 1, []{}); "
                      "T *& p = ::simt::shared<T *>(\"p\", \"file.cu\", 1, []{}); "
                      "T (*& q )[4] = ::simt::shared<T (*)[4]>(\"q\", \"file.cu\", 1, []{}); "
                      "T & v = ::simt::shared<T >(\"v\", \"file.cu\", 1, []{});"));
}

TEST(Shared, DropsStaticAndKeepsVolatile) {
    EXPECT_PRED2(same, in_function("static __shared__ volatile unsigned long x;"),
                 host("volatile unsigned long & x = ::simt::shared<volatile unsigned long "
                      ">(\"x\", \"file.cu\", 1, []{});"));
    EXPECT_PRED2(
        same, in_function("volatile __shared__ ns::A<int, 3>::type x[2];"),
        host("volatile ns::A<int, 3>::type (& x) [2] = "
             "::simt::shared<volatile ns::A<int, 3>::type [2]>(\"x\", \"file.cu\", 1, []{});"));
}

class Alignments : public testing::TestWithParam<const char*> {};

TEST_P(Alignments, ArePassedOn) {
    const std::string text = in_function(GetParam());
    EXPECT_PRED2(contains, text, "float [8], ::simt::alignment<32>()>(\"x\"") << text;
    EXPECT_EQ(text.find("aligned"), std::string::npos) << text;
}

INSTANTIATE_TEST_SUITE_P(
    Shared, Alignments,
    testing::Values("__shared__ __align__(32) float x[8];", "__align__(32) __shared__ float x[8];",
                    "__shared__ __attribute__((aligned(32))) float x[8];",
                    "alignas(32) __shared__ float x[8];", "__shared__ alignas(32) float x[8];",
                    "__shared__ float x[8] __attribute__((aligned(32)));",
                    "float __shared__ __align__(32) x[8];"),
    [](const auto& one) { return simt::test::numbered(one.index, one.param); });

TEST(Shared, DefinesItsClassFirst) {
    EXPECT_PRED2(same, in_function("__shared__ struct Pair { int a; } x;"),
                 host("struct Pair { int a; }; Pair & x = ::simt::shared<Pair >(\"x\", "
                      "\"file.cu\", 1, []{});"));
    EXPECT_PRED2(same, in_function("__shared__ union { int a; float b; } x[3];"),
                 host("union simt_shared_x { int a; float b; }; simt_shared_x (& x) [3] = "
                      "::simt::shared<simt_shared_x [3]>(\"x\", \"file.cu\", 1, []{});"));
}

TEST(Shared, WorksInLambdasAndAfterLabels) {
    EXPECT_PRED2(contains,
                 in_function("auto f = [] __device__ (int i) { __shared__ int s; s = i; };"),
                 "int & s =");
    EXPECT_PRED2(contains, in_function("switch (x) { case 1: { __shared__ int s; } }"),
                 "case 1: { int & s =");
    EXPECT_PRED2(contains, in_function("here: __shared__ int s;"), "here: int & s =");
}

TEST(DynamicShared, IsAPointerInAFunction) {
    EXPECT_PRED2(same, in_function("extern __shared__ float x[];"),
                 host("auto * const x = ::simt::dynamic_shared<float >();"));
    EXPECT_PRED2(same, in_function("extern __shared__ __align__(16) float x[][32];"),
                 host("auto * const x = ::simt::dynamic_shared<float [32]>();"));
    EXPECT_PRED2(same, in_function("__shared__ extern volatile T *x[];"),
                 host("auto * const x = ::simt::dynamic_shared<volatile T *>();"));
}

TEST(DynamicShared, IsAnObjectInAFile) {
    EXPECT_PRED2(same,
                 translated("extern __shared__ unsigned char pool[]; void f() { float* p = "
                            "(float*)pool; pool[1] = 2; g(pool); }"),
                 "[[maybe_unused]] static const ::simt::DynamicShared<unsigned char > pool{}; "
                 "void f() { float* p = (float*)(+pool) ; pool[1] = 2; g((+pool) ); }");
}

std::string registration(const std::string& name, const std::string& kind) {
    return " static const ::simt::VariableRegistration simt_registered_" + name +
           "{const_cast<void*>(static_cast<const volatile void*>(__builtin_addressof(" + name +
           "))), sizeof(" + name + "), \"" + name + "\", ::simt::VariableKind::" + kind + "};";
}

TEST(Variable, IsRegistered) {
    EXPECT_PRED2(same, translated("__device__ int n = 3;"),
                 "int n = 3;" + registration("n", "device"));
    EXPECT_PRED2(same, translated("__constant__ float c[4];"),
                 "float c[4];" + registration("c", "constant"));
    EXPECT_PRED2(same, translated("__device__ __managed__ float m;"),
                 "float m;" + registration("m", "managed"));
    EXPECT_PRED2(same, translated("static __device__ const T t{1, 2};"),
                 "static const T t{1, 2};" + registration("t", "device"));
    EXPECT_PRED2(same, translated("inline __constant__ auto x = A<B, 2>(1);"),
                 "inline auto x = A<B, 2>(1);" + registration("x", "constant"));
    EXPECT_PRED2(same, translated("__device__ float (*op)(float) = f;"),
                 "float (*op)(float) = f;" + registration("op", "device"));
    EXPECT_PRED2(same, translated("float __device__ x(3.0f);"),
                 "float x(3.0f);" + registration("x", "device"));
}

TEST(Variable, MayBeOneOfSeveral) {
    EXPECT_PRED2(same, translated("__device__ int a, *b, c[2] = {1, 2};"),
                 "int a, *b, c[2] = {1, 2};" + registration("a", "device") +
                     registration("b", "device") + registration("c", "device"));
}

TEST(Variable, InNamespacesIsRegisteredThere) {
    EXPECT_PRED2(same, translated("namespace a::b { namespace { __device__ int n; } }"),
                 "namespace a::b { namespace { int n;" + registration("n", "device") + " } }");
    EXPECT_PRED2(same, translated("extern \"C\" { __device__ int n; }"),
                 "extern \"C\" { int n;" + registration("n", "device") + " }");
}

TEST(Variable, OfAnotherFileIsNotRegisteredHere) {
    EXPECT_PRED2(same, translated("extern __device__ int n;"), "extern int n;");
    EXPECT_PRED2(same, translated("extern \"C\" __device__ int n;"), "extern \"C\" int n;");
}

TEST(Variable, WithItsClassIsRegistered) {
    EXPECT_PRED2(same,
                 translated("__device__ struct S { int x; __device__ int get() { return x; } } s;"),
                 "struct S { int x; int get() { return x; } } s;" + registration("s", "device"));
    EXPECT_PRED2(same, translated("struct S { int x; } __device__ s;"),
                 "struct S { int x; } s;" + registration("s", "device"));
}

TEST(Variable, AfterAFunctionWithInitializersIsFound) {
    EXPECT_PRED2(same, translated("S::S() : a{1}, b(2) { } __device__ int n;"),
                 "S::S() : a{1}, b(2) { } int n;" + registration("n", "device"));
}

class NotVariables : public testing::TestWithParam<const char*> {};

TEST_P(NotVariables, OnlyLoseTheirCudaWords) {
    std::string expected = GetParam();
    for (const std::string word : {"__device__ ", "__host__ ", "__global__ "}) {
        for (std::size_t at; (at = expected.find(word)) != std::string::npos;)
            expected.erase(at, word.size());
    }
    EXPECT_PRED2(same, translated(GetParam()), expected);
}

INSTANTIATE_TEST_SUITE_P(
    Function, NotVariables,
    testing::Values("__device__ float f(float x);", "__device__ float f();",
                    "__host__ __device__ inline int f(int i) { return i; }",
                    "__device__ auto g() -> int { return 1; }",
                    "template <class T> __device__ T f(T x) { return x; }",
                    "__device__ A operator+(A a, A b) { return a; }",
                    "__device__ A<int>::A(int n) : n(n) { }", "__device__ A::~A() { }",
                    "__device__ A::operator int() const { return 1; }",
                    "struct S { __device__ S(int); __device__ int get() const; int x; };",
                    "auto l = [] __device__ (int i) { return i; };",
                    "static __device__ void* f(void);", "__device__ const T& at(std::size_t i);",
                    "template <int N = 3> struct S { __device__ void f(); };",
                    "void h() { for_each(n, [=] __device__ (int i) { x[i] = 1; }); }",
                    "__device__ float (*choose(int))(float);", "__device__ int S::* member(S s);",
                    "extern \"C\" __device__ int f(int);",
                    "__attribute__((always_inline)) __device__ float f(float x) { return x; }",
                    "__device__ unsigned f(unsigned);", "using F = float (__device__ *)(int);"),
    [](const auto& one) { return simt::test::numbered(one.index, one.param); });

TEST(NoInline, IsReplacedOnlyWhereItStandsAlone) {
    EXPECT_PRED2(same, translated("__noinline__ __device__ int f();"),
                 "__attribute__((noinline)) int f();");
    EXPECT_PRED2(same, translated("__attribute__((__noinline__)) int f();"),
                 "__attribute__((__noinline__)) int f();");
}

}  // namespace
