// The cuBLAS subset: results against plain loops, argument checks, pointer modes, the same bits for
// any number of threads.
#include "common/base/random.hpp"
#include "expect.hpp"

#include <cublas_v2.h>

#include <cmath>
#include <cstring>
#include <limits>
#include <string>
#include <vector>

#ifdef _OPENMP
#include <omp.h>
#endif

// OpenBLAS's own setting, which the simulator must neither depend on nor change.
extern "C" void openblas_set_num_threads(int threads);
extern "C" int openblas_get_num_threads(void);

inline void PrintTo(cublasStatus_t status, std::ostream* out) {
    *out << cublasGetStatusName(status);
}

namespace {

const float nan_value = std::numeric_limits<float>::quiet_NaN();

/// Device memory that holds a vector of floats.
class DeviceVector {
  public:
    explicit DeviceVector(const std::vector<float>& host) : size_(host.size()) {
        EXPECT_OK(cudaMalloc(&data_, size_ * sizeof(float)));
        EXPECT_OK(cudaMemcpy(data_, host.data(), size_ * sizeof(float), cudaMemcpyHostToDevice));
    }
    explicit DeviceVector(std::size_t size, float value = nan_value)
        : DeviceVector(std::vector<float>(size, value)) {}
    ~DeviceVector() { cudaFree(data_); }
    DeviceVector(const DeviceVector&) = delete;
    DeviceVector& operator=(const DeviceVector&) = delete;

    float* data() { return data_; }
    std::vector<float> host() const {
        std::vector<float> result(size_);
        EXPECT_OK(cudaMemcpy(result.data(), data_, size_ * sizeof(float), cudaMemcpyDeviceToHost));
        return result;
    }

  private:
    std::size_t size_;
    float* data_ = nullptr;
};

/// Whole numbers in [-8, 8]: sums of their products are exact in any order.
std::vector<float> integers(std::size_t size, std::uint64_t seed) {
    m2m::Random random(seed);
    std::vector<float> values(size);
    for (float& value : values) value = static_cast<float>(random.integer(-8, 8));
    return values;
}

class Cublas : public testing::Test {
  protected:
    cublasHandle_t handle = nullptr;
    const float one = 1, zero = 0;
    void SetUp() override { ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle)); }
    void TearDown() override {
        EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
        EXPECT_EQ(cudaSuccess, cudaGetLastError());
    }
};

std::size_t at(int col, int ld, int row) {
    return static_cast<std::size_t>(col) * static_cast<std::size_t>(ld) +
           static_cast<std::size_t>(row);
}

/// C = alpha·op(A)·op(B) + beta·C by the definition, column-major, in double.
void reference(cublasOperation_t ta, cublasOperation_t tb, int m, int n, int k, double alpha,
               const std::vector<float>& A, int lda, const std::vector<float>& B, int ldb,
               double beta, std::vector<float>& C, int ldc) {
    for (int j = 0; j < n; ++j) {
        for (int i = 0; i < m; ++i) {
            double sum = 0;
            for (int l = 0; l < k; ++l) {
                const double a = A[ta == CUBLAS_OP_N ? at(l, lda, i) : at(i, lda, l)];
                const double b = B[tb == CUBLAS_OP_N ? at(j, ldb, l) : at(l, ldb, j)];
                sum += a * b;
            }
            float& c = C[at(j, ldc, i)];
            c = static_cast<float>(alpha * sum + (beta == 0 ? 0 : beta * static_cast<double>(c)));
        }
    }
}

struct Shape {
    int m, n, k;
};

