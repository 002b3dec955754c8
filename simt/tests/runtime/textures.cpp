// Textures and surfaces: CUDA arrays, what may be made of them, and what a fetch returns. The
// values are worked out by hand from the formulas of the CUDA C++ Programming Guide, "Texture
// Fetching"; the functions of kernels are called on the host here (simt/tests/cc/programs/textures.cu
// calls them in kernels).
#include "simt/textures.hpp"

#include "expect.hpp"

#include <array>
#include <cmath>
#include <cstring>
#include <numeric>
#include <vector>

namespace {

struct Reading {
    cudaTextureFilterMode filter = cudaFilterModePoint;
    cudaTextureAddressMode mode = cudaAddressModeClamp;
    bool normalized = false;
    cudaTextureReadMode read = cudaReadModeElementType;
    std::array<float, 4> border{};
    bool srgb = false;

    cudaTextureDesc description() const {
        cudaTextureDesc d{};
        for (auto& each : d.addressMode) each = mode;
        d.filterMode = filter;
        d.readMode = read;
        d.normalizedCoords = normalized;
        d.sRGB = srgb;
        std::copy(border.begin(), border.end(), d.borderColor);
        return d;
    }
};

cudaResourceDesc resource_of(cudaArray_t array) {
    cudaResourceDesc d{};
    d.resType = cudaResourceTypeArray;
    d.res.array.array = array;
    return d;
}

/// An array, and the objects that are made of it.
template <class T>
class Array {
  public:
    Array(const std::vector<T>& values, std::size_t width, std::size_t height = 0,
          std::size_t depth = 0, unsigned flags = 0,
          cudaChannelFormatDesc format = cudaCreateChannelDesc<T>()) {
        EXPECT_OK(cudaMalloc3DArray(&array, &format, {width, height, depth}, flags));
        cudaMemcpy3DParms copy{};
        const std::size_t rows = std::max<std::size_t>(height, 1);
        copy.srcPtr =
            make_cudaPitchedPtr(const_cast<T*>(values.data()), width * sizeof(T), width, rows);
        copy.dstArray = array;
        copy.extent = {width, rows, std::max<std::size_t>(depth, 1)};
        copy.kind = cudaMemcpyHostToDevice;
        EXPECT_OK(cudaMemcpy3D(&copy));
    }
    ~Array() {
        for (const auto object : textures) EXPECT_OK(cudaDestroyTextureObject(object));
        for (const auto object : surfaces) EXPECT_OK(cudaDestroySurfaceObject(object));
        EXPECT_OK(cudaFreeArray(array));
    }
    Array(const Array&) = delete;
    Array& operator=(const Array&) = delete;

    cudaTextureObject_t texture(const Reading& reading = {}) {
        const cudaResourceDesc resource = resource_of(array);
        const cudaTextureDesc description = reading.description();
        cudaTextureObject_t object = 0;
        EXPECT_OK(cudaCreateTextureObject(&object, &resource, &description, nullptr));
        textures.push_back(object);
        return object;
    }
    cudaSurfaceObject_t surface() {
        const cudaResourceDesc resource = resource_of(array);
        cudaSurfaceObject_t object = 0;
        EXPECT_OK(cudaCreateSurfaceObject(&object, &resource));
        surfaces.push_back(object);
        return object;
    }

