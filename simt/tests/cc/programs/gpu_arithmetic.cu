// Shifts by more than there are bits, and conversions to integers out of range: C++ leaves them
// undefined, and a GPU has results that programs count on. Beside them, what looks like a shift or a
// cast and is none.
#include <cuda_fp16.h>

#include <cmath>
#include <cstdint>
#include <cstdio>
#include <limits>
#include <sstream>
#include <type_traits>
#include <vector>

constexpr int kLeast = std::numeric_limits<int>::min(), kMost = std::numeric_limits<int>::max();
constexpr long long kLongLeast = std::numeric_limits<long long>::min();
constexpr long long kLongMost = std::numeric_limits<long long>::max();
constexpr unsigned long long kTop = 1ull << 63;

int failures = 0;

template <class T>
__host__ __device__ bool same(T a, T b) {
    return a == b;
}

// What a kernel found beside what was expected.
struct Results {
    long long found[64], expected[64];
    int lines[64];
    int count;

    __device__ void add(int line, long long is, long long should_be) {
        found[count] = is;
        expected[count] = should_be;
        lines[count++] = line;
    }
};
#define EXPECT(is, should_be) \
    results->add(__LINE__, static_cast<long long>(is), static_cast<long long>(should_be))

// A stream of the kind that some device code has, with an operator for everything.
struct Collector {
    int sum = 0;
    template <class T>
    __device__ Collector& operator<<(const T& value) {
        sum = sum * 10 + int(value);
        return *this;
    }
    __device__ Collector& operator>>(int& value) {
        value = sum;
        return *this;
    }
};
// And a number with operators of its own.
struct Fixed {
    int value;
    __device__ Fixed operator<<(int bits) const { return {value * 1000 + bits}; }
    __device__ Fixed& operator>>=(int bits) {
        value -= bits;
        return *this;
    }
    __device__ explicit operator int() const { return value; }
};
__device__ Fixed operator>>(Fixed a, Fixed b) {
    return {a.value * 2 + b.value};
}

enum Bits { few = 3, many = 35 };
struct Packed {
    unsigned low : 5, high : 3;
};
typedef unsigned char byte;
template <int N>
struct Constant {
    static constexpr int value = N;
};
template <class T>
struct Box {
    T content;
};

__global__ void shifts(int n, long long wide, Results* results) {  // n = 32, wide = 64
    const int minus = -8;
    const unsigned all = ~0u;
    const long long one = 1, negative = -1;
    EXPECT(1 << n, 0);
    EXPECT(1 << (n - 1), kLeast);
    EXPECT(1 << n - 1, kLeast);
    EXPECT(1 << n + 5, 0);
    EXPECT(minus >> n, -1);
    EXPECT(minus >> 1, -4);
    EXPECT(minus >> n / 32, -4);
    EXPECT(all >> n, 0);
    EXPECT(all >> n - 4, 15);
    EXPECT(1 << n - 33, 0);  // an amount is unsigned
    EXPECT(1 << wide, 0);
    EXPECT(1 << (wide << 26), 1);  // and of 32 bits
    EXPECT(one << n, 1ll << 32);
    EXPECT(one << wide, 0);
    EXPECT(one << 63, kLongLeast);
    EXPECT(negative >> wide, -1);
    EXPECT(static_cast<unsigned long long>(negative) >> wide, 0);
    EXPECT(sizeof(all >> wide), 4);
    EXPECT(sizeof(static_cast<short>(n) << one), 4);
    EXPECT(1 << few, 8);
    const Bits bits = n > 3 ? many : few;
    EXPECT(1 << bits, 0);

    unsigned a = 5, b = 5;
    int c = -5;
    a <<= n;
    EXPECT(a, 0);
    b >>= b += n;
    EXPECT(b, 0);
    c >>= n + 1;
    EXPECT(c, -1);
    unsigned char small = 200;
    small <<= n - 31;
    EXPECT(small, 144);
    volatile int kept = 3;
    kept <<= n;
    EXPECT(kept, 0);
    Packed packed{3, 1};
    packed.low <<= n - 31;
    EXPECT(packed.low, 6);
    EXPECT(packed.high << n - 30, 4);

    // Comparisons, templates, conditions.
    EXPECT(0 < all >> n - 1, true);
    EXPECT(c < n && b < all >> n - 4, true);
    EXPECT((n < 3 ? n : all >> n), 0);
    Box<Box<int>> boxes{{4}};
    const Box<Constant<few>>* none = nullptr;
    EXPECT(boxes.content.content >> n - 30, 1);
    EXPECT(none == nullptr, true);
    EXPECT((std::is_same<Box<Box<int>>, decltype(boxes)>::value), true);
    EXPECT(same<Box<Box<int>>*>(&boxes, &boxes), true);
    EXPECT(same<int>(1 << n, 0) << n, 0);
    constexpr int width = 8 << few;
    int array[1 << few];
    EXPECT(sizeof array, 32);
    EXPECT((Constant<(1 << width - 60)>::value), 16);
    switch (n) {
        case 1 << few + 2:
            EXPECT(true, true);
            break;
        default:
            EXPECT(false, true);
    }

    // Classes.
    Collector collector;
    int out = 0;
    collector << n / 32 << 2 << few;
    collector >> out;
    EXPECT(out, 123);
    EXPECT((Fixed{1} << n).value, 1032);
    EXPECT((Fixed{1} >> Fixed{n}).value, 34);
    Fixed fixed{40};
    fixed >>= n;
    EXPECT(fixed.value, 8);
    const auto lambda = [=](int m) { return 1 << m; };
    EXPECT(lambda(n), 0);
}