TEST_F(Cublas, SgemmEqualsTheDefinition) {
    const Shape shapes[] = {{1, 1, 1},    {1, 1, 300}, {3, 5, 7},      {16, 16, 16}, {17, 31, 29},
                            {64, 1, 900}, {1, 64, 9},  {130, 257, 33}, {513, 3, 20}, {600, 300, 5}};
    for (const Shape& s : shapes) {
        for (const cublasOperation_t ta : {CUBLAS_OP_N, CUBLAS_OP_T}) {
            for (const cublasOperation_t tb : {CUBLAS_OP_N, CUBLAS_OP_C}) {
                const int lda = (ta == CUBLAS_OP_N ? s.m : s.k) + 2,
                          ldb = (tb == CUBLAS_OP_N ? s.k : s.n) + 1;
                const int ldc = s.m + 3;
                const std::vector<float> A = integers(at(ta == CUBLAS_OP_N ? s.k : s.m, lda, 0), 1);
                const std::vector<float> B = integers(at(tb == CUBLAS_OP_N ? s.n : s.k, ldb, 0), 2);
                std::vector<float> C = integers(at(s.n, ldc, 0), 3);
                DeviceVector dA(A), dB(B), dC(C);
                const float alpha = 2, beta = -3;
                ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                          cublasSgemm(handle, ta, tb, s.m, s.n, s.k, &alpha, dA.data(), lda,
                                      dB.data(), ldb, &beta, dC.data(), ldc));
                reference(ta, tb, s.m, s.n, s.k, alpha, A, lda, B, ldb, beta, C, ldc);
                ASSERT_EQ(C, dC.host()) << s.m << "x" << s.n << "x" << s.k << " " << ta << tb;
            }
        }
    }
}

TEST_F(Cublas, SgemmDoesNotReadCWhenBetaIsZero) {
    DeviceVector A(integers(300, 1)), B(integers(300, 2));
    for (const int k : {0, 3}) {
        DeviceVector C(100, nan_value);
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                  cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 10, 10, k, &one, A.data(), 10,
                              B.data(), 10, &zero, C.data(), 10));
        for (const float c : C.host()) ASSERT_FALSE(std::isnan(c)) << "k = " << k;
    }
}

TEST_F(Cublas, SgemmWithoutAProductScalesC) {
    DeviceVector A(10), B(10);  // NaNs: they must not be read
    const float half = 0.5f;
    DeviceVector C(4, 8);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 2, 2, 0, &one,
                                                 A.data(), 2, B.data(), 1, &half, C.data(), 2));
    EXPECT_EQ(std::vector<float>(4, 4), C.host());
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 2, 2, 2, &zero,
                                                 A.data(), 2, B.data(), 2, &half, C.data(), 2));
    EXPECT_EQ(std::vector<float>(4, 2), C.host());
}

TEST_F(Cublas, SgemmOfAnEmptyMatrixDoesNothing) {
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 0, 5, 5, &one,
                                                 nullptr, 1, nullptr, 5, &zero, nullptr, 1));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 5, 0, 5, &one,
                                                 nullptr, 5, nullptr, 5, &zero, nullptr, 5));
}

TEST_F(Cublas, SgemmRefusesBadArguments) {
    DeviceVector x(100, 1);
    const auto gemm = [&](cublasHandle_t h, int op, int m, int n, int k, const float* alpha,
                          int lda, int ldb, int ldc, const float* beta) {
        return cublasSgemm(h, static_cast<cublasOperation_t>(op), CUBLAS_OP_N, m, n, k, alpha,
                           x.data(), lda, x.data(), ldb, beta, x.data(), ldc);
    };
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, gemm(handle, 0, 3, 4, 5, &one, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_NOT_INITIALIZED, gemm(nullptr, 0, 3, 4, 5, &one, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 9, 3, 4, 5, &one, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, -1, 4, 5, &one, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, -1, 5, &one, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, 4, -1, &one, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, 4, 5, &one, 2, 5, 3, &zero))
        << "lda < m";
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 1, 3, 4, 5, &one, 4, 5, 3, &zero))
        << "lda < k, transposed";
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, 4, 5, &one, 3, 4, 3, &zero))
        << "ldb < k";
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, 4, 5, &one, 3, 5, 2, &zero))
        << "ldc < m";
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, 4, 5, nullptr, 3, 5, 3, &zero));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, gemm(handle, 0, 3, 4, 5, &one, 3, 5, 3, nullptr));
}