    cudaArray_t array = nullptr;
    std::vector<cudaTextureObject_t> textures, surfaces;
};

template <class T = float>
std::vector<T> counting(std::size_t count) {
    std::vector<T> values(count);
    std::iota(values.begin(), values.end(), T(0));
    return values;
}

constexpr Reading linear{cudaFilterModeLinear};

// ---- fetching: nearest point

TEST(Texture, PointFilteringTakesTheElementThatTheCoordinateFallsInto) {
    Array<float> line({10, 20, 30, 40}, 4);
    const auto t = line.texture();
    EXPECT_EQ(10, tex1D<float>(t, 0.0f));
    EXPECT_EQ(10, tex1D<float>(t, 0.99f));
    EXPECT_EQ(20, tex1D<float>(t, 1.0f));
    EXPECT_EQ(40, tex1D<float>(t, 3.5f));
    float result = 0;
    tex1D(&result, t, 2.5f);
    EXPECT_EQ(30, result);
}

TEST(Texture, HasTwoAndThreeDimensions) {
    Array<float> plane(counting(6), 3, 2);
    const auto p = plane.texture();
    EXPECT_EQ(5, tex2D<float>(p, 2.5f, 1.5f));
    EXPECT_EQ(1, tex2DLod<float>(p, 1.5f, 0.5f, 0.0f));
    EXPECT_EQ(4, tex2DGrad<float>(p, 1.5f, 1.5f, float2{1, 0}, float2{0, 1}));
    Array<float> volume(counting(24), 4, 3, 2);
    const auto v = volume.texture();
    EXPECT_EQ(12 + 4 + 3, tex3D<float>(v, 3.5f, 1.5f, 1.5f));
    EXPECT_EQ(8, tex3DLod<float>(v, 0.5f, 2.5f, 0.5f, 0.0f));
}

TEST(Texture, AddressModesSayWhatLiesOutside) {
    Array<float> line({10, 20, 30, 40}, 4);
    // Normalised coordinates: x · 4. Clamp, wrap: frac(x), mirror: 1 − frac(x) in odd repetitions.
    const auto clamp = line.texture({cudaFilterModePoint, cudaAddressModeClamp, true});
    const auto wrap = line.texture({cudaFilterModePoint, cudaAddressModeWrap, true});
    const auto mirror = line.texture({cudaFilterModePoint, cudaAddressModeMirror, true});
    const auto border = line.texture(
        {cudaFilterModePoint, cudaAddressModeBorder, true, cudaReadModeElementType, {7, 0, 0, 0}});
    struct Case {
        float x, clamped, wrapped, mirrored, bordered;
    };
    for (const Case& c :
         {Case{0.3f, 20, 20, 20, 20}, Case{1.1f, 40, 10, 40, 7}, Case{1.6f, 40, 30, 20, 7},
          Case{2.3f, 40, 20, 20, 7}, Case{-0.1f, 10, 40, 10, 7}, Case{-0.9f, 10, 10, 40, 7},
          Case{-1000.4f, 10, 30, 20, 7}}) {
        EXPECT_EQ(c.clamped, tex1D<float>(clamp, c.x)) << c.x;
        EXPECT_EQ(c.wrapped, tex1D<float>(wrap, c.x)) << c.x;
        EXPECT_EQ(c.mirrored, tex1D<float>(mirror, c.x)) << c.x;
        EXPECT_EQ(c.bordered, tex1D<float>(border, c.x)) << c.x;
    }
}

TEST(Texture, WrapAndMirrorAreClampWithoutNormalizedCoordinates) {
    Array<float> line({10, 20, 30, 40}, 4);
    for (const auto mode : {cudaAddressModeWrap, cudaAddressModeMirror}) {
        const auto t = line.texture({cudaFilterModePoint, mode});
        EXPECT_EQ(40, tex1D<float>(t, 5.5f));
        EXPECT_EQ(10, tex1D<float>(t, -1.5f));
    }
}

// ---- fetching: linear

TEST(Texture, LinearFilteringMixesTheTwoElementsBesideTheCoordinate) {
    Array<float> line({10, 20, 30, 40}, 4);
    const auto t = line.texture(linear);
    EXPECT_EQ(10, tex1D<float>(t, 0.5f));      // x − 0.5 = 0, α = 0
    EXPECT_EQ(15, tex1D<float>(t, 1.0f));      // α = 0.5
    EXPECT_EQ(22.5f, tex1D<float>(t, 1.75f));  // i = 1, α = 0.25
    EXPECT_EQ(10, tex1D<float>(t, 0.0f));      // i = −1, which clamp makes 0
    EXPECT_EQ(40, tex1D<float>(t, 9.0f));
}

TEST(Texture, WeightsHaveEightBitsOfFraction) {
    Array<float> line({0, 256}, 2);
    const auto t = line.texture(linear);
    // α · 256 is the result: rounded to the nearest whole number.
    EXPECT_EQ(1, tex1D<float>(t, 0.5f + 1 / 256.0f));
    EXPECT_EQ(1, tex1D<float>(t, 0.5f + 1.4f / 256));
    EXPECT_EQ(2, tex1D<float>(t, 0.5f + 1.6f / 256));
    EXPECT_EQ(0, tex1D<float>(t, 0.5f + 0.4f / 256));
    EXPECT_EQ(256, tex1D<float>(t, 0.5f + 255.7f / 256)) << "1.0 is exactly represented";
}

TEST(Texture, LinearFilteringInTwoAndThreeDimensions) {
    Array<float> plane({1, 2, 4, 8}, 2, 2);
    // (1−α)(1−β)·1 + α(1−β)·2 + (1−α)β·4 + αβ·8, α = 0.25, β = 0.5
    EXPECT_EQ(0.375f * 1 + 0.125f * 2 + 0.375f * 4 + 0.125f * 8,
              tex2D<float>(plane.texture(linear), 0.75f, 1.0f));
    Array<float> volume({0, 1, 2, 3, 4, 5, 6, 7}, 2, 2, 2);
    // T = i + 2j + 4k is linear, so the result is α + 2β + 4γ.
    EXPECT_EQ(0.25f + 2 * 0.5f + 4 * 0.75f,
              tex3D<float>(volume.texture(linear), 0.75f, 1.0f, 1.25f));
}

TEST(Texture, LinearFilteringAtTheEdges) {
    Array<float> line({10, 20, 30, 40}, 4);
    const auto wrap = line.texture({cudaFilterModeLinear, cudaAddressModeWrap, true});
    const auto mirror = line.texture({cudaFilterModeLinear, cudaAddressModeMirror, true});
    const auto border = line.texture(
        {cudaFilterModeLinear, cudaAddressModeBorder, false, cudaReadModeElementType, {100}});
    EXPECT_EQ(25, tex1D<float>(wrap, 0.0f));    // between T[−1] = T[3] and T[0]
    EXPECT_EQ(10, tex1D<float>(mirror, 0.0f));  // between T[−1] = T[0] and T[0]
    EXPECT_EQ(55, tex1D<float>(border, 0.0f));  // between 100 and 10
    EXPECT_EQ(70, tex1D<float>(border, 4.0f));
}

// ---- elements

TEST(Texture, ReadsEveryTypeOfElement) {
    Array<unsigned char> u8({200, 255}, 2);
    EXPECT_EQ(200, tex1D<unsigned char>(u8.texture(), 0.5f));
    EXPECT_EQ(200u, tex1D<unsigned>(u8.texture(), 0.5f));
    Array<signed char> s8({-100, 5}, 2);
    EXPECT_EQ(-100, tex1D<signed char>(s8.texture(), 0.5f));
    EXPECT_EQ(-100, tex1D<int>(s8.texture(), 0.5f)) << "the sign is kept";
    Array<short2> s16({{-30000, 7}}, 1);
    const short2 pair = tex1D<short2>(s16.texture(), 0.5f);
    EXPECT_EQ(-30000, pair.x);
    EXPECT_EQ(7, pair.y);
    Array<ushort4> u16({{1, 2, 3, 65535}}, 1);
    EXPECT_EQ(65535, tex1D<ushort4>(u16.texture(), 0.5f).w);
    Array<int> s32({-2000000000}, 1);
    EXPECT_EQ(-2000000000, tex1D<int>(s32.texture(), 0.5f));
    Array<uint4> u32({{1, 2, 3, 4000000000u}}, 1);
    EXPECT_EQ(4000000000u, tex1D<uint4>(u32.texture(), 0.5f).w);
    Array<float4> f32({make_float4(1, 2, 3, 4)}, 1);
    EXPECT_EQ(3, tex1D<float4>(f32.texture(), 0.5f).z);
    // float16: 0x3C00 is 1, 0xC100 is −2.5
    Array<ushort2> half({{0x3C00, 0xC100}}, 1, 0, 0, 0, cudaCreateChannelDescHalf2());
    EXPECT_EQ(1, tex1D<float2>(half.texture(), 0.5f).x);
    EXPECT_EQ(-2.5f, tex1D<float2>(half.texture(), 0.5f).y);
}

TEST(Texture, NormalizedReadsGiveFractions) {
    Reading normalized;
    normalized.read = cudaReadModeNormalizedFloat;
    Array<uchar4> u8({{0, 51, 255, 128}}, 1);
    const float4 color = tex1D<float4>(u8.texture(normalized), 0.5f);
    EXPECT_EQ(0, color.x);
    EXPECT_EQ(0.2f, color.y);  // 51 / 255
    EXPECT_EQ(1, color.z);
    EXPECT_EQ(static_cast<float>(128 / 255.0), color.w);
    Array<char2> s8({{-127, -128}}, 1);
    const float2 both = tex1D<float2>(s8.texture(normalized), 0.5f);
    EXPECT_EQ(-1, both.x);
    EXPECT_EQ(-1, both.y) << "−128/127 would be less than −1";
    Array<unsigned short> u16({65535 / 5}, 1);
    EXPECT_EQ(0.2f, tex1D<float>(u16.texture(normalized), 0.5f));
    normalized.filter = cudaFilterModeLinear;
    Array<unsigned char> two({0, 255}, 2);
    EXPECT_EQ(0.5f, tex1D<float>(two.texture(normalized), 1.0f));
}

TEST(Texture, SrgbBecomesLinear) {
    Reading reading;
    reading.read = cudaReadModeNormalizedFloat;
    reading.srgb = true;
    Array<uchar4> color({{255, 10, 188, 128}}, 1);
    const float4 c = tex1D<float4>(color.texture(reading), 0.5f);
    EXPECT_FLOAT_EQ(1, c.x);
    EXPECT_FLOAT_EQ(10 / 255.0f / 12.92f, c.y);
    EXPECT_FLOAT_EQ(std::pow((188 / 255.0f + 0.055f) / 1.055f, 2.4f), c.z);
    EXPECT_FLOAT_EQ(128 / 255.0f, c.w) << "the fourth channel is no colour";
}

TEST(Texture, BordersOfIntegersAreTheirBits) {
    Reading reading;
    reading.mode = cudaAddressModeBorder;
    const int value = -5;
    std::memcpy(reading.border.data(), &value, sizeof value);
    Array<int> line({1, 2}, 2);
    EXPECT_EQ(-5, tex1D<int>(line.texture(reading), 2.5f));
}

// ---- layers, cubes, gather

TEST(Texture, LayersAreChosenByNumberAndNotMixed) {
    Array<float> lines(counting(6), 2, 0, 3, cudaArrayLayered);
    const auto l = lines.texture(linear);
    EXPECT_EQ(2.5f, tex1DLayered<float>(l, 1.0f, 1));
    EXPECT_EQ(4, tex1DLayered<float>(l, 0.5f, 9)) << "the last layer";
    EXPECT_EQ(0, tex1DLayered<float>(l, 0.5f, -1));
    Array<float> planes(counting(12), 2, 2, 3, cudaArrayLayered);
    const auto p = planes.texture();
    EXPECT_EQ(4 + 3, tex2DLayered<float>(p, 1.5f, 1.5f, 1));
    EXPECT_EQ(8, tex2DLayeredLod<float>(p, 0.5f, 0.5f, 2, 0.0f));
}

TEST(Texture, CubesHaveSixFaces) {
    Array<float> cube({0, 1, 2, 3, 4, 5}, 1, 1, 6, cudaArrayCubemap);
    const auto t = cube.texture({cudaFilterModePoint, cudaAddressModeClamp, true});
    EXPECT_EQ(0, texCubemap<float>(t, 2, 1, 1));
    EXPECT_EQ(1, texCubemap<float>(t, -2, 1, 1));
    EXPECT_EQ(2, texCubemap<float>(t, 1, 2, 1));
    EXPECT_EQ(3, texCubemap<float>(t, 1, -2, 1));
    EXPECT_EQ(4, texCubemap<float>(t, 1, 1, 2));
    EXPECT_EQ(5, texCubemap<float>(t, 1, 1, -2));
    // Face 0 is at (−z/x + 1)/2, (−y/x + 1)/2.
    Array<float> fine(counting(24), 2, 2, 6, cudaArrayCubemap);
    const auto f = fine.texture({cudaFilterModePoint, cudaAddressModeClamp, true});
    EXPECT_EQ(0 + 0, texCubemap<float>(f, 1, 0.5f, 0.5f));
    EXPECT_EQ(0 + 1, texCubemap<float>(f, 1, 0.5f, -0.5f));
    EXPECT_EQ(0 + 2, texCubemap<float>(f, 1, -0.5f, 0.5f));
    Array<float> cubes(counting(12), 1, 1, 12, cudaArrayCubemap | cudaArrayLayered);
    EXPECT_EQ(6 + 3,
              texCubemapLayered<float>(
                  cubes.texture({cudaFilterModePoint, cudaAddressModeClamp, true}), 0, -1, 0, 1));
}

TEST(Texture, GatherGivesOneChannelOfFourElements) {
    std::vector<float4> values;
    for (int i = 0; i < 12; ++i)
        values.push_back(make_float4(float(i), 100.0f + float(i), 200, 300));
    Array<float4> plane(values, 4, 3, 0, cudaArrayTextureGather);
    const auto t = plane.texture(linear);
    const float4 four = tex2Dgather<float4>(t, 2.0f, 1.0f, 1);  // i = 1, j = 0
    EXPECT_EQ(105, four.x);                                     // (i, j + 1)
    EXPECT_EQ(106, four.y);                                     // (i + 1, j + 1)
    EXPECT_EQ(102, four.z);                                     // (i + 1, j)
    EXPECT_EQ(101, four.w);                                     // (i, j)
    // The Guide's example: 2.49805 − 0.5 counts as 2, so elements 2 and 3.
    EXPECT_EQ(2, tex2Dgather<float4>(t, 2.49805f, 1.0f).w);
    EXPECT_EQ(1, tex2Dgather<float4>(t, 2.49f, 1.0f).w);
}

TEST(Texture, LevelsAndGradientsReadTheOneLevelThatThereIs) {
    Array<float> line(counting(4), 4);
    const auto l = line.texture();
    EXPECT_EQ(2, tex1DLod<float>(l, 2.5f, 3.0f));
    EXPECT_EQ(2, tex1DGrad<float>(l, 2.5f, 8.0f, 8.0f));
    Array<float> volume(counting(8), 2, 2, 2);
    EXPECT_EQ(5, tex3DGrad<float>(volume.texture(), 1.5f, 0.5f, 1.5f, float4{}, float4{}));
    Array<float> lines(counting(6), 2, 0, 3, cudaArrayLayered);
    EXPECT_EQ(5, tex1DLayeredLod<float>(lines.texture(), 1.5f, 2, 1.0f));
    EXPECT_EQ(5, tex1DLayeredGrad<float>(lines.texture(), 1.5f, 2, 1.0f, 1.0f));
    Array<float> planes(counting(12), 2, 2, 3, cudaArrayLayered);
    EXPECT_EQ(11, tex2DLayeredGrad<float>(planes.texture(), 1.5f, 1.5f, 2, float2{}, float2{}));
    const Reading of_cubes{cudaFilterModePoint, cudaAddressModeClamp, true};
    Array<float> cube(counting(6), 1, 1, 6, cudaArrayCubemap);
    EXPECT_EQ(3, texCubemapLod<float>(cube.texture(of_cubes), 0, -1, 0, 2.0f));
    Array<float> cubes(counting(12), 1, 1, 12,
                       cudaArrayCubemap | cudaArrayLayered | cudaArraySurfaceLoadStore);
    EXPECT_EQ(9, texCubemapLayeredLod<float>(cubes.texture(of_cubes), 0, -1, 0, 1, 2.0f));
    surfCubemapLayeredwrite(-1.0f, cubes.surface(), 0, 0, 6 + 3);
    EXPECT_EQ(-1, surfCubemapLayeredread<float>(cubes.surface(), 0, 0, 6 + 3));
}

// ---- memory of cudaMalloc

class LinearTexture : public testing::Test {
  protected:
    void SetUp() override {
        ASSERT_OK(cudaMalloc(&memory, 64 * sizeof(float)));
        const auto values = counting(64);
        ASSERT_OK(cudaMemcpy(memory, values.data(), 64 * sizeof(float), cudaMemcpyHostToDevice));
        linear.resType = cudaResourceTypeLinear;
        linear.res.linear.devPtr = memory;
        linear.res.linear.desc = cudaCreateChannelDesc<float>();
        linear.res.linear.sizeInBytes = 10 * sizeof(float);
        pitched.resType = cudaResourceTypePitch2D;
        pitched.res.pitch2D = {memory, cudaCreateChannelDesc<float>(), 5, 4, 16 * sizeof(float)};
    }
    void TearDown() override { EXPECT_OK(cudaFree(memory)); }

