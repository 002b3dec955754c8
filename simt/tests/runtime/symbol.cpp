// __device__ and __constant__ variables by name: sizes, addresses, copies, reset.
#include "expect.hpp"
#include "simt/memory.hpp"
#include "simt/variable.hpp"

#include <vector>

namespace {

float weights[4] = {1, 2, 3, 4};
const simt::VariableRegistration register_weights{&weights, sizeof(weights), "weights",
                                                  simt::VariableKind::constant};
float* pointer_variable = nullptr;
const simt::VariableRegistration register_pointer{&pointer_variable, sizeof(pointer_variable),
                                                  "pointer_variable", simt::VariableKind::device};
constexpr int fixed = 3;
const simt::VariableRegistration register_fixed{&fixed, sizeof(fixed), "fixed",
                                                simt::VariableKind::constant};
float not_registered = 0;

TEST(Symbol, HasASizeAndAnAddress) {
    std::size_t size = 0;
    EXPECT_OK(cudaGetSymbolSize(&size, weights));
    EXPECT_EQ(16u, size);
    float* address = nullptr;
    EXPECT_OK(cudaGetSymbolAddress(&address, weights));
    void* same = nullptr;
    EXPECT_OK(cudaGetSymbolAddress(&same, weights));
    EXPECT_EQ(address, same);
    EXPECT_EQ(simt::MemoryKind::variable, simt::find_memory(address).kind);
    float back[4] = {};
    EXPECT_OK(cudaMemcpy(back, address, sizeof(back), cudaMemcpyDeviceToHost))
        << "its address is device memory";
    EXPECT_FLOAT_EQ(3, back[2]);
}

TEST(Symbol, IsCopiedToAndFromWithAnOffset) {
    const float two[2] = {30, 40};
    EXPECT_OK(cudaMemcpyToSymbol(weights, two, sizeof(two), 2 * sizeof(float)));
    float back[4] = {};
    EXPECT_OK(cudaMemcpyFromSymbol(back, weights, sizeof(back)));
    EXPECT_EQ((std::vector<float>{1, 2, 30, 40}), std::vector<float>(back, back + 4));
    EXPECT_OK(cudaMemcpyFromSymbolAsync(back, weights, sizeof(float), 12, cudaMemcpyDeviceToHost,
                                        nullptr));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_FLOAT_EQ(40, back[0]);
}

TEST(Symbol, IsCopiedFromDeviceMemory) {
    float* device = nullptr;
    ASSERT_OK(cudaMalloc(&device, 16));
    EXPECT_OK(cudaMemset(device, 0, 16));
    EXPECT_OK(cudaMemcpyToSymbol(weights, device, 16, 0, cudaMemcpyDeviceToDevice));
    float back = 1;
    EXPECT_OK(cudaMemcpyFromSymbol(&back, weights, 4, 8));
    EXPECT_FLOAT_EQ(0, back);
    EXPECT_OK(cudaFree(device));
}

TEST(Symbol, CanHoldADevicePointer) {
    float* device = nullptr;
    ASSERT_OK(cudaMalloc(&device, 16));
    EXPECT_OK(cudaMemcpyToSymbol(pointer_variable, &device, sizeof(device)));
    EXPECT_EQ(device, pointer_variable);
    EXPECT_OK(cudaFree(device));
}

TEST(Symbol, RefusesToLeaveTheVariable) {
    const float five[5] = {};
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpyToSymbol(weights, five, sizeof(five)));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpyToSymbol(weights, five, 4, 13));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpyToSymbol(weights, five, 4, SIZE_MAX));
    EXPECT_FAILS(cudaErrorInvalidMemcpyDirection,
                 cudaMemcpyToSymbol(weights, five, 4, 0, cudaMemcpyDeviceToHost));
}

TEST(Symbol, MustBeADeviceVariable) {
    const float x = 1;
    float back = 0;
    EXPECT_FAILS(cudaErrorInvalidSymbol, cudaMemcpyToSymbol(not_registered, &x, sizeof(x)));
    EXPECT_FAILS(cudaErrorInvalidSymbol, cudaMemcpyFromSymbol(&back, not_registered, sizeof(x)));
    EXPECT_FAILS(cudaErrorInvalidSymbol, cudaMemcpyToSymbol(weights[1], &x, sizeof(x)))
        << "an element is no symbol";
    std::size_t size = 0;
    EXPECT_FAILS(cudaErrorInvalidSymbol, cudaGetSymbolSize(&size, not_registered));
}

TEST(Symbol, ThatIsConstIsNotWritten) {
    const int x = 9;
    int back = 0;
    EXPECT_FAILS(cudaErrorInvalidSymbol, cudaMemcpyToSymbol(fixed, &x, sizeof(x)));
    EXPECT_OK(cudaMemcpyFromSymbol(&back, fixed, sizeof(back)));
    EXPECT_EQ(3, back);
}

TEST(Symbol, HasItsFirstValueAfterAReset) {
    const float other[4] = {};
    EXPECT_OK(cudaMemcpyToSymbol(weights, other, sizeof(other)));
    EXPECT_OK(cudaDeviceReset());
    float back[4] = {};
    EXPECT_OK(cudaMemcpyFromSymbol(back, weights, sizeof(back)));
    EXPECT_EQ((std::vector<float>{1, 2, 3, 4}), std::vector<float>(back, back + 4));
}

}  // namespace