/// What the call prints when a GPU could not use one of its pointers; the device is reset
/// afterwards.
template <class Call>
std::string report_of_illegal_address(Call call) {
    testing::internal::CaptureStderr();
    EXPECT_EQ(CUBLAS_STATUS_EXECUTION_FAILED, call());
    const std::string report = testing::internal::GetCapturedStderr();
    EXPECT_EQ(cudaErrorIllegalAddress, cudaDeviceSynchronize()) << "as on a GPU";
    EXPECT_OK(cudaDeviceReset());
    cudaGetLastError();
    return report;
}

TEST_F(Cublas, EndsTheDevicesWorkOnAHostPointer) {
    std::vector<float> host(100);
    const std::string report = report_of_illegal_address([&] {
        DeviceVector x(16, 1);
        return cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 4, 4, 4, &one, host.data(), 4,
                           x.data(), 4, &zero, x.data(), 4);
    });
    EXPECT_NE(std::string::npos, report.find("cublasSgemm: A")) << report;
    EXPECT_NE(std::string::npos, report.find("is host memory")) << report;
}

TEST_F(Cublas, EndsTheDevicesWorkOnAMatrixThatIsTooSmall) {
    const std::string report = report_of_illegal_address([&] {
        DeviceVector small(15, 1), x(16, 1);
        return cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 4, 4, 4, &one, x.data(), 4, x.data(),
                           4, &zero, small.data(), 4);
    });
    EXPECT_NE(std::string::npos, report.find("C needs 64 bytes")) << report;
    EXPECT_NE(std::string::npos, report.find("has 60")) << report;
}

TEST_F(Cublas, ReadsScalarsWhereThePointerModeSays) {
    DeviceVector A(std::vector<float>{3}), C(std::vector<float>{1}),
        scalars(std::vector<float>{2, 10});
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_DEVICE));
    cublasPointerMode_t mode{};
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasGetPointerMode(handle, &mode));
    EXPECT_EQ(CUBLAS_POINTER_MODE_DEVICE, mode);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, 1, 1, 1, scalars.data(), A.data(), 1,
                          A.data(), 1, scalars.data() + 1, C.data(), 1));
    EXPECT_FLOAT_EQ(2 * 9 + 10 * 1, C.host()[0]);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSdot(handle, 1, A.data(), 1, A.data(), 1, C.data()));
    EXPECT_FLOAT_EQ(9, C.host()[0]) << "results too";

    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSetPointerMode(handle, CUBLAS_POINTER_MODE_HOST));
    testing::internal::CaptureStderr();
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, cublasSscal(handle, 1, scalars.data(), A.data(), 1));
    EXPECT_NE("", testing::internal::GetCapturedStderr());
}

