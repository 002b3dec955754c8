#include "simt/translate/loops/words.hpp"

namespace simt::translate::loops {

const Words integer_types = {"bool",     "char",     "short",     "int",      "long",
                             "signed",   "unsigned", "size_t",    "int8_t",   "int16_t",
                             "int32_t",  "int64_t",  "uint8_t",   "uint16_t", "uint32_t",
                             "uint64_t", "intptr_t", "uintptr_t", "ptrdiff_t"};
const Words vector_types = {"float2", "float3", "float4", "int2",    "int3", "int4",
                            "uint2",  "uint3",  "uint4",  "double2", "dim3"};
const Words cv = {"const", "__restrict__", "__restrict"};
const Words statement_words = {"if", "else", "for", "while", "break", "continue"};
const Words value_words = {"true",       "false",       "nullptr",
                           "sizeof",     "static_cast", "reinterpret_cast",
                           "const_cast", "constexpr"};
const Words indices = {"blockIdx", "blockDim", "gridDim"};

const Words pure_functions = {
    "min",         "max",       "abs",      "fabs",    "fabsf",    "fma",         "fmaf",
    "sqrt",        "sqrtf",     "rsqrt",    "rsqrtf",  "exp",      "expf",        "__expf",
    "exp2f",       "log",       "logf",     "__logf",  "log2f",    "log10f",      "pow",
    "powf",        "__powf",    "sin",      "sinf",    "__sinf",   "cos",         "cosf",
    "__cosf",      "tanh",      "tanhf",    "fmin",    "fminf",    "fmax",        "fmaxf",
    "floor",       "floorf",    "ceil",     "ceilf",   "round",    "roundf",      "rint",
    "rintf",       "trunc",     "truncf",   "__mul24", "__umul24", "make_float2", "make_float3",
    "make_float4", "make_int2", "make_int4"};

const Words reading_functions = {"__ldg"};

const Words assignments = {"=", "+=", "-=", "*=", "/=", "%=", "&=", "|=", "^=", "<<=", ">>="};

}  // namespace simt::translate::loops
