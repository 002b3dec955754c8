// cuBLAS level 1 with types chosen at run time: float16 and bfloat16 with sums in float32, float32,
// float64. Complex numbers are not among them.
#include "product.hpp"

#include <cmath>
#include <cstddef>

using namespace simt::cublas;

namespace {

/// Where the i-th of n elements lies.
std::size_t place(int i, int n, int inc) {
    return static_cast<std::size_t>(first_of(n, inc) + static_cast<std::ptrdiff_t>(i) * inc);
}

/// Whether cuBLAS computes on vectors of this type in that one.
bool is_computed_in(cudaDataType vectors, cudaDataType execution) {
    if (vectors == CUDA_R_64F) return execution == CUDA_R_64F;
    return execution == CUDA_R_32F &&
           (vectors == CUDA_R_16F || vectors == CUDA_R_16BF || vectors == CUDA_R_32F);
}

double rounded_to(cudaDataType type, double value) {
    return type == CUDA_R_32F ? static_cast<double>(static_cast<float>(value)) : value;
}

cublasStatus_t dot(const char* function, cublasHandle_t handle, int n, const void* x,
                   cudaDataType x_type, int incx, const void* y, cudaDataType y_type, int incy,
                   void* result, cudaDataType result_type, cudaDataType execution) {
    if (!is_handle(handle)) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (y_type != x_type || result_type != x_type || !is_computed_in(x_type, execution))
        return CUBLAS_STATUS_NOT_SUPPORTED;
    return Arguments(function, handle)
        .scalar("result", result, size_of(result_type))
        .device("x", x, span_of(n, incx) * size_of(x_type))
        .device("y", y, span_of(n, incy) * size_of(y_type))
        .run_for_result([=] {
            double sum = 0;
            for (int i = 0; i < n; ++i)
                sum += read(x, x_type, place(i, n, incx)) * read(y, y_type, place(i, n, incy));
            write(result, result_type, 0, rounded_to(execution, sum));
        });
}

}  // namespace

extern "C" {

cublasStatus_t cublasDotEx(cublasHandle_t handle, int n, const void* x, cudaDataType xType,
                           int incx, const void* y, cudaDataType yType, int incy, void* result,
                           cudaDataType resultType, cudaDataType executionType) {
    return dot("cublasDotEx", handle, n, x, xType, incx, y, yType, incy, result, resultType,
               executionType);
}

cublasStatus_t cublasDotcEx(cublasHandle_t handle, int n, const void* x, cudaDataType xType,
                            int incx, const void* y, cudaDataType yType, int incy, void* result,
                            cudaDataType resultType, cudaDataType executionType) {
    return dot("cublasDotcEx", handle, n, x, xType, incx, y, yType, incy, result, resultType,
               executionType);
}

cublasStatus_t cublasNrm2Ex(cublasHandle_t handle, int n, const void* x, cudaDataType xType,
                            int incx, void* result, cudaDataType resultType,
                            cudaDataType executionType) {
    if (!is_handle(handle)) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (resultType != xType || !is_computed_in(xType, executionType))
        return CUBLAS_STATUS_NOT_SUPPORTED;
    const int count = incx < 1 ? 0 : n;
    return Arguments("cublasNrm2Ex", handle)
        .scalar("result", result, size_of(resultType))
        .device("x", x, span_of(count, incx) * size_of(xType))
        .run_for_result([=] {
            double norm = 0;
            for (int i = 0; i < count; ++i)
                norm = std::hypot(norm, read(x, xType, place(i, count, incx)));
            write(result, resultType, 0, rounded_to(executionType, norm));
        });
}

cublasStatus_t cublasAxpyEx(cublasHandle_t handle, int n, const void* alpha, cudaDataType alphaType,
                            const void* x, cudaDataType xType, int incx, void* y,
                            cudaDataType yType, int incy, cudaDataType executionType) {
    if (!is_handle(handle)) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (yType != xType || alphaType != executionType || !is_computed_in(xType, executionType))
        return CUBLAS_STATUS_NOT_SUPPORTED;
    Arguments arguments("cublasAxpyEx", handle);
    arguments.scalar("alpha", alpha, size_of(alphaType))
        .device("x", x, span_of(n, incx) * size_of(xType))
        .device("y", y, span_of(n, incy) * size_of(yType));
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    const auto add = [=](const auto& a) {
        const double factor = a.value();
        for (int i = 0; i < n; ++i) {
            const std::size_t at = place(i, n, incy);
            const double sum = factor * read(x, xType, place(i, n, incx)) + read(y, yType, at);
            write(y, yType, at, rounded_to(executionType, sum));
        }
    };
    if (alphaType == CUDA_R_64F)
        return arguments.run(
            [=, a = Scalar<double>(handle, static_cast<const double*>(alpha))] { add(a); });
    return arguments.run(
        [=, a = Scalar<float>(handle, static_cast<const float*>(alpha))] { add(a); });
}

cublasStatus_t cublasScalEx(cublasHandle_t handle, int n, const void* alpha, cudaDataType alphaType,
                            void* x, cudaDataType xType, int incx, cudaDataType executionType) {
    if (!is_handle(handle)) return CUBLAS_STATUS_NOT_INITIALIZED;
    if (alphaType != executionType || !is_computed_in(xType, executionType))
        return CUBLAS_STATUS_NOT_SUPPORTED;
    const int count = incx < 1 ? 0 : n;
    Arguments arguments("cublasScalEx", handle);
    arguments.scalar("alpha", alpha, size_of(alphaType))
        .device("x", x, span_of(count, incx) * size_of(xType));
    if (arguments.status() != CUBLAS_STATUS_SUCCESS) return arguments.status();
    const auto scale = [=](const auto& a) {
        const double factor = a.value();
        for (int i = 0; i < count; ++i) {
            const std::size_t at = place(i, count, incx);
            write(x, xType, at, rounded_to(executionType, factor * read(x, xType, at)));
        }
    };
    if (alphaType == CUDA_R_64F)
        return arguments.run(
            [=, a = Scalar<double>(handle, static_cast<const double*>(alpha))] { scale(a); });
    return arguments.run(
        [=, a = Scalar<float>(handle, static_cast<const float*>(alpha))] { scale(a); });
}

}  // extern "C"
