// cuBLASLt: a product described by attributes, and what follows it. Elements are widened to the type
// of the sums, multiplied as cuBLAS does, and each is rounded once, when it is stored.
#include "cublasLt.h"
#include "cuda_runtime_api.h"
#include "memory.hpp"
#include "product.hpp"
#include "queue.hpp"
#include "runtime.hpp"

#include <cmath>
#include <cstdio>
#include <cstring>
#include <limits>
#include <set>
#include <string>

using namespace simt::cublas;

struct cublasLtContext {
    int device;
};

struct cublasLtMatmulDescOpaque_t {
    std::int32_t compute, scale_type;
    std::int32_t pointer_mode = CUBLASLT_POINTER_MODE_HOST;
    std::int32_t transa = CUBLAS_OP_N, transb = CUBLAS_OP_N, transc = CUBLAS_OP_N;
    std::int32_t fill_mode = CUBLAS_FILL_MODE_FULL;
    std::int32_t epilogue = CUBLASLT_EPILOGUE_DEFAULT;
    void* bias = nullptr;  // with BGRAD: where it is written
    std::int64_t bias_stride = 0;
    void* aux = nullptr;
    std::int64_t aux_ld = 0, aux_stride = 0;
    std::int32_t sm_count = 0;
    const float *a_scale = nullptr, *b_scale = nullptr, *c_scale = nullptr, *d_scale = nullptr;
    float* d_amax = nullptr;
    std::int32_t aux_type = -1, bias_type = -1;  // -1: chosen after D's
    std::int8_t fast_sums = 0;
};

struct cublasLtMatrixLayoutOpaque_t {
    std::uint32_t type;
    std::int32_t order = CUBLASLT_ORDER_COL;
    std::uint64_t rows, cols;
    std::int64_t ld;
    std::int32_t batch = 1;
    std::int64_t stride = 0;
};

struct cublasLtMatmulPreferenceOpaque_t {
    std::uint32_t search = CUBLASLT_SEARCH_BEST_FIT;
    std::size_t workspace = 0;  // as programs hand it in: 32 bits where addresses have 32
    std::uint32_t reductions = 0x3F;
    std::uint32_t alignment[4] = {256, 256, 256, 256};
    float waves = 0;
    std::uint64_t implementations = ~std::uint64_t{0};
};