TEST_F(Cublas, SgemmBatchedMultipliesEachPair) {
    constexpr int m = 5, n = 4, k = 3, batch = 7;
    std::vector<float> A = integers(m * k * batch, 1), B = integers(k * n * batch, 2),
                       C(m * n * batch);
    DeviceVector dA(A), dB(B), strided(m * n * batch), pointers(m * n * batch);
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasSgemmStridedBatched(handle, CUBLAS_OP_N, CUBLAS_OP_N, m, n, k, &one, dA.data(),
                                        m, m * k, dB.data(), k, k * n, &zero, strided.data(), m,
                                        m * n, batch));
    std::vector<const float*> as(batch), bs(batch);
    std::vector<float*> cs(batch);
    for (int i = 0; i < batch; ++i) {
        as[static_cast<std::size_t>(i)] = dA.data() + i * m * k;
        bs[static_cast<std::size_t>(i)] = dB.data() + i * k * n;
        cs[static_cast<std::size_t>(i)] = pointers.data() + i * m * n;
        const auto part = [](const std::vector<float>& of, int from, int size) {
            return std::vector<float>(of.begin() + from, of.begin() + from + size);
        };
        std::vector<float> product(m * n);
        reference(CUBLAS_OP_N, CUBLAS_OP_N, m, n, k, 1, part(A, i * m * k, m * k), m,
                  part(B, i * k * n, k * n), k, 0, product, m);
        std::copy(product.begin(), product.end(), C.begin() + i * m * n);
    }
    EXPECT_EQ(C, strided.host());

    constexpr std::size_t bytes = batch * sizeof(float*);
    const float** device_as = nullptr;
    const float** device_bs = nullptr;
    float** device_cs = nullptr;
    ASSERT_OK(cudaMalloc(&device_as, bytes));
    ASSERT_OK(cudaMalloc(&device_bs, bytes));
    ASSERT_OK(cudaMalloc(&device_cs, bytes));
    EXPECT_OK(cudaMemcpy(device_as, as.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpy(device_bs, bs.data(), bytes, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpy(device_cs, cs.data(), bytes, cudaMemcpyHostToDevice));
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasSgemmBatched(handle, CUBLAS_OP_N, CUBLAS_OP_N, m, n, k, &one, device_as, m,
                                 device_bs, k, &zero, device_cs, m, batch));
    EXPECT_EQ(C, pointers.host());
    EXPECT_OK(cudaFree(device_as));
    EXPECT_OK(cudaFree(device_bs));
    EXPECT_OK(cudaFree(device_cs));
}

TEST_F(Cublas, VectorFunctionsDoWhatTheirNamesSay) {
    const std::vector<float> x = {1, -2, 3, -4}, y = {10, 20, 30, 40};
    DeviceVector dx(x), dy(y);
    float result = 0;
    int index = 0;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSdot(handle, 4, dx.data(), 1, dy.data(), 1, &result));
    EXPECT_FLOAT_EQ(10 - 40 + 90 - 160, result);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSdot(handle, 4, dx.data(), 1, dy.data(), -1, &result));
    EXPECT_FLOAT_EQ(40 - 60 + 60 - 40, result) << "a negative stride walks backwards";
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSnrm2(handle, 4, dx.data(), 1, &result));
    EXPECT_FLOAT_EQ(std::sqrt(30.0f), result);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSasum(handle, 2, dx.data(), 2, &result));
    EXPECT_FLOAT_EQ(4, result);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasIsamax(handle, 4, dx.data(), 1, &index));
    EXPECT_EQ(4, index) << "counted from 1";
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasIsamin(handle, 4, dx.data(), 1, &index));
    EXPECT_EQ(1, index);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSnrm2(handle, 0, dx.data(), 1, &result));
    EXPECT_FLOAT_EQ(0, result);

    const float two = 2;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSaxpy(handle, 4, &two, dx.data(), 1, dy.data(), 1));
    EXPECT_EQ((std::vector<float>{12, 16, 36, 32}), dy.host());
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSscal(handle, 2, &two, dy.data(), 2));
    EXPECT_EQ((std::vector<float>{24, 16, 72, 32}), dy.host());
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSswap(handle, 4, dx.data(), 1, dy.data(), 1));
    EXPECT_EQ(x, dy.host());
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasScopy(handle, 4, dy.data(), 1, dx.data(), 1));
    EXPECT_EQ(x, dx.host());
}