    cudaError_t make(const cudaResourceDesc& resource, const Reading& reading = {}) {
        const cudaTextureDesc description = reading.description();
        return cudaCreateTextureObject(&object, &resource, &description, nullptr);
    }

    float* memory = nullptr;
    cudaResourceDesc linear{}, pitched{};
    cudaTextureObject_t object = 0;
};

TEST_F(LinearTexture, IsReadByWholeNumbersAndZeroOutside) {
    ASSERT_OK(make(linear));
    EXPECT_EQ(7, tex1Dfetch<float>(object, 7));
    EXPECT_EQ(0, tex1Dfetch<float>(object, 10)) << "there is memory, but not the texture's";
    EXPECT_EQ(0, tex1Dfetch<float>(object, -1));
    EXPECT_OK(cudaDestroyTextureObject(object));
}

TEST_F(LinearTexture, PitchedMemoryIsAPlane) {
    ASSERT_OK(make(pitched, ::linear));
    EXPECT_EQ(16 * 2 + 3, tex2D<float>(object, 3.5f, 2.5f));
    EXPECT_EQ(4, tex2D<float>(object, 99.0f, 0.5f)) << "the texture's last column";
    EXPECT_EQ(1.5f + 8, tex2D<float>(object, 2.0f, 1.0f));
    EXPECT_OK(cudaDestroyTextureObject(object));
}

TEST_F(LinearTexture, RefusesWhatAGpuRefuses) {
    cudaResourceDesc wrong = pitched;
    wrong.res.pitch2D.pitchInBytes = 20 + 4;
    EXPECT_FAILS(cudaErrorInvalidValue, make(wrong)) << "no multiple of 32";
    wrong = pitched;
    wrong.res.pitch2D.width = 17;
    EXPECT_FAILS(cudaErrorInvalidValue, make(wrong)) << "rows longer than the pitch";
    wrong = pitched;
    wrong.res.pitch2D.height = 5;
    EXPECT_FAILS(cudaErrorInvalidValue, make(wrong)) << "beyond the allocation";
    wrong = linear;
    wrong.res.linear.devPtr = memory + 4;
    EXPECT_FAILS(cudaErrorInvalidValue, make(wrong)) << "no multiple of 512 bytes";
    wrong = linear;
    wrong.res.linear.sizeInBytes = 65 * sizeof(float);
    EXPECT_FAILS(cudaErrorInvalidValue, make(wrong));
    wrong = linear;
    wrong.res.linear.desc.x = 24;
    EXPECT_FAILS(cudaErrorInvalidChannelDescriptor, make(wrong));
    wrong = linear;
    wrong.res.linear.desc = {32, 32, 32, 0, cudaChannelFormatKindFloat};
    EXPECT_FAILS(cudaErrorInvalidChannelDescriptor, make(wrong));
    wrong = linear;
    float on_host[4];
    wrong.res.linear.devPtr = on_host;
    wrong.res.linear.sizeInBytes = sizeof on_host;
    EXPECT_FAILS(cudaErrorInvalidValue, make(wrong));
    wrong = linear;
    wrong.resType = cudaResourceTypeMipmappedArray;
    EXPECT_FAILS(cudaErrorNotSupported, make(wrong));
    Reading normalized;
    normalized.read = cudaReadModeNormalizedFloat;
    wrong = linear;
    wrong.res.linear.desc = cudaCreateChannelDesc<int>();
    EXPECT_FAILS(cudaErrorInvalidNormSetting, make(wrong, normalized));
    wrong = pitched;
    wrong.res.pitch2D.desc = cudaCreateChannelDesc<unsigned>();
    EXPECT_FAILS(cudaErrorInvalidFilterSetting, make(wrong, ::linear));
    Reading unknown;
    unknown.mode = static_cast<cudaTextureAddressMode>(9);
    EXPECT_FAILS(cudaErrorInvalidValue, make(linear, unknown));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaCreateTextureObject(&object, &linear, nullptr, nullptr));
}