namespace {

using Desc = cublasLtMatmulDescOpaque_t;
using Layout = cublasLtMatrixLayoutOpaque_t;
using Preference = cublasLtMatmulPreferenceOpaque_t;

// ---- attributes

struct Field {
    void* data = nullptr;
    std::size_t bytes = 0;
};
template <class T>
Field field(T& member) {
    return {&member, sizeof member};
}

Field field_of(Desc& desc, cublasLtMatmulDescAttributes_t attribute) {
    switch (attribute) {
        case CUBLASLT_MATMUL_DESC_COMPUTE_TYPE:
            return field(desc.compute);
        case CUBLASLT_MATMUL_DESC_SCALE_TYPE:
            return field(desc.scale_type);
        case CUBLASLT_MATMUL_DESC_POINTER_MODE:
            return field(desc.pointer_mode);
        case CUBLASLT_MATMUL_DESC_TRANSA:
            return field(desc.transa);
        case CUBLASLT_MATMUL_DESC_TRANSB:
            return field(desc.transb);
        case CUBLASLT_MATMUL_DESC_TRANSC:
            return field(desc.transc);
        case CUBLASLT_MATMUL_DESC_FILL_MODE:
            return field(desc.fill_mode);
        case CUBLASLT_MATMUL_DESC_EPILOGUE:
            return field(desc.epilogue);
        case CUBLASLT_MATMUL_DESC_BIAS_POINTER:
            return field(desc.bias);
        case CUBLASLT_MATMUL_DESC_BIAS_BATCH_STRIDE:
            return field(desc.bias_stride);
        case CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_POINTER:
            return field(desc.aux);
        case CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_LD:
            return field(desc.aux_ld);
        case CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_BATCH_STRIDE:
            return field(desc.aux_stride);
        case CUBLASLT_MATMUL_DESC_SM_COUNT_TARGET:
            return field(desc.sm_count);
        case CUBLASLT_MATMUL_DESC_A_SCALE_POINTER:
            return field(desc.a_scale);
        case CUBLASLT_MATMUL_DESC_B_SCALE_POINTER:
            return field(desc.b_scale);
        case CUBLASLT_MATMUL_DESC_C_SCALE_POINTER:
            return field(desc.c_scale);
        case CUBLASLT_MATMUL_DESC_D_SCALE_POINTER:
            return field(desc.d_scale);
        case CUBLASLT_MATMUL_DESC_AMAX_D_POINTER:
            return field(desc.d_amax);
        case CUBLASLT_MATMUL_DESC_EPILOGUE_AUX_DATA_TYPE:
            return field(desc.aux_type);
        case CUBLASLT_MATMUL_DESC_FAST_ACCUM:
            return field(desc.fast_sums);
        case CUBLASLT_MATMUL_DESC_BIAS_DATA_TYPE:
            return field(desc.bias_type);
    }
    return {};
}

Field field_of(Layout& layout, cublasLtMatrixLayoutAttribute_t attribute) {
    switch (attribute) {
        case CUBLASLT_MATRIX_LAYOUT_TYPE:
            return field(layout.type);
        case CUBLASLT_MATRIX_LAYOUT_ORDER:
            return field(layout.order);
        case CUBLASLT_MATRIX_LAYOUT_ROWS:
            return field(layout.rows);
        case CUBLASLT_MATRIX_LAYOUT_COLS:
            return field(layout.cols);
        case CUBLASLT_MATRIX_LAYOUT_LD:
            return field(layout.ld);
        case CUBLASLT_MATRIX_LAYOUT_BATCH_COUNT:
            return field(layout.batch);
        case CUBLASLT_MATRIX_LAYOUT_STRIDED_BATCH_OFFSET:
            return field(layout.stride);
    }
    return {};
}

Field field_of(Preference& preference, cublasLtMatmulPreferenceAttributes_t attribute) {
    switch (attribute) {
        case CUBLASLT_MATMUL_PREF_SEARCH_MODE:
            return field(preference.search);
        case CUBLASLT_MATMUL_PREF_MAX_WORKSPACE_BYTES:
            return field(preference.workspace);
        case CUBLASLT_MATMUL_PREF_REDUCTION_SCHEME_MASK:
            return field(preference.reductions);
        case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_A_BYTES:
            return field(preference.alignment[0]);
        case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_B_BYTES:
            return field(preference.alignment[1]);
        case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_C_BYTES:
            return field(preference.alignment[2]);
        case CUBLASLT_MATMUL_PREF_MIN_ALIGNMENT_D_BYTES:
            return field(preference.alignment[3]);
        case CUBLASLT_MATMUL_PREF_MAX_WAVES_COUNT:
            return field(preference.waves);
        case CUBLASLT_MATMUL_PREF_IMPL_MASK:
            return field(preference.implementations);
    }
    return {};
}

template <class Described, class Attribute>
cublasStatus_t set(Described* described, Attribute attribute, const void* value,
                   std::size_t bytes) {
    if (described == nullptr || value == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    const Field to = field_of(*described, attribute);
    if (to.data == nullptr || bytes != to.bytes) return CUBLAS_STATUS_INVALID_VALUE;
    std::memcpy(to.data, value, bytes);
    return CUBLAS_STATUS_SUCCESS;
}

template <class Described, class Attribute>
cublasStatus_t get(Described* described, Attribute attribute, void* value, std::size_t bytes,
                   std::size_t* written) {
    if (described == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    const Field from = field_of(*described, attribute);
    if (from.data == nullptr || (bytes == 0 ? written == nullptr : value == nullptr) ||
        (bytes != 0 && bytes != from.bytes)) {
        return CUBLAS_STATUS_INVALID_VALUE;
    }
    if (written != nullptr) *written = from.bytes;
    if (bytes != 0) std::memcpy(value, from.data, bytes);
    return CUBLAS_STATUS_SUCCESS;
}

template <class Described>
cublasStatus_t destroy(Described* described) {
    delete described;
    return CUBLAS_STATUS_SUCCESS;
}

std::set<cublasLtHandle_t>& handles() {
    static auto& all = *new std::set<cublasLtHandle_t>;
    return all;
}

/// The handle's device; a cuBLAS handle serves as one of cuBLASLt, as there. -1: neither.
int device_of(cublasLtHandle_t handle) {
    const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
    if (handles().count(handle) == 1) return handle->device;
    const auto other = reinterpret_cast<cublasHandle_t>(handle);
    return is_handle(other) ? other->device : -1;
}

// ---- what a call is told, once it is known to be sound

cudaDataType type_of(const Layout& layout) {
    return static_cast<cudaDataType>(layout.type);
}
bool is_row_major(const Layout& layout) {
    return layout.order == CUBLASLT_ORDER_ROW;
}
bool is_fp8(cudaDataType type) {
    return type == CUDA_R_8F_E4M3 || type == CUDA_R_8F_E5M2;
}

/// Where elements lie, from row and column.
std::size_t place_of(const Layout& layout, int row, int col) {
    const auto ld = static_cast<std::size_t>(layout.ld), i = static_cast<std::size_t>(row),
               j = static_cast<std::size_t>(col);
    return is_row_major(layout) ? i * ld + j : j * ld + i;
}
/// Elements from the first matrix's begin to the last one's end.
std::size_t span_of(const Layout& layout) {
    if (layout.rows == 0 || layout.cols == 0 || layout.batch < 1) return 0;
    return static_cast<std::size_t>(layout.stride) * static_cast<std::size_t>(layout.batch - 1) +
           place_of(layout, static_cast<int>(layout.rows - 1), static_cast<int>(layout.cols - 1)) +
           1;
}

struct Matmul {
    Desc desc;
    Layout a, b, c, d;
    cudaDataType sums, bias_type, aux_type;
    int m, n, k;

    bool has(int part) const { return (desc.epilogue & part) != 0; }
    bool relu() const { return has(CUBLASLT_EPILOGUE_RELU); }
    bool gelu() const { return has(CUBLASLT_EPILOGUE_GELU); }
    bool d_relu() const { return has(8); }
    bool d_gelu() const { return has(64); }
    bool aux() const { return has(128); }
    bool relu_bits() const { return aux() && (relu() || d_relu()); }
    bool adds_bias() const { return has(CUBLASLT_EPILOGUE_BIAS); }
    bool writes_bias() const {
        return has(16 | CUBLASLT_EPILOGUE_BGRADA | CUBLASLT_EPILOGUE_BGRADB);
    }
    int bias_length() const { return has(CUBLASLT_EPILOGUE_BGRADB) ? n : m; }
    std::size_t bias_bytes() const {
        const auto last =
            static_cast<std::size_t>(desc.bias_stride) * static_cast<std::size_t>(d.batch - 1);
        return (last + static_cast<std::size_t>(bias_length())) * size_of(bias_type);
    }
    std::size_t aux_bytes() const {
        const auto elements =
            static_cast<std::size_t>(desc.aux_stride) * static_cast<std::size_t>(d.batch - 1) +
            static_cast<std::size_t>(desc.aux_ld) * static_cast<std::size_t>(n);
        return relu_bits() ? elements / 8 : elements * size_of(aux_type);
    }
};

bool is_epilogue(int epilogue) {
    switch (epilogue) {
        case CUBLASLT_EPILOGUE_DEFAULT:
        case CUBLASLT_EPILOGUE_RELU:
        case CUBLASLT_EPILOGUE_RELU_AUX:
        case CUBLASLT_EPILOGUE_BIAS:
        case CUBLASLT_EPILOGUE_RELU_BIAS:
        case CUBLASLT_EPILOGUE_RELU_AUX_BIAS:
        case CUBLASLT_EPILOGUE_DRELU:
        case CUBLASLT_EPILOGUE_DRELU_BGRAD:
        case CUBLASLT_EPILOGUE_GELU:
        case CUBLASLT_EPILOGUE_GELU_AUX:
        case CUBLASLT_EPILOGUE_GELU_BIAS:
        case CUBLASLT_EPILOGUE_GELU_AUX_BIAS:
        case CUBLASLT_EPILOGUE_DGELU:
        case CUBLASLT_EPILOGUE_DGELU_BGRAD:
        case CUBLASLT_EPILOGUE_BGRADA:
        case CUBLASLT_EPILOGUE_BGRADB:
            return true;
        default:
            return false;
    }
}

/// The combinations of types that the library guide lists and that are simulated.
bool are_types(const Desc& desc, cudaDataType a, cudaDataType b, cudaDataType c, cudaDataType d) {
    const auto scale = static_cast<cudaDataType>(desc.scale_type);
    const bool halves = a == CUDA_R_16F || a == CUDA_R_16BF;
    switch (static_cast<cublasComputeType_t>(desc.compute)) {
        case CUBLAS_COMPUTE_16F:
        case CUBLAS_COMPUTE_16F_PEDANTIC:
            return scale == CUDA_R_16F && a == CUDA_R_16F && b == a && c == a && d == a;
        case CUBLAS_COMPUTE_64F:
        case CUBLAS_COMPUTE_64F_PEDANTIC:
            return scale == CUDA_R_64F && a == CUDA_R_64F && b == a && c == a && d == a;
        case CUBLAS_COMPUTE_32I:
        case CUBLAS_COMPUTE_32I_PEDANTIC:
            return a == CUDA_R_8I && b == a && c == d &&
                   ((scale == CUDA_R_32I && d == CUDA_R_32I) ||
                    (scale == CUDA_R_32F && d == CUDA_R_8I));
        default:
            break;
    }
    if (scale != CUDA_R_32F) return false;
    if (is_fp8(a)) {
        return is_fp8(b) && !(a == CUDA_R_8F_E5M2 && b == a) &&
               (c == CUDA_R_16BF || c == CUDA_R_16F || c == CUDA_R_32F) &&
               (c == d || (is_fp8(d) && c != CUDA_R_32F));
    }
    return b == a && c == d && (a == CUDA_R_32F || halves) && (d == a || d == CUDA_R_32F);
}

/// Reads what is asked; INVALID_VALUE for what cannot be, NOT_SUPPORTED, with the reason, for what
/// cuBLASLt or the simulator has no algorithm for.
cublasStatus_t understand(int device, const Desc* desc, const Layout* a, const Layout* b,
                          const Layout* c, const Layout* d, Matmul& out, std::string& why) {
    if (desc == nullptr || a == nullptr || b == nullptr || c == nullptr || d == nullptr)
        return CUBLAS_STATUS_INVALID_VALUE;
    for (const Layout* const layout : {a, b, c, d}) {
        if (layout->order != CUBLASLT_ORDER_COL && layout->order != CUBLASLT_ORDER_ROW) {
            why = "a layout in tiles";
            return CUBLAS_STATUS_NOT_SUPPORTED;
        }
        constexpr auto most = static_cast<std::uint64_t>(std::numeric_limits<int>::max());
        const std::uint64_t length = is_row_major(*layout) ? layout->cols : layout->rows;
        if (layout->rows > most || layout->cols > most || layout->ld < 1 ||
            static_cast<std::uint64_t>(layout->ld) < length ||
            static_cast<std::uint64_t>(layout->ld) > most || layout->batch < 1 ||
            layout->batch != a->batch || layout->stride < 0) {
            return CUBLAS_STATUS_INVALID_VALUE;
        }
    }
    const auto transa = static_cast<cublasOperation_t>(desc->transa),
               transb = static_cast<cublasOperation_t>(desc->transb);
    if (!is_operation(transa) || !is_operation(transb) || !is_epilogue(desc->epilogue) ||
        desc->bias_stride < 0 || desc->aux_stride < 0) {
        return CUBLAS_STATUS_INVALID_VALUE;
    }
    const bool a_plain = transa == CUBLAS_OP_N, b_plain = transb == CUBLAS_OP_N;
    out.desc = *desc;
    out.a = *a, out.b = *b, out.c = *c, out.d = *d;
    out.m = static_cast<int>(a_plain ? a->rows : a->cols);
    out.k = static_cast<int>(a_plain ? a->cols : a->rows);
    out.n = static_cast<int>(b_plain ? b->cols : b->rows);
    if (static_cast<int>(b_plain ? b->rows : b->cols) != out.k ||
        static_cast<int>(d->rows) != out.m || static_cast<int>(d->cols) != out.n ||
        c->rows != d->rows || c->cols != d->cols) {
        return CUBLAS_STATUS_INVALID_VALUE;
    }
    const auto refuse = [&](const char* reason) {
        why = reason;
        return CUBLAS_STATUS_NOT_SUPPORTED;
    };
    if (desc->pointer_mode != CUBLASLT_POINTER_MODE_HOST &&
        desc->pointer_mode != CUBLASLT_POINTER_MODE_DEVICE) {
        return refuse("alpha as a vector");
    }
    if (desc->transc != CUBLAS_OP_N) return refuse("C transposed");
    if (desc->fill_mode != CUBLAS_FILL_MODE_FULL) return refuse("a triangle of D");
    if (!are_types(*desc, type_of(*a), type_of(*b), type_of(*c), type_of(*d)))
        return refuse("this combination of types");
    const bool eight_bits = is_fp8(type_of(*a));
    if (eight_bits) {
        cudaDeviceProp device_properties{};
        if (cudaGetDeviceProperties(&device_properties, device) != cudaSuccess)
            return CUBLAS_STATUS_INTERNAL_ERROR;
        if (device_properties.major * 10 + device_properties.minor < 89)
            return refuse("8-bit floating point below compute capability 8.9 (-arch=sm_89)");
        if (a_plain != is_row_major(*a) || b_plain == is_row_major(*b))
            return refuse("8-bit floating point other than with A transposed and B not");
        if (out.m % 16 != 0 || out.k % 16 != 0 || out.n % 16 != 0)
            return refuse("8-bit floating point in sizes that are no multiples of 16");
    } else if (desc->a_scale != nullptr || desc->b_scale != nullptr || desc->c_scale != nullptr ||
               desc->d_scale != nullptr || desc->d_amax != nullptr) {
        return refuse("scales of other types than 8-bit floating point");
    }
    const bool of_bytes = type_of(*a) == CUDA_R_8I;
    if (of_bytes && (a->ld % 4 != 0 || b->ld % 4 != 0)) return refuse("bytes not in fours");
    if (of_bytes && desc->epilogue != CUBLASLT_EPILOGUE_DEFAULT)
        return refuse("an epilogue with bytes");
    out.sums = of_bytes || type_of(*a) == CUDA_R_64F ? CUDA_R_64F : CUDA_R_32F;
    const cudaDataType stored = is_fp8(type_of(*d)) ? type_of(*c) : type_of(*d);
    out.bias_type = desc->bias_type < 0 ? stored : static_cast<cudaDataType>(desc->bias_type);
    out.aux_type = desc->aux_type < 0 ? stored : static_cast<cudaDataType>(desc->aux_type);
    if (size_of(out.bias_type) == 0 || size_of(out.aux_type) == 0)
        return refuse("the type of the bias or of AUX");
    if (out.aux()) {
        const bool fits = desc->aux_ld >= out.m && desc->aux_ld % (out.relu_bits() ? 128 : 8) == 0;
        if (!fits) return CUBLAS_STATUS_INVALID_VALUE;
    }
    return CUBLAS_STATUS_SUCCESS;
}

void explain(const char* function, const std::string& why) {
    if (!why.empty()) std::fprintf(stderr, "simt: %s: not simulated: %s\n", function, why.c_str());
}

// ---- the work

constexpr double kRootOf2OverPi = 0.79788456080286535588, kCubic = 0.044715;

template <class T>
T gelu(T x) {
    const T inner = T(kRootOf2OverPi) * (x + T(kCubic) * x * x * x);
    return T(0.5) * x * (1 + std::tanh(inner));
}
template <class T>
T gelu_derivative(T x) {
    const T inner = T(kRootOf2OverPi) * (x + T(kCubic) * x * x * x);
    const T t = std::tanh(inner);
    return T(0.5) * (1 + t) +
           T(0.5) * x * (1 - t * t) * T(kRootOf2OverPi) * (1 + 3 * T(kCubic) * x * x);
}

/// op(M), widened, column-major without gaps: rows × cols.
template <class T>
std::vector<T> operand(const Layout& layout, const void* data, int number, bool transposed,
                       int rows, int cols, T scale) {
    std::vector<T> result(static_cast<std::size_t>(rows) * static_cast<std::size_t>(cols));
    const auto begin = static_cast<std::size_t>(layout.stride * number);
    std::size_t at = 0;
    for (int col = 0; col < cols; ++col) {
        for (int row = 0; row < rows; ++row) {
            const std::size_t from =
                begin + (transposed ? place_of(layout, col, row) : place_of(layout, row, col));
            result[at++] = static_cast<T>(read(data, type_of(layout), from)) * scale;
        }
    }
    return result;
}

template <class T>
T scale_of(const float* pointer) {
    return pointer == nullptr ? T(1) : static_cast<T>(*pointer);
}

/// The sums of one matrix of the batch, and what follows them.
template <class T>
void one_product(const Matmul& p, T alpha, T beta, const void* A, const void* B, const void* C,
                 void* D, int number, float& largest) {
    std::vector<T> sums(static_cast<std::size_t>(p.m) * static_cast<std::size_t>(p.n), T(0));
    std::vector<T> a, b;
    if (alpha != 0) {
        a = operand<T>(p.a, A, number, p.desc.transa != CUBLAS_OP_N, p.m, p.k,
                       scale_of<T>(p.desc.a_scale));
        b = operand<T>(p.b, B, number, p.desc.transb != CUBLAS_OP_N, p.k, p.n,
                       scale_of<T>(p.desc.b_scale));
        const Product product{CUBLAS_OP_N,      CUBLAS_OP_N,     p.m, p.n, p.k, std::max(1, p.m),
                              std::max(1, p.k), std::max(1, p.m)};
        multiply(
            product, alpha, T(0), 1, [&](int) -> const T* { return a.data(); },
            [&](int) -> const T* { return b.data(); }, [&](int) { return sums.data(); });
    }
    const auto bias_at = static_cast<std::size_t>(p.desc.bias_stride * number);
    const auto aux_begin = static_cast<std::size_t>(p.desc.aux_stride * number);
    const auto d_begin = static_cast<std::size_t>(p.d.stride * number);
    const auto c_begin = static_cast<std::size_t>(p.c.stride * number);
    const T c_scale = scale_of<T>(p.desc.c_scale), d_scale = scale_of<T>(p.desc.d_scale);
    std::vector<T> gradient(p.has(16) ? static_cast<std::size_t>(p.m) : 0, T(0));
    for (int col = 0; col < p.n; ++col) {
        for (int row = 0; row < p.m; ++row) {
            const auto i = static_cast<std::size_t>(row), j = static_cast<std::size_t>(col);
            T x = sums[j * static_cast<std::size_t>(p.m) + i];
            if (beta != 0) {
                const double c = read(C, type_of(p.c), c_begin + place_of(p.c, row, col));
                x += beta * c_scale * static_cast<T>(c);
            }
            if (p.adds_bias()) x += static_cast<T>(read(p.desc.bias, p.bias_type, bias_at + i));
            const std::size_t aux_at = aux_begin + j * static_cast<std::size_t>(p.desc.aux_ld) + i;
            auto* const bits = p.desc.aux == nullptr
                                   ? nullptr
                                   : static_cast<unsigned char*>(p.desc.aux) + aux_at / 8;
            const auto bit = static_cast<unsigned char>(1u << aux_at % 8);
            if (p.relu()) {
                if (p.aux()) *bits = static_cast<unsigned char>(x > 0 ? *bits | bit : *bits & ~bit);
                x = x > 0 || std::isnan(x) ? x : T(0);
            } else if (p.gelu()) {
                if (p.aux()) write(p.desc.aux, p.aux_type, aux_at, static_cast<double>(x));
                x = gelu(x);
            } else if (p.d_relu()) {
                if ((*bits & bit) == 0) x = 0;
            } else if (p.d_gelu()) {
                x *= gelu_derivative(static_cast<T>(read(p.desc.aux, p.aux_type, aux_at)));
            }
            if (p.has(16)) gradient[i] += x;
            largest = std::fmax(largest, static_cast<float>(std::fabs(x)));
            write(D, type_of(p.d), d_begin + place_of(p.d, row, col),
                  static_cast<double>(is_fp8(type_of(p.d)) ? x * d_scale : x));
        }
    }
    if (p.has(CUBLASLT_EPILOGUE_BGRADA)) {
        gradient.assign(static_cast<std::size_t>(p.m), T(0));
        for (std::size_t i = 0; i < a.size(); ++i)
            gradient[i % static_cast<std::size_t>(p.m)] += a[i];
    } else if (p.has(CUBLASLT_EPILOGUE_BGRADB)) {
        gradient.assign(static_cast<std::size_t>(p.n), T(0));
        for (std::size_t i = 0; i < b.size(); ++i)
            gradient[i / static_cast<std::size_t>(p.k)] += b[i];
    }
    for (std::size_t i = 0; i < gradient.size(); ++i)
        write(p.desc.bias, p.bias_type, bias_at + i, static_cast<double>(gradient[i]));
}

template <class T>
void compute(const Matmul& p, double alpha, double beta, const void* A, const void* B,
             const void* C, void* D) {
    float largest = 0;
    for (int i = 0; i < p.d.batch; ++i)
        one_product(p, static_cast<T>(alpha), static_cast<T>(beta), A, B, C, D, i, largest);
    if (p.desc.d_amax != nullptr) *p.desc.d_amax = largest;
}

}  // namespace

extern "C" {

cublasStatus_t cublasLtCreate(cublasLtHandle_t* handle) {
    if (handle == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
    if (simt::runtime::sticky_error() != cudaSuccess) return CUBLAS_STATUS_NOT_INITIALIZED;
    *handle = new cublasLtContext{simt::runtime::current_device()};
    handles().insert(*handle);
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasLtDestroy(cublasLtHandle_t handle) {
    const std::lock_guard<std::recursive_mutex> lock(simt::runtime::api_mutex());
    if (handles().erase(handle) == 0) return CUBLAS_STATUS_NOT_INITIALIZED;
    delete handle;
    return CUBLAS_STATUS_SUCCESS;
}
std::size_t cublasLtGetVersion() {
    return CUBLAS_VERSION;
}
std::size_t cublasLtGetCudartVersion() {
    return CUDART_VERSION;
}
const char* cublasLtGetStatusName(cublasStatus_t status) {
    return cublasGetStatusName(status);
}
const char* cublasLtGetStatusString(cublasStatus_t status) {
    return cublasGetStatusString(status);
}

cublasStatus_t cublasLtMatmulDescCreate(cublasLtMatmulDesc_t* desc, cublasComputeType_t computeType,
                                        cudaDataType_t scaleType) {
    if (desc == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    *desc = new Desc{computeType, scaleType};
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasLtMatmulDescDestroy(cublasLtMatmulDesc_t desc) {
    return destroy(desc);
}
cublasStatus_t cublasLtMatmulDescSetAttribute(cublasLtMatmulDesc_t desc,
                                              cublasLtMatmulDescAttributes_t attribute,
                                              const void* value, std::size_t bytes) {
    return set(desc, attribute, value, bytes);
}
cublasStatus_t cublasLtMatmulDescGetAttribute(cublasLtMatmulDesc_t desc,
                                              cublasLtMatmulDescAttributes_t attribute, void* value,
                                              std::size_t bytes, std::size_t* written) {
    return get(desc, attribute, value, bytes, written);
}

cublasStatus_t cublasLtMatrixLayoutCreate(cublasLtMatrixLayout_t* layout, cudaDataType type,
                                          std::uint64_t rows, std::uint64_t cols, std::int64_t ld) {
    if (layout == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    *layout = new Layout{static_cast<std::uint32_t>(type), CUBLASLT_ORDER_COL, rows, cols, ld};
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasLtMatrixLayoutDestroy(cublasLtMatrixLayout_t layout) {
    return destroy(layout);
}
cublasStatus_t cublasLtMatrixLayoutSetAttribute(cublasLtMatrixLayout_t layout,
                                                cublasLtMatrixLayoutAttribute_t attribute,
                                                const void* value, std::size_t bytes) {
    return set(layout, attribute, value, bytes);
}
cublasStatus_t cublasLtMatrixLayoutGetAttribute(cublasLtMatrixLayout_t layout,
                                                cublasLtMatrixLayoutAttribute_t attribute,
                                                void* value, std::size_t bytes,
                                                std::size_t* written) {
    return get(layout, attribute, value, bytes, written);
}

cublasStatus_t cublasLtMatmulPreferenceCreate(cublasLtMatmulPreference_t* preference) {
    if (preference == nullptr) return CUBLAS_STATUS_INVALID_VALUE;
    *preference = new Preference;
    return CUBLAS_STATUS_SUCCESS;
}
cublasStatus_t cublasLtMatmulPreferenceDestroy(cublasLtMatmulPreference_t preference) {
    return destroy(preference);
}
cublasStatus_t cublasLtMatmulPreferenceSetAttribute(cublasLtMatmulPreference_t preference,
                                                    cublasLtMatmulPreferenceAttributes_t attribute,
                                                    const void* value, std::size_t bytes) {
    return set(preference, attribute, value, bytes);
}
cublasStatus_t cublasLtMatmulPreferenceGetAttribute(cublasLtMatmulPreference_t preference,
                                                    cublasLtMatmulPreferenceAttributes_t attribute,
                                                    void* value, std::size_t bytes,
                                                    std::size_t* written) {
    return get(preference, attribute, value, bytes, written);
}

cublasStatus_t cublasLtMatmulAlgoGetHeuristic(cublasLtHandle_t handle, cublasLtMatmulDesc_t desc,
                                              cublasLtMatrixLayout_t A, cublasLtMatrixLayout_t B,
                                              cublasLtMatrixLayout_t C, cublasLtMatrixLayout_t D,
                                              cublasLtMatmulPreference_t preference, int requested,
                                              cublasLtMatmulHeuristicResult_t results[],
                                              int* returned) {
    const int device = device_of(handle);
    if (device < 0) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (preference == nullptr || requested < 1 || results == nullptr || returned == nullptr)
        return CUBLAS_STATUS_INVALID_VALUE;
    *returned = 0;
    Matmul matmul{};
    std::string why;
    const cublasStatus_t status = understand(device, desc, A, B, C, D, matmul, why);
    explain("cublasLtMatmulAlgoGetHeuristic", why);
    if (status != CUBLAS_STATUS_SUCCESS) return status;
    results[0] = {};
    results[0].algo.data[0] = 1;  // so that it is not all zeros
    results[0].wavesCount = 1;
    *returned = 1;
    return CUBLAS_STATUS_SUCCESS;
}

cublasStatus_t cublasLtMatmul(cublasLtHandle_t handle, cublasLtMatmulDesc_t desc, const void* alpha,
                              const void* A, cublasLtMatrixLayout_t a, const void* B,
                              cublasLtMatrixLayout_t b, const void* beta, const void* C,
                              cublasLtMatrixLayout_t c, void* D, cublasLtMatrixLayout_t d,
                              const cublasLtMatmulAlgo_t*, void* workspace, std::size_t bytes,
                              cudaStream_t stream) {
    constexpr const char* function = "cublasLtMatmul";
    const int device = device_of(handle);
    if (device < 0) return CUBLAS_STATUS_NOT_INITIALIZED;
    Matmul p{};
    std::string why;
    cublasStatus_t status = understand(device, desc, a, b, c, d, p, why);
    explain(function, why);
    if (status == CUBLAS_STATUS_SUCCESS && !simt::runtime::stream_exists(stream))
        status = CUBLAS_STATUS_INVALID_VALUE;
    if (status != CUBLAS_STATUS_SUCCESS) return status;

    cublasContext settings{device};
    settings.stream = stream;
    const bool late = p.desc.pointer_mode == CUBLASLT_POINTER_MODE_DEVICE;
    if (late) settings.pointer_mode = CUBLAS_POINTER_MODE_DEVICE;
    const auto scalar = static_cast<cudaDataType>(p.desc.scale_type);
    Arguments arguments(function, settings, status);
    arguments.require(workspace != nullptr || bytes == 0)
        .scalar("alpha", alpha, size_of(scalar))
        .scalar("beta", beta, size_of(scalar));
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    const double s = late ? 0 : read(alpha, scalar, 0), t = late ? 0 : read(beta, scalar, 0);
    if (p.m > 0 && p.n > 0) {
        if (p.k > 0 && (late || s != 0)) {
            arguments.device("A", A, span_of(p.a) * size_of(type_of(p.a)))
                .device("B", B, span_of(p.b) * size_of(type_of(p.b)));
        }
        if (C != nullptr ? C != D : !late && t != 0)  // C is not read where beta is zero
            arguments.device("C", C, span_of(p.c) * size_of(type_of(p.c)));
        arguments.device("D", D, span_of(p.d) * size_of(type_of(p.d)));
        arguments.require(!(p.adds_bias() || p.writes_bias()) || p.desc.bias != nullptr)
            .require(!p.aux() || p.desc.aux != nullptr);
        if (p.adds_bias() || p.writes_bias())
            arguments.device("the bias", p.desc.bias, p.bias_bytes());
        if (p.aux()) arguments.device("AUX", p.desc.aux, p.aux_bytes());
        for (const void* const scale : {p.desc.a_scale, p.desc.b_scale, p.desc.c_scale,
                                        p.desc.d_scale, static_cast<const float*>(p.desc.d_amax)}) {
            if (scale != nullptr) arguments.device("a scale", scale, sizeof(float));
        }
    }
    return arguments.run([=] {
        if (p.m == 0 || p.n == 0) return;
        const double factor = late ? read(alpha, scalar, 0) : s;
        const double keep = late ? read(beta, scalar, 0) : t;
        if (p.sums == CUDA_R_64F) {
            compute<double>(p, factor, keep, A, B, C, D);
        } else {
            compute<float>(p, factor, keep, A, B, C, D);
        }
    });
}

}  // extern "C"
