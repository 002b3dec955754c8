// Every conversion of cuda_fp8.h, many arguments each. Compiled twice: by the test with the
// simulator's header, and by fp8_nvidia.cpp with NVIDIA's own.
#pragma once

#include <cuda_fp8.h>

#include <cstdint>
#include <cstring>
#include <string>
#include <utility>
#include <vector>

namespace {

struct Fp8Results {
    std::vector<std::pair<std::string, std::size_t>> parts;  // name, where it begins
    std::vector<std::uint64_t> values;

    void part(const std::string& name) { parts.emplace_back(name, values.size()); }
    template <class T>
    void add(const T& value) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, sizeof value);
        values.push_back(bits);
    }
};

template <class To, class From>
To same_bits(From from) {
    To to;
    static_assert(sizeof to == sizeof from, "the same bits");
    std::memcpy(&to, &from, sizeof to);
    return to;
}

inline std::vector<float> fp8_floats() {
    std::vector<float> all;
    // Around every value that is rounded to another: multiples of 1/32 of a power of two, and their
    // neighbours.
    for (std::uint32_t exponent = 90; exponent <= 160; ++exponent)
        for (std::uint32_t step = 0; step < 32; ++step)
            for (std::uint32_t away = 0; away < 3; ++away)
                for (const std::uint32_t sign : {0u, 0x80000000u})
                    all.push_back(
                        same_bits<float>(sign | ((exponent << 23 | step << 18) + away - 1)));
    std::uint32_t bits = 12345;
    for (int i = 0; i < 20000; ++i) {
        bits = bits * 1664525u + 1013904223u;
        all.push_back(same_bits<float>(bits));
    }
    for (const std::uint32_t special :
         {0u, 0x80000000u, 1u, 0x007FFFFFu, 0x00800000u, 0x00400000u, 0x00400001u, 0x003FFFFFu,
          0x7F800000u, 0xFF800000u, 0x7FC00000u, 0xFFC00000u, 0x7F7FFFFFu, 0x7F000000u,
          0x7F000001u})
        all.push_back(same_bits<float>(special));
    return all;
}

inline std::vector<double> fp8_doubles() {
    std::vector<double> all;
    for (const float x : fp8_floats()) {
        const auto bits = same_bits<std::uint64_t>(static_cast<double>(x));
        for (const std::uint64_t away : {0u, 1u, 2u}) {
            const auto near = same_bits<double>(bits + away - 1);
            all.push_back(near);
        }
    }
    for (const double special : {1e300, -1e300, 1e-300, 4.9e-324, 0x1.fffffffffffffp1023})
        all.push_back(special);
    return all;
}

template <class One, class Pair, class Four>
void fp8_class_conversions(Fp8Results& out) {
    for (unsigned i = 0; i < 256; ++i) {
        One x;
        x.__x = static_cast<unsigned char>(i);
        out.add(float(x));
        out.add(double(x));
        out.add(static_cast<__half_raw>(static_cast<__half>(x)).x);
        out.add(static_cast<__nv_bfloat16_raw>(static_cast<__nv_bfloat16>(x)).x);
        out.add(static_cast<unsigned char>(x));
        out.add(static_cast<unsigned short>(x));
        out.add(static_cast<unsigned int>(x));
        out.add(static_cast<unsigned long>(x));
        out.add(static_cast<unsigned long long>(x));
        out.add(static_cast<signed char>(x));
        out.add(static_cast<char>(x));
        out.add(static_cast<short>(x));
        out.add(static_cast<int>(x));
        out.add(static_cast<long>(x));
        out.add(static_cast<long long>(x));
        out.add(static_cast<bool>(x));
    }
    for (int i = -70000; i < 70000; i += 37) {
        out.add(One(i).__x);
        out.add(One(static_cast<short>(i)).__x);
        out.add(One(static_cast<unsigned short>(i)).__x);
        out.add(One(static_cast<unsigned>(i)).__x);
        out.add(One(static_cast<long>(i)).__x);
        out.add(One(static_cast<unsigned long>(i)).__x);
        out.add(One(static_cast<long long>(i) * 123456789).__x);
        out.add(One(static_cast<unsigned long long>(i) * 123456789).__x);
    }
    for (const long long i : {0x7FFFFFFFFFFFFFFFLL, 0x4000000000000001LL, 0x4000000000000000LL}) {
        out.add(One(i).__x);
        out.add(One(static_cast<long>(i)).__x);
        out.add(One(-i).__x);
        out.add(One(2ull * static_cast<unsigned long long>(i)).__x);
        out.add(One(2ull * static_cast<unsigned long long>(i) + 1).__x);
    }
    for (unsigned i = 0; i < 65536; i += 7) {
        __half_raw h;
        h.x = static_cast<unsigned short>(i);
        __nv_bfloat16_raw b;
        b.x = static_cast<unsigned short>(i);
        out.add(One(__half(h)).__x);
        out.add(One(__nv_bfloat16(b)).__x);
        out.add(Pair(__half2(__half(h), __half(1.5f))).__x);
        out.add(Pair(__nv_bfloat162(__nv_bfloat16(b), __nv_bfloat16(1.5f))).__x);
        out.add(Four(__half2(__half(h), __half(1.5f)), __half2(__half(0.25f), __half(h))).__x);
        out.add(Four(__nv_bfloat162(__nv_bfloat16(b), __nv_bfloat16(1.5f)),
                     __nv_bfloat162(__nv_bfloat16(0.25f), __nv_bfloat16(b)))
                    .__x);
        Pair pair;
        pair.__x = static_cast<unsigned short>(i);
        const float2 two = static_cast<float2>(pair);
        out.add(two.x);
        out.add(two.y);
        const __half2_raw halves = static_cast<__half2_raw>(static_cast<__half2>(pair));
        out.add(halves.x);
        out.add(halves.y);
        Four four;
        four.__x = i * 65521u;
        const float4 all = static_cast<float4>(four);
        out.add(all.x);
        out.add(all.y);
        out.add(all.z);
        out.add(all.w);
    }
    for (const float x : fp8_floats()) {
        out.add(One(x).__x);
        out.add(Pair(float2{x, 3.0f}).__x);
        out.add(Four(float4{x, 1.0f, -2.0f, x}).__x);
    }
    for (const double x : fp8_doubles()) {
        out.add(One(x).__x);
        out.add(Pair(double2{x, 3.0}).__x);
        out.add(Four(double4{x, 1.0, -2.0, x}).__x);
    }
}