__device__ int as_int(float x) {
    return int(x);
}
template <class T>
__device__ T as(double x) {
    return (T)x;
}
template <class T, class From>
struct Converter {
    T result;
    __device__ explicit Converter(From from) : result(static_cast<T>(from)) {}
    __device__ T other(From from) const { return T(from); }
};

__global__ void conversions(int n, float huge, float nan, Results* results) {  // n = 9, huge = 1e10
    const double big = huge, not_a_number = nan;
    EXPECT((int)huge, kMost);
    EXPECT((int)-huge, kLeast);
    EXPECT(-(int)huge, -kMost);
    EXPECT((int)(huge / 4), kMost);
    EXPECT((int)huge / 2, kMost / 2);
    EXPECT((int)2.9f, 2);
    EXPECT((int)-2.9f, -2);
    EXPECT((int)nan, 0);
    EXPECT((unsigned)nan, 0);
    EXPECT((int)not_a_number, kLeast);
    EXPECT((unsigned)not_a_number, 0x80000000u);
    EXPECT((long long)nan, kLongLeast);
    EXPECT((unsigned long long)nan == kTop, true);
    EXPECT((unsigned long long)not_a_number == kTop, true);
    EXPECT(static_cast<int>(big), kMost);
    EXPECT(static_cast<unsigned>(huge), ~0u);
    EXPECT(static_cast<unsigned int>(-1.5f * huge), 0);
    EXPECT(static_cast<std::uint32_t>(-big), 0);
    EXPECT(static_cast<int64_t>(huge * huge), kLongMost);
    EXPECT(static_cast<int>(static_cast<float>(static_cast<int>(huge))), kMost);
    EXPECT(as_int(huge), kMost);
    EXPECT(as<int>(big), kMost);
    EXPECT(as<unsigned>(-1), 0);
    EXPECT(as<float>(2.5), 2);
    EXPECT(as<bool>(0.5), true);
    EXPECT((Converter<int, float>(huge).result), kMost);
    EXPECT((Converter<unsigned, float>(1).other(-huge)), 0);
    EXPECT((Converter<short, int>(70000).other(3)), 3);
    // By way of 32 bits.
    const float more = huge / huge * 300.5f, negative = -huge / huge;
    EXPECT((unsigned char)more, 44);
    EXPECT((byte)negative, 0);
    EXPECT((signed char)-more, -44);
    EXPECT(uint8_t(huge), 255);
    EXPECT((short)huge, -1);
    EXPECT((float)(int)huge == 2147483648.f, true);

    // Initialisations.
    const int first = huge, second = 3, third = -huge * 2;
    EXPECT(first, kMost);
    EXPECT(second, 3);
    EXPECT(third, kLeast);
    unsigned char pixel = 255.9f, other = n > 3 ? -huge : n;
    EXPECT(pixel, 255);
    EXPECT(other, 0);
    for (int i = floorf(huge), steps = 0; steps < 1; ++steps) EXPECT(i, kMost);
    constexpr unsigned fixed = 1.5f * 3;
    static_assert(fixed == 4, "a constant");

    // What is no floating-point value stays as it was.
    int array[4] = {1, 2, 3, 4};
    EXPECT((std::size_t)array == reinterpret_cast<std::size_t>(&array[0]), true);
    EXPECT((int)Fixed{7}, 7);
    EXPECT(static_cast<int>(Fixed{8}), 8);
    EXPECT((int)few, 3);
    EXPECT((int)__float2half(5.5f), 5);
    EXPECT((unsigned)-1, ~0u);
    EXPECT((char)321, 65);
    EXPECT((int)array[1] + (int)(array[2]) - (int)sizeof array, -11);
    int(*pointer)[4] = &array;
    int(inner) = int((*pointer)[3]);
    EXPECT(inner, 4);
    constexpr int constant = (int)1e3f + static_cast<int>(2.5) + int(0.5);
    static_assert(constant == 1002, "a constant");
    EXPECT(constant, 1002);
}

// Code of the host keeps C++'s meaning, and its streams.
std::string host(int n) {
    std::ostringstream out;
    std::vector<std::vector<int>> values{{n >> 1}};
    out << (n << 1) << ' ' << (int)2.5 << ' ' << values[0][0];
    return out.str();
}

template <class Kernel, class... Arguments>
void check(const char* name, Kernel kernel, Arguments... arguments) {
    Results* results;
    cudaMallocManaged(&results, sizeof *results);
    results->count = 0;
    kernel<<<1, 1>>>(arguments..., results);
    if (cudaDeviceSynchronize() != cudaSuccess || results->count == 0) ++failures;
    for (int i = 0; i < results->count; ++i) {
        if (results->found[i] == results->expected[i]) continue;
        std::printf("%s, line %d: %lld, expected %lld\n", name, results->lines[i],
                    results->found[i], results->expected[i]);
        ++failures;
    }
    cudaFree(results);
}

int main() {
    check("shifts", shifts, 32, 64ll);
    check("conversions", conversions, 9, 1e10f, std::nanf(""));
    if (host(5) != "10 2 2") ++failures;
    return failures == 0 ? 0 : 1;
}