TEST_F(Cublas, SgemvEqualsTheDefinition) {
    constexpr int m = 37, n = 23, lda = 40;
    const std::vector<float> A = integers(lda * n, 1);
    for (const cublasOperation_t op : {CUBLAS_OP_N, CUBLAS_OP_T}) {
        const int out = op == CUBLAS_OP_N ? m : n, in = op == CUBLAS_OP_N ? n : m;
        const std::vector<float> x = integers(static_cast<std::size_t>(in), 2);
        std::vector<float> y(static_cast<std::size_t>(out), 7);
        DeviceVector dA(A), dx(x), dy(y), fresh(static_cast<std::size_t>(out), nan_value);
        const float alpha = 3, beta = 2;
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgemv(handle, op, m, n, &alpha, dA.data(), lda,
                                                     dx.data(), 1, &beta, dy.data(), 1));
        reference(op, CUBLAS_OP_N, out, 1, in, alpha, A, lda, x, in, beta, y, out);
        EXPECT_EQ(y, dy.host());
        ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgemv(handle, op, m, n, &alpha, dA.data(), lda,
                                                     dx.data(), 1, &zero, fresh.data(), 1));
        for (const float value : fresh.host())
            ASSERT_FALSE(std::isnan(value)) << "beta = 0 does not read y";
    }
    float* x = nullptr;
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              cublasSgemv(handle, CUBLAS_OP_N, 5, 5, &one, x, 4, x, 1, &zero, x, 1));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              cublasSgemv(handle, CUBLAS_OP_N, 5, 5, &one, x, 5, x, 0, &zero, x, 1));
}

TEST_F(Cublas, SgerAddsAnOuterProduct) {
    DeviceVector x(std::vector<float>{1, 2, 3}), y(std::vector<float>{10, 20}), A(6, 1);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasSger(handle, 3, 2, &one, x.data(), 1, y.data(), 1, A.data(), 3));
    EXPECT_EQ((std::vector<float>{11, 21, 31, 21, 41, 61}), A.host());
}

TEST_F(Cublas, SgeamAddsAndTransposes) {
    constexpr int m = 45, n = 70;
    const std::vector<float> A = integers(m * n, 1), B = integers(m * n, 2);
    DeviceVector dA(A), dB(B), dC(m * n);
    const float two = 2, three = 3;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgeam(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, &two,
                                                 dA.data(), n, &three, dB.data(), m, dC.data(), m));
    const std::vector<float> C = dC.host();
    for (int j = 0; j < n; ++j) {
        for (int i = 0; i < m; ++i)
            ASSERT_EQ(2 * A[at(i, n, j)] + 3 * B[at(j, m, i)], C[at(j, m, i)]);
    }
    // A plain transposition, as programs write it.
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgeam(handle, CUBLAS_OP_T, CUBLAS_OP_N, m, n, &one,
                                                 dA.data(), n, &zero, nullptr, m, dC.data(), m));
    EXPECT_EQ(A[at(3, n, 5)], dC.host()[at(5, m, 3)]);
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              cublasSgeam(handle, CUBLAS_OP_T, CUBLAS_OP_N, 3, 3, &one, dA.data(), 3, &zero,
                          dB.data(), 3, dA.data(), 3))
        << "a transposition in place";
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSgeam(handle, CUBLAS_OP_N, CUBLAS_OP_N, 3, 3, &one,
                                                 dA.data(), 3, &one, dA.data(), 3, dA.data(), 3));
    EXPECT_EQ(2 * A[4], dA.host()[4]);
}

TEST_F(Cublas, CopiesMatricesAndVectorsByLayout) {
    const std::vector<float> host = {1, 2, 3, 4, 5, 6};
    DeviceVector x(12, 0);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasSetMatrix(2, 3, sizeof(float), host.data(), 2, x.data(), 4));
    EXPECT_EQ((std::vector<float>{1, 2, 0, 0, 3, 4, 0, 0, 5, 6, 0, 0}), x.host());
    std::vector<float> back(6);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGetMatrix(2, 3, sizeof(float), x.data(), 4, back.data(), 2));
    EXPECT_EQ(host, back);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS,
              cublasGetVector(3, sizeof(float), x.data(), 4, back.data(), 2));
    EXPECT_EQ((std::vector<float>{1, 2, 3, 4, 5, 6}), back)
        << "elements 0, 4, 8 into places 0, 2, 4";
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE,
              cublasSetMatrix(2, 3, sizeof(float), host.data(), 1, x.data(), 4));
}

