// Matrices that do not start at a multiple of 16 bytes, with rows that would allow it: a stage that
// moves 4 words at once must see that it may not.
#include "chapters/stages.hpp"
#include "common/device/device.hpp"
#include "common/verify/verify.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <vector>

namespace {

using namespace m2m;

/// A matrix in device memory that starts `offset` floats behind a multiple of 256 bytes.
class Shifted {
  public:
    Shifted(const HostMatrix& host, std::size_t offset)
        : offset_(offset), size_(host.size()), all_(1, static_cast<int>(host.size() + offset)) {
        std::vector<float> values(size_ + offset_);
        std::copy(host.begin(), host.end(), values.begin() + static_cast<std::ptrdiff_t>(offset_));
        all_.upload(values.data());
    }
    float* data() { return all_.data() + offset_; }
    std::vector<float> download() const {
        std::vector<float> values(size_ + offset_);
        all_.download(values.data());
        return {values.begin() + static_cast<std::ptrdiff_t>(offset_), values.end()};
    }

  private:
    std::size_t offset_, size_;
    DeviceMatrix all_;
};

TEST(Alignment, IsNotExpectedOfAnyMatrix) {
    if (!device_present()) GTEST_SKIP() << why_no_device();
    const int m = 68, n = 132, k = 36;  // rows of whole fours
    const Inputs inputs = integer_inputs(m, n, k, 1);
    constexpr int offsets[][3] = {{1, 0, 0}, {0, 2, 0}, {0, 0, 3}, {1, 1, 1}, {4, 4, 4}};
    for (const Stage& stage : stages()) {
        if (stage.where != Where::device) continue;
        for (const auto& [of_A, of_B, of_C] : offsets) {
            Shifted A(inputs.A, static_cast<std::size_t>(of_A));
            Shifted B(inputs.B, static_cast<std::size_t>(of_B));
            Shifted C(HostMatrix(m, n), static_cast<std::size_t>(of_C));
            ASSERT_NO_THROW(stage.matmul(m, n, k, A.data(), B.data(), C.data())) << stage.name;
            ASSERT_NO_THROW(device_synchronize()) << stage.name;
            const std::vector<float> result = C.download();
            const Verification report =
                verify_exact(m, n, k, inputs.A.data(), inputs.B.data(), result.data());
            EXPECT_TRUE(report.ok) << stage.name << " with A, B and C shifted by " << of_A << ", "
                                   << of_B << ", " << of_C << " floats: " << report.what;
        }
    }
}

}  // namespace