// ---- arrays

TEST(CudaArray, TellsWhatItIs) {
    Array<short4> array(std::vector<short4>(30), 5, 3, 2, cudaArraySurfaceLoadStore);
    cudaChannelFormatDesc format{};
    cudaExtent extent{};
    unsigned flags = 0;
    EXPECT_OK(cudaArrayGetInfo(&format, &extent, &flags, array.array));
    EXPECT_EQ(16, format.w);
    EXPECT_EQ(cudaChannelFormatKindSigned, format.f);
    EXPECT_EQ(5u, extent.width);
    EXPECT_EQ(2u, extent.depth);
    EXPECT_EQ(unsigned{cudaArraySurfaceLoadStore}, flags);
    EXPECT_OK(cudaGetChannelDesc(&format, array.array));
    EXPECT_EQ(16, format.x);
    EXPECT_EQ(8, cudaCreateChannelDesc(8, 8, 0, 0, cudaChannelFormatKindUnsigned).y);
    EXPECT_EQ(16, cudaCreateChannelDescHalf().x);
    EXPECT_EQ(0, cudaCreateChannelDescHalf1().y);
    EXPECT_EQ(16, cudaCreateChannelDescHalf4().w);
    std::size_t most = 0;
    EXPECT_OK(cudaDeviceGetTexture1DLinearMaxWidth(&most, &format, 0));
    EXPECT_EQ(std::size_t{1} << 28, most);
}