TEST_F(Cublas, HandleRemembersItsSettings) {
    cudaStream_t stream = nullptr, seen = nullptr;
    ASSERT_OK(cudaStreamCreate(&stream));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSetStream(handle, stream));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasGetStream(handle, &seen));
    EXPECT_EQ(stream, seen);
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSetStream(handle, nullptr));
    EXPECT_OK(cudaStreamDestroy(stream));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, cublasSetStream(handle, stream));
    cublasMath_t math{};
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasSetMathMode(handle, CUBLAS_PEDANTIC_MATH));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasGetMathMode(handle, &math));
    EXPECT_EQ(CUBLAS_PEDANTIC_MATH, math);
    int version = 0;
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasGetVersion(handle, &version));
    EXPECT_EQ(CUBLAS_VERSION, version);
}

TEST(CublasHandle, IsRefusedWhenItIsNotOne) {
    EXPECT_EQ(CUBLAS_STATUS_NOT_INITIALIZED, cublasDestroy(nullptr));
    EXPECT_EQ(CUBLAS_STATUS_INVALID_VALUE, cublasCreate(nullptr));
    cublasHandle_t handle = nullptr;
    ASSERT_EQ(CUBLAS_STATUS_SUCCESS, cublasCreate(&handle));
    EXPECT_EQ(CUBLAS_STATUS_SUCCESS, cublasDestroy(handle));
    EXPECT_EQ(CUBLAS_STATUS_NOT_INITIALIZED, cublasDestroy(handle));
    EXPECT_EQ(CUBLAS_STATUS_NOT_INITIALIZED, cublasSetStream(handle, nullptr));
}

TEST(CublasStatus, HasCublassNameAndText) {
    EXPECT_STREQ("CUBLAS_STATUS_INVALID_VALUE", cublasGetStatusName(CUBLAS_STATUS_INVALID_VALUE));
    EXPECT_STREQ("the library was not initialized",
                 cublasGetStatusString(CUBLAS_STATUS_NOT_INITIALIZED));
    EXPECT_STREQ("unrecognized status", cublasGetStatusName(static_cast<cublasStatus_t>(99)));
}

#ifdef _OPENMP
TEST_F(Cublas, SgemmGivesTheSameBitsForAnyNumberOfThreads) {
    // OpenBLAS itself does not, for some of these shapes.
    const Shape shapes[] = {{3, 512, 784},   {17, 301, 784},   {100, 1000, 256},
                            {300, 301, 299}, {1000, 33, 1000}, {700, 700, 64}};
    const int before = omp_get_max_threads(), blas_before = openblas_get_num_threads();
    for (const Shape& s : shapes) {
        m2m::Random random(7);
        std::vector<float> A(at(s.k, s.m, 0)), B(at(s.n, s.k, 0));
        for (float& a : A) a = random.uniform(-1, 1);
        for (float& b : B) b = random.uniform(-1, 1);
        DeviceVector dA(A), dB(B), dC(at(s.n, s.m, 0));
        std::vector<float> first;
        for (const int threads : {1, 2, 3, 8}) {
            omp_set_num_threads(threads);
            openblas_set_num_threads(threads);
            const int blas_threads = openblas_get_num_threads();
            ASSERT_EQ(CUBLAS_STATUS_SUCCESS,
                      cublasSgemm(handle, CUBLAS_OP_N, CUBLAS_OP_N, s.m, s.n, s.k, &one, dA.data(),
                                  s.m, dB.data(), s.k, &zero, dC.data(), s.m));
            const std::vector<float> C = dC.host();
            if (first.empty()) first = C;
            ASSERT_EQ(0, std::memcmp(first.data(), C.data(), C.size() * sizeof(float)))
                << s.m << "x" << s.n << "x" << s.k << " with " << threads << " threads";
            EXPECT_EQ(blas_threads, openblas_get_num_threads()) << "left as it was";
        }
    }
    omp_set_num_threads(before);
    openblas_set_num_threads(blas_before);
}
#endif

}  // namespace