inline Fp8Results fp8_conversions() {
    Fp8Results out;
    for (const auto kind : {__NV_E4M3, __NV_E5M2}) {
        const std::string suffix = kind == __NV_E4M3 ? " (e4m3" : " (e5m2";
        for (const auto saturate : {__NV_NOSAT, __NV_SATFINITE}) {
            const std::string how = suffix + (saturate == __NV_NOSAT ? ", NOSAT)" : ", SATFINITE)");
            out.part("every float16" + how);
            for (unsigned i = 0; i < 65536; ++i) {
                __half_raw h;
                h.x = static_cast<unsigned short>(i);
                out.add(__nv_cvt_halfraw_to_fp8(h, saturate, kind));
            }
            out.part("every bfloat16" + how);
            for (unsigned i = 0; i < 65536; ++i) {
                __nv_bfloat16_raw b;
                b.x = static_cast<unsigned short>(i);
                out.add(__nv_cvt_bfloat16raw_to_fp8(b, saturate, kind));
            }
            out.part("float32" + how);
            for (const float x : fp8_floats()) {
                out.add(__nv_cvt_float_to_fp8(x, saturate, kind));
                out.add(__nv_cvt_float2_to_fp8x2(float2{-x, x}, saturate, kind));
            }
            out.part("float64" + how);
            for (const double x : fp8_doubles()) {
                out.add(__nv_cvt_double_to_fp8(x, saturate, kind));
                out.add(__nv_cvt_double2_to_fp8x2(double2{-x, x}, saturate, kind));
            }
            out.part("pairs of 16 bits" + how);
            for (unsigned i = 0; i < 65536; i += 3) {
                __half2_raw h;
                h.x = static_cast<unsigned short>(i);
                h.y = static_cast<unsigned short>(~i);
                out.add(__nv_cvt_halfraw2_to_fp8x2(h, saturate, kind));
                __nv_bfloat162_raw b;
                b.x = static_cast<unsigned short>(i);
                b.y = static_cast<unsigned short>(~i);
                out.add(__nv_cvt_bfloat16raw2_to_fp8x2(b, saturate, kind));
            }
        }
        out.part("to float16" + suffix + ")");
        for (unsigned i = 0; i < 65536; ++i) {
            if (i < 256) out.add(__nv_cvt_fp8_to_halfraw(static_cast<unsigned char>(i), kind).x);
            const __half2_raw pair =
                __nv_cvt_fp8x2_to_halfraw2(static_cast<unsigned short>(i), kind);
            out.add(pair.x);
            out.add(pair.y);
        }
    }
    for (const auto rounding : {cudaRoundZero, cudaRoundPosInf}) {
        for (const auto saturate : {__NV_NOSAT, __NV_SATFINITE}) {
            out.part(std::string("to e8m0") + (rounding == cudaRoundZero ? ", down" : ", up") +
                     (saturate == __NV_NOSAT ? ", NOSAT" : ", SATFINITE"));
            for (const float x : fp8_floats()) {
                out.add(__nv_cvt_float_to_e8m0(x, saturate, rounding));
                out.add(__nv_cvt_float2_to_e8m0x2(float2{x, 5.0f}, saturate, rounding));
            }
            for (const double x : fp8_doubles()) {
                out.add(__nv_cvt_double_to_e8m0(x, saturate, rounding));
                out.add(__nv_cvt_double2_to_e8m0x2(double2{x, 5.0}, saturate, rounding));
            }
            for (unsigned i = 0; i < 65536; ++i) {
                __nv_bfloat162_raw b;
                b.x = static_cast<unsigned short>(i);
                b.y = static_cast<unsigned short>(~i);
                out.add(__nv_cvt_bfloat162raw_to_e8m0x2(b, saturate, rounding));
                __nv_bfloat16_raw one;
                one.x = b.x;
                out.add(__nv_cvt_bfloat16raw_to_e8m0(one, saturate, rounding));
            }
        }
    }
    out.part("from e8m0");
    for (unsigned i = 0; i < 256; ++i) {
        out.add(__nv_cvt_e8m0_to_bf16raw(static_cast<unsigned char>(i)).x);
        const __nv_bfloat162_raw pair =
            __nv_cvt_e8m0x2_to_bf162raw(static_cast<unsigned short>(i * 257));
        out.add(pair.x);
        out.add(pair.y);
    }
    out.part("__nv_fp8_e5m2 and its pairs and fours");
    fp8_class_conversions<__nv_fp8_e5m2, __nv_fp8x2_e5m2, __nv_fp8x4_e5m2>(out);
    out.part("__nv_fp8_e4m3 and its pairs and fours");
    fp8_class_conversions<__nv_fp8_e4m3, __nv_fp8x2_e4m3, __nv_fp8x4_e4m3>(out);
    out.part("__nv_fp8_e8m0 and its pairs and fours");
    fp8_class_conversions<__nv_fp8_e8m0, __nv_fp8x2_e8m0, __nv_fp8x4_e8m0>(out);
    return out;
}

}  // namespace