TEST(CudaArray, OfAFormatThatNoTextureHasIsRefused) {
    cudaArray_t array = nullptr;
    for (const cudaChannelFormatDesc format :
         {cudaChannelFormatDesc{32, 32, 32, 0, cudaChannelFormatKindFloat},
          cudaChannelFormatDesc{8, 0, 0, 0, cudaChannelFormatKindFloat},
          cudaChannelFormatDesc{16, 8, 0, 0, cudaChannelFormatKindSigned},
          cudaCreateChannelDesc<double>()})
        EXPECT_FAILS(cudaErrorInvalidChannelDescriptor, cudaMallocArray(&array, &format, 4, 4));
    const auto format = cudaCreateChannelDesc<float>();
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMallocArray(&array, &format, 0, 4));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMallocArray(&array, &format, 200000, 1));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMallocArray(&array, &format, 4, 4, cudaArrayLayered));
    EXPECT_FAILS(cudaErrorNotSupported, cudaMallocArray(&array, &format, 4, 4, cudaArraySparse));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMalloc3DArray(&array, &format, {4, 3, 6}, cudaArrayCubemap));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMalloc3DArray(&array, &format, {4, 0, 3}, 0));
}

TEST(CudaArray, IsFreedOnce) {
    const auto format = cudaCreateChannelDesc<float>();
    std::size_t before = 0, after = 0, total = 0;
    EXPECT_OK(cudaMemGetInfo(&before, &total));
    cudaArray_t array = nullptr;
    ASSERT_OK(cudaMallocArray(&array, &format, 4, 4));
    const cudaResourceDesc resource = resource_of(array);
    EXPECT_OK(cudaFreeArray(array));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeArray(array));
    EXPECT_OK(cudaFreeArray(nullptr));
    EXPECT_OK(cudaMemGetInfo(&after, &total));
    EXPECT_EQ(before, after);
    float values[16];
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy2DToArray(array, 0, 0, values, 16, 16, 4, cudaMemcpyHostToDevice));
    const cudaTextureDesc description{};
    cudaTextureObject_t object = 0;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaCreateTextureObject(&object, &resource, &description, nullptr));
    float other = 0;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeArray(reinterpret_cast<cudaArray_t>(&other)));
}

TEST(CudaArray, IsCopiedByRectangles) {
    Array<float> a(std::vector<float>(12, -1), 4, 3), b(std::vector<float>(12, -2), 4, 3);
    const auto from = counting(6);  // two rows of 3, of which 2 are copied
    EXPECT_OK(cudaMemcpy2DToArray(a.array, 4, 1, from.data(), 12, 8, 2, cudaMemcpyHostToDevice));
    std::vector<float> all(12);
    EXPECT_OK(cudaMemcpy2DFromArray(all.data(), 16, a.array, 0, 0, 16, 3, cudaMemcpyDeviceToHost));
    EXPECT_EQ((std::vector<float>{-1, -1, -1, -1, -1, 0, 1, -1, -1, 3, 4, -1}), all);
    EXPECT_OK(cudaMemcpy2DArrayToArray(b.array, 0, 0, a.array, 4, 1, 8, 2));
    EXPECT_OK(cudaMemcpy2DFromArrayAsync(all.data(), 16, b.array, 0, 0, 16, 3, cudaMemcpyDefault));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ((std::vector<float>{0, 1, -2, -2, 3, 4, -2, -2, -2, -2, -2, -2}), all);
    EXPECT_OK(cudaMemcpy2DToArrayAsync(b.array, 0, 2, from.data(), 16, 16, 1, cudaMemcpyDefault));
    EXPECT_OK(cudaMemcpy2DFromArray(all.data(), 16, b.array, 0, 2, 16, 1, cudaMemcpyDeviceToHost));
    EXPECT_EQ(3, all[3]);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpy2DToArray(a.array, 0, 0, from.data(), 20, 20, 1,
                                                            cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy2DToArray(a.array, 0, 2, from.data(), 12, 8, 2, cudaMemcpyHostToDevice));
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpy2DToArray(a.array, 0, 0, from.data(), 12, 8, 2, cudaMemcpyDeviceToHost));
}

TEST(CudaArray, IsCopiedByRunsOfBytes) {
    Array<float> a(std::vector<float>(6, -1), 3, 2), b(std::vector<float>(6, -2), 3, 2);
    const auto from = counting(4);
    EXPECT_OK(cudaMemcpyToArray(a.array, 4, 0, from.data(), 16, cudaMemcpyHostToDevice));
    std::vector<float> all(6);
    EXPECT_OK(cudaMemcpyFromArray(all.data(), a.array, 0, 0, 24, cudaMemcpyDeviceToHost));
    EXPECT_EQ((std::vector<float>{-1, 0, 1, 2, 3, -1}), all);
    EXPECT_OK(cudaMemcpyArrayToArray(b.array, 0, 1, a.array, 4, 0, 12));
    EXPECT_OK(cudaMemcpyToArrayAsync(b.array, 0, 0, from.data(), 4, cudaMemcpyHostToDevice));
    EXPECT_OK(cudaMemcpyFromArrayAsync(all.data(), b.array, 0, 0, 24, cudaMemcpyDeviceToHost));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ((std::vector<float>{0, -2, -2, 0, 1, 2}), all);
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaMemcpyToArray(a.array, 4, 1, from.data(), 12, cudaMemcpyHostToDevice));
}

TEST(CudaArray, IsCopiedByBoxesOfElements) {
    Array<short2> a(std::vector<short2>(24, short2{9, 9}), 4, 3, 2);
    std::vector<short2> box;
    for (short i = 0; i < 8; ++i) box.push_back({i, short(-i)});
    cudaMemcpy3DParms copy{};
    copy.srcPtr = make_cudaPitchedPtr(box.data(), 2 * sizeof(short2), 2, 2);
    copy.dstArray = a.array;
    copy.dstPos = make_cudaPos(1, 1, 0);
    copy.extent = make_cudaExtent(2, 2, 2);
    copy.kind = cudaMemcpyHostToDevice;
    EXPECT_OK(cudaMemcpy3D(&copy));
    std::vector<short2> back(2);
    cudaMemcpy3DParms out{};
    out.srcArray = a.array;
    out.srcPos = make_cudaPos(2, 2, 1);
    out.dstPtr = make_cudaPitchedPtr(back.data(), 2 * sizeof(short2), 2, 1);
    out.extent = make_cudaExtent(2, 1, 1);
    out.kind = cudaMemcpyDeviceToHost;
    EXPECT_OK(cudaMemcpy3DAsync(&out));
    EXPECT_OK(cudaDeviceSynchronize());
    EXPECT_EQ(7, back[0].x);
    EXPECT_EQ(-7, back[0].y);
    EXPECT_EQ(9, back[1].x);
    copy.dstPos.z = 1;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpy3D(&copy)) << "beyond the last slice";
    copy.dstPos.z = 0;
    Array<float4> wide(std::vector<float4>(24), 4, 3, 2);
    copy.srcPtr = {};
    copy.srcArray = wide.array;
    copy.kind = cudaMemcpyDeviceToDevice;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaMemcpy3D(&copy)) << "elements of two sizes";
}

// ---- objects

TEST(TextureObject, TellsWhatItWasMadeOf) {
    Array<float> array(counting(4), 4);
    const auto t = array.texture({cudaFilterModeLinear, cudaAddressModeBorder});
    cudaResourceDesc resource{};
    cudaTextureDesc description{};
    cudaResourceViewDesc view{};
    EXPECT_OK(cudaGetTextureObjectResourceDesc(&resource, t));
    EXPECT_EQ(array.array, resource.res.array.array);
    EXPECT_OK(cudaGetTextureObjectTextureDesc(&description, t));
    EXPECT_EQ(cudaAddressModeBorder, description.addressMode[0]);
    EXPECT_FAILS(cudaErrorInvalidValue, cudaGetTextureObjectResourceViewDesc(&view, t));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaDestroySurfaceObject(t));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaDestroyTextureObject(0));
}

TEST(TextureObject, MayGiveTheElementsAnotherFormat) {
    Array<unsigned> array({0x3F800000u}, 1);  // the bits of 1.0f
    const cudaResourceDesc resource = resource_of(array.array);
    const cudaTextureDesc description{};
    cudaResourceViewDesc view{};
    view.format = cudaResViewFormatFloat1;
    view.width = 1;
    cudaTextureObject_t object = 0;
    ASSERT_OK(cudaCreateTextureObject(&object, &resource, &description, &view));
    EXPECT_EQ(1.0f, tex1D<float>(object, 0.5f));
    cudaResourceViewDesc back{};
    EXPECT_OK(cudaGetTextureObjectResourceViewDesc(&back, object));
    EXPECT_EQ(cudaResViewFormatFloat1, back.format);
    EXPECT_OK(cudaDestroyTextureObject(object));
    view.format = cudaResViewFormatFloat2;
    EXPECT_FAILS(cudaErrorInvalidValue,
                 cudaCreateTextureObject(&object, &resource, &description, &view));
}

TEST(TextureObject, HandlesAreNotUsedAgainSoon) {
    Array<float> array(counting(4), 4);
    const cudaResourceDesc resource = resource_of(array.array);
    const cudaTextureDesc description{};
    cudaTextureObject_t first = 0, next = 0;
    ASSERT_OK(cudaCreateTextureObject(&first, &resource, &description, nullptr));
    EXPECT_OK(cudaDestroyTextureObject(first));
    for (int i = 0; i < 3000; ++i) {
        ASSERT_OK(cudaCreateTextureObject(&next, &resource, &description, nullptr));
        ASSERT_NE(first, next);
        ASSERT_OK(cudaDestroyTextureObject(next));
    }
    EXPECT_FAILS(cudaErrorInvalidValue, cudaDestroyTextureObject(first));
}

// ---- surfaces

TEST(Surface, ReadsAndWritesBytes) {
    Array<float> plane(counting(6), 3, 2, 0, cudaArraySurfaceLoadStore);
    const auto s = plane.surface();
    EXPECT_EQ(5, surf2Dread<float>(s, 2 * sizeof(float), 1));
    surf2Dwrite(42.0f, s, 1 * sizeof(float), 1);
    EXPECT_EQ(42, surf2Dread<float>(s, 4, 1));
    float value = 0;
    surf2Dread(&value, s, 4, 1);
    EXPECT_EQ(42, value);
    EXPECT_EQ(42, tex2D<float>(plane.texture(), 1.5f, 1.5f)) << "the texture sees it";
    cudaResourceDesc resource{};
    EXPECT_OK(cudaGetSurfaceObjectResourceDesc(&resource, s));
    EXPECT_EQ(plane.array, resource.res.array.array);
}

TEST(Surface, BoundaryModesSayWhatLiesOutside) {
    Array<int> plane({0, 1, 2, 3, 4, 5}, 3, 2, 0, cudaArraySurfaceLoadStore);
    const auto s = plane.surface();
    EXPECT_EQ(0, surf2Dread<int>(s, 12, 1, cudaBoundaryModeZero));
    EXPECT_EQ(5, surf2Dread<int>(s, 12, 1, cudaBoundaryModeClamp));
    EXPECT_EQ(3, surf2Dread<int>(s, -4, 7, cudaBoundaryModeClamp));
    surf2Dwrite(99, s, 0, 2, cudaBoundaryModeZero);
    surf2Dwrite(77, s, 400, -1, cudaBoundaryModeClamp);
    EXPECT_EQ(77, surf2Dread<int>(s, 8, 0));
    EXPECT_EQ(3, surf2Dread<int>(s, 0, 1));
}

TEST(Surface, HasAllShapes) {
    Array<uchar4> line(std::vector<uchar4>(4), 4, 0, 0, cudaArraySurfaceLoadStore);
    surf1Dwrite(uchar4{1, 2, 3, 4}, line.surface(), 8);
    EXPECT_EQ(3, surf1Dread<uchar4>(line.surface(), 8).z);
    Array<float> volume(counting(24), 4, 3, 2, cudaArraySurfaceLoadStore);
    EXPECT_EQ(12 + 8 + 1, surf3Dread<float>(volume.surface(), 4, 2, 1));
    surf3Dwrite(-1.0f, volume.surface(), 0, 0, 1);
    EXPECT_EQ(-1, surf3Dread<float>(volume.surface(), 0, 0, 1));
    Array<float> lines(counting(6), 2, 0, 3, cudaArrayLayered | cudaArraySurfaceLoadStore);
    surf1DLayeredwrite(8.0f, lines.surface(), 4, 2);
    EXPECT_EQ(8, surf1DLayeredread<float>(lines.surface(), 4, 2));
    Array<float> planes(counting(12), 2, 2, 3, cudaArrayLayered | cudaArraySurfaceLoadStore);
    surf2DLayeredwrite(9.0f, planes.surface(), 0, 1, 2);
    EXPECT_EQ(9, surf2DLayeredread<float>(planes.surface(), 0, 1, 2));
    Array<float> cube(counting(6), 1, 1, 6, cudaArrayCubemap | cudaArraySurfaceLoadStore);
    surfCubemapwrite(5.5f, cube.surface(), 0, 0, 3);
    EXPECT_EQ(5.5f, surfCubemapread<float>(cube.surface(), 0, 0, 3));
    Array<float4> wide(std::vector<float4>(2), 2, 1, 0, cudaArraySurfaceLoadStore);
    surf2Dwrite(make_float4(1, 2, 3, 4), wide.surface(), 16, 0);
    EXPECT_EQ(4, surf2Dread<float>(wide.surface(), 28, 0)) << "an access may be narrower";
}

TEST(Surface, NeedsAnArrayMadeForIt) {
    Array<float> array(counting(4), 4);
    const cudaResourceDesc resource = resource_of(array.array);
    cudaSurfaceObject_t object = 0;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaCreateSurfaceObject(&object, &resource));
    cudaResourceDesc memory{};
    memory.resType = cudaResourceTypeLinear;
    EXPECT_FAILS(cudaErrorInvalidValue, cudaCreateSurfaceObject(&object, &memory));
}

// ---- mistakes that a GPU would not tell

TEST(TextureDeathTest, AFetchThatDoesNotFitItsObjectIsTold) {
    Array<float> plane(counting(4), 2, 2, 0, cudaArraySurfaceLoadStore);
    const auto t = plane.texture();
    const auto s = plane.surface();
    EXPECT_DEATH(tex1D<float>(t, 0.5f), "tex1D .*reads a 1-D array, the object is of a 2-D array");
    EXPECT_DEATH(tex2D<float>(s, 0.5f, 0.5f), "that is a surface object");
    EXPECT_DEATH(tex2D<float>(77, 0.5f, 0.5f), "that is no texture object");
    EXPECT_DEATH(tex2Dgather<float4>(t, 0.5f, 0.5f), "made without cudaArrayTextureGather");
    EXPECT_DEATH(surf2Dread<float>(s, 3, 0), "x = 3 is no multiple of 4: it counts bytes");
    EXPECT_DEATH(surf2Dread<float>(s, 8, 0), "x = 8, y = 0, z = 0 is outside of the surface");
    Array<uchar4> bytes({{1, 2, 3, 4}}, 1);
    const auto b = bytes.texture();
    EXPECT_DEATH(tex1D<float4>(b, 0.5f), "cudaReadModeNormalizedFloat makes them float");
}

TEST(TextureReset, EndsArraysAndObjects) {
    const auto format = cudaCreateChannelDesc<float>();
    cudaArray_t array = nullptr;
    ASSERT_OK(cudaMallocArray(&array, &format, 4, 4));
    const cudaResourceDesc resource = resource_of(array);
    const cudaTextureDesc description{};
    cudaTextureObject_t object = 0;
    ASSERT_OK(cudaCreateTextureObject(&object, &resource, &description, nullptr));
    EXPECT_OK(cudaDeviceReset());
    EXPECT_FAILS(cudaErrorInvalidValue, cudaDestroyTextureObject(object));
    EXPECT_FAILS(cudaErrorInvalidValue, cudaFreeArray(array));
}

}  // namespace
